import type { Context } from '../context.ts';
import type { Fact, Order, StayKind } from '../fact.ts';
import { type CitedNorm, groundOf } from '../law/clauses.ts';
import { limitIfAny } from '../law/law.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { assertMayTake } from '../organization/licence.ts';
import type { Organization } from '../organization/organization.ts';
import { AgainstNorm, type Ground, WrongState } from '../refusal.ts';
import { dutiesOfBeginning } from '../stay/duties.ts';
import { longestOf } from '../stay/length.ts';
import { assertOriginals } from '../stay/originals.ts';
import { assertGiven, hasReturned } from '../stay/service.ts';
import { isChild } from '../vocabulary.ts';
import type { Application } from './application.ts';
import { assertOfAge } from './decide-choice.ts';
import { assertMayBeAdmitted } from './exclusive.ts';
import { assertNotExcluded } from './intake/waiting-year.ts';
import { examinedAgain } from './terms.ts';

export type MedicalCard = { issuedOn: LegalDate; contraindicated: boolean };

export type Admit = {
  stayId: string;
  order: Order;
  /** The medical card presented at the admission (form 2). */
  medicalCard?: MedicalCard;
  kind?: StayKind;
  /** The last day, of a stay for a time. */
  until?: LegalDate;
  /** Inpatient care: the originals that the representative presented (ADM-3). */
  originals?: readonly string[];
  /** Semi-inpatient care: hours of a day's stay (CAT-2). */
  hoursPerDay?: number;
  /** Semi-inpatient care: by night too, by a decision of the local executive body (CAT-9). */
  nightStay?: { decision: { number: string; date: LegalDate }; because: 'other-locality' | 'musculoskeletal' };
  /** The person's other applications. */
  others?: readonly Application[];
};

const beforeAdmission = [
  'notify-recipient',
  'choose-organization',
  'choice-overdue',
  'arrive',
  'confirm-start',
  'reach-recipient',
  'confirm-still-waiting',
] as const;

const assertIssued = ({ issuedOn }: MedicalCard, ground: Ground, today: LegalDate): void => {
  if (issuedOn > today)
    throw new AgainstNorm('card-in-the-future', `The card is dated ${issuedOn}, a day to come.`, ground, {
      date: issuedOn,
    });
};

/** QUE-9: judged on the day of the order, which is the day of the admission. */
const assertMedicallyFit = (state: Application, { medicalCard, order }: Admit, context: Context): void => {
  const today = legalDateOf(context.now);
  if (!examinedAgain(state, order.date, context.calendar)) return;
  const joined = legalDateOf(state.turn?.joinedAt ?? context.now);
  if (!medicalCard || medicalCard.issuedOn <= joined)
    throw new AgainstNorm(
      'examination-needed',
      `More than a month has passed since the recipient joined the queue on ${joined}: a new medical card is needed.`,
      groundOf('QUE-9', today),
      { joined },
    );
};

/** CAT-2, CAT-5, TMP-2, TMP-7: the last day of a stay for a time; temporary stay always has one. */
const lastDayOf = (state: Application, command: Admit, context: Context): LegalDate | undefined => {
  const from = command.order.date;
  const longest = longestOf(state, from, context);
  const forATime = command.until !== undefined || command.kind === 'temporary' || state.setting === 'temporary-stay';
  if (command.until && command.until < from)
    throw new AgainstNorm(
      'stay-ends-before-it-begins',
      'The stay ends before it begins.',
      longest?.ground ?? groundOf('ADM-1', from, state.setting),
    );
  if (!forATime || !longest) return command.until;
  if (command.until && command.until > longest.until)
    throw new AgainstNorm(
      'stay-too-long',
      `A stay for a time ends on ${longest.until} at the latest.`,
      longest.ground,
      { latest: longest.until },
    );
  return command.until ?? longest.until;
};

