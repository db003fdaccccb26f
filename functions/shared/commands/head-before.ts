import type { Head, Store } from '../store/store.ts';

/** Where no place is free, which is nearly always, nobody ahead need be counted. */
const usualDepth = 2;

/**
 * An organization and as many of the first in its queue as may have a right to its free places before a newcomer (QUE-1). Where more
 * people wait than were read, they are more than there are free places.
 */
export const headBefore = async (store: Store, organizationId: string): Promise<Head | undefined> => {
  const head = await store.head(organizationId, usualDepth);
  if (!head || head.wholeQueue) return head;
  const { free, away } = head.organization;
  return free + away < usualDepth ? head : store.head(organizationId, free + away + 1);
};
