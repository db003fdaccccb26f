import type { Application } from '../application/application.ts';
import { type Instant, toUtc } from '../law/time.ts';
import type { Blocked, PriorityClass } from '../vocabulary.ts';

/** QUE-6: out of turn, then first of all, then the rest. */
export const priorityClasses: readonly PriorityClass[] = ['out-of-turn', 'first-of-all', 'ordinary'];

/** The norm that gives each class its right. */
export const classNorms = {
  'out-of-turn': 'QUE-4',
  'first-of-all': 'QUE-3',
  ordinary: 'QUE-6',
} as const satisfies Record<PriorityClass, string>;

/** 0 is the head kept by recipients away on a postponed term (ARR-5); 1 to 3 are the classes of QUE-6. */
export type Rank = 0 | 1 | 2 | 3;

const rankOf = (priorityClass: PriorityClass): Rank => (priorityClasses.indexOf(priorityClass) + 1) as Rank;

/** Where a waiting application stands. Text order of `orderKey` is the order of the queue (QUE-6). */
export type Entry = {
  organizationId: string;
  applicationId: string;
  orderKey: string;
  priorityClass: PriorityClass;
  joinedAt: Instant;
  /** Keeps its place and is offered none: until the programme is renewed (QUE-7), or a card shows no contraindications (QUE-10). */
  blocked?: Blocked;
  /** Away on a postponed term, with the right to the next place (ARR-5). */
  away?: true;
};

/** The sort key of QUE-6: class, then the moment of joining, then the number of registration. */
export const orderKey = (rank: Rank, joinedAt: Instant, registration: number): string =>
  `${rank}#${toUtc(joinedAt)}#${String(registration).padStart(9, '0')}`;

/** The entry an application has in its organization's queue, or nothing when it waits for no place. */
export const entryOf = (application: Application): Entry | undefined => {
  const { applicationId, organizationId, priorityClass, turn, offer, status } = application;
  if (!organizationId) return undefined;
  const base = { organizationId, applicationId, priorityClass };
  if ((status === 'queued' || status === 'suspended') && turn) {
    const blocked = status === 'suspended' ? 'contraindications' : turn.blocked;
    return {
      ...base,
      orderKey: `${orderKey(rankOf(priorityClass), turn.joinedAt, turn.registration)}#${applicationId}`,
      joinedAt: turn.joinedAt,
      ...(blocked && { blocked }),
    };
  }
  if (offer && !offer.placeHeld) {
    const joinedAt = turn?.joinedAt ?? offer.offeredAt;
    return {
      ...base,
      orderKey: `${orderKey(0, joinedAt, turn?.registration ?? 0)}#${applicationId}`,
      joinedAt,
      away: true,
    };
  }
  return undefined;
};
