import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, orderKey, priorityClasses, type Rank } from '../../../domain/queue/order.ts';
import { positionFrom } from '../../../domain/queue/position.ts';

const where = { setting: 'inpatient', on: '2025-03-10' } as const;

import { placeForNewcomer, turnOf } from '../../../domain/queue/turn.ts';

const entry = (name: string, change: Partial<Entry> = {}): Entry => ({
  organizationId: 'org-1',
  applicationId: name,
  orderKey: `3#2025-01-01T00:00:00.000Z#000000001#${name}`,
  priorityClass: 'ordinary',
  joinedAt: '2025-01-01T00:00:00.000Z',
  ...change,
});
const away = entry('away', { away: true });

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

describe('whose turn a place is', () => {
  test('ARR-2 · the first eligible one’s; with no place or nobody waiting, nobody’s', () => {
    expect(turnOf({ free: 1, yielded: 0 }, [entry('a'), entry('b')])?.entry.applicationId).toBe('a');
    expect(turnOf({ free: 0, yielded: 0 }, [entry('a')])).toBeUndefined();
    expect(turnOf({ free: 1, yielded: 0 }, [])).toBeUndefined();
  });

  test('ARR-5 · a place given up goes to the next, over the head of who is away', () => {
    expect(turnOf({ free: 1, yielded: 1 }, [away, entry('next')])).toStrictEqual({
      to: 'offer',
      entry: entry('next'),
      yielded: true,
    });
    expect(turnOf({ free: 1, yielded: 1 }, [away])).toBeUndefined();
  });

  test('ARR-5 · any other place goes to who is away first', () => {
    expect(turnOf({ free: 1, yielded: 0 }, [away, entry('next')])).toStrictEqual({
      to: 'hold',
      entry: away,
      yielded: false,
    });
    expect(turnOf({ free: 2, yielded: 1 }, [away, entry('next')])?.to).toBe('hold');
  });

  test('QUE-1 · a newcomer takes what nobody has a right to: as many places as places less claims, and no more', () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(5), fc.nat(5), fc.nat(5), (free, given, gone, waiting) => {
        const places = { free, yielded: Math.min(given, free) };
        const queue = [
          ...Array.from({ length: gone }, () => away),
          ...Array.from({ length: waiting }, () => entry('w')),
        ];
        let left = { ...places };
        let line = [...queue];
        // Fill from the queue until nobody in it has a turn: what is free then is the newcomers'.
        for (let turn = turnOf(left, line); turn; turn = turnOf(left, line)) {
          const taken = turn;
          line = line.filter((one, place) => place !== line.indexOf(taken.entry) || one !== taken.entry);
          left = { free: left.free - 1, yielded: Math.min(left.yielded - (taken.yielded ? 1 : 0), left.free - 1) };
        }
        expect(placeForNewcomer(places, queue) !== undefined).toBe(left.free > 0);
      }),
    );
  });
});
