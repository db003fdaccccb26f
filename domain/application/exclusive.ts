import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { type CitedNorm, groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { everyDuty } from '../obligation/duty.ts';
import { AgainstNorm } from '../refusal.ts';
import type { Setting } from '../vocabulary.ts';
import type { Application } from './application.ts';
import { leftBy } from './left.ts';

/** Which settings an admission ends: the care that one and the same need is not given twice (ADM-4, CHO-4). */
const excludes: Record<Setting, readonly Setting[]> = {
  inpatient: ['semi-inpatient', 'home'],
  'semi-inpatient': ['semi-inpatient', 'home'],
  home: ['semi-inpatient'],
  'temporary-stay': [],
};

const inService = ({ stay, status }: Application): boolean => stay !== undefined && status !== 'ended';

/**
 * CHO-4: two semi-inpatient organizations at once at the budget's expense are not allowed. At the `choice` a place offered
 * elsewhere counts too; at the admission the first to admit is right, and the other offer ends with it.
 * @throws AgainstNorm `already-in-semi-inpatient`
 */
export const assertNotElsewhere = (
  state: Application,
  others: readonly Application[],
  at: 'choice' | 'admission',
  today: LegalDate,
): void => {
  const twice = others.some(
    (other) =>
      other.applicationId !== state.applicationId &&
      other.setting === 'semi-inpatient' &&
      ((inService(other) && !other.stay?.paid) || (at === 'choice' && other.status === 'offered')),
  );
  if (state.setting === 'semi-inpatient' && twice)
    throw new AgainstNorm(
      'already-in-semi-inpatient',
      'Semi-inpatient service of another organization is given, or a place in it offered, at the expense of the budget already.',
      groundOf('CHO-4', today),
    );
};

/**
 * ADM-4, QUE-12: the recipient has been admitted elsewhere: the care that this excludes ends, in service or in a queue.
 * Paid service, and an application not decided on yet, are left as they are. No facts when nothing is excluded.
 */
export const endExcluded = (
  state: Application,
  admitted: { setting: Setting; applicationId: string; order: { number: string; date: LegalDate } },
  { now, by }: Context,
): Fact[] => {
  if (state.applicationId === admitted.applicationId || !excludes[admitted.setting].includes(state.setting)) return [];
  const { applicationId, organizationId, stay } = state;
  const today = legalDateOf(now);
  const when = { applicationId, at: now, by };
  if (inService(state) && stay && organizationId) {
    if (stay.paid) return [];
    const norm: CitedNorm = admitted.setting === state.setting ? 'CHO-4' : 'ADM-4';
    return [
      {
        type: 'StayEnded',
        ...when,
        organizationId,
        stayId: stay.stayId,
        ...groundOf(norm, today, state.setting),
        ground: 'other-setting',
        date: today,
        order: admitted.order,
        ...(stay.supportedLiving && { supportedLiving: true as const }),
        closes: [...everyDuty],
      },
    ];
  }
  if (!['granted', 'queued', 'offered', 'lapsed', 'suspended'].includes(state.status)) return [];
  return endApplication(state, 'admitted-elsewhere', { now, by });
};

/** QUE-12: a case that is not in service ends; a place held is free again, a turn closed and told. */
export const endApplication = (
  state: Application,
  reason: 'admitted-elsewhere' | 'death',
  { now, by }: Pick<Context, 'now' | 'by'>,
): Fact[] => {
  const { applicationId, organizationId } = state;
  const left = leftBy(state);
  const when = { applicationId, at: now, by, ...groundOf('QUE-12', legalDateOf(now), state.setting) };
  const ended: Fact = {
    type: 'ApplicationEnded',
    ...when,
    ...(organizationId && { organizationId }),
    left,
    reason,
    closes: [...everyDuty],
  };
  return left !== 'nothing' && organizationId
    ? [ended, { type: 'QueueLeft', ...when, organizationId, reason }]
    : [ended];
};
