import type { Context } from '../../../domain/context.ts';
import { vacateBeds } from '../../../domain/organization/decide.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { untilSettled } from '../store/errors.ts';
import type { Store } from '../store/store.ts';
import type { Besides } from '../store/writes.ts';
import { decidedOnce } from './decided-once.ts';

/**
 * Records vacated beds; who gets them is decided by `advance-queue`, on the fact.
 * @throws Unknown `organization` · WrongState `capacity-exceeded` · AlreadySeen, AlreadyAnswered, Conflict
 */
export const vacate = (store: Store, organizationId: string, count: number, context: Context, besides: Besides) =>
  untilSettled(async () => {
    const organization = await store.organization(organizationId);
    if (!organization) throw new Unknown('organization');
    const facts = await decidedOnce(store, besides.seen, () => vacateBeds(organization, count, context));
    return store.commit({ organization, facts }, besides);
  });
