import type { Application, Stay } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact, Order } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { limitIfAny } from '../law/law.ts';
import { addDays, type LegalDate, legalDateOf } from '../law/time.ts';
import { everyDuty } from '../obligation/duty.ts';
import { assertOutcome, type Outcome } from '../records/outcomes.ts';
import { AgainstNorm, type Ground } from '../refusal.ts';
import { isChild, type Setting } from '../vocabulary.ts';
import { endingGroundOf } from './grounds.ts';
import { assertOrdered, hereSince, serviceOf, toldOf } from './service.ts';

/** What the head's order says of the ground. What it does not say here it answers for itself. */
export type Circumstances = {
  /** How many times the rules were broken. */
  breaches?: number;
  /** The day the recipient went away without leave. */
  absentSince?: LegalDate;
  /** Witnesses have confirmed it in writing. */
  witnessStatements?: boolean;
  /** There is somewhere to live, and something to live on. */
  housing?: boolean;
  means?: boolean;
  /** A medical organization says that health allows work without another's help. */
  improvement?: boolean;
  /** An orphan, or without parental care. */
  orphan?: boolean;
};

export type Discharge = {
  ground: string;
  date: LegalDate;
  order: Order;
  /** What the stay led to, where the organization tells it (STA-1). */
  outcome?: Outcome;
  circumstances?: Circumstances;
};

/** An ending as it is judged: its ground with the clause cited on the day it is told. */
type Ending = {
  state: Application;
  stay: Stay;
  ground: string;
  date: LegalDate;
  said: Circumstances;
  cited: Ground & { norm: string };
};

const assertDay = ({ stay, date, cited }: Ending, today: LegalDate): void => {
  if (date > today)
    throw new AgainstNorm('ending-in-the-future', 'A stay ends on a day that has come.', cited, { date });
  const since = hereSince(stay);
  if (date < since)
    throw new AgainstNorm('ending-before-admission', `The recipient has been here since ${since}.`, cited, { since });
};

/**
 * END-2, INP-AGE: exclusion is of the elderly and persons with disability; only children come of age, on a known day, and
 * orphans and those without care stay.
 */
const assertConcerned = ({ state, ground, date, said, cited }: Ending): void => {
  const { category, adultOn } = state;
  const concerned =
    cited.norm === 'END-2'
      ? category === 'elderly' || category === 'persons-with-disability'
      : ground !== 'majority' || isChild(category);
  if (!concerned)
    throw new AgainstNorm('ground-not-for-category', `“${ground}” is no ground of ending for this category.`, cited, {
      ground,
      category,
    });
  if (ground !== 'majority') return;
  if (adultOn && date < adultOn)
    throw new AgainstNorm('not-of-age', `The recipient comes of age on ${adultOn}.`, cited, { adultOn });
  if (said.orphan)
    throw new AgainstNorm(
      'orphan-stays',
      'Orphans and children without parental care are not discharged on coming of age.',
      groundOf('INP-AGE', date),
    );
};

/** END-2, END-4, END-6: more breaches than the number, a longer absence than the days; a leave is none. */
const assertEnough = ({ state, stay, ground, date, said, cited }: Ending): void => {
  const breaches = limitIfAny('breaches', state.setting, date);
  if (ground === 'rules-broken' && breaches && said.breaches !== undefined && said.breaches <= breaches.value)
    throw new AgainstNorm(
      'too-few-breaches',
      `The rules must have been broken more than ${breaches.value} times; ${said.breaches} are stated.`,
      cited,
      { breaches: said.breaches, limit: breaches.value },
    );
  const absence = limitIfAny('absence', state.setting, date);
  const since = [said.absentSince, stay.leave?.until]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  if (ground !== 'absent-without-leave' || !absence || !since) return;
  const earliest = addDays(since, absence.value + 1);
  if (date < earliest)
    throw new AgainstNorm(
      'absence-too-short',
      `The absence must have lasted more than ${absence.value} days: the stay can end for it from ${earliest}.`,
      cited,
      { earliest, days: absence.value },
    );
};

const witnessed: Partial<Record<Setting, readonly string[]>> = {
  home: ['insult'],
  'temporary-stay': ['rules-broken', 'absent-without-leave'],
};

/** END-5, END-6: what witnesses must have confirmed in writing. */
const assertWitnessed = ({ state, ground, said, cited }: Ending): void => {
  if (said.witnessStatements === false && witnessed[state.setting]?.includes(ground))
    throw new AgainstNorm('witnesses-missing', 'It must be confirmed by the written statements of witnesses.', cited);
};

/** END-1, END-6: nobody is let go to where they cannot live. */
const assertHome = ({ state, ground, said, cited }: Ending): void => {
  const toOwnHome = ground === 'housing-found' || (ground === 'disability-lifted' && state.setting === 'inpatient');
  const needed =
    ground === 'housing-found' ? (['housing', 'means'] as const) : (['improvement', 'housing', 'means'] as const);
  const missing = needed.filter((name) => said[name] === false);
  if (toOwnHome && missing.length > 0)
    throw new AgainstNorm('no-home-to-return-to', `This ground needs besides: ${missing.join(', ')}.`, cited, {
      missing,
    });
};

/**
 * END-8: the head's order ends the stay (END-7), and its place is vacant from that moment. The ground must be one that the
 * standard knows for the setting (END-1…END-6), and what is stated of it must fit. A ground is allowed by setting alone
 * where the standard names no category: `paid-contract-broken` is the head's order's to answer for.
 * @throws WrongState `not-in-service` · AgainstNorm `ground-not-allowed`, `ending-in-the-future`,
 *   `ending-before-admission`, `order-in-the-future`, `order-before-admission`, `ground-not-for-category`, `not-of-age`,
 *   `orphan-stays`, `too-few-breaches`, `absence-too-short`, `witnesses-missing`, `no-home-to-return-to`,
 *   `outcome-not-of-setting`, `outcome-not-of-ground`
 */
export const dischargeRecipient = (state: Application, command: Discharge, context: Context): Fact[] => {
  const { ground, date, order, outcome, circumstances: said = {} } = command;
  const { setting } = state;
  const today = legalDateOf(context.now);
  const service = serviceOf(state, groundOf('END-8', today));
  const { stay } = service;
  const cited = endingGroundOf(setting, ground, today);
  const ending: Ending = { state, stay, ground, date, said, cited };
  assertDay(ending, today);
  assertOrdered(order, stay, setting, context);
  assertOutcome(setting, ground, outcome, today);
  for (const assertFits of [assertConcerned, assertEnough, assertWitnessed, assertHome]) assertFits(ending);
  return [
    {
      type: 'StayEnded',
      ...toldOf(service, context),
      ...cited,
      ground,
      ...(outcome && { outcome }),
      date,
      order,
      ...(stay.supportedLiving && { supportedLiving: true as const }),
      voids: [...everyDuty],
    },
  ];
};
