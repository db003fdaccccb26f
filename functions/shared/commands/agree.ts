import type { Context } from '../../../domain/context.ts';
import type { Store } from '../store/store.ts';
import type { Besides } from '../store/writes.ts';
import { transfer } from './transfer.ts';

/**
 * TRA-1: whoever's agreement to a transfer is due agrees by reporting the obligation done; with the last agreement the
 * recipient moves. Answers whether there was such an open duty of theirs.
 * @throws what `transfer` throws
 */
export const agree = async (
  store: Store,
  { applicationId, obligationId }: { applicationId: string; obligationId: string },
  context: Context,
  besides: () => Besides,
): Promise<boolean> => {
  const { duties = [], stay } = (await store.application(applicationId)) ?? {};
  const { role, id } = context.by;
  const due = duties.some((duty) => duty.id === obligationId && duty.owner.role === role && duty.owner.id === id);
  if (!due || !stay?.transfer) return false;
  const { toOrganizationId } = stay.transfer;
  await transfer(store, stay.stayId, { toOrganizationId }, context, () => true, besides);
  return true;
};
