import { describe, expect, test } from 'vitest';
import { filed, registered } from '../../support/facts.ts';
import { calendar, given, refusalOf, statesAfter } from '../../support/given.ts';
import { back, leaving, now, onLeave, returning, today } from './leaves.ts';
import { admittedOn, house, ids, orderOf, placesOf, reviewDuty, stayIn } from './stays.ts';

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
