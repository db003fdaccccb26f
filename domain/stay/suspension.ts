import type { Application } from '../application/application.ts';
import type { MedicalCard } from '../application/decide-admission.ts';
import type { Context } from '../context.ts';
import type { Fact, Order } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { AgainstNorm, type Ground, WrongState } from '../refusal.ts';
import type { Setting } from '../vocabulary.ts';
import { requestOvertaken } from './decline-transfer.ts';
import { assertOrdered, hereSince, serviceOf, toldOf } from './service.ts';
import { type Visits, visitsResumed, visitsSuspended } from './visits.ts';

/** What the standards of the other settings do with a contraindication that arises. */
const otherwise: Partial<Record<Setting, string>> = {
  inpatient:
    'Inpatient service is not suspended: with contraindications the recipient is sent to a medical organization (263/1 cl.18).',
  'temporary-stay':
    'Temporary stay is not suspended: with contraindications the recipient is sent to a health organization (263/4 cl.16, 18(2)).',
};

const assertKnown = ({ setting }: Application, ground: Ground): void => {
  const instead = otherwise[setting];
  if (instead) throw new AgainstNorm('suspension-not-in-setting', instead, ground, { setting });
};

const groundIn = ({ setting }: Application, today: LegalDate): Ground =>
  groundOf('SUS-1', today, otherwise[setting] ? undefined : setting);

/**
 * SUS-1: a contraindication has arisen; the service is suspended, by the head's order, and the place is kept. A transfer
 * that was asked for is taken back with it: health does not wait for another office.
 * @throws WrongState `not-in-service`, `already-suspended` · AgainstNorm `suspension-not-in-setting`,
 *   `order-in-the-future`, `order-before-admission`, `suspension-in-the-future`, `suspension-before-admission`
 */
export const suspendService = (
  state: Application,
  { from, order }: { from: LegalDate; order: Order },
  context: Context,
): Fact[] => {
  const today = legalDateOf(context.now);
  const ground = groundIn(state, today);
  assertKnown(state, ground);
  const service = serviceOf(state, ground);
  const { suspendedFrom } = service.stay;
  if (suspendedFrom)
    throw new WrongState('already-suspended', `The service is suspended from ${suspendedFrom}.`, ground, {
      from: suspendedFrom,
    });
  assertOrdered(order, service.stay, state.setting, context);
  if (from > today) throw new AgainstNorm('suspension-in-the-future', `${from} has not come.`, ground, { date: from });
  const since = hereSince(service.stay);
  if (from < since)
    throw new AgainstNorm('suspension-before-admission', `The recipient has been here since ${since}.`, ground, {
      since,
    });
  return [
    ...requestOvertaken(state, service, context),
    { type: 'ServiceSuspended', ...toldOf(service, context), ...ground, from, order, ...visitsSuspended(state, from) },
  ];
};

export type ResumeService = {
  on: LegalDate;
  order: Order;
  /** The medical document, when it is told; otherwise the head's order stands for it. */
  medicalCard?: MedicalCard;
};

const assertNoContraindications = (
  { issuedOn, contraindicated }: MedicalCard,
  suspendedFrom: LegalDate,
  today: LegalDate,
  ground: Ground,
): void => {
  if (issuedOn > today)
    throw new AgainstNorm('card-in-the-future', `The card is dated ${issuedOn}, a day to come.`, ground, {
      date: issuedOn,
    });
  if (issuedOn < suspendedFrom)
    throw new AgainstNorm(
      'card-before-suspension',
      `The card is older than the suspension from ${suspendedFrom}, so it does not say that the cause is gone.`,
      ground,
      { from: suspendedFrom },
    );
  if (contraindicated)
    throw new AgainstNorm('contraindications', 'The medical card still names contraindications.', ground);
};

/**
 * SUS-1: the service resumes on a medical document that shows no contraindication; at home with it the `visits` of its
 * schedule (HOM-1).
 * @throws WrongState `not-in-service`, `not-suspended` · AgainstNorm `suspension-not-in-setting`,
 *   `order-in-the-future`, `order-before-admission`, `resumption-in-the-future`, `resumption-before-suspension`,
 *   `card-in-the-future`, `card-before-suspension`, `contraindications`
 */
export const resumeService = (
  state: Application,
  { on, order, medicalCard }: ResumeService,
  context: Context,
  visits: Visits = { plan: [], marked: new Set() },
): Fact[] => {
  const today = legalDateOf(context.now);
  const ground = groundIn(state, today);
  assertKnown(state, ground);
  const service = serviceOf(state, ground);
  const { suspendedFrom } = service.stay;
  if (!suspendedFrom) throw new WrongState('not-suspended', 'The service is not suspended.', ground);
  assertOrdered(order, service.stay, state.setting, context);
  if (on > today) throw new AgainstNorm('resumption-in-the-future', `${on} has not come.`, ground, { date: on });
  if (on < suspendedFrom)
    throw new AgainstNorm('resumption-before-suspension', `The service is suspended from ${suspendedFrom}.`, ground, {
      from: suspendedFrom,
    });
  if (medicalCard) assertNoContraindications(medicalCard, suspendedFrom, today, ground);
  return [
    {
      type: 'ServiceResumed',
      ...toldOf(service, context),
      ...ground,
      on,
      order,
      ...visitsResumed(state, service.organizationId, visits, on),
    },
  ];
};
