import { isOver } from '../../../domain/application/left.ts';
import type { Store } from '../store/store.ts';

/** So many of a person's other cases are watched while one is written; a transaction has room for no more than a hundred items. */
const watched = 40;

/** The person's applications other than this one, and those of them that a decision must see unchanged when it is written. */
export const othersOf = async (store: Store, whose: { personId: string; applicationId?: string }) => {
  const others = await store.othersOf(whose);
  return { others, guards: others.filter((other) => !isOver(other)).slice(0, watched) };
};