/** TMP-8, CAT-4: a bed by night is for those of temporary stay who want no more, and nobody stays there for good. */
const assertKind = ({ setting, temporary }: Application, { kind }: Admit, today: LegalDate): void => {
  const nightBed = kind === 'night-bed' && temporary?.nightBed !== true;
  if (nightBed || (kind === 'permanent' && setting === 'temporary-stay'))
    throw new AgainstNorm(
      'stay-kind-not-here',
      nightBed
        ? 'A bed by night is given in temporary stay, to those unwilling to change their way of life.'
        : 'Temporary stay is never for good.',
      groundOf(nightBed ? 'TMP-8' : 'CAT-4', today),
    );
};

/**
 * ADM-1: an order already given, and not before there was an application to admit by.
 * @throws AgainstNorm `order-in-the-future`, `order-before-filing`
 */
const assertOrder = ({ order }: Admit, { filedOn, setting }: Application, context: Context): void => {
  const ground = groundOf('ADM-1', legalDateOf(context.now), setting);
  assertGiven(order, ground, context);
  if (order.date < filedOn)
    throw new AgainstNorm(
      'order-before-filing',
      `The order is dated ${order.date}; the application was filed on ${filedOn}.`,
      ground,
      { date: order.date, filedOn },
    );
};

/** CAT-2, CAT-9: how many hours of the day, and whether by night, somebody may stay in semi-inpatient care. */
const assertDaily = (state: Application, organization: Organization, command: Admit, today: LegalDate): void => {
  const { hoursPerDay, nightStay } = command;
  const fewest = limitIfAny('hoursFewest', state.setting, today);
  const most = limitIfAny('hoursMost', state.setting, today);
  if (hoursPerDay !== undefined && fewest && most && (hoursPerDay < fewest.value || hoursPerDay > most.value))
    throw new AgainstNorm(
      'hours-outside-bounds',
      `A day's stay has ${fewest.value} to ${most.value} hours.`,
      groundOf('CAT-2', today),
      { fewest: fewest.value, most: most.value },
    );
  if (!nightStay) return;
  const ground = groundOf('CAT-9', today);
  if (state.setting !== 'semi-inpatient' || organization.details?.kind !== 'rehabilitation-centre')
    throw new AgainstNorm('night-stay-not-here', 'Only rehabilitation centres give a stay by night besides.', ground);
  if (
    nightStay.because === 'musculoskeletal' &&
    state.category !== 'children-musculoskeletal' &&
    isChild(state.category)
  )
    throw new AgainstNorm(
      'night-stay-not-for-category',
      'A stay by night is for people of another locality or with musculoskeletal disorders.',
      ground,
    );
};

/** Contraindications to semi-inpatient care are a list of their own (CAT-7). */
const suspensionNorm = ({ setting }: Application): CitedNorm => (setting === 'semi-inpatient' ? 'CAT-7' : 'QUE-10');

/** QUE-10: the decision is suspended, the place goes to the next, the turn is kept. */
const suspendDecision = (state: Application, organization: Organization, { now, by }: Context): Fact[] => [
  {
    type: 'DecisionSuspended',
    applicationId: state.applicationId,
    organizationId: organization.organizationId,
    at: now,
    by,
    ...groundOf(suspensionNorm(state), legalDateOf(now), state.setting),
    placeHeld: state.offer?.placeHeld === true,
    ...(!state.turn && { registration: organization.registrations + 1 }),
    voids: [...beforeAdmission, 'sign-contract'],
  },
];

/**
 * ADM-1: the head's order admits the recipient to whom the place was offered. Who comes late, but before the turn has
 * passed on, is admitted. Somebody away on a postponed term needs a place that is free (ARR-5). A medical card that names
 * contraindications suspends the decision instead (QUE-10).
 * @throws WrongState `no-offer`, `no-free-place` · AgainstNorm `order-in-the-future`, `order-before-filing`,
 *   `served-as-inpatient`, `waiting-year`, `stay-kind-not-here`, `not-registered`,
 *   `licence-not-valid`, `came-of-age`, `card-in-the-future`, `examination-needed`, `stay-too-long`,
 *   `stay-ends-before-it-begins`, `already-in-semi-inpatient`, `hours-outside-bounds`, `night-stay-not-here`,
 *   `night-stay-not-for-category`, `originals-missing`
 */
