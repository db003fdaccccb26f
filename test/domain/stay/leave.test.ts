import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { completeDuty } from '../../../domain/obligation/complete.ts';
import { beginLeave, endLeave } from '../../../domain/stay/leave.ts';
import { filed, registered } from '../../support/facts.ts';
import { calendar, given, refusalOf, statesAfter } from '../../support/given.ts';
import { admitted, admittedOn, house, ids, orderOf, placesOf, reviewDuty, stayIn } from './stays.ts';

const now = '2025-06-02T05:00:00.000Z';
const today = '2025-06-02';

type Application = Parameters<typeof beginLeave>[0];
type Context = Parameters<typeof beginLeave>[2];
type Leave = Partial<Parameters<typeof beginLeave>[1]>;

const leaving =
  (leave: Leave = {}) =>
  (state: Application, context: Context) =>
    beginLeave(state, { from: today, order: orderOf(today), ...leave }, context);

const returning =
  (on = '2025-06-20', order = orderOf(on, '3')) =>
  (state: Application, context: Context) =>
    endLeave(state, { on, order }, context);

const back = '2025-06-20T05:00:00.000Z';
const onLeave = (leave: Leave = {}, stay: readonly Fact[] = stayIn('inpatient')) => [
  ...stay,
  ...given(...stay)
    .when(now, leaving(leave), house)
    .facts(),
];
const reviewsOf = (facts: readonly Fact[]) =>
  statesAfter(facts).application.duties.filter(({ kind }) => kind === 'review-stay');

