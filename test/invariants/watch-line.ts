import type { Application } from '../../domain/application/application.ts';
import type { FactType } from '../../domain/fact.ts';
import { compare, isAway, lineOf, stands } from './line.ts';
import type { Watch } from './observed.ts';
import { must } from './violation.ts';

/** What may become of somebody's place in a queue. */
type Move = 'joins' | 'leaves' | 'moves' | 'is blocked' | 'is free again';

/** What each fact may do to it; no other fact touches it. A fact that does names its norm. */
const moves: Partial<Record<FactType, readonly Move[]>> = {
  QueueJoined: ['joins'],
  PlaceOffered: ['leaves'],
  // Who is away stands at the head, and who comes back where they stood (ARR-5).
  ArrivalPostponed: ['joins'],
  PlaceHeld: ['leaves'],
  PostponementEnded: ['moves'],
  OfferLapsed: ['leaves'],
  OfferWithdrawn: ['leaves'],
  RecipientAdmitted: ['leaves'],
  ApplicationWithdrawn: ['leaves'],
  ApplicationEnded: ['leaves'],
  DecisionCancelled: ['leaves'],
  IspExpired: ['is blocked'],
  IspRenewed: ['is free again'],
  // From an offer back to the queue, of somebody away from its head into it (QUE-10).
  DecisionSuspended: ['joins', 'moves'],
  DecisionResumed: ['is free again'],
};

const isBlocked = ({ status, turn }: Application): boolean => status === 'suspended' || turn?.blocked !== undefined;

const moveOf = (before: Application | undefined, after: Application): Move | undefined => {
  const [stood, standsNow] = [before !== undefined && stands(before), stands(after)];
  if (!before || !stood) return standsNow ? 'joins' : undefined;
  if (!standsNow) return 'leaves';
  if (compare(before, after) !== 0 || before.organizationId !== after.organizationId) return 'moves';
  if (isBlocked(before) === isBlocked(after)) return undefined;
  return isBlocked(after) ? 'is blocked' : 'is free again';
};

/** The order of a queue changes by a fact that may change it and names its norm, and by nothing else. */
export const watchLine = (): Watch => ({
  decided: (_, facts, about, after) => {
    const move = after.application && moveOf(about.application, after.application);
    const isNamed = facts.some(({ type, norm }) => move && norm !== undefined && moves[type]?.includes(move));
    must(!move || isNamed, 'QUE-6 · the order changes only by a rule that names itself', () => ({
      move,
      facts,
      before: about.application,
      after: after.application,
    }));
  },
});

/** Where somebody stood when their programme ran out. */
type Former = { application: Application; behind: ReadonlySet<string> };

/** QUE-7: a renewed programme returns to its former place: the same turn, and nobody in front who stood behind. */
export const watchRenewals = (): Watch => {
  const formers = new Map<string, Former>();
  return {
    decided: (world, facts, about, after) => {
      const { application } = after;
      if (!application) return;
      const { applicationId, organizationId, turn } = application;
      if (!turn || !organizationId) {
        formers.delete(applicationId);
        return;
      }
      const former = formers.get(applicationId);
      if (former && facts.some(({ type }) => type === 'IspRenewed')) {
        const line = lineOf(world, organizationId);
        const front = line.slice(
          0,
          line.findIndex((one) => one.applicationId === applicationId),
        );
        const overtaken = front.some((one) => former.behind.has(one.applicationId) && !isAway(one));
        const returns = compare(former.application, application) === 0 && !turn.blocked && !overtaken;
        must(returns, 'QUE-7 · a renewed programme returns to its former place', () => ({
          former,
          application,
          front,
        }));
        formers.delete(applicationId);
      }
      const runOut = turn.blocked === 'isp-expired' && !about.application?.turn?.blocked;
      if (runOut && application.status === 'queued') {
        const behind = lineOf(world, organizationId).filter((one) => compare(one, application) > 0);
        formers.set(applicationId, { application, behind: new Set(behind.map((one) => one.applicationId)) });
      }
    },
  };
};
