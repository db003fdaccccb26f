import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import {
  fillPlace,
  leaveOrganization,
  postponeArrival,
  releaseNoShow,
} from '../../../domain/application/decide-offer.ts';
import type { Fact } from '../../../domain/fact.ts';
import { cite } from '../../../domain/law/amendments.ts';
import type { Entry } from '../../../domain/queue/order.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import {
  applicationId,
  called,
  calledSemi,
  chosen,
  filed,
  granted,
  joined,
  offered,
  organizationId,
  registered,
  vacated,
  waiting,
} from '../../support/facts.ts';
import { given } from '../../support/given.ts';

type Decide = Parameters<ReturnType<typeof given>['when']>[1];

const monday = '2025-04-07T05:00:00.000Z';
const ids = { applicationId, organizationId };
const entry: Entry = { ...ids, orderKey: '3#x', priorityClass: 'ordinary', joinedAt: '2025-03-11T05:00:00.000Z' };
const fill =
  (to: 'hold' | 'offer', yielded = false): Decide =>
  (state, context, organization) =>
    fillPlace({ to, entry, yielded }, state, organization, context);
const postpone: Decide = (state, context) => postponeArrival(state, { until: '2025-04-24' }, context);
const release: Decide = (state, context, organization) => releaseNoShow(state, organization, context);

const inQueue = (setting: Setting, change: Parameters<typeof filed>[0] = {}): Fact[] => [
  registered({ setting, categories: ['elderly', 'no-fixed-residence'] }),
  filed({ setting, ...(setting === 'temporary-stay' && { category: 'no-fixed-residence' }), ...change }),
  granted({ sets: [] }),
  chosen(),
  joined(),
  vacated(),
];
const away: Fact = {
  ...{ type: 'ArrivalPostponed', at: '2025-04-08T05:00:00.000Z', by: { role: 'system' }, ...ids },
  ...{ arriveBy: '2025-04-24', placeGivenUp: true },
};

describe('a place to be filled', () => {
  const offer = { type: 'PlaceOffered', ...ids, norm: 'ARR-2', source: 'policy', basis: 'vacancy' } as const;
  const owed = (kind: 'confirm-start' | 'sign-contract', due: string, norm: string, source: string) =>
    ({ kind, owner: { role: 'organization', id: organizationId }, due, norm, source }) as const;

  test('ARR-2, TMP-7 · where nobody arrives, the organization confirms the start, or signs the contract', () => {
    given(...inQueue('home'))
      .when(monday, fill('offer'))
      .then({ ...offer, sets: [owed('confirm-start', '2025-04-14', 'ARR-2', 'policy')] });
    given(...inQueue('temporary-stay'))
      .when(monday, fill('offer'))
      .then({ ...offer, sets: [owed('sign-contract', '2025-04-08', 'TMP-7', cite('263/4 cl.8', '2025-04-07'))] });
  });

  test('ARR-5 · one given up by somebody away is told as such', () => {
    const yielded = (told: boolean) =>
      given(...inQueue('semi-inpatient'))
        .when(monday, fill('offer', told))
        .facts()[0];
    expect(yielded(true)).toMatchObject({ type: 'PlaceOffered', yielded: true });
    expect(yielded(false)).not.toHaveProperty('yielded');
  });

  test('SMS-6 · who is called to a place is no longer asked whether they wait', () => {
    const asked: Fact = {
      ...{ type: 'StillWaitingAsked', at: '2025-04-04T05:00:00.000Z', by: { role: 'system' }, applicationId },
      sets: [
        {
          ...{ kind: 'confirm-still-waiting', owner: { role: 'recipient', id: applicationId } },
          ...{ due: '2025-04-14', norm: 'SMS-6', source: 'policy' },
        },
      ],
    };
    const calling = (...facts: Fact[]) =>
      given(...facts)
        .when(monday, fill('offer'))
        .facts()[0];
    expect(calling(...inQueue('inpatient'), asked)).toMatchObject({ voids: ['confirm-still-waiting'] });
    expect(calling(...inQueue('inpatient'))).not.toHaveProperty('voids');
  });

  test.each<[string, Fact[], 'hold' | 'offer']>([
    ['has an offer already', called(), 'offer'],
    ['waits with a programme run out', [...waiting().slice(0, 4), joined({ blocked: 'isp-expired' })], 'offer'],
    ['waits, and is not away', waiting(), 'hold'],
    ['holds a place already', called(), 'hold'],
  ])('ARR-2, ARR-5 · somebody was quicker: who %s is given none', (_who, facts, to) => {
    given(...facts, vacated())
      .when(monday, fill(to))
      .thenNothing();
  });

  test('CAT-1 · a child who came of age while away leaves the head of the queue', () => {
    const grown = [
      ...calledSemi().slice(0, 1),
      filed({ setting: 'semi-inpatient', category: 'children-psychoneurological', adultOn: '2025-04-09' }),
      ...calledSemi().slice(2),
      away,
      vacated(),
    ];
    expect(
      given(...grown)
        .when('2025-04-09T05:00:00.000Z', fill('hold'))
        .facts(),
    ).toMatchObject([{ type: 'OfferWithdrawn', reason: 'came-of-age', norm: 'CAT-2', left: 'head' }]);
  });
});

