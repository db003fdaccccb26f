import * as z from 'zod';
import { fillPlace } from '../../domain/application/decide-offer.ts';
import { system } from '../../domain/context.ts';
import { legalDateOf } from '../../domain/law/time.ts';
import { obstacleToTaking } from '../../domain/organization/licence.ts';
import { turnOf } from '../../domain/queue/turn.ts';
import type { Deps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';
import { log } from '../shared/log.ts';
import { Conflict, untilSettled } from '../shared/store/errors.ts';

const about = z.object({ organizationId: z.string().optional() });

/** Recipients away on a postponed term stand before everybody else: they are read with the first who is not. */
const usualDepth = 25;

/**
 * A place may have come free: every free place goes to the one whose turn it is (ARR-2, ARR-5, END-8). What the event
 * says does not matter, only the state it wakes us to see; so a repeated or late event finds nothing left to do.
 */
export const createHandler = ({ store, calendar }: Deps) => {
  const headOf = async (organizationId: string) => {
    const head = await store.head(organizationId, usualDepth);
    return head && head.organization.away >= usualDepth ? store.head(organizationId, head.organization.away + 1) : head;
  };

  const fillOne = (organizationId: string, now: string): Promise<boolean> =>
    untilSettled(async () => {
      const head = await headOf(organizationId);
      const turn = head && turnOf(head.organization, head.eligible);
      if (!turn) return false;
      const obstacle = obstacleToTaking(head.organization, legalDateOf(now));
      if (obstacle) log('advance-stopped', { organizationId, reason: obstacle.code });
      if (obstacle) return false;
      const application = await store.application(turn.entry.applicationId);
      const facts = application ? fillPlace(turn, application, head.organization, { now, by: system, calendar }) : [];
      // The entry was read before the application, which has left the queue since: look again.
      if (facts.length === 0) throw new Conflict();
      await store.commit({ application, organization: head.organization, facts });
      return true;
    });

  return async ({ detail, now }: Delivered): Promise<void> => {
    const { organizationId } = about.parse(detail);
    while (organizationId && (await fillOne(organizationId, now)));
  };
};
