import type { Application } from '../../../domain/application/application.ts';
import { Unknown } from '../../../domain/refusal.ts';
import type { Store } from '../store/store.ts';
import { type BesidesOf, changeApplication } from './change-application.ts';

/**
 * A command on a stay: on the application it belongs to.
 * @throws Unknown `stay` · what `changeApplication` throws
 */
export const changeStay = async (
  store: Store,
  stayId: string,
  decide: Parameters<typeof changeApplication>[2],
  besides: BesidesOf,
): Promise<Application | undefined> => {
  const applicationId = await store.applicationOfStay(stayId);
  if (!applicationId) throw new Unknown('stay');
  return (await changeApplication(store, applicationId, decide, besides)).application;
};
