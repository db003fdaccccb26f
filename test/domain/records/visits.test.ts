import { describe, expect, it } from 'vitest';
import { isSuspendedOn, nextUnmarked, type PlanEntry, plannedOn, recordOf } from '../../../domain/records/visits.ts';

/** 7 April 2025 is a Monday. */
const weekly = (change: object = {}): PlanEntry => ({
  kind: 'schedule',
  from: '2025-04-07',
  weekdays: ['monday', 'thursday'],
  services: ['social-household'],
  ...change,
});
const none = new Set<string>();

const daysOf = (plan: PlanEntry[], month = '2025-04') =>
  recordOf({ plan, marks: [] }, month, { since: '2025-01-01' }, '2025-01-01').map(({ on }) => on.slice(-2));

describe('the days of visits', () => {
  it('HOM-1 · are the schedule’s days of the week and its single days, from its first to its last', () => {
    expect(daysOf([weekly({ until: '2025-04-17', dates: ['2025-04-12', '2025-04-20'] })])).toStrictEqual([
      '07',
      '10',
      '12',
      '14',
      '17',
    ]);
  });

  it('HOM-1 · of two schedules that hold the one approved last, also when it has ended before', () => {
    const second = weekly({ from: '2025-04-15', until: '2025-04-18', weekdays: ['friday'] });
    expect(daysOf([weekly(), second])).toStrictEqual(['07', '10', '14', '18']);
  });

  it('HOM-1, SUS-1 · are none while the service is suspended; on the day it resumes they go on', () => {
    const plan: PlanEntry[] = [weekly(), { kind: 'suspended', from: '2025-04-10' }];
    expect(daysOf(plan)).toStrictEqual(['07']);
    const resumed: PlanEntry[] = [...plan, { kind: 'resumed', on: '2025-04-21' }];
    expect(daysOf(resumed)).toStrictEqual(['07', '21', '24', '28']);
    const on = (day: string) => isSuspendedOn(resumed, day);
    expect(['2025-04-09', '2025-04-10', '2025-04-20', '2025-04-21'].map(on)).toStrictEqual([false, true, true, false]);
  });

  it('HOM-1 · the next without a mark is found behind marks, behind a gap, and in a schedule far ahead', () => {
    expect(nextUnmarked([weekly()], none, '2025-04-08')).toBe('2025-04-10');
    expect(nextUnmarked([weekly()], new Set(['2025-04-10', '2025-04-14']), '2025-04-08')).toBe('2025-04-17');
    const far = [weekly({ until: '2025-04-10' }), weekly({ from: '2027-02-01' })];
    expect(nextUnmarked(far, none, '2025-04-11')).toBe('2027-02-01');
    expect(nextUnmarked([weekly({ until: '2025-04-10' })], none, '2025-04-11')).toBeUndefined();
    expect(nextUnmarked([], none, '2025-04-11')).toBeUndefined();
    // Two years of marks, each in its day: the next is the first behind them.
    const marked = new Set<string>();
    for (let day = nextUnmarked([weekly()], marked, '2025-04-07'); day && marked.size < 200; ) {
      marked.add(day);
      day = nextUnmarked([weekly()], marked, '2025-04-07');
    }
    expect(nextUnmarked([weekly()], marked, '2025-04-07')).toBe('2027-03-08');
  });

  it('HOM-1 · a schedule of single days is of these alone', () => {
    const plan = [weekly({ weekdays: undefined, dates: ['2025-04-09', '2025-05-01'] })];
    expect([plannedOn(plan, '2025-04-09') !== undefined, plannedOn(plan, '2025-04-14')]).toStrictEqual([
      true,
      undefined,
    ]);
    expect(nextUnmarked(plan, none, '2025-04-10')).toBe('2025-05-01');
  });
});

describe('the record of services', () => {
  const mark = { services: ['social-household'] as const, factId: 'app-1.9' };

  it('HOM-1 · has each day that was planned or marked; one that has passed without a mark is missing', () => {
    const marks = [
      { ...mark, on: '2025-04-07', enteredOn: '2025-04-07' },
      { ...mark, on: '2025-04-07', enteredOn: '2025-04-09' },
      { ...mark, on: '2025-04-08', enteredOn: '2025-04-08' },
    ];
    const days = recordOf({ plan: [weekly()], marks }, '2025-04', { since: '2025-04-01' }, '2025-04-17');
    expect(days.map(({ on, planned, missing, marks: { length } }) => [on, !!planned, !!missing, length])).toStrictEqual(
      [
        ['2025-04-07', true, false, 2],
        ['2025-04-08', false, false, 1],
        ['2025-04-10', true, true, 0],
        ['2025-04-14', true, true, 0],
        // Today has not passed.
        ['2025-04-17', true, false, 0],
        ['2025-04-21', true, false, 0],
        ['2025-04-24', true, false, 0],
        ['2025-04-28', true, false, 0],
      ],
    );
  });

  it('HOM-1 · nothing is planned before the service and after it', () => {
    const served = { since: '2025-04-10', until: '2025-04-20' };
    const days = recordOf({ plan: [weekly()], marks: [] }, '2025-04', served, '2025-04-30');
    expect(days.map(({ on }) => on)).toStrictEqual(['2025-04-10', '2025-04-14', '2025-04-17']);
  });
});