export const admitRecipient = (
  state: Application,
  organization: Organization,
  command: Admit,
  context: Context,
): Fact[] => {
  const today = legalDateOf(context.now);
  const ground = groundOf('ADM-1', today, state.setting);
  const { applicationId, setting } = state;
  const { organizationId } = organization;
  if (!state.offer || state.organizationId !== organizationId)
    throw new WrongState('no-offer', 'This recipient has no offer of a place in this organization.', ground);
  if (!state.offer.placeHeld && organization.free === 0)
    throw new WrongState(
      'no-free-place',
      'The place given up during the postponement is taken; none is free.',
      groundOf('ARR-5', today, setting),
    );
  assertOrder(command, state, context);
  assertMayTake(organization, today);
  assertMayBeAdmitted(state, command.others ?? [], today);
  assertNotExcluded(state, command.others ?? [], context);
  assertKind(state, command, today);
  assertOfAge(state, command.order.date);
  if (command.medicalCard) assertIssued(command.medicalCard, ground, today);
  // QUE-10 is of those who come from a queue. Who lives there has no turn to keep, and no bed to leave to the next: they
  // are sent to be treated (263/1 cl.18), as anybody in service is.
  if (command.medicalCard?.contraindicated && state.offer.basis !== 'residence')
    return suspendDecision(state, organization, context);
  assertMedicallyFit(state, command, context);
  assertDaily(state, organization, command, today);
  assertOriginals(state, command.originals, today);
  const until = lastDayOf(state, command, context);
  const sets = dutiesOfBeginning(state, { organizationId, from: command.order.date, ...(until && { until }) }, context);
  const kind = command.kind ?? (state.temporary?.nightBed ? 'night-bed' : undefined);
  return [
    {
      type: 'RecipientAdmitted',
      applicationId,
      organizationId,
      at: context.now,
      by: context.by,
      ...ground,
      stayId: command.stayId,
      order: command.order,
      placeHeld: state.offer.placeHeld,
      ...(kind && { kind }),
      ...(until && { until }),
      ...(hasReturned(command.others ?? [], organizationId) && { returned: true as const }),
      ...(sets.length > 0 && { sets }),
      closes: [...beforeAdmission],
    },
  ];
};

/**
 * QUE-10: a medical card that names no contraindications lifts the suspension of the decision; the former turn holds.
 * @throws WrongState `not-suspended` · AgainstNorm `contraindications`, `card-in-the-future`,
 *   `card-before-suspension`
 */
export const presentMedicalCard = (state: Application, card: MedicalCard, { now, by }: Context): Fact[] => {
  const today = legalDateOf(now);
  const ground = groundOf(suspensionNorm(state), today, state.setting);
  if (state.status !== 'suspended' || state.stay || !state.organizationId)
    throw new WrongState('not-suspended', 'The decision is not suspended.', ground);
  assertIssued(card, ground, today);
  if (state.suspendedOn && card.issuedOn < state.suspendedOn)
    throw new AgainstNorm(
      'card-before-suspension',
      `The decision was suspended on ${state.suspendedOn}; an older card says nothing of that.`,
      ground,
      { from: state.suspendedOn },
    );
  if (card.contraindicated)
    throw new AgainstNorm(
      'contraindications',
      'The medical card still names contraindications; the decision stays suspended.',
      ground,
    );
  return [
    {
      type: 'DecisionResumed',
      applicationId: state.applicationId,
      organizationId: state.organizationId,
      at: now,
      by,
      ...ground,
    },
  ];
};
