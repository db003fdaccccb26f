import type { Application } from '../../../domain/application/application.ts';
import type { Store } from '../store/store.ts';

const over: readonly Application['status'][] = ['refused', 'ended', 'withdrawn'];

/** The person's other applications, and those of them that a decision must see unchanged when it is written. */
export const othersOf = async (store: Store, application: Application) => {
  const others = await store.othersOf(application);
  const guards = others.filter(({ setting, status }) => setting === application.setting && !over.includes(status));
  return { others, guards };
};
