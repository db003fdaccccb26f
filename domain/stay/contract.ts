import type { Application, Stay } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { ExtensionGround, Fact, Order } from '../fact.ts';
import { cite } from '../law/amendments.ts';
import { groundOf } from '../law/clauses.ts';
import { dueDate, type TermName, termOn } from '../law/law.ts';
import * as policies from '../law/policies.ts';
import { addDays, daysBetween, type LegalDate, legalDateOf } from '../law/time.ts';
import { AgainstNorm, type Ground } from '../refusal.ts';
import { reviewChange } from './duties.ts';
import { assertOrdered, serviceOf, toldOf } from './service.ts';

export type ExtendStay = { ground: ExtensionGround; until: LegalDate; order: Order };

/** How far a ground moves the last day at most. A criminal case runs as long as it runs: the text has no number. */
const terms: Record<Exclude<ExtensionGround, 'criminal-case'>, TermName> = {
  hospital: 'extensionInHospital',
  'duties-unfulfilled': 'extensionForDuties',
};

/**
 * The latest last day that a ground allows: its longest extension counted from the present last day, less the days that
 * the same ground has moved it already.
 */
const latestFor = (ground: keyof typeof terms, lastDay: LegalDate, stay: Stay, context: Context) => {
  const term = termOn(terms[ground], 'temporary-stay', legalDateOf(context.now));
  const used = (stay.extensions ?? [])
    .filter((extension) => extension.ground === ground)
    .reduce((days, { from, until }) => days + daysBetween(from, until), 0);
  const ofTerm = { norm: term.norm, source: cite(term.source, legalDateOf(context.now)) };
  return { until: dueDate(context.calendar, addDays(lastDay, -used), term), ground: ofTerm };
};

/**
 * What allows an extension, once it fits: the term of its ground; while a criminal case runs the norm itself, as often as
 * needed, for a year ahead each time.
 */
const allowed = (
  { ground, until }: ExtendStay,
  lastDay: LegalDate,
  stay: Stay,
  norm: Ground,
  context: Context,
): Ground => {
  if (ground === 'criminal-case') {
    const latest = dueDate(context.calendar, legalDateOf(context.now), policies.criminalCaseReview);
    if (until > latest)
      throw new AgainstNorm(
        'extension-beyond-review',
        `Until ${latest} at the latest; then the contract is extended again.`,
        { norm: norm.norm, source: 'policy' },
        { latest },
      );
    return norm;
  }
  const latest = latestFor(ground, lastDay, stay, context);
  if (until > latest.until)
    throw new AgainstNorm(
      'extension-too-long',
      `On this ground the stay ends on ${latest.until} at the latest.`,
      latest.ground,
      { latest: latest.until },
    );
  return latest.ground;
};

const lastDayOf = (state: Application, { until: lastDay }: Stay, until: LegalDate, ground: Ground): LegalDate => {
  if (state.setting !== 'temporary-stay' || !lastDay)
    throw new AgainstNorm('extension-not-in-setting', 'Only a contract of temporary stay is extended.', ground, {
      setting: state.setting,
    });
  if (until <= lastDay)
    throw new AgainstNorm('extension-not-later', `The last day is ${lastDay} already.`, ground, { until: lastDay });
  return lastDay;
};

/**
 * TMP-7: a contract of temporary stay is extended: while the recipient is in hospital, of trafficking victims while the
 * criminal case runs, and while the organization's own duties are unfulfilled; each ground within its bound in all.
 * @throws WrongState `not-in-service` · AgainstNorm `extension-not-in-setting`, `order-in-the-future`,
 *   `order-before-admission`, `not-a-trafficking-case`, `extension-not-later`, `extension-too-long`,
 *   `extension-beyond-review`
 */
export const extendStay = (state: Application, command: ExtendStay, context: Context): Fact[] => {
  const { ground, until, order } = command;
  const norm = groundOf('TMP-7', legalDateOf(context.now));
  const service = serviceOf(state, norm);
  const { stay, organizationId } = service;
  const lastDay = lastDayOf(state, stay, until, norm);
  assertOrdered(order, stay, state.setting, context);
  if (ground === 'criminal-case' && state.category !== 'trafficking-victim')
    throw new AgainstNorm(
      'not-a-trafficking-case',
      'While a criminal case runs the contract of victims of human trafficking is extended, and no other.',
      norm,
    );
  const cited = allowed(command, lastDay, stay, norm, context);
  return [
    {
      type: 'StayExtended',
      ...toldOf(service, context),
      ...cited,
      ground,
      until,
      order,
      ...reviewChange(state, { ...stay, until }, { organizationId, from: order.date }, context),
    },
  ];
};
