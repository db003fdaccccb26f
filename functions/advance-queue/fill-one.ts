import { fillPlace } from '../../domain/application/decide-offer.ts';
import { system } from '../../domain/context.ts';
import { legalDateOf } from '../../domain/law/time.ts';
import { obstacleToTaking } from '../../domain/organization/licence.ts';
import { turnOf } from '../../domain/queue/turn.ts';
import type { Deps } from '../shared/compose.ts';
import { log } from '../shared/log.ts';
import { Conflict, untilSettled } from '../shared/store/errors.ts';
import type { Store } from '../shared/store/store.ts';
import { clearQueue } from './clear-queue.ts';

/** Recipients away on a postponed term stand before everybody else: they are read with the first who is not. */
const usualDepth = 25;

const headOf = async (store: Store, organizationId: string) => {
  const head = await store.head(organizationId, usualDepth);
  return head && head.organization.away >= usualDepth ? store.head(organizationId, head.organization.away + 1) : head;
};

/**
 * Gives one free place to the one whose turn it is; answers whether there was one to give and somebody to take it. Where
 * the organization has left the register there is none to give, and nobody to wait for it (CAT-8).
 */
export const fillOne = (deps: Deps, organizationId: string, now: string): Promise<boolean> =>
  untilSettled(async () => {
    const { store, calendar } = deps;
    const head = await headOf(store, organizationId);
    if (head?.organization.deregisteredOn) {
      await clearQueue(deps, organizationId, now);
      return false;
    }
    const turn = head && turnOf(head.organization, head.eligible);
    if (!turn) return false;
    const obstacle = obstacleToTaking(head.organization, legalDateOf(now));
    if (obstacle) {
      log('advance-stopped', { organizationId, reason: obstacle.code });
      return false;
    }
    const application = await store.application(turn.entry.applicationId);
    const facts = application
      ? fillPlace(turn, application, head.organization, { now, by: system('advance-queue'), calendar })
      : [];
    // The entry was read before the application, which has left the queue since: look again.
    if (facts.length === 0) throw new Conflict();
    await store.commit({ application, organization: head.organization, facts });
    return true;
  });
