import { describe, expect, test } from 'vitest';
import { chooseOrganization } from '../../../domain/application/decide-choice.ts';
import type { FactOf } from '../../../domain/fact.ts';
import { groundOf } from '../../../domain/law/clauses.ts';
import type { Entry } from '../../../domain/queue/order.ts';
import {
  arriveDuty,
  called,
  chosen,
  filed,
  granted,
  joined,
  registered,
  vacated,
  waiting,
} from '../../support/facts.ts';
import { given } from '../../support/given.ts';

const tuesday = '2025-03-11T05:00:00.000Z';
const ids = { applicationId: 'app-1', organizationId: 'org-1' };
const choice = (eligible: Entry[] = [], queueIfFull = true) =>
  ((application, context, organization) =>
    chooseOrganization(
      application,
      { organization, eligible, wholeQueue: true },
      { queueIfFull },
      context,
    )) satisfies Parameters<ReturnType<typeof given>['when']>[1];

const chose: Omit<FactOf<'OrganizationChosen'>, 'at' | 'by'> = {
  type: 'OrganizationChosen',
  ...ids,
  norm: 'CHO-1',
  source: '263/1 cl.7',
  closes: ['notify-recipient', 'choose-organization', 'choice-overdue', 'reach-recipient'],
};

const somebody: Entry = {
  organizationId: 'org-1',
  applicationId: 'app-0',
  orderKey: '3#2025-03-01T00:00:00.000Z#000000001#app-0',
  priorityClass: 'ordinary',
  joinedAt: '2025-03-01T00:00:00.000Z',
};

describe('the choice', () => {
  test('ARR-1 · a free place is offered at once; inpatient: 15 working days from the choice', () => {
    given(registered({ occupied: 9 }), filed(), granted())
      .when(tuesday, choice())
      .then(chose, {
        type: 'PlaceOffered',
        ...ids,
        norm: 'ARR-1',
        source: '263/1 cl.7 pt.5',
        basis: 'choice',
        arriveBy: '2025-04-04',
        sets: [arriveDuty('2025-04-04', 'ARR-1', '263/1 cl.7 pt.5')],
      });
  });

  test('ARR-1 · semi-inpatient: 3 working days', () => {
    const { application } = given(
      registered({ occupied: 9, setting: 'semi-inpatient' }),
      filed({ setting: 'semi-inpatient' }),
      granted(),
    )
      .when(tuesday, choice())
      .states();
    expect(application.offer?.arriveBy).toBe('2025-03-14');
  });

  test('QUE-1, QUE-2 · with no free place the recipient joins the queue under the next number', () => {
    given(registered({ occupied: 10 }), filed(), granted())
      .when(tuesday, choice())
      .then(chose, {
        type: 'QueueJoined',
        ...ids,
        norm: 'QUE-1',
        source: groundOf('QUE-1', '2025-03-11', 'inpatient').source,
        registration: 1,
      });
  });

  test('QUE-1 · a free place that somebody ahead has a right to is not a newcomer’s', () => {
    expect(
      given(registered({ occupied: 9 }), filed(), granted())
        .when(tuesday, choice([somebody]))
        .facts()
        .map(({ type }) => type),
    ).toStrictEqual(['OrganizationChosen', 'QueueJoined']);
  });

  test('QUE-1 · of two free places one is the newcomer’s when one person stands ahead', () => {
    expect(
      given(registered({ occupied: 8 }), filed(), granted())
        .when(tuesday, choice([somebody]))
        .facts()
        .map(({ type }) => type),
    ).toStrictEqual(['OrganizationChosen', 'PlaceOffered']);
  });

  test('CHO-1 · who does not want to queue is told that no place is free, and nothing changes', () => {
    given(registered(), filed(), granted())
      .when(tuesday, choice([], false))
      .thenRefused({ code: 'no-free-place', norm: 'QUE-1' });
  });

  test('CHO-1 · only a positive decision gives a choice, and only once', () => {
    given(registered(), filed()).when(tuesday, choice()).thenRefused({ code: 'not-granted' });
    given(...waiting())
      .when(tuesday, choice())
      .thenRefused({ code: 'already-chosen' });
  });

  test('CHO-1 · the organization serves in the setting of the decision and this category', () => {
    given(registered({ setting: 'semi-inpatient' }), filed(), granted())
      .when(tuesday, choice())
      .thenRefused({ code: 'other-setting', norm: 'CHO-1' });
    given(registered({ categories: ['children-psychoneurological'] }), filed(), granted())
      .when(tuesday, choice())
      .thenRefused({ code: 'category-not-served', norm: 'CAT-1' });
  });

  test('CAT-8 · no recipients before the register’s day or outside the licence', () => {
    given(registered({ registeredOn: '2025-03-12' }), filed(), granted())
      .when(tuesday, choice())
      .thenRefused({ code: 'not-registered', norm: 'CAT-8' });
    given(registered({ licence: { number: '1', validFrom: '2024-01-01', validTo: '2025-03-10' } }), filed(), granted())
      .when(tuesday, choice())
      .thenRefused({ code: 'licence-not-valid', norm: 'CAT-8' });
    given(
      registered({ licence: { number: '1', validFrom: '2024-01-01', validTo: '2025-03-11' } }),
      filed(),
      granted(),
    ).when(tuesday, choice());
  });

  test('QUE-7 · with an expired programme the recipient waits, and is offered nothing, though a place is free', () => {
    const isp = { number: '5', settings: ['inpatient' as const], validTo: '2025-03-10' };
    const { application } = given(registered({ occupied: 9 }), filed({ isp }), granted())
      .when(tuesday, choice())
      .states();
    expect(application.status).toBe('queued');
    expect(application.turn?.blocked).toBe('isp-expired');
  });

  test('ARR-7 · who did not come may choose again, at the end of the queue', () => {
    const lapsed = { type: 'OfferLapsed', ...ids, placeHeld: true, at: tuesday, by: { role: 'system' } } as const;
    const { application } = given(...called(), lapsed)
      .when('2025-05-05T05:00:00.000Z', choice([somebody]))
      .states();
    expect(application.status).toBe('queued');
    expect(application.turn).toStrictEqual({ joinedAt: '2025-05-05T05:00:00.000Z', registration: 2 });
  });

  test('END-8 · places are counted: vacated, offered, given back', () => {
    const { organization } = given(registered(), filed(), granted(), chosen(), joined())
      .when(tuesday, () => [vacated(2)])
      .states();
    expect([organization.free, organization.waiting, organization.unknownResidents]).toStrictEqual([2, 1, 8]);
  });
});

