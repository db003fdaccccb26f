import { fillPlace } from '../../domain/application/decide-offer.ts';
import { type Context, system } from '../../domain/context.ts';
import { legalDateOf } from '../../domain/law/time.ts';
import { obstacleToTaking } from '../../domain/organization/licence.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import { turnOf } from '../../domain/queue/turn.ts';
import type { Deps } from '../shared/compose.ts';
import { log } from '../shared/log.ts';
import { outcomeOf } from '../shared/store/change.ts';
import type { Head } from '../shared/store/store.ts';
import { untilPlacesSettle } from '../shared/store/until-still.ts';
import type { Step } from '../shared/store/writes.ts';
import { clearQueue } from './clear-queue.ts';

/** One bed is vacated at a time, as a rule: whose turn it is, is among the first. */
const usualDepth = 2;

/** So many places are filled by one write; each takes a few of the hundred items that it may hold. */
const together = 12;

/** So many must be read to see whose turns so many places are: those away on a postponed term stand before everybody else. */
const enough = ({ away }: Organization): number => away + together + 1;

/** Each free place to the one whose turn it is, one after the other, as far as they were read. */
const turnsIn = ({ organization, waiting, eligible }: Head, context: Context): Step[] => {
  const steps: Step[] = [];
  let places = organization;
  const left = [...eligible];
  while (steps.length < together) {
    const turn = turnOf(places, left);
    const application = waiting.find(({ applicationId }) => applicationId === turn?.entry.applicationId);
    if (!turn || !application) break;
    const facts = fillPlace(turn, application, places, context);
    if (facts.length === 0) throw new Error('An entry of a queue is that of somebody who does not wait');
    const change = { application, organization: places, facts };
    const outcome = outcomeOf(change);
    steps.push({ change, outcome });
    places = outcome.organization ?? places;
    left.splice(left.indexOf(turn.entry), 1);
  }
  return steps;
};

/** The organization afterwards, and whether there may be more to do: so many must be read to see it. */
type Advanced = { organization?: Organization; depth?: number };

const advance = ({ store, calendar }: Deps, organizationId: string, depth: number, now: string): Promise<Advanced> =>
  untilPlacesSettle(store, organizationId, async () => {
    const head = await store.head(organizationId, depth);
    if (!head || head.organization.deregisteredOn) return head ? { organization: head.organization } : {};
    const obstacle = turnOf(head.organization, head.eligible) && obstacleToTaking(head.organization, legalDateOf(now));
    if (obstacle) log('advance-stopped', { organizationId, reason: obstacle.code });
    const steps = obstacle ? [] : turnsIn(head, { now, by: system('advance-queue'), calendar });
    if (steps.length > 0) await store.commitAll(steps);
    const organization = steps.at(-1)?.outcome.organization ?? head.organization;
    const allSeen = head.wholeQueue ? steps.length < together : steps.length === 0 && depth >= enough(organization);
    const isOver = obstacle !== undefined || organization.free === 0 || allSeen;
    return { organization, ...(!isOver && { depth: enough(organization) }) };
  });

/**
 * Gives every free place to the one whose turn it is (ARR-2, ARR-5, END-8). Where the organization may take nobody there is none to
 * give; where it has left the register nobody waits for it any more (CAT-8).
 */
export const fillPlaces = async (deps: Deps, organizationId: string, now: string): Promise<void> => {
  for (let depth: number | undefined = usualDepth; depth !== undefined; ) {
    const advanced: Advanced = await advance(deps, organizationId, depth, now);
    const { organization } = advanced;
    if (organization?.deregisteredOn) return clearQueue(deps, organizationId, now);
    depth = advanced.depth;
    if (depth === undefined && organization) await deps.store.fold(organization);
  }
};
