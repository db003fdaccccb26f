import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { LawEditionMissing } from '../../../domain/law/law.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { Refusal } from '../../../domain/refusal.ts';
import { extendStay } from '../../../domain/stay/contract.ts';
import { dischargeRecipient } from '../../../domain/stay/discharge.ts';
import { beginLeave, endLeave } from '../../../domain/stay/leave.ts';
import { beginPaidStay } from '../../../domain/stay/paid.ts';
import { beginSupportedLiving, endSupportedLiving } from '../../../domain/stay/supported-living.ts';
import { resumeService, suspendService } from '../../../domain/stay/suspension.ts';
import { transferRecipient } from '../../../domain/stay/transfer.ts';
import { published, publishedAs } from '../../../events/catalogue.ts';
import { calendar, statesAfter } from '../../support/given.ts';
import { contractIn, house, ids, orderOf, stayIn } from './stays.ts';
import {
  authority,
  type Case,
  elsewhere,
  inpatient,
  now,
  openQueue,
  post,
  receiver,
  semiInpatient,
  temporary,
  today,
} from './transfers.ts';

const last = '2999-12-31';
const first = '1900-01-01';

/** Every date that the facts hold, wherever. */
const datesIn = (facts: readonly Fact[]): string[] => JSON.stringify(facts).match(/\b\d{4,}-\d{2}-\d{2}\b/g) ?? [];

/** `told`: facts that can be published, with no date beyond the last; otherwise the refusal's code. */
const outcomeOf = (run: () => Fact[]): string => {
  try {
    const facts = run();
    for (const fact of facts) published[publishedAs(fact.type)].parse({ ...fact, eventId: 'e-1' });
    expect(datesIn(facts).filter((date) => date > last)).toStrictEqual([]);
    return 'told';
  } catch (error) {
    if (error instanceof Refusal || error instanceof LawEditionMissing) return error.code;
    throw error;
  }
};

type Act = (day: string, state: Application, context: Context, organization: Organization) => Fact[];

const order = orderOf(today);
const withUnit = () => stayIn('inpatient', { organization: { details: { supportedLivingPlaces: 6 } } });
const ofTrafficking = () => contractIn('trafficking-victim', '2025-10-09');
const evolved = (facts: readonly Fact[], act: Act): Fact[] => {
  const { application, organization } = statesAfter(facts);
  return [...facts, ...act(today, application, { now, by: house, calendar }, organization)];
};
const leave: Act = (from, state, context) => beginLeave(state, { from, order }, context);
const suspend: Act = (from, state, context) => suspendService(state, { from, order }, context);
const onLeave = () => evolved(stayIn('inpatient'), leave);
const planned = () =>
  evolved(stayIn('inpatient'), (_, state, context) => leave('2025-06-20', state, context, {} as Organization));
const suspended = () => evolved(stayIn('home'), suspend);
const inUnit = () =>
  evolved(withUnit(), (_, state, context, organization) =>
    beginSupportedLiving(state, organization, { order, assessment: { on: today, fullyDependent: false } }, context),
  );

/** The acts of a stay with one day of their body in the place of a usual one. */
const acts: Record<string, [() => readonly Fact[], Act]> = {
  'leave from': [() => stayIn('inpatient'), leave],
  'leave until': [
    () => stayIn('inpatient'),
    (until, state, context) => beginLeave(state, { from: today, until, order }, context),
  ],
  'leave order': [
    () => stayIn('inpatient'),
    (day, state, context) => beginLeave(state, { from: today, order: orderOf(day) }, context),
  ],
  'rehabilitation from': [
    () => stayIn('inpatient'),
    (from, state, context) => beginLeave(state, { from, order, reason: 'rehabilitation' }, context),
  ],
  'return on': [onLeave, (on, state, context) => endLeave(state, { on, order }, context)],
  'return order': [onLeave, (day, state, context) => endLeave(state, { on: today, order: orderOf(day) }, context)],
  'taking a leave back on': [planned, (on, state, context) => endLeave(state, { on, order }, context)],
  'suspension from': [() => stayIn('home'), suspend],
  'suspension order': [
    () => stayIn('home'),
    (day, state, context) => suspendService(state, { from: today, order: orderOf(day) }, context),
  ],
  'resumption on': [suspended, (on, state, context) => resumeService(state, { on, order }, context)],
  'resumption order': [
    suspended,
    (day, state, context) => resumeService(state, { on: today, order: orderOf(day) }, context),
  ],
  'resumption card': [
    suspended,
    (issuedOn, state, context) =>
      resumeService(state, { on: today, order, medicalCard: { issuedOn, contraindicated: false } }, context),
  ],
  ...Object.fromEntries(
    (['hospital', 'criminal-case', 'duties-unfulfilled'] as const).flatMap(
      (ground): [string, [() => readonly Fact[], Act]][] => [
        [
          `extension for ${ground} until`,
          [ofTrafficking, (until, state, context) => extendStay(state, { ground, until, order }, context)],
        ],
        [
          `extension for ${ground} order`,
          [
            ofTrafficking,
            (day, state, context) => extendStay(state, { ground, until: '2025-10-10', order: orderOf(day) }, context),
          ],
        ],
      ],
    ),
  ),
  'supported living order': [
    withUnit,
    (day, state, context, organization) =>
      beginSupportedLiving(
        state,
        organization,
        { order: orderOf(day), assessment: { on: today, fullyDependent: false } },
        context,
      ),
  ],
  'supported living assessment': [
    withUnit,
    (on, state, context, organization) =>
      beginSupportedLiving(state, organization, { order, assessment: { on, fullyDependent: false } }, context),
  ],
  'supported living end order': [
    inUnit,
    (day, state, context) => endSupportedLiving(state, { order: orderOf(day) }, context),
  ],
  'discharge date': [
    () => stayIn('inpatient'),
    (date, state, context) => dischargeRecipient(state, { ground: 'request', date, order }, context),
  ],
  'discharge order': [
    () => stayIn('inpatient'),
    (day, state, context) =>
      dischargeRecipient(state, { ground: 'request', date: today, order: orderOf(day) }, context),
  ],
  'discharge absentSince': [
    () => stayIn('inpatient'),
    (absentSince, state, context) =>
      dischargeRecipient(
        state,
        { ground: 'absent-without-leave', date: today, order, circumstances: { absentSince } },
        context,
      ),
  ],
};

