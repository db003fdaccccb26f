import type { Application } from '../../../domain/application/application.ts';
import { isOver } from '../../../domain/application/left.ts';
import type { Store } from '../store/store.ts';

/** So many of a person's other cases are watched while one is written; a transaction has room for no more than a hundred items. */
const watched = 40;

/** The person's other applications, and those of them that a decision must see unchanged when it is written. */
export const othersOf = async (store: Store, application: Application) => {
  const others = await store.othersOf(application);
  return { others, guards: others.filter((other) => !isOver(other)).slice(0, watched) };
};
