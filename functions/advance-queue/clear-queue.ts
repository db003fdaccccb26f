import { leaveOrganization } from '../../domain/application/decide-offer.ts';
import { system } from '../../domain/context.ts';
import type { Duty, DutyKind } from '../../domain/obligation/duty.ts';
import { changeApplication } from '../shared/commands/change-application.ts';
import type { Deps } from '../shared/compose.ts';
import { openDuties, ownerPk, queueRanges, waitingIdOf } from '../shared/store/keys.ts';
import type { Store } from '../shared/store/store.ts';

/** What an organization owes somebody to whom a place is held without a term to arrive (ARR-2, TMP-7). */
const owedToTheOffered: readonly DutyKind[] = ['confirm-start', 'sign-contract'];

/** Everybody in the queue, blocked or away, and those with a place that no term of theirs will end. */
const waitingFor = async (store: Store, organizationId: string): Promise<string[]> => {
  const [owed, ...queue] = await Promise.all([
    store.query(openDuties(ownerPk('organization', organizationId))),
    ...queueRanges(organizationId).map((range) => store.query(range)),
  ]);
  return [
    ...queue.flat().map(({ sk }) => waitingIdOf({ sk: String(sk) })),
    ...owed
      .filter(({ duty }) => owedToTheOffered.includes((duty as Duty).kind))
      .map(({ subject }) => subject as string),
  ];
};

/**
 * CAT-8: an organization that has left the register takes nobody any more: who waited for it may choose another at once.
 * Who holds an offer with a term to arrive may, too, and is free of it at the latest when that term ends.
 */
export const clearQueue = async ({ store, calendar }: Deps, organizationId: string, now: string): Promise<void> => {
  const context = { now, by: system('advance-queue'), calendar };
  for (const applicationId of await waitingFor(store, organizationId)) {
    const { organization: after } = await changeApplication(store, applicationId, (application, organization) =>
      organization?.organizationId === organizationId ? leaveOrganization(application, organization, context) : [],
    );
    if (after) await store.fold(after);
  }
};
