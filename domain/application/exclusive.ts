import type { Context } from '../context.ts';
import type { Fact, Order } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type Instant, type LegalDate, legalDateOf } from '../law/time.ts';
import { everyDuty } from '../obligation/duty.ts';
import { AgainstNorm } from '../refusal.ts';
import { hereSince } from '../stay/service.ts';
import type { Setting } from '../vocabulary.ts';
import type { Application } from './application.ts';
import { endApplication, inService } from './left.ts';

/**
 * What an admission ends, of service and of waiting (ADM-4, QUE-12). Of one setting nobody is served twice, and who is taken
 * in round the clock is nowhere else; a turn in another queue of the same setting is kept, so that one can move.
 */
const excludes: Record<Setting, { served: readonly Setting[]; waited: readonly Setting[] }> = {
  inpatient: {
    served: ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'],
    waited: ['semi-inpatient', 'home'],
  },
  'semi-inpatient': { served: ['semi-inpatient', 'home'], waited: ['home'] },
  home: { served: ['semi-inpatient', 'home'], waited: ['semi-inpatient'] },
  'temporary-stay': { served: ['temporary-stay'], waited: [] },
};

const servedIn = (others: readonly Application[], setting: Setting): boolean =>
  others.some((other) => other.setting === setting && inService(other) && !other.stay?.paid);

const offeredIn = (others: readonly Application[], setting: Setting): boolean =>
  others.some((other) => other.setting === setting && other.status === 'offered');

const twice = (today: LegalDate): AgainstNorm =>
  new AgainstNorm(
    'already-in-semi-inpatient',
    'Semi-inpatient service is given, or a place offered, at the expense of the budget already; a turn in another queue can be kept.',
    groundOf('CHO-4', today),
  );

/**
 * CHO-4: a second place in semi-inpatient care at the expense of the budget is not taken at the choice. To wait for one is
 * allowed: who moves to another city waits there while they are served here.
 * @throws AgainstNorm `already-in-semi-inpatient`
 */
export const assertMayTakePlace = (
  { setting }: Application,
  others: readonly Application[],
  today: LegalDate,
): void => {
  if (setting === 'semi-inpatient' && (servedIn(others, setting) || offeredIn(others, setting))) throw twice(today);
};

/**
 * CHO-4, ADM-4: nobody is admitted to a second semi-inpatient organization, nor to semi-inpatient care or service at home
 * while they live in inpatient care: that would end the very service that begins.
 * @throws AgainstNorm `already-in-semi-inpatient`, `served-as-inpatient`
 */
export const assertMayBeAdmitted = (
  { setting }: Application,
  others: readonly Application[],
  today: LegalDate,
): void => {
  if (setting === 'semi-inpatient' && servedIn(others, setting)) throw twice(today);
  if ((setting === 'semi-inpatient' || setting === 'home') && servedIn(others, 'inpatient'))
    throw new AgainstNorm(
      'served-as-inpatient',
      'The recipient lives in inpatient care; that stay ends first.',
      groundOf('ADM-4', today, setting),
    );
};

export type Admission = { applicationId: string; setting: Setting; order: Order; at: Instant };

/**
 * ADM-4, QUE-12: the recipient has been admitted elsewhere: the care that this excludes ends, in service or in a queue.
 * Paid service, an application not decided on yet, and one filed since are left as they are. No facts when nothing is
 * excluded.
 */
export const endExcluded = (state: Application, admission: Admission, { now, by }: Context): Fact[] => {
  const { served, waited } = excludes[admission.setting];
  if (state.applicationId === admission.applicationId || state.filedAt > admission.at) return [];
  const { applicationId, organizationId, stay } = state;
  if (!inService(state))
    return waited.includes(state.setting) &&
      ['granted', 'queued', 'offered', 'lapsed', 'suspended'].includes(state.status)
      ? endApplication(state, 'admitted-elsewhere', 'QUE-12', { now, by })
      : [];
  if (!served.includes(state.setting) || !stay || !organizationId || stay.paid) return [];
  const today = legalDateOf(now);
  const since = hereSince(stay);
  return [
    {
      type: 'StayEnded',
      applicationId,
      at: now,
      by,
      organizationId,
      stayId: stay.stayId,
      ...groundOf(
        state.setting === 'semi-inpatient' && admission.setting === 'semi-inpatient' ? 'CHO-4' : 'ADM-4',
        today,
        state.setting,
      ),
      ground: 'other-setting',
      date: [admission.order.date, since].sort().at(-1) ?? since,
      order: admission.order,
      ...(stay.supportedLiving && { supportedLiving: true as const }),
      voids: [...everyDuty],
    },
  ];
};
