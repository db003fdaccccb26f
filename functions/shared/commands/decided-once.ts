import { Refusal } from '../../../domain/refusal.ts';
import type { Store } from '../store/store.ts';

/**
 * A decision on an event from outside. When it is refused because the event itself has changed the state before, that is
 * no error but a repetition.
 * @throws AlreadySeen · the refusals of `decide`
 */
export const decidedOnce = async <T>(
  store: Store,
  seen: string | undefined,
  decide: () => T | Promise<T>,
): Promise<T> => {
  try {
    return await decide();
  } catch (error) {
    if (error instanceof Refusal && seen) await store.assertUnseen(seen);
    throw error;
  }
};
