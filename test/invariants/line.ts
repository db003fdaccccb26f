import type { Application } from '../../domain/application/application.ts';
import type { PriorityClass } from '../../domain/vocabulary.ts';
import type { Observed } from './observed.ts';

/** QUE-3, QUE-4, QUE-6, said anew here and not read from the order key. */
const ranks: Record<PriorityClass, number> = { 'out-of-turn': 1, 'first-of-all': 2, ordinary: 3 };

/** Away on a postponed term, with the right to the next place (ARR-5). */
export const isAway = ({ status, offer }: Application): boolean => status === 'offered' && offer?.placeHeld === false;

/** Stands in a queue: waits, has had their decision suspended there (QUE-10), or is away. */
export const stands = (one: Application): boolean =>
  isAway(one) || ((one.status === 'queued' || one.status === 'suspended') && one.turn !== undefined);

/** What the place in a queue hangs on, the weightiest first: the head that who is away keeps, class, moment, number. */
const placeOf = (one: Application): readonly [number, number, number] => [
  isAway(one) ? 0 : ranks[one.priorityClass],
  Date.parse(one.turn?.joinedAt ?? one.offer?.offeredAt ?? ''),
  one.turn?.registration ?? 0,
];

/** Negative when one stands before the other, 0 when the law makes no difference between them. */
export const compare = (one: Application, other: Application): number => {
  const [first, second] = [placeOf(one), placeOf(other)];
  return first[0] - second[0] || first[1] - second[1] || first[2] - second[2];
};

/** The queue of an organization by brute force: everybody who stands there, sorted; where the law is silent by their ids. */
export const lineOf = (world: Observed, organizationId: string): Application[] =>
  world
    .casesIn(organizationId)
    .filter(stands)
    .sort((one, other) => compare(one, other) || (one.applicationId < other.applicationId ? -1 : 1));
