import { describe, expect, test } from 'vitest';
import type { Fact, FactOf, FactType } from '../../../domain/fact.ts';
import {
  concernsOrganization,
  evolveOrganization,
  type Organization,
} from '../../../domain/organization/organization.ts';
import { applicationId, organizationId, registered } from '../../support/facts.ts';

/** Ten places: two free, one of them given up by somebody away; three in the queue. */
const house = (): Organization => ({
  ...evolveOrganization(undefined, registered()),
  free: 2,
  reserved: 2,
  residents: 2,
  unknownResidents: 4,
  yielded: 1,
  away: 1,
  waiting: 3,
  registrations: 5,
  supportedLiving: 1,
});

const fact = <T extends FactType>(type: T, data: Partial<FactOf<T>> = {}): Fact =>
  ({ type, applicationId, organizationId, at: '2025-04-15T05:00:00.000Z', by: { role: 'system' }, ...data }) as Fact;

/** By how much a fact moves what the organization counts. */
const movedBy = (next: Fact, state = house()): Record<string, number> => {
  const after = evolveOrganization(state, next);
  expect(after.version).toBe(state.version + 1);
  expect(after.free + after.reserved + after.residents + after.unknownResidents).toBe(after.capacity);
  return Object.fromEntries(
    Object.entries(after).flatMap(([name, now]) => {
      const before = state[name as keyof Organization] ?? 0;
      return typeof now === 'number' && name !== 'version' && now !== before ? [[name, now - Number(before)]] : [];
    }),
  );
};

test('CAT-8 · an organization begins with its free places and those of whom the system does not know', () => {
  const {
    type: _,
    at: __,
    by: ___,
    occupied,
    ...kept
  } = registered({ occupied: 7 }) as FactOf<'OrganizationRegistered'> & Fact;
  const details = { kind: 'day-unit' } as const;
  const counted = { free: 3, reserved: 0, residents: 0, unknownResidents: occupied };
  const begun = { ...kept, version: 1, ...counted, yielded: 0, away: 0, waiting: 0, registrations: 0, duties: [] };
  expect(evolveOrganization(undefined, registered({ occupied: 7 }))).toStrictEqual(begun);
  expect(evolveOrganization(undefined, registered({ occupied: 7, details }))).toStrictEqual({ ...begun, details });
  expect(() => evolveOrganization(undefined, fact('BedVacated', { count: 1 }))).toThrow(
    'BedVacated cannot be the first fact of an organization',
  );
});

describe('END-8 · what moves a place', () => {
  const lapsed = (placeHeld: boolean) => fact('OfferLapsed', { placeHeld });

  test.each<[string, Fact, Record<string, number>]>([
    ['beds vacated', fact('BedVacated', { count: 2 }), { unknownResidents: -2, free: 2 }],
    ['a stay ended', fact('StayEnded'), { residents: -1, free: 1 }],
    ['a turn', fact('QueueJoined', { registration: 6 }), { waiting: 1, registrations: 1 }],
    [
      'an offer to the first in the queue',
      fact('PlaceOffered', { basis: 'vacancy' }),
      { free: -1, reserved: 1, waiting: -1 },
    ],
    ['an offer at the choice', fact('PlaceOffered', { basis: 'choice' }), { free: -1, reserved: 1 }],
    [
      'an offer to who lives there',
      fact('PlaceOffered', { basis: 'residence' }),
      { unknownResidents: -1, reserved: 1 },
    ],
    [
      'an offer of a place given up',
      fact('PlaceOffered', { basis: 'choice', yielded: true }),
      { free: -1, reserved: 1, yielded: -1 },
    ],
    ['a postponement that holds the place', fact('ArrivalPostponed', { placeGivenUp: false }), {}],
    [
      'a postponement that gives it up',
      fact('ArrivalPostponed', { placeGivenUp: true }),
      { reserved: -1, free: 1, yielded: 1, away: 1, waiting: 1 },
    ],
    ['the next place held', fact('PlaceHeld'), { free: -1, reserved: 1, away: -1, waiting: -1, yielded: -1 }],
    ['an offer lapsed', lapsed(true), { reserved: -1, free: 1 }],
    ['an offer lapsed of who gave the place up', lapsed(false), { waiting: -1, away: -1, yielded: -1 }],
    ['a postponement ended', fact('PostponementEnded'), { away: -1, yielded: -1 }],
    [
      'a postponement ended of who never had a turn',
      fact('PostponementEnded', { registration: 6 }),
      { away: -1, yielded: -1, registrations: 1 },
    ],
    ['a decision suspended', fact('DecisionSuspended', { placeHeld: true }), { reserved: -1, free: 1, waiting: 1 }],
    [
      'a decision suspended of who never had a turn',
      fact('DecisionSuspended', { placeHeld: true, registration: 6 }),
      { reserved: -1, free: 1, waiting: 1, registrations: 1 },
    ],
    [
      'a decision suspended of who gave the place up',
      fact('DecisionSuspended', { placeHeld: false }),
      { away: -1, yielded: -1 },
    ],
    ['an admission', fact('RecipientAdmitted', { placeHeld: true }), { reserved: -1, residents: 1 }],
    [
      'an admission of who gave the place up',
      fact('RecipientAdmitted', { placeHeld: false }),
      { free: -1, residents: 1, away: -1, waiting: -1, yielded: -1 },
    ],
    ['a paid stay', fact('PaidStayBegun'), { free: -1, residents: 1 }],
    [
      'a paid stay on a place given up',
      fact('PaidStayBegun', { yielded: true }),
      { free: -1, residents: 1, yielded: -1 },
    ],
    ['supported living begun', fact('SupportedLivingBegun'), { supportedLiving: 1 }],
    ['supported living ended', fact('SupportedLivingEnded'), { supportedLiving: -1 }],
    [
      'a stay ended in supported living',
      fact('StayEnded', { supportedLiving: true }),
      { residents: -1, free: 1, supportedLiving: -1 },
    ],
    ['a transfer away', fact('RecipientTransferred', { toOrganizationId: 'org-2' }), { residents: -1, free: 1 }],
    [
      'a transfer away out of supported living',
      fact('RecipientTransferred', { toOrganizationId: 'org-2', supportedLiving: true }),
      { residents: -1, free: 1, supportedLiving: -1 },
    ],
    [
      'a transfer hither',
      fact('RecipientTransferred', { toOrganizationId: organizationId }),
      { free: -1, residents: 1 },
    ],
    [
      'a transfer hither to a place given up',
      fact('RecipientTransferred', { toOrganizationId: organizationId, yielded: true }),
      { free: -1, residents: 1, yielded: -1 },
    ],
    ['a resumption', fact('ServiceResumed'), {}],
  ])('%s', (_what, next, moved) => {
    expect(movedBy(next)).toStrictEqual(moved);
    expect(concernsOrganization(next, organizationId)).toBe(Object.keys(moved).length > 0);
  });

  test.each([
    ['place', { reserved: -1, free: 1 }],
    ['head', { waiting: -1, away: -1, yielded: -1 }],
    ['queue', { waiting: -1 }],
    ['residence', { reserved: -1, unknownResidents: 1 }],
    ['nothing', {}],
  ] as const)('QUE-12 · a case ended that leaves: %s', (left, moved) => {
    for (const type of ['OfferWithdrawn', 'ApplicationWithdrawn', 'ApplicationEnded', 'DecisionCancelled'] as const)
      expect(movedBy(fact(type, { left }))).toStrictEqual(moved);
  });

  test('ADM-5 · the first in supported living is one, of nobody counted before', () => {
    const { supportedLiving: _, ...before } = house();
    expect(evolveOrganization(before, fact('SupportedLivingBegun')).supportedLiving).toBe(1);
  });
});