describe('LEA-1 · leave from inpatient care', () => {
  test('LEA-1 · up to three months by the head’s order; the place stays taken; the return is looked after', () => {
    given(...stayIn('inpatient'))
      .when(now, leaving(), house)
      .then({
        type: 'LeaveBegan',
        ...ids,
        norm: 'LEA-1',
        source: '263/1 cl.14, 15',
        reason: 'leave',
        from: today,
        until: '2025-09-02',
        order: orderOf(today),
        sets: [reviewDuty('2025-09-02', 'LEA-1', '263/1 cl.14, 15')],
      });
    const { application, organization } = statesAfter(onLeave());
    expect(application.status).toBe('admitted');
    expect(placesOf(organization)).toStrictEqual({ free: 1, reserved: 0, residents: 1, unknownResidents: 8 });
  });

  test('LEA-1 · three months to the day are allowed, a day more is not', () => {
    const there = given(...stayIn('inpatient'));
    expect(there.when(now, leaving({ until: '2025-09-02' })).facts()).toHaveLength(1);
    const { application } = statesAfter(stayIn('inpatient'));
    const refusal = refusalOf(() => leaving({ until: '2025-09-03' })(application, { now, by: house, calendar }));
    expect(refusal).toMatchObject({
      code: 'leave-too-long',
      ground: { norm: 'LEA-1' },
      particulars: { latest: '2025-09-02' },
    });
  });

  test('LEA-2 · for further rehabilitation a year to the day is allowed, a day more is not', () => {
    const there = given(...stayIn('inpatient'));
    expect(there.when(now, leaving({ reason: 'rehabilitation', until: '2026-06-02' })).facts()).toMatchObject([
      { norm: 'LEA-2', source: '263/1 cl.17', reason: 'rehabilitation', until: '2026-06-02' },
    ]);
    there
      .when(now, leaving({ reason: 'rehabilitation', until: '2026-06-03' }))
      .thenRefused({ code: 'leave-too-long', norm: 'LEA-2' });
    expect(there.when(now, leaving({ reason: 'rehabilitation' })).facts()).toMatchObject([{ until: '2026-06-02' }]);
  });

  test('LEA-1 · a leave of one day is one; it does not end before it begins', () => {
    const there = given(...stayIn('inpatient'));
    expect(there.when(now, leaving({ until: today })).facts()).toMatchObject([{ until: today }]);
    there.when(now, leaving({ until: '2025-06-01' })).thenRefused({ code: 'leave-ends-before-it-begins' });
  });

  test('LEA-1 · it begins on the day of the admission at the earliest', () => {
    const there = given(...stayIn('inpatient'));
    expect(there.when(now, leaving({ from: admittedOn })).facts()).toHaveLength(1);
    there.when(now, leaving({ from: '2025-04-08' })).thenRefused({ code: 'leave-before-admission', norm: 'LEA-1' });
  });

  test('LEA-1 · it is entered a month ahead at most, so that it cannot begin on a day that never comes', () => {
    const there = given(...stayIn('inpatient'));
    expect(there.when(now, leaving({ from: '2025-07-02' })).facts()).toMatchObject([{ until: '2025-10-02' }]);
    const { application } = statesAfter(stayIn('inpatient'));
    for (const from of ['2025-07-03', '2999-12-31']) {
      const refusal = refusalOf(() => leaving({ from })(application, { now, by: house, calendar }));
      expect(refusal).toMatchObject({
        code: 'leave-too-far',
        ground: { norm: 'LEA-1', source: 'policy' },
        particulars: { latest: '2025-07-02' },
      });
    }
  });

  test('END-7 · its order has been given, and not before the admission', () => {
    const there = given(...stayIn('inpatient'));
    there
      .when(now, leaving({ order: orderOf('2025-06-03') }))
      .thenRefused({ code: 'order-in-the-future', norm: 'END-7' });
    there
      .when(now, leaving({ order: orderOf('2025-04-08') }))
      .thenRefused({ code: 'order-before-admission', norm: 'END-7' });
  });

  test('LEA-1 · nobody leaves twice, or before being there', () => {
    given(...onLeave())
      .when(now, leaving())
      .thenRefused({ code: 'on-leave', norm: 'LEA-1' });
    given(registered(), filed()).when(now, leaving()).thenRefused({ code: 'not-in-service', norm: 'LEA-1' });
  });

  test.each(['semi-inpatient', 'home', 'temporary-stay'] as const)('LEA-1 · %s service knows no leave', (setting) => {
    const { application } = statesAfter(stayIn(setting));
    const refusal = refusalOf(() => leaving()(application, { now, by: house, calendar }));
    expect(refusal).toMatchObject({ code: 'leave-not-in-setting', reason: 'norm', ground: { norm: 'LEA-1' } });
    expect(refusal.message.includes('SUS-1')).toBe(setting !== 'temporary-stay');
  });
});