describe('an organization that takes nobody', () => {
  const gone: Fact = {
    ...{ type: 'OrganizationDeregistered', at: '2025-04-07T04:00:00.000Z', by: { role: 'system' } },
    ...{ organizationId, on: '2025-04-07' },
  };
  const leave =
    (of: string): Decide =>
    (state, context, organization) =>
      leaveOrganization(state, { ...organization, organizationId: of }, context);

  test('CAT-8 · who waits there is free of it, by that reason; who waits elsewhere is not concerned', () => {
    const there = given(...waiting(), gone);
    expect(there.when(monday, leave(organizationId)).facts()).toMatchObject([
      { type: 'OfferWithdrawn', ...ids, reason: 'organization-takes-nobody', norm: 'CAT-8', left: 'queue' },
    ]);
    there.when(monday, leave('org-2')).thenNothing();
  });
});

describe('a term that cannot be moved, or has been', () => {
  test('ARR-3, ARR-2 · where nobody arrives there is none', () => {
    for (const setting of ['home', 'temporary-stay'] as const)
      given(...inQueue(setting), offered({ sets: [] }))
        .when(monday, postpone)
        .thenRefused({ code: 'nobody-arrives', norm: 'ARR-2' });
    given(
      registered(),
      filed({ livesIn: organizationId }),
      granted(),
      chosen(),
      offered({ basis: 'residence', sets: [] }),
    )
      .when(monday, postpone)
      .thenRefused({ code: 'nobody-arrives', norm: 'ARR-2' });
    given(...waiting())
      .when(monday, postpone)
      .thenRefused({ code: 'no-offer', norm: 'ARR-2' });
  });

  test('ARR-3, SMS-3 · a term whose clock stood still starts with the postponement, and is counted from it', () => {
    const stopped: Fact = {
      ...{ type: 'NoticeUndelivered', at: '2025-04-08T05:00:00.000Z', by: { role: 'system' }, applicationId },
      ...{ notice: 'place-offered', cause: 'app-1.5', reason: 'not-delivered', closes: ['arrive'] },
    };
    const until =
      (day: string): Decide =>
      (state, context) =>
        postponeArrival(state, { until: day }, context);
    // Fourteen days after the term of three working days that would begin on the 9th.
    expect(
      given(...calledSemi(), stopped)
        .when('2025-04-09T05:00:00.000Z', until('2025-04-28'))
        .facts(),
    ).toMatchObject([{ type: 'ArrivalPostponed', arriveBy: '2025-04-28' }]);
    given(...calledSemi(), stopped)
      .when('2025-04-09T05:00:00.000Z', until('2025-04-29'))
      .thenRefused({ code: 'postponement-too-long', norm: 'ARR-3' });
  });
});

describe('a term to arrive that is over', () => {
  const after = '2025-04-24T19:00:00.000Z';
  const atOnce = [
    registered({ setting: 'semi-inpatient', occupied: 9 }),
    filed({ setting: 'semi-inpatient' }),
    granted({ sets: [] }),
    chosen(),
    ...calledSemi().slice(6),
  ];
  const nowhereToCome: Decide = (state, context, organization) =>
    releaseNoShow(state, { ...organization, free: 0, yielded: 0 }, context);
  const postponed = (facts: Fact[]) => [
    ...facts,
    ...given(...facts)
      .when('2025-04-08T05:00:00.000Z', postpone)
      .facts(),
  ];
  const ended = {
    ...{ type: 'PostponementEnded' as const, ...ids, norm: 'ARR-5', source: '263/2 cl.7' },
    closes: ['arrive'] as const,
  };

  test('ARR-5, QUE-2 · with no place to come to: back to the turn, and who never had one gets the next number', () => {
    given(...postponed(calledSemi()))
      .when(after, nowhereToCome)
      .then(ended);
    given(...postponed(atOnce))
      .when(after, nowhereToCome)
      .then({ ...ended, registration: 1 });
  });

  test('CAT-1 · a child who came of age meanwhile is told so, and by that norm', () => {
    const child = { category: 'children-psychoneurological', adultOn: '2025-04-22' } as const;
    const facts = called().map((fact) => (fact.type === 'ApplicationFiled' ? filed(child) : fact));
    expect(
      given(...facts)
        .when('2025-04-21T19:00:00.000Z', release)
        .facts(),
    ).toMatchObject([{ type: 'OfferWithdrawn', reason: 'came-of-age', norm: 'CAT-1', left: 'place' }]);
  });

  test('ARR-6 · without an offer, or without a term, nothing is over', () => {
    given(...waiting())
      .when(after, release)
      .thenNothing();
    given(...inQueue('home'), offered({ sets: [] }))
      .when(after, release)
      .thenNothing();
    const noOffer: Decide = (state, context, organization) => {
      const { offer: _, ...without } = state;
      return releaseNoShow(without satisfies Application, organization, context);
    };
    given(...called())
      .when(after, noOffer)
      .thenNothing();
  });
});
