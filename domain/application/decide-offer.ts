import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { cite } from '../law/amendments.ts';
import { clauseOf, groundOf } from '../law/clauses.ts';
import { dueDate } from '../law/law.ts';
import { endOf, isRealDate, type LegalDate, legalDateOf, toUtc } from '../law/time.ts';
import { reportUndelivered } from '../notice/notice.ts';
import { dutyOf } from '../obligation/duty.ts';
import { sourceOf } from '../obligation/set.ts';
import { assertMayTake } from '../organization/licence.ts';
import type { Organization } from '../organization/organization.ts';
import type { Turn } from '../queue/turn.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import { type Application, hasRunOut, type Offer } from './application.ts';
import { expireProgramme } from './decide-programme.ts';
import { arriveDuty, confirmStartDuty, contractDuty, noticeDate, postponedDuty, postponementTerm } from './terms.ts';

const subject = ({ applicationId }: Application, { organizationId }: { organizationId: string }) => ({
  applicationId,
  organizationId,
});

/**
 * ARR-2, END-8: the place that fell vacant is offered to the one whose turn it is. No facts when the application no
 * longer waits: somebody was quicker. Whose programme has run out is blocked instead (QUE-7), and the place is still free.
 * @throws AgainstNorm `not-registered`, `licence-not-valid` (CAT-8)
 */
export const fillPlace = (turn: Turn, state: Application, organization: Organization, context: Context): Fact[] => {
  assertMayTake(organization, legalDateOf(context.now));
  const when = { ...subject(state, organization), at: context.now, by: context.by };
  if (turn.to === 'hold')
    return state.offer && !state.offer.placeHeld
      ? [{ type: 'PlaceHeld', ...when, ...groundOf('ARR-5', legalDateOf(context.now), state.setting) }]
      : [];
  if (state.status !== 'queued' || state.turn?.blocked) return [];
  if (state.isp && hasRunOut(state.isp, legalDateOf(context.now)))
    return expireProgramme(state, state.isp.validTo, context);
  const today = legalDateOf(context.now);
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
    },
  ];
};

/** The reason (illness, hospitalization) is the person's own and stays with the person; the queue needs the date. */
export type PostponeArrival = { until: LegalDate };

const offerOf = (state: Application): Offer => {
  if (state.status !== 'offered' || !state.offer)
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
      ground,
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
 * task instead (SMS-3). Who gave a place up while away, and had none to come to, goes back to their turn (ARR-5).
 * No facts when no term has ended.
 */
export const releaseNoShow = (state: Application, organization: Organization, context: Context): Fact[] => {
  const arrive = dutyOf(state.duties, 'arrive');
  if (state.status !== 'offered' || !state.offer || !arrive || toUtc(context.now) < endOf(arrive.due)) return [];
  const today = legalDateOf(context.now);
  const when = { ...subject(state, organization), at: context.now, by: context.by };
  if (state.notice?.state === 'pending') return reportUndelivered(state, state.notice, 'not-sent', context);
  // No place given up is left, so there was none to come to; one that falls free this night is not held against them.
  if (!state.offer.placeHeld && organization.yielded === 0)
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
      closes: ['arrive', 'reach-recipient'],
    },
  ];
};