describe('LEA-1 · the return', () => {
  test('LEA-1 · by the head’s order the recipient is back, and nothing is left to look after', () => {
    given(...onLeave())
      .when(back, returning(), house)
      .then({
        type: 'LeaveEnded',
        ...ids,
        norm: 'LEA-1',
        source: '263/1 cl.14, 15',
        on: '2025-06-20',
        order: orderOf('2025-06-20', '3'),
        closes: ['review-stay'],
      });
    const { application, organization } = given(...onLeave())
      .when(back, returning())
      .states();
    expect(application.stay?.leave).toBeUndefined();
    expect(application.duties).toStrictEqual([]);
    expect(placesOf(organization).residents).toBe(1);
    expect(
      given(...onLeave({ reason: 'rehabilitation' }))
        .when(back, returning())
        .facts(),
    ).toMatchObject([{ norm: 'LEA-2' }]);
  });

  test('LEA-1 · who comes late is back all the same', () => {
    const late = given(...onLeave({ until: '2025-06-10' })).when(back, returning());
    expect(late.facts()).toMatchObject([{ type: 'LeaveEnded', on: '2025-06-20' }]);
  });

  test('LEA-1 · it is on a day that has come, and not before the leave', () => {
    const away = given(...onLeave({ from: '2025-06-05' }));
    away
      .when(back, returning('2025-06-21', orderOf('2025-06-20')))
      .thenRefused({ code: 'return-in-the-future', norm: 'LEA-1' });
    away.when(back, returning('2025-06-04')).thenRefused({ code: 'return-before-leave', norm: 'LEA-1' });
    expect(away.when(back, returning('2025-06-05')).facts()).toHaveLength(1);
    away.when(back, returning('2025-06-20', orderOf('2025-06-21'))).thenRefused({ code: 'order-in-the-future' });
  });

  test('LEA-1 · a leave that has not begun is taken back, on any day since the admission that has come', () => {
    const planned = given(...onLeave({ from: '2025-07-01', until: '2025-07-31' }));
    const takingBack = (on: string) => planned.when(back, returning(on, orderOf('2025-06-20', '3')));
    for (const on of ['2025-06-20', '2025-06-01', admittedOn]) {
      expect(takingBack(on).facts()).toMatchObject([{ type: 'LeaveEnded', on, closes: ['review-stay'] }]);
      expect(takingBack(on).states().application.stay).not.toHaveProperty('leave');
    }
    takingBack('2025-04-08').thenRefused({ code: 'return-before-admission', norm: 'LEA-1' });
    takingBack('2025-06-21').thenRefused({ code: 'return-in-the-future', norm: 'LEA-1' });
    const begun = given(...onLeave({ from: '2025-06-20' }));
    begun.when(back, returning('2025-06-19')).thenRefused({ code: 'return-before-leave', norm: 'LEA-1' });
  });

  test('LEA-1 · who is not on leave does not come back from one', () => {
    given(...stayIn('inpatient'))
      .when(back, returning())
      .thenRefused({ code: 'not-on-leave', norm: 'LEA-1' });
  });
});

