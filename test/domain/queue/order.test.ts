import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { entryOf, orderKey, priorityClasses, type Rank } from '../../../domain/queue/order.ts';
import { positionFrom } from '../../../domain/queue/position.ts';
import {
  admitted,
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
  waiting,
} from '../../support/facts.ts';
import { statesAfter } from '../../support/given.ts';

const where = { setting: 'inpatient', on: '2025-03-10' } as const;

describe('the order of the queue', () => {
  const place = fc.record({
    rank: fc.constantFrom<Rank>(0, 1, 2, 3),
    joinedAt: fc
      .date({ min: new Date('2022-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    registration: fc.integer({ min: 1, max: 999_999_999 }),
  });

  test('QUE-6 · text order of the keys is class, then the moment of joining, then the number of registration', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        const byLaw =
          one.rank - other.rank ||
          Date.parse(one.joinedAt) - Date.parse(other.joinedAt) ||
          one.registration - other.registration;
        const first = orderKey(one.rank, one.joinedAt, one.registration);
        const second = orderKey(other.rank, other.joinedAt, other.registration);
        expect(Math.sign(byLaw)).toBe(first < second ? -1 : first > second ? 1 : 0);
      }),
    );
  });

  test('QUE-6 · a moment is the same moment in every offset', () => {
    expect(orderKey(3, '2025-03-10T09:00:00+05:00', 1)).toBe(orderKey(3, '2025-03-10T04:00:00Z', 1));
  });

  test('QUE-2, QUE-6 · of one moment, the second registered stands before the tenth', () => {
    const at = '2025-03-10T04:00:00.000Z';
    expect([10, 2, 1].map((number) => orderKey(3, at, number)).sort()).toStrictEqual([
      '3#2025-03-10T04:00:00.000Z#000000001',
      '3#2025-03-10T04:00:00.000Z#000000002',
      '3#2025-03-10T04:00:00.000Z#000000010',
    ]);
  });

  test('QUE-11 · a position is one more than those ahead, with the norm of each class', () => {
    fc.assert(
      fc.property(fc.nat(50), fc.nat(50), fc.nat(50), (a, b, c) => {
        const { position, reasons } = positionFrom({ 'out-of-turn': a, 'first-of-all': b, ordinary: c }, where);
        expect(position).toBe(1 + a + b + c);
        expect(reasons.reduce((sum, { count }) => sum + count, 0)).toBe(a + b + c);
      }),
    );
    expect(
      positionFrom({ 'out-of-turn': 1, 'first-of-all': 0, ordinary: 2 }, where).reasons.map(({ norm }) => norm),
    ).toStrictEqual(['QUE-4', 'QUE-6']);
    expect(priorityClasses).toStrictEqual(['out-of-turn', 'first-of-all', 'ordinary']);
  });
});

describe('where an application stands', () => {
  const standing = (...facts: Fact[]) => entryOf(statesAfter(facts).application);
  const ids = { applicationId, organizationId, priorityClass: 'ordinary' } as const;
  const joinedAt = '2025-03-11T05:00:00.000Z';
  const then = { at: '2025-04-08T05:00:00.000Z', by: { role: 'system' }, applicationId, organizationId } as const;
  const suspended: Fact = {
    ...then,
    type: 'ServiceSuspended',
    stayId: 'stay-1',
    from: '2025-05-05',
    order: { number: '4', date: '2025-05-05' },
  };
  const away: Fact = { ...then, type: 'ArrivalPostponed', arriveBy: '2025-04-24', placeGivenUp: true };

  test('QUE-2, QUE-6 · who waits stands in their class, at the moment of joining, under their number', () => {
    expect(standing(...waiting())).toStrictEqual({
      ...ids,
      joinedAt,
      orderKey: '3#2025-03-11T05:00:00.000Z#000000001#app-1',
    });
  });

  test.each([
    ['out-of-turn', 'QUE-4', '1#'],
    ['first-of-all', 'QUE-3', '2#'],
    ['ordinary', 'QUE-6', '3#'],
  ] as const)('%s (%s) stands under %s', (priorityClass, _norm, rank) => {
    const entry = standing(registered(), filed({ priorityClass }), granted(), chosen(), joined());
    expect([entry?.priorityClass, entry?.orderKey.slice(0, 2)]).toStrictEqual([priorityClass, rank]);
  });

  test('QUE-7 · whose programme has run out keeps the place, blocked', () => {
    expect(standing(registered(), filed(), granted(), chosen(), joined({ blocked: 'isp-expired' }))).toStrictEqual({
      ...ids,
      joinedAt,
      orderKey: '3#2025-03-11T05:00:00.000Z#000000001#app-1',
      blocked: 'isp-expired',
    });
  });

  test('QUE-10 · whose decision is suspended for contraindications does, too', () => {
    expect(standing(...called(), { ...then, type: 'DecisionSuspended', placeHeld: true })).toStrictEqual({
      ...ids,
      joinedAt,
      orderKey: '3#2025-03-11T05:00:00.000Z#000000001#app-1',
      blocked: 'contraindications',
    });
  });

  test('ARR-5 · who is away on a postponed term stands at the head', () => {
    expect(standing(...calledSemi(), away)).toStrictEqual({
      ...ids,
      joinedAt,
      orderKey: '0#2025-03-11T05:00:00.000Z#000000001#app-1',
      away: true,
    });
  });

  test('ARR-5 · who had a place at once and never joined stands there from the offer', () => {
    const semi = { setting: 'semi-inpatient' } as const;
    const offer = offered({ at: '2025-03-12T05:00:00.000Z', basis: 'choice', arriveBy: '2025-04-10' });
    expect(standing(registered(semi), filed(semi), granted(), chosen(), offer, away)).toStrictEqual({
      ...ids,
      joinedAt: '2025-03-12T05:00:00.000Z',
      orderKey: '0#2025-03-12T05:00:00.000Z#000000000#app-1',
      away: true,
    });
  });

  test.each<[string, Fact[]]>([
    ['has chosen nothing', [registered(), filed(), granted()]],
    ['holds the place offered', called()],
    ['is in service', [...called(), admitted()]],
    ['is suspended from service', [...called(), admitted(), suspended]],
  ])('QUE-1 · who %s waits for no place', (_who, facts) => {
    expect(standing(...facts)).toBeUndefined();
  });
});
