import { describe, expect, test } from 'vitest';
import { admitRecipient } from '../../../domain/application/decide-admission.ts';
import { fillPlace, postponeArrival, releaseNoShow } from '../../../domain/application/decide-offer.ts';
import { withdrawApplication } from '../../../domain/application/decide-withdrawal.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import type { Turn } from '../../../domain/queue/turn.ts';
import { arriveDuty, called, calledSemi, offered, reachDuty, vacated, waiting } from '../../support/facts.ts';
import { given } from '../../support/given.ts';

const ids = { applicationId: 'app-1', organizationId: 'org-1' };
const monday = '2025-04-07T05:00:00.000Z';
const release = ((application, context, organization) =>
  releaseNoShow(application, organization, context)) satisfies Parameters<ReturnType<typeof given>['when']>[1];
const postpone = (until: string) =>
  ((application, context) => postponeArrival(application, { until }, context)) satisfies Parameters<
    ReturnType<typeof given>['when']
  >[1];
const fill = ((application, context, organization) => {
  const entry = entryOf(application);
  const turn: Turn = { to: entry?.away ? 'hold' : 'offer', entry: entry as Turn['entry'], yielded: false };
  return fillPlace(turn, application, organization, context);
}) satisfies Parameters<ReturnType<typeof given>['when']>[1];

describe('a vacated place', () => {
  test('ARR-2, END-8 · inpatient: the first in the queue has 10 working days from the notice', () => {
    given(...waiting(), vacated())
      .when(monday, fill)
      .then({
        type: 'PlaceOffered',
        ...ids,
        norm: 'ARR-2',
        source: '263/1 cl.7 pt.9',
        basis: 'vacancy',
        arriveBy: '2025-04-21',
        sets: [arriveDuty('2025-04-21', 'ARR-2', '263/1 cl.7 pt.9')],
      });
  });

  test('SMS-5 · offered at 23:00, the term counts from the next morning’s notice', () => {
    const { application } = given(...waiting(), vacated())
      .when('2025-04-07T18:00:00.000Z', fill)
      .states();
    expect(application.offer?.arriveBy).toBe('2025-04-22');
  });

  test('CAT-8 · an organization without a valid licence may not fill it', () => {
    given(...waiting(), vacated())
      .when('2028-01-10T05:00:00.000Z', fill)
      .thenRefused({ code: 'licence-not-valid', norm: 'CAT-8' });
  });
});

describe('not arriving', () => {
  test('ARR-6, ARR-7 · after the last day the turn passes on and the entry is closed, the decision stays', () => {
    given(...called())
      .when('2025-04-21T19:00:00.000Z', release)
      .then({
        type: 'OfferLapsed',
        ...ids,
        norm: 'ARR-6',
        source: '263/1 cl.7',
        placeHeld: true,
        closes: ['arrive'],
        voids: ['reach-recipient', 'confirm-still-waiting'],
      });
    const { application, organization } = given(...called())
      .when('2025-04-21T19:00:00.000Z', release)
      .states();
    expect([application.status, organization.free, organization.reserved]).toStrictEqual(['lapsed', 1, 0]);
  });

  test('ARR-6 · the term runs to the end of its last day', () => {
    given(...called())
      .when('2025-04-21T18:59:59.999Z', release)
      .thenNothing();
  });

  test('SMS-3 · nothing lapses when the notice never went out: the department gets a task and the clock stops', () => {
    given(...waiting(), vacated(), offered())
      .when('2025-04-21T19:00:00.000Z', release)
      .then({
        type: 'NoticeUndelivered',
        applicationId: 'app-1',
        norm: 'SMS-3',
        notice: 'place-offered',
        cause: 'app-1.5',
        reason: 'not-sent',
        sets: [reachDuty('2025-04-25')],
        closes: ['arrive', 'choose-organization'],
      });
  });
});