const table = Object.entries(acts).flatMap(([name, [facts, act]]) =>
  [first, last].map((day) => ({ name, day, facts, act })),
);

describe('END-7 · no date of a body makes a fact that cannot be told', () => {
  test.each(table)('END-7 · $name of $day', ({ day, facts, act }) => {
    const { application, organization } = statesAfter(facts());
    const at = (on: string) => outcomeOf(() => act(on, application, { now, by: house, calendar }, organization));
    expect(at(day)).toMatch(/^(told$|[a-z]+-)/);
  });

  test('END-7 · what is far ahead is refused, wherever a day to come would be kept', () => {
    const kept = table.filter(({ day }) => day === last);
    for (const { day, facts, act } of kept) {
      const { application, organization } = statesAfter(facts());
      expect(outcomeOf(() => act(day, application, { now, by: house, calendar }, organization))).not.toBe('told');
    }
  });

  const posts: Record<string, () => readonly [Case, Context['by']]> = {
    'a transfer at once': () => [inpatient({ address: { region: 'R1', locality: 'L2', line: '1' } }), house],
    'a request between regions': () => [inpatient(elsewhere), house],
    'a request in a locality': () => [semiInpatient(), house],
    'a request of temporary stay': () => [temporary(), house],
    'the first agreement': () => [post(inpatient(), house), authority('R1')],
    'the last agreement': () => [post(post(inpatient(), house), authority('R1')), authority('R2')],
    'the authority’s agreement': () => [post(semiInpatient(), house), authority('R1')],
    'the receiving organization’s agreement': () => [post(temporary(), house), receiver],
  };

  test.each(Object.entries(posts).flatMap(([name, post]) => [first, last].map((day) => ({ name, day, post }))))(
    'TRA-1 · $name of $day',
    ({ day, post }) => {
      const [of, by] = post();
      const { application, organization } = statesAfter(of.facts);
      const move = { from: organization, to: of.to, toQueue: openQueue };
      const context = { now, by, calendar };
      for (const command of [
        { order, date: day },
        { order, date: today, requestedOn: day },
        { order: orderOf(day), date: today },
      ])
        expect(outcomeOf(() => transferRecipient(application, move, command, context))).toMatch(/^(told$|[a-z]+-)/);
    },
  );

  test.each([first, last])('ADM-6 · a paid stay with %s in one place of its body', (day) => {
    const { organization } = statesAfter(stayIn('inpatient'));
    const command = {
      ...ids,
      setting: 'inpatient',
      category: 'elderly',
      personId: 'p-1',
      departmentId: 'dep-1',
      regionId: 'R1',
      birthDate: '1950-01-01',
      contract: { number: '1', date: today },
      order,
    } as const;
    const changes = [{ until: day }, { order: orderOf(day) }, { contract: { number: '1', date: day } }];
    for (const change of changes) {
      const run = () =>
        beginPaidStay({ ...command, ...change }, { organization, ...openQueue }, { now, by: house, calendar });
      expect(outcomeOf(run)).toMatch(/^(told$|[a-z]+-)/);
    }
  });
});
