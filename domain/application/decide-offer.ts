import type { Context } from '../context.ts';
import type { Fact, FactOf } from '../fact.ts';
import { cite } from '../law/amendments.ts';
import { clauseOf, groundOf } from '../law/clauses.ts';
import { dueDate } from '../law/law.ts';
import { endOf, isRealDate, type LegalDate, legalDateOf, toUtc } from '../law/time.ts';
import { reportUndelivered } from '../notice/notice.ts';
import { type DutyKind, dutyOf } from '../obligation/duty.ts';
import { sourceOf } from '../obligation/set.ts';
import { assertMayTake, obstacleToTaking } from '../organization/licence.ts';
import type { Organization } from '../organization/organization.ts';
import type { Turn } from '../queue/turn.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { settingNorm } from '../vocabulary.ts';
import { type Application, cameOfAge, hasRunOut, type Offer } from './application.ts';
import { expireProgramme } from './decide-programme.ts';
import { leftBy } from './left.ts';
import {
  arriveDuty,
  choiceOverdueDuty,
  chooseDuty,
  confirmStartDuty,
  contractDuty,
  noticeDate,
  postponedDuty,
  postponementTerm,
} from './terms.ts';

const subject = ({ applicationId }: Application, { organizationId }: { organizationId: string }) => ({
  applicationId,
  organizationId,
});

/** What was owed towards the admission that comes to nothing. */
const towardsAdmission: readonly DutyKind[] = [
  'forward-documents',
  'arrive',
  'confirm-start',
  'sign-contract',
  'reach-recipient',
  'confirm-still-waiting',
];

/**
 * CAT-8, CHO-2: a place or a turn comes to nothing by no fault of the recipient's. The decision stays valid and they may
 * choose anew at once, by a term that a new notice starts; the department gets the task to help. Who came of age has
 * nothing to choose by this decision: the department alone is told.
 */
const withdrawn = (
  state: Application,
  { organizationId }: { organizationId: string },
  reason: FactOf<'OfferWithdrawn'>['reason'],
  context: Context,
): Fact => {
  const today = legalDateOf(context.now);
  const ofAge = reason === 'came-of-age';
  return {
    type: 'OfferWithdrawn',
    ...subject(state, { organizationId }),
    at: context.now,
    by: context.by,
    ...groundOf(ofAge ? settingNorm[state.setting] : 'CAT-8', today, state.setting),
    reason,
    left: leftBy(state),
    sets: [...(ofAge ? [] : chooseDuty(state, noticeDate(context.now), context)), choiceOverdueDuty(state, context)],
    voids: [...towardsAdmission],
  };
};

/**
 * CAT-8: who waits for an organization that may take nobody, or was offered a place there, is free of it. A decision
 * suspended for contraindications stays so (QUE-10): the card that lifts it frees them too. No facts when the
 * organization may take them, or they are no longer there.
 */
export const leaveOrganization = (state: Application, organization: Organization, context: Context): Fact[] => {
  const there = state.organizationId === organization.organizationId;
  const waits = state.status === 'queued' || state.status === 'offered';
  return there && waits && obstacleToTaking(organization, legalDateOf(context.now))
    ? [withdrawn(state, organization, 'organization-takes-nobody', context)]
    : [];
};

/**
 * ARR-2, END-8: the place that fell vacant is offered to the one whose turn it is. No facts when the application no
 * longer waits: somebody was quicker. Whose programme has run out is blocked instead (QUE-7), and who came of age leaves
 * the queue; the place is still free then.
 * @throws AgainstNorm `not-registered`, `deregistered`, `licence-not-valid` (CAT-8)
 */
export const fillPlace = (turn: Turn, state: Application, organization: Organization, context: Context): Fact[] => {
  assertMayTake(organization, legalDateOf(context.now));
  const today = legalDateOf(context.now);
  const when = { ...subject(state, organization), at: context.now, by: context.by };
  const waits = turn.to === 'hold' ? state.offer?.placeHeld === false : state.status === 'queued';
  if (waits && cameOfAge(state, today)) return [withdrawn(state, organization, 'came-of-age', context)];
  if (turn.to === 'hold')
    return waits ? [{ type: 'PlaceHeld', ...when, ...groundOf('ARR-5', today, state.setting) }] : [];
  if (!waits || state.turn?.blocked) return [];
  if (state.isp && hasRunOut(state.isp, today)) return expireProgramme(state, state.isp.validTo, context);
  const arrive = arriveDuty(state, 'vacancy', noticeDate(context.now), context);
  const sets = arrive
    ? [arrive]
    : [
        ...confirmStartDuty(state, organization.organizationId, context),
        ...contractDuty(state, organization.organizationId, today, context),
      ];
  return [
    {
      type: 'PlaceOffered',
      ...when,
      ...(arrive
        ? { norm: arrive.norm, source: arrive.source, arriveBy: arrive.due }
        : groundOf('ARR-2', today, state.setting)),
      basis: 'vacancy',
      ...(turn.yielded && { yielded: true }),
      sets,
      // SMS-6: who is called to a place is no longer asked whether they wait.
      ...(dutyOf(state.duties, 'confirm-still-waiting') && { voids: ['confirm-still-waiting'] }),
    },
  ];
};

