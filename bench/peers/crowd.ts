import { orderKey } from '../../domain/queue/order.ts';
import { seeded } from '../../local/demo/random.ts';
import type { Waiting } from './peer.ts';

const from = Date.parse('2016-01-01T04:00:00.000Z');
const days = 3_652;
const dayMs = 86_400_000;
const minuteMs = 60_000;
const openMinutes = 9 * 60;

const asked = 100;
const firstBlocked = 9;

/** The numbers from 1, in an order of chance. */
const shuffled = (size: number, int: (from: number, to: number) => number): number[] => {
  const numbers = Array.from({ length: size }, (_, index) => index + 1);
  for (let last = size - 1; last > 0; last -= 1) {
    const other = int(0, last);
    [numbers[last], numbers[other]] = [numbers[other] ?? 0, numbers[last] ?? 0];
  }
  return numbers;
};

/** Text order of our own key is the order of the queue. */
const inOrder = (entries: readonly Waiting[]): Waiting[] =>
  entries
    .map((entry) => ({ entry, key: orderKey(entry.rank, entry.joinedAt, entry.registration) }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ entry }) => entry);

/**
 * So many people who joined a queue over ten years, and the order in which they stand, by brute force. Of a hundred five are out of
 * turn and fifteen first of all; two are blocked, the tenth of all among them. One of ten came in the same minute as the one before:
 * the number of registration tells who is first.
 */
export const crowdOf = (size: number) => {
  const { int, percent } = seeded(size);
  let moment = from;
  const joined = shuffled(size, int).map((registration): Waiting => {
    const chance = int(1, 100);
    if (!percent(10)) moment = from + int(0, days - 1) * dayMs + int(0, openMinutes - 1) * minuteMs;
    const joinedAt = new Date(moment).toISOString();
    return { registration, rank: chance <= 5 ? 1 : chance <= 20 ? 2 : 3, joinedAt, blocked: false };
  });
  const order = inOrder(joined).map((entry, index) => ({ ...entry, blocked: index % 50 === firstBlocked }));
  let eligible = 0;
  const standing = order.map((entry, index) => {
    if (!entry.blocked) eligible += 1;
    return { entry, position: index + 1, eligiblePosition: entry.blocked ? undefined : eligible };
  });
  const step = size / asked;
  return {
    /** First in line first. */
    order,
    /** As they came. */
    joined: order.toSorted((one, other) => Date.parse(one.joinedAt) - Date.parse(other.joinedAt)),
    /** A hundred of them, evenly over the line, and the first who is blocked besides; with the positions that are theirs. */
    asked: standing.filter(({ position }) => position === firstBlocked + 1 || (position - 1) % step === 0),
  };
};

export type Crowd = ReturnType<typeof crowdOf>;