describe('ARR-5 · a place given up stops being one', () => {
  test('when none is free any more', () => {
    const full = { ...house(), free: 1, residents: 3 };
    expect(movedBy(fact('PaidStayBegun'), full)).toStrictEqual({ free: -1, residents: 1, yielded: -1 });
  });

  test('when nobody is away any more, and there are never fewer than none', () => {
    const nobody = { ...house(), away: 0, yielded: 0 };
    expect(movedBy(fact('PaidStayBegun', { yielded: true }), nobody)).toStrictEqual({ free: -1, residents: 1 });
  });
});

describe('what is no place', () => {
  const review = {
    kind: 'review-complaints',
    owner: { role: 'organization', id: organizationId },
    due: '2025-04-14',
    norm: 'BOK-1',
    source: '263/1 cl.24-3',
  } as const;
  const owing = () => evolveOrganization(undefined, registered({ sets: [review] }));
  const duty = { ...review, id: 'org-1.review-complaints.1' };
  const { applicationId: _, ...told } = fact('ObligationDone') as Fact & { applicationId: string };
  const of = (change: object): Fact => ({ ...told, obligationId: duty.id, kind: duty.kind, ...change }) as Fact;

  test('CAT-8 · leaving the register is kept with its day', () => {
    const left = evolveOrganization(
      owing(),
      of({ type: 'OrganizationDeregistered', on: '2025-04-15', voids: [duty.kind] }),
    );
    expect([left.deregisteredOn, left.duties]).toStrictEqual(['2025-04-15', []]);
  });

  test('BOK-1 · the organization’s own duties: set, told of, done', () => {
    expect(owing().duties).toStrictEqual([duty]);
    const owed = (change: object) => evolveOrganization(owing(), of(change)).duties;
    expect(owed({ type: 'ObligationReminded' })).toStrictEqual([{ ...duty, told: 'reminded' }]);
    expect(owed({ type: 'ObligationOverdue' })).toStrictEqual([{ ...duty, told: 'overdue' }]);
    expect(owed({ type: 'ObligationDone', closesIds: [duty.id] })).toStrictEqual([]);
    expect(concernsOrganization(of({ type: 'ObligationReminded' }))).toBe(true);
  });

  test('BOK-1 · the duties of a case are not the organization’s', () => {
    const ended = fact('StayEnded', { voids: [duty.kind], sets: [review] });
    expect(evolveOrganization({ ...house(), duties: owing().duties }, ended).duties).toStrictEqual([duty]);
  });
});
