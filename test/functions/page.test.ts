import { describe, expect, it } from 'vitest';
import { type List, pageOf } from '../../functions/shared/store/page.ts';

const key = (number: number): string => String(number).padStart(6, '0');

/** A list of so many numbers in two ranges; the index still names those that are `gone`. */
const listOf = (count: number, { gone = [], fits }: { gone?: number[]; fits?: (item: number) => boolean } = {}) => {
  const asked: number[] = [];
  const list: List<number> = {
    name: ['numbers'],
    ranges: [
      { pk: 'P', from: key(0), to: key(count / 2 - 1) },
      { pk: 'P', from: key(count / 2), to: key(count - 1) },
    ],
    read: async ({ from, to }, limit) => {
      asked.push(limit);
      const numbers = Array.from({ length: count }, (_, number) => number);
      const found = numbers.filter((number) => key(number) >= from && key(number) <= to).slice(0, limit);
      return found.map((item) => ({ at: key(item), item: gone.includes(item) ? undefined : item }));
    },
    ...(fits && { fits }),
  };
  return { list, asked };
};

describe('a page', () => {
  it('is full, although the index still names what has gone', async () => {
    const { list } = listOf(20, { gone: [1, 2, 9, 10] });
    const first = await pageOf(list, { limit: 8 });
    expect(first.items).toStrictEqual([0, 3, 4, 5, 6, 7, 8, 11]);
    const { items, next } = await pageOf(list, { limit: 8, cursor: first.next });
    expect([items, next]).toStrictEqual([[12, 13, 14, 15, 16, 17, 18, 19], undefined]);
  });

  it('has no next where nothing follows, or nothing that fits', async () => {
    expect(await pageOf(listOf(8).list, { limit: 8 })).not.toHaveProperty('next');
    expect(await pageOf(listOf(9).list, { limit: 8 })).toHaveProperty('next');
    const { list } = listOf(100, { fits: (number) => number < 8 });
    expect(await pageOf(list, { limit: 8 })).not.toHaveProperty('next');
  });

  it('is short rather than dear: 2,000 are looked at, and the next page goes on from there', async () => {
    const { list, asked } = listOf(6000, { fits: (number) => number % 2500 === 0 });
    const first = await pageOf(list, { limit: 5 });
    expect(first.items).toStrictEqual([0]);
    expect(asked.reduce((sum, limit) => sum + limit)).toBeLessThanOrEqual(2001);
    const second = await pageOf(list, { limit: 5, cursor: first.next });
    expect(second.items).toStrictEqual([2500]);
    const third = await pageOf(list, { limit: 5, cursor: second.next });
    expect([third.items, third.next]).toStrictEqual([[5000], undefined]);
  });
});
