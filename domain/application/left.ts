import type { Context } from '../context.ts';
import type { Fact, LeavingReason, Left } from '../fact.ts';
import { type CitedNorm, groundOf } from '../law/clauses.ts';
import { legalDateOf } from '../law/time.ts';
import { everyDuty } from '../obligation/duty.ts';
import type { Application } from './application.ts';

/** What a case leaves in its organization when it ends before the admission. */
export const leftBy = ({ offer, turn }: Application): Left => {
  if (offer?.basis === 'residence') return 'residence';
  if (offer) return offer.placeHeld ? 'place' : 'head';
  return turn ? 'queue' : 'nothing';
};

/** Nothing more happens to a case that is over. */
export const isOver = ({ status }: Pick<Application, 'status'>): boolean =>
  status === 'refused' || status === 'ended' || status === 'withdrawn';

/** Service is given, or suspended for a time. */
export const inService = ({ stay, status }: Application): boolean =>
  stay !== undefined && (status === 'admitted' || status === 'suspended');

/**
 * QUE-12: a case that is not in service ends by no act of the recipient's; a place held is free again, a turn closed. Who
 * had one is told of it by the turn, who had none by the ending itself.
 */
export const endApplication = (
  state: Application,
  reason: Exclude<LeavingReason, 'own-wish' | 'decision-cancelled'>,
  norm: CitedNorm,
  { now, by }: Pick<Context, 'now' | 'by'>,
): Fact[] => {
  const { applicationId, organizationId } = state;
  const left = leftBy(state);
  const when = { applicationId, at: now, by, ...groundOf(norm, legalDateOf(now), state.setting) };
  const ended: Fact = {
    type: 'ApplicationEnded',
    ...when,
    ...(organizationId && { organizationId }),
    left,
    reason,
    voids: [...everyDuty],
  };
  return left !== 'nothing' && organizationId
    ? [ended, { type: 'QueueLeft', ...when, organizationId, reason }]
    : [ended];
};