describe('a postponement', () => {
  test('ARR-3, ARR-5 · inpatient: up to 30 days from the term, and the place is held', () => {
    given(...called())
      .when('2025-04-10T05:00:00.000Z', postpone('2025-05-21'))
      .then({
        type: 'ArrivalPostponed',
        ...ids,
        norm: 'ARR-3',
        source: '263/1 cl.7 pt.5',
        arriveBy: '2025-05-21',
        placeGivenUp: false,
        sets: [arriveDuty('2025-05-21', 'ARR-3', '263/1 cl.7 pt.5')],
        closes: ['reach-recipient'],
      });
    given(...called())
      .when('2025-04-10T05:00:00.000Z', postpone('2025-05-22'))
      .thenRefused({ code: 'postponement-too-long', norm: 'ARR-3' });
  });

  test('ARR-3, ARR-4 · semi-inpatient: up to 14 days, naming the clause that says 10', () => {
    const { application, organization } = given(...calledSemi())
      .when('2025-04-08T05:00:00.000Z', postpone('2025-04-24'))
      .states();
    expect(application.duties).toStrictEqual([
      {
        ...arriveDuty('2025-04-24', 'ARR-3', '263/2 cl.7 pt.5 (14, applied); 230 cl.23(1) pt.8 (10); ARR-4'),
        id: 'app-1.arrive.7',
      },
    ]);
    expect([organization.free, organization.yielded, organization.waiting]).toStrictEqual([1, 1, 1]);
    given(...calledSemi())
      .when('2025-04-08T05:00:00.000Z', postpone('2025-04-25'))
      .thenRefused({ code: 'postponement-too-long', norm: 'ARR-3' });
  });

  test('ARR-3 · a second postponement is refused', () => {
    const once = given(...called())
      .when('2025-04-10T05:00:00.000Z', postpone('2025-05-01'))
      .facts();
    given(...called(), ...once)
      .when('2025-04-11T05:00:00.000Z', postpone('2025-05-10'))
      .thenRefused({ code: 'already-postponed', norm: 'ARR-3' });
  });

  test('ARR-3 · only a running term can be moved, and only later', () => {
    given(...waiting())
      .when(monday, postpone('2025-05-01'))
      .thenRefused({ code: 'no-offer' });
    given(...called())
      .when('2025-04-21T19:00:00.000Z', postpone('2025-05-01'))
      .thenRefused({ code: 'term-ended', norm: 'ARR-3' });
    given(...called())
      .when('2025-04-10T05:00:00.000Z', postpone('2025-04-21'))
      .thenRefused({ code: 'postponement-not-later' });
  });

  describe('in semi-inpatient care', () => {
    const away = () => [
      ...calledSemi(),
      ...given(...calledSemi())
        .when('2025-04-08T05:00:00.000Z', postpone('2025-04-24'))
        .facts(),
    ];

    test('ARR-5 · who is away keeps the head of the queue', () => {
      const { application } = given(...away())
        .when(monday, () => [])
        .states();
      expect(entryOf(application)?.orderKey.startsWith('0#')).toBe(true);
      expect(application.status).toBe('offered');
    });

    test('ARR-5 · the next place is held for them until the moved term ends', () => {
      given(...away(), vacated())
        .when('2025-04-09T05:00:00.000Z', fill)
        .then({ type: 'PlaceHeld', ...ids, norm: 'ARR-5', source: '263/2 cl.7' });
      const { application } = given(...away(), vacated())
        .when('2025-04-09T05:00:00.000Z', fill)
        .states();
      expect([application.offer?.placeHeld, application.offer?.arriveBy]).toStrictEqual([true, '2025-04-24']);
    });

    test('ARR-5 · with a place free all along and nobody come, the turn passes on', () => {
      expect(
        given(...away())
          .when('2025-04-24T19:00:00.000Z', release)
          .facts()
          .map(({ type }) => type),
      ).toStrictEqual(['OfferLapsed']);
    });

    test('ARR-5 · with no place to come to when the term ends, they are back in their turn', () => {
      const { application } = given(...away())
        .when('2025-04-24T19:00:00.000Z', (state, context, organization) =>
          releaseNoShow(state, { ...organization, free: 0, yielded: 0 }, context),
        )
        .states();
      expect([application.status, application.turn]).toStrictEqual([
        'queued',
        { joinedAt: '2025-03-11T05:00:00.000Z', registration: 1 },
      ]);
    });

    test('ARR-5 · recovered early, they are admitted to a free place', () => {
      const { organization, application } = given(...away())
        .when('2025-04-09T05:00:00.000Z', (state, context, places) =>
          admitRecipient(state, places, { stayId: 'stay-1', order: { number: '1', date: '2025-04-09' } }, context),
        )
        .states();
      expect([organization.free, organization.yielded, organization.residents, organization.waiting]).toStrictEqual([
        0, 0, 1, 0,
      ]);
      expect(application.status).toBe('admitted');
    });
  });
});

describe('arriving and giving up', () => {
  test('ADM-1 · the head’s order admits whom the place was offered to, and nobody else', () => {
    const admit = ((state, context, organization) =>
      admitRecipient(
        state,
        organization,
        { stayId: 'stay-1', order: { number: '1', date: '2025-04-09' } },
        context,
      )) satisfies Parameters<ReturnType<typeof given>['when']>[1];
    expect(
      given(...called())
        .when('2025-04-09T05:00:00.000Z', admit)
        .states().organization,
    ).toMatchObject({ reserved: 0, residents: 1, free: 0 });
    given(...waiting())
      .when('2025-04-09T05:00:00.000Z', admit)
      .thenRefused({ code: 'no-offer' });
    given(...called())
      .when('2025-04-08T05:00:00.000Z', admit)
      .thenRefused({ code: 'order-in-the-future' });
  });

  test('QUE-12 · withdrawing frees a held place, or closes a turn', () => {
    const withdraw = ((state, context) => withdrawApplication(state, context)) satisfies Parameters<
      ReturnType<typeof given>['when']
    >[1];
    expect(
      given(...called())
        .when(monday, withdraw)
        .states().organization,
    ).toMatchObject({ free: 1, reserved: 0, waiting: 0 });
    const left = given(...waiting()).when(monday, withdraw);
    expect(left.facts().map(({ type }) => type)).toStrictEqual(['ApplicationWithdrawn', 'QueueLeft']);
    expect(left.states().organization).toMatchObject({ free: 0, waiting: 0 });
  });
});
