import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { completeDuty } from '../../../domain/obligation/complete.ts';
import { given } from '../../support/given.ts';
import { back, onLeave, returning, reviewsOf } from './leaves.ts';
import { admitted, admittedOn, house, ids, orderOf, reviewDuty, stayIn } from './stays.ts';

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
