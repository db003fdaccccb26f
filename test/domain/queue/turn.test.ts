import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../../../domain/queue/order.ts';
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

describe('whose turn a place is', () => {
  test('ARR-2 · the first eligible one’s; with no place or nobody waiting, nobody’s', () => {
    expect(turnOf({ free: 1, yielded: 0 }, [entry('a'), entry('b')])?.entry.applicationId).toBe('a');
    expect(turnOf({ free: 0, yielded: 0 }, [entry('a')])).toBeUndefined();
    expect(turnOf({ free: 1, yielded: 0 }, [])).toBeUndefined();
  });

  test('ARR-2 · a place given up by somebody who is away no more is a place like any other', () => {
    expect(turnOf({ free: 1, yielded: 1 }, [entry('a')])).toStrictEqual({
      to: 'offer',
      entry: entry('a'),
      yielded: false,
    });
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

  test.each([
    ['the only place', { free: 1, yielded: 1 }, [away], true],
    ['the last, after who is away and who waits', { free: 3, yielded: 1 }, [away, entry('a')], true],
    ['one that nobody gave up', { free: 2, yielded: 1 }, [], false],
    ['one of those that nobody gave up, with somebody waiting', { free: 3, yielded: 1 }, [entry('a')], false],
    ['the last, after who is away', { free: 2, yielded: 1 }, [away], true],
    ['none given up', { free: 2, yielded: 0 }, [away], false],
  ])('ARR-5, QUE-1 · the newcomer’s place, %s: whether it was given up is told', (_which, places, queue, yielded) => {
    expect(placeForNewcomer(places, queue)).toStrictEqual({ yielded });
  });
});