describe('LEA-1, CAT-5, INP-AGE · the day to look at the stay is the first that comes', () => {
  const forATime = (until: string) =>
    stayIn('inpatient', {
      admitted: { kind: 'temporary', until, sets: [reviewDuty(until, 'CAT-5', '230 cl.3(3)')] },
    });
  const child = (adultOn: string) =>
    stayIn('inpatient', {
      category: 'children-psychoneurological',
      filed: { adultOn },
      admitted: { sets: [reviewDuty(adultOn, 'INP-AGE', '263/1 cl.19')] },
    });

  test('CAT-5 · the last day of the stay, where it comes before that of the leave, stays the one', () => {
    const away = onLeave({ until: '2025-07-10' }, forATime('2025-07-09'));
    expect(reviewsOf(away)).toMatchObject([{ due: '2025-07-09', norm: 'CAT-5' }]);
    expect(away.at(-1)).not.toHaveProperty('sets');
    const returned = given(...away)
      .when(back, returning())
      .facts();
    expect(returned[0]).not.toHaveProperty('closes');
    expect(reviewsOf([...away, ...returned])).toMatchObject([{ due: '2025-07-09', norm: 'CAT-5' }]);
  });

  test('CAT-5 · the last day of the stay, where it comes after the leave, is set again on the return', () => {
    const away = onLeave({ until: '2025-06-20' }, forATime('2025-07-09'));
    expect(reviewsOf(away)).toMatchObject([{ due: '2025-06-20', norm: 'LEA-1' }]);
    const returned = given(...away)
      .when(back, returning())
      .facts();
    expect(returned).toMatchObject([{ sets: [reviewDuty('2025-07-09', 'CAT-5', '230 cl.3(3)')] }]);
    expect(reviewsOf([...away, ...returned])).toMatchObject([{ due: '2025-07-09', norm: 'CAT-5' }]);
  });

  test('CAT-5 · of a leave and a stay that end on one day the end of the stay is looked at', () => {
    const away = onLeave({ until: '2025-07-09' }, forATime('2025-07-09'));
    expect(away.at(-1)).not.toHaveProperty('sets');
    expect(reviewsOf(away)).toMatchObject([{ due: '2025-07-09', norm: 'CAT-5' }]);
  });

  test('CAT-5 · a last day that passed behind an unseen leave is looked at on the return', () => {
    for (const until of ['2025-06-11', '2025-06-20', '2025-06-21']) {
      const away = onLeave({ until: '2025-06-10' }, forATime(until));
      const returned = given(...away).when(back, returning());
      expect(reviewsOf([...away, ...returned.facts()])).toMatchObject([{ due: until, norm: 'CAT-5' }]);
    }
  });

  test('CAT-5 · once the leave has been looked at, the last day of the stay is next', () => {
    const away = onLeave({ until: '2025-06-10' }, forATime('2025-07-09'));
    const [review] = reviewsOf(away);
    const done = given(...away).when(
      back,
      (state, context) => completeDuty(state, review?.id ?? '', {}, context),
      house,
    );
    expect(done.facts()).toMatchObject([
      { type: 'ObligationDone', sets: [reviewDuty('2025-07-09', 'CAT-5', '230 cl.3(3)')] },
    ]);
    const looked = [...away, ...done.facts()];
    const returned = given(...looked)
      .when(back, returning())
      .facts();
    expect(reviewsOf([...looked, ...returned])).toMatchObject([{ due: '2025-07-09', norm: 'CAT-5' }]);
    const [last] = reviewsOf(looked);
    const over = given(...looked).when(
      '2025-07-09T05:00:00.000Z',
      (state, context) => completeDuty(state, last?.id ?? '', {}, context),
      house,
    );
    expect(over.facts()[0]).not.toHaveProperty('sets');
  });

  test('INP-AGE · the coming of age is not lost by a leave', () => {
    const away = onLeave({ until: '2025-06-20' }, child('2025-08-15'));
    const returned = given(...away)
      .when(back, returning())
      .facts();
    expect(reviewsOf([...away, ...returned])).toMatchObject([{ due: '2025-08-15', norm: 'INP-AGE' }]);
  });

  test('INP-AGE · a coming of age that passed unseen stays a duty; one that was looked at does not come back', () => {
    const away = onLeave({ until: '2025-06-30' }, child('2025-06-10'));
    expect(reviewsOf(away)).toMatchObject([{ due: '2025-06-10', norm: 'INP-AGE' }]);
    const unseen = given(...away)
      .when(back, returning())
      .facts();
    expect(reviewsOf([...away, ...unseen])).toMatchObject([{ due: '2025-06-10', norm: 'INP-AGE' }]);

    const looked: Fact = {
      type: 'ObligationDone',
      applicationId: ids.applicationId,
      kind: 'review-stay',
      on: '2025-06-11',
      closes: ['review-stay'],
      at: '2025-06-11T05:00:00.000Z',
      by: house,
    };
    const seen = given(...away, looked)
      .when(back, returning())
      .facts();
    expect(reviewsOf([...away, looked, ...seen])).toStrictEqual([]);
  });

  test('INP-AGE · a coming of age that was looked at does not come back with a leave that is taken back', () => {
    const looked: Fact = {
      type: 'ObligationDone',
      applicationId: ids.applicationId,
      kind: 'review-stay',
      on: '2025-05-20',
      closes: ['review-stay'],
      at: '2025-05-20T05:00:00.000Z',
      by: house,
    };
    const planned = onLeave({ from: '2025-07-01' }, [...child('2025-05-15'), looked]);
    const takenBack = given(...planned)
      .when(back, returning(admittedOn, orderOf('2025-06-20', '3')))
      .facts();
    expect(reviewsOf([...planned, ...takenBack])).toStrictEqual([]);
  });

  test('LEA-1 · a leave without another last day leaves nothing behind', () => {
    const away = onLeave({ until: '2025-06-20' });
    const returned = given(...away)
      .when(back, returning())
      .facts();
    expect(reviewsOf([...away, ...returned])).toStrictEqual([]);
    expect(admitted()).not.toHaveProperty('sets');
  });
});
