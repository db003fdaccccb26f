import { describe, expect, it } from 'vitest';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import { completeDuty } from '../../../domain/obligation/complete.ts';
import { officeWakeOf, reportOverdue } from '../../../domain/obligation/office.ts';
import { planEntryOf } from '../../../domain/records/visits.ts';
import { resumeService, suspendService } from '../../../domain/stay/suspension.ts';
import { approveSchedule, markVisit, type Visits } from '../../../domain/stay/visits.ts';
import {
  admitted,
  applicationId,
  chosen,
  filed,
  granted,
  offered,
  registered,
  stayEnded,
  vacated,
} from '../../support/facts.ts';
import { calendar, given, statesAfter } from '../../support/given.ts';

const by = { role: 'organization', id: 'org-1' } as const;
const order = { number: '20', date: '2025-04-14' };
const noon = (day: string) => `${day}T07:00:00.000Z`;
const services = ['social-household' as const];
const schedule = { order, from: '2025-04-17', weekdays: ['monday' as const, 'thursday' as const], services };

/** Served at home since Monday, 14 April 2025. */
const served = (): Fact[] => [
  registered({ setting: 'home' }),
  filed({ setting: 'home' }),
  granted(),
  chosen(),
  vacated(),
  offered({ sets: [] }),
  admitted(),
];

/** What the store would know of the visits after these facts. */
const knownOf = (facts: readonly Fact[]): Visits => ({
  plan: facts.flatMap((fact) => planEntryOf(fact) ?? []),
  marked: new Set(facts.flatMap((fact) => (fact.type === 'VisitMarked' ? [fact.on] : []))),
});

const approve = (facts: Fact[], change: object = {}, on = '2025-04-14') =>
  given(...facts).when(
    noon(on),
    (application, context) => approveSchedule(application, { ...schedule, ...change }, knownOf(facts), context),
    by,
  );
const mark = (facts: Fact[], on: string, today = on) =>
  given(...facts).when(
    noon(today),
    (application, context) => markVisit(application, { on, services }, knownOf(facts), context),
    by,
  );
const visited = (facts: Fact[], on: string, today = on): Fact[] => [...facts, ...mark(facts, on, today).facts()];
const scheduled = (): Fact[] => [...served(), ...approve(served()).facts()];
const owed = (facts: Fact[]) =>
  statesAfter(facts).application.duties.flatMap(({ kind, due }) => (kind === 'mark-visit' ? [due] : []));
const suspended = (facts: Fact[], from: string): Fact[] => {
  const { application } = statesAfter(facts);
  const context = { now: noon(from), by, calendar };
  return [...facts, ...suspendService(application, { order: { number: '21', date: from }, from }, context)];
};
const resumed = (facts: Fact[], on: string): Fact[] => {
  const { application } = statesAfter(facts);
  const context = { now: noon(on), by, calendar };
  return [...facts, ...resumeService(application, { order: { number: '22', date: on }, on }, context, knownOf(facts))];
};

describe('a schedule of visits', () => {
  it('HOM-1 · the head approves it by an order, and the mark of its first visit is owed on that day', () => {
    const [fact] = approve(served()).facts() as [FactOf<'VisitScheduleApproved'>];
    expect(fact).toStrictEqual({
      type: 'VisitScheduleApproved',
      applicationId,
      organizationId: 'org-1',
      stayId: 'stay-1',
      at: noon('2025-04-14'),
      by,
      norm: 'HOM-1',
      source: expect.stringContaining('263/3 cl.19-2'),
      ...schedule,
      sets: [
        {
          kind: 'mark-visit',
          owner: by,
          due: '2025-04-17',
          norm: 'HOM-1',
          source: expect.stringContaining('263/3 cl.19-2'),
        },
      ],
    });
  });

  it('HOM-1 · is of service at home alone', () => {
    const inpatient = [registered(), filed(), granted(), chosen(), vacated(), offered(), admitted()];
    approve(inpatient).thenRefused({ code: 'visits-not-in-setting', norm: 'HOM-1' });
    mark(inpatient, '2025-04-15').thenRefused({ code: 'visits-not-in-setting', norm: 'HOM-1' });
  });

  it.each([
    [
      'from a day before its order',
      { from: '2025-04-15', order: { number: '1', date: '2025-04-16' } },
      'schedule-before-order',
    ],
    ['from before the service', { from: '2025-04-13' }, 'schedule-before-admission'],
    ['that ends before it begins', { until: '2025-04-16' }, 'schedule-ends-before-it-begins'],
    ['with a day before its first', { dates: ['2025-04-16'] }, 'schedule-dates-outside'],
    ['with a day behind its last', { until: '2025-04-30', dates: ['2025-05-01'] }, 'schedule-dates-outside'],
    ['with a day more than a year ahead', { dates: ['2026-04-18'] }, 'schedule-dates-outside'],
    ['by an order to come', { order: { number: '1', date: '2025-04-17' } }, 'order-in-the-future'],
    ['by an order of before the admission', { order: { number: '1', date: '2025-04-13' } }, 'order-before-admission'],
  ])('HOM-1 · one %s is refused', (_, change, code) => {
    approve(served(), change, '2025-04-16').thenRefused({ code });
  });

  it('HOM-1 · another takes its place; a mark that is missing since before is owed all the same', () => {
    const facts = scheduled();
    const change = { from: '2025-04-22', weekdays: ['wednesday'], order: { number: '30', date: '2025-04-16' } };
    expect(owed([...facts, ...approve(facts, change, '2025-04-16').facts()])).toStrictEqual(['2025-04-17']);
    const before = { ...change, from: '2025-04-16' };
    expect(owed([...facts, ...approve(facts, before, '2025-04-16').facts()])).toStrictEqual(['2025-04-16']);
    // One that names no day to come leaves nothing to be marked.
    const empty = { ...before, weekdays: undefined, dates: ['2025-04-16'], until: '2025-04-16' };
    const marked = visited(facts, '2025-04-16');
    expect(owed([...marked, ...approve(marked, empty, '2025-04-16').facts()])).toStrictEqual([]);
  });
});

