import type { Organization } from '../organization/organization.ts';
import type { Entry } from './order.ts';

/** What a free place is to be done with: held for a recipient away (ARR-5), offered to the first eligible (ARR-2), or left. */
export type Turn = { to: 'hold' | 'offer'; entry: Entry; yielded: boolean };

type Places = Pick<Organization, 'free' | 'yielded'>;

/**
 * Whose turn a free place is.
 *
 * `eligible`: the head of the queue in its order, without blocked entries; at least the recipients away and one more.
 * A place that was given up by somebody away goes to the next person, any other to the one away first (263/2 cl.7).
 */
export const turnOf = ({ free, yielded }: Places, eligible: readonly Entry[]): Turn | undefined => {
  if (free <= 0) return undefined;
  const away = eligible.find((entry) => entry.away);
  if (away && free - yielded > 0) return { to: 'hold', entry: away, yielded: false };
  const next = eligible.find((entry) => !entry.away);
  // Somebody away and nothing held for them: every free place is one that was given up.
  return next && { to: 'offer', entry: next, yielded: away !== undefined };
};

/**
 * Whether a newcomer may take a place at once (QUE-1, ARR-1): one is free that nobody in the queue has a right to.
 * `yielded`: the place is one given up by somebody away. `eligible` must be the whole queue.
 */
export const placeForNewcomer = (
  { free, yielded }: Places,
  eligible: readonly Entry[],
): { yielded: boolean } | undefined => {
  const away = eligible.filter((entry) => entry.away).length;
  const waiting = eligible.length - away;
  const claimedByAway = Math.min(away, free - yielded);
  if (free - waiting - claimedByAway <= 0) return undefined;
  return { yielded: free - yielded - waiting <= claimedByAway };
};