describe('the choice in other settings and cases', () => {
  const from = (setting: 'home' | 'temporary-stay', occupied: number, decided = true) => [
    registered({ setting, occupied, categories: ['elderly', 'no-fixed-residence', 'trafficking-victim'] }),
    filed({ setting, category: setting === 'home' ? 'elderly' : 'no-fixed-residence' }),
    ...(decided ? [granted({ sets: [] })] : []),
  ];
  const duties = (facts: ReturnType<typeof from>) =>
    given(...facts)
      .when(tuesday, choice())
      .states()
      .application.duties.map(({ kind, owner, due }) => [kind, owner.role, due]);

  test('ARR-2, CHO-3 · at home nobody arrives: the organization confirms the start, the department forwards the documents', () => {
    expect(duties(from('home', 9))).toStrictEqual([
      ['forward-documents', 'department', '2025-03-12'],
      ['confirm-start', 'organization', '2025-03-18'],
    ]);
    const { application } = given(...from('home', 9))
      .when(tuesday, choice())
      .states();
    expect(application.offer).toStrictEqual({
      offeredAt: tuesday,
      basis: 'choice',
      postponed: false,
      placeHeld: true,
    });
  });

  test('QUE-1 · at home, too, a full organization has a queue', () => {
    expect(
      given(...from('home', 10))
        .when(tuesday, choice())
        .states().application.status,
    ).toBe('queued');
  });

  test('TMP-1, TMP-7 · temporary stay needs no decision for people without a residence; the contract is signed within a day', () => {
    expect(duties(from('temporary-stay', 9, false))).toStrictEqual([['sign-contract', 'organization', '2025-03-12']]);
  });

  test('TMP-4 · a victim chooses only after the decision', () => {
    given(
      registered({ setting: 'temporary-stay', occupied: 9, categories: ['trafficking-victim'] }),
      filed({ setting: 'temporary-stay', category: 'trafficking-victim' }),
    )
      .when(tuesday, choice())
      .thenRefused({ code: 'not-granted' });
  });

  test('QUE-7 · a programme without services in the setting opens no choice; one that has run out only a turn', () => {
    const isp = { number: '1', settings: ['home' as const], validTo: '2025-12-31' };
    given(registered({ occupied: 9 }), filed({ isp }), granted())
      .when(tuesday, choice())
      .thenRefused({ code: 'programme-without-service', norm: 'QUE-7' });
    const { application } = given(
      registered({ occupied: 9 }),
      filed({ isp: { ...isp, validTo: '2025-03-10' } }),
      granted(),
    )
      .when(tuesday, choice())
      .states();
    expect(application.turn?.blocked).toBe('isp-expired');
  });

  test('QUE-5 · who lives in the organization already is registered there without an order, past a queue', () => {
    const lives = [registered({ occupied: 10 }), filed({ livesIn: 'org-1' }), granted()];
    const { application, organization } = given(...lives)
      .when(tuesday, choice([somebody]))
      .states();
    expect(application.offer?.basis).toBe('residence');
    expect([organization.unknownResidents, organization.reserved, organization.free]).toStrictEqual([9, 1, 0]);
    expect(application.duties.map(({ kind }) => kind)).toStrictEqual([]);
  });

  test('QUE-5 · in another organization they stand in the queue as everybody does', () => {
    expect(
      given(registered({ occupied: 10 }), filed({ livesIn: 'org-7' }), granted())
        .when(tuesday, choice([somebody]))
        .states().application.status,
    ).toBe('queued');
  });
});