/** The reason (illness, hospitalization) is the person's own and stays with the person; the queue needs the date. */
export type PostponeArrival = { until: LegalDate };

const offerOf = (state: Application): Offer => {
  if (!state.offer)
    throw new WrongState('no-offer', 'No place is offered to this recipient now.', {
      norm: 'ARR-2',
      source: clauseOf('ARR-2', state.setting),
    });
  return state.offer;
};

/**
 * ARR-3: who cannot come because of illness or hospitalization moves the term, once, within the law's limit counted
 * from the term itself. Inpatient places are held; a semi-inpatient place goes to the next while its recipient keeps
 * the head of the queue (ARR-5). When the term's clock stood still (SMS-3) it starts with this act.
 * @throws WrongState `no-offer`, `already-postponed`, `term-ended` · AgainstNorm `postponement-too-long`,
 *   `postponement-not-later`, `nobody-arrives`
 */
export const postponeArrival = (state: Application, command: PostponeArrival, context: Context): Fact[] => {
  const offer = offerOf(state);
  const today = legalDateOf(context.now);
  const term = postponementTerm(state.setting, today);
  const running = dutyOf(state.duties, 'arrive') ?? arriveDuty(state, offer.basis, today, context);
  if (!term || !running)
    throw new AgainstNorm(
      'nobody-arrives',
      'There is no term to arrive here, so none can be moved; the organization is told another day.',
      groundOf('ARR-2', today, state.setting),
    );
  const ground = { norm: 'ARR-3', source: cite(sourceOf(term), today) };
  if (offer.postponed)
    throw new WrongState(
      'already-postponed',
      'The term to arrive has been moved once already; it moves only once.',
      groundOf('ARR-3', today, state.setting),
    );
  if (toUtc(context.now) >= endOf(running.due))
    throw new WrongState('term-ended', `The term to arrive ended on ${running.due}.`, ground, { due: running.due });
  const latest = dueDate(context.calendar, running.due, term);
  if (!isRealDate(command.until) || command.until <= running.due)
    throw new AgainstNorm(
      'postponement-not-later',
      `The new date is not later than the present term, ${running.due}.`,
      ground,
      { due: running.due },
    );
  if (command.until > latest)
    throw new AgainstNorm('postponement-too-long', `The term can be moved to ${latest} at the latest.`, ground, {
      latest,
    });
  return [
    {
      type: 'ArrivalPostponed',
      ...subject(state, { organizationId: state.organizationId ?? '' }),
      at: context.now,
      by: context.by,
      ...ground,
      arriveBy: command.until,
      placeGivenUp: state.setting === 'semi-inpatient',
      sets: [postponedDuty(state, command.until, term, context)],
      closes: ['reach-recipient'],
    },
  ];
};

/**
 * ARR-6: the term to arrive has ended and nobody came: the turn passes to the next, and the entry is closed with the
 * decision still valid (ARR-7). Nothing lapses before its notice is known to have gone out: then the department gets a
 * task instead (SMS-3). Who gave a place up while away, and had none to come to, goes back to their turn (ARR-5). Whom
 * the organization may not take, for itself or for their age, has not failed to come: they may choose anew (CAT-8).
 * No facts when no term has ended.
 */
export const releaseNoShow = (state: Application, organization: Organization, context: Context): Fact[] => {
  const arrive = dutyOf(state.duties, 'arrive');
  if (!state.offer || !arrive || toUtc(context.now) < endOf(arrive.due)) return [];
  const today = legalDateOf(context.now);
  const when = { ...subject(state, organization), at: context.now, by: context.by };
  const obstacle = obstacleToTaking(organization, today);
  if (cameOfAge(state, today)) return [withdrawn(state, organization, 'came-of-age', context)];
  if (obstacle && (state.offer.placeHeld || organization.deregisteredOn))
    return [withdrawn(state, organization, 'organization-takes-nobody', context)];
  if (state.notice?.state === 'pending') return reportUndelivered(state, state.notice, 'not-sent', context);
  // No place given up is left, so there was none to come to; one that falls free this night is not held against them, nor
  // one to which nobody may be taken: the licence may be renewed, and the turn is kept till then.
  if (!state.offer.placeHeld && (obstacle || organization.yielded === 0))
    return [
      {
        type: 'PostponementEnded',
        ...when,
        ...groundOf('ARR-5', today, state.setting),
        ...(!state.turn && { registration: organization.registrations + 1 }),
        closes: ['arrive'],
      },
    ];
  return [
    {
      type: 'OfferLapsed',
      ...when,
      ...groundOf('ARR-6', today, state.setting),
      placeHeld: state.offer.placeHeld,
      closes: ['arrive'],
      voids: ['reach-recipient', 'confirm-still-waiting'],
    },
  ];
};