describe('a mark in the record of services', () => {
  it('HOM-1 · of the day that is due fulfils that, and the next is due', () => {
    const [fact] = mark(scheduled(), '2025-04-17').facts();
    expect(fact).toMatchObject({ type: 'VisitMarked', on: '2025-04-17', services, closes: ['mark-visit'] });
    expect(owed(visited(scheduled(), '2025-04-17'))).toStrictEqual(['2025-04-21']);
  });

  it('HOM-1 · of another day fulfils nothing: what is missing stays so, and what was marked meanwhile is not asked for', () => {
    let facts = visited(scheduled(), '2025-04-21');
    expect(owed(facts)).toStrictEqual(['2025-04-17']);
    facts = visited(facts, '2025-04-22');
    expect(owed(facts)).toStrictEqual(['2025-04-17']);
    // Entered later than it was, it is of its day.
    expect(owed(visited(facts, '2025-04-17', '2025-04-23'))).toStrictEqual(['2025-04-24']);
  });

  it('HOM-1 · is taken without a schedule, and twice of one day: a correction is a mark more', () => {
    const facts = visited(visited(served(), '2025-04-15'), '2025-04-15', '2025-04-16');
    expect(facts.filter(({ type }) => type === 'VisitMarked')).toHaveLength(2);
    expect(owed(facts)).toStrictEqual([]);
  });

  it('HOM-1 · of a day that has not come, or was before the service, is refused', () => {
    mark(scheduled(), '2025-04-18', '2025-04-17').thenRefused({ code: 'visit-in-the-future', norm: 'HOM-1' });
    mark(scheduled(), '2025-04-13', '2025-04-17').thenRefused({ code: 'visit-before-admission', norm: 'HOM-1' });
  });

  it('HOM-1, SUS-1 · of a day of a suspension is refused, also when that is over; no mark is owed of such a day', () => {
    const away = suspended(scheduled(), '2025-04-16');
    expect(owed(away)).toStrictEqual([]);
    mark(away, '2025-04-17').thenRefused({ code: 'visit-while-suspended', norm: 'HOM-1' });
    const back = resumed(away, '2025-04-22');
    expect(owed(back)).toStrictEqual(['2025-04-24']);
    mark(back, '2025-04-21', '2025-04-23').thenRefused({ code: 'visit-while-suspended', norm: 'HOM-1' });
    mark(back, '2025-04-22').facts();
  });

  it('HOM-1, SUS-1 · one that is missing since before a suspension is owed through it, and closed the next comes after', () => {
    const away = suspended(scheduled(), '2025-04-18');
    expect(owed(away)).toStrictEqual(['2025-04-17']);
    expect(owed(visited(away, '2025-04-17', '2025-04-19'))).toStrictEqual([]);
    const back = resumed(away, '2025-04-25');
    expect(owed(back)).toStrictEqual(['2025-04-17']);
    expect(owed(visited(back, '2025-04-17', '2025-04-25'))).toStrictEqual(['2025-04-28']);
  });

  it('HOM-1, END-5 · the last days of a service are marked after its end, the days behind it are not', () => {
    const over = [...scheduled(), { ...stayEnded(), date: '2025-04-18', voids: ['mark-visit' as const] }];
    expect(owed(over)).toStrictEqual([]);
    expect(owed(visited(over, '2025-04-17', '2025-04-22'))).toStrictEqual([]);
    mark(over, '2025-04-21', '2025-04-22').thenRefused({ code: 'visit-after-ending', norm: 'HOM-1' });
  });
});

describe('a mark that is missing', () => {
  it('HOM-1, MON-3 · is told of when its day is over, and nobody is reminded of each visit', () => {
    const { application } = statesAfter(scheduled());
    const duty = application.duties.find(({ kind }) => kind === 'mark-visit');
    if (!duty) throw new Error('No mark is owed.');
    expect(officeWakeOf(duty, { now: noon('2025-04-14'), calendar })).toStrictEqual({
      rule: 'report-overdue',
      at: '2025-04-17T19:00:00.000Z',
    });
    const tell = (now: string) => reportOverdue(application, duty.id, { now, by, calendar }).map(({ type }) => type);
    expect(tell('2025-04-17T18:59:59.000Z')).toStrictEqual([]);
    expect(tell('2025-04-17T19:00:00.000Z')).toStrictEqual(['ObligationOverdue']);
  });

  it('HOM-1 · the organization may tell why there is none: the day stays without, and the next is due', () => {
    const facts = scheduled();
    const { application } = statesAfter(facts);
    const id = application.duties.find(({ kind }) => kind === 'mark-visit')?.id ?? '';
    const done = completeDuty(application, id, {}, { now: noon('2025-04-19'), by, calendar }, knownOf(facts));
    expect(done).toMatchObject([{ type: 'ObligationDone', kind: 'mark-visit', closes: ['mark-visit'] }]);
    expect(owed([...facts, ...done])).toStrictEqual(['2025-04-21']);
  });
});
