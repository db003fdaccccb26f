import type { Fact, FactOf } from '../fact.ts';
import { legalDateOf } from '../law/time.ts';
import { dutiesAfter, dutiesTold } from '../obligation/duty.ts';
import { type Application, factIdOf, hasRunOut, without } from './application.ts';
import { afterInStay, type StayFact } from './evolve-stay.ts';

type Birth = FactOf<'ApplicationFiled'> | FactOf<'PaidStayBegun'>;
type Later = Exclude<Fact, Birth>;

const identityOf = (fact: Birth) => ({
  applicationId: fact.applicationId,
  version: 1,
  setting: fact.setting,
  category: fact.category,
  departmentId: fact.departmentId,
  regionId: fact.regionId,
  personId: fact.personId,
  ...(fact.representativeId && { representativeId: fact.representativeId }),
  ...(fact.adultOn && { adultOn: fact.adultOn }),
  filedAt: fact.at,
  filedOn: fact.type === 'ApplicationFiled' ? fact.filedOn : fact.contract.date,
  duties: dutiesAfter([], fact, fact.applicationId, 1),
});

const born = (fact: Birth): Application =>
  fact.type === 'ApplicationFiled'
    ? {
        ...identityOf(fact),
        status: 'filed',
        priorityClass: fact.priorityClass,
        ...(fact.isp && { isp: fact.isp }),
        ...(fact.temporary && { temporary: fact.temporary }),
        ...(fact.livesIn && { livesIn: fact.livesIn }),
      }
    : {
        ...identityOf(fact),
        status: 'admitted',
        priorityClass: 'ordinary',
        organizationId: fact.organizationId,
        stay: {
          stayId: fact.stayId,
          admittedOn: fact.order.date,
          paid: true,
          ...(fact.until && { until: fact.until }),
          ...(fact.returned && { returned: true }),
        },
      };

/** The state after one more fact. Pure, total over the facts of an application, and blind to the law: terms come in the fact. */
export const evolveApplication = (state: Application | undefined, fact: Fact): Application => {
  if (fact.type === 'ApplicationFiled' || fact.type === 'PaidStayBegun') return born(fact);
  if (!state) throw new Error(`${fact.type} cannot be the first fact of an application`);
  const version = state.version + 1;
  const next = after(state, fact, version);
  return { ...next, version, duties: dutiesAfter(next.duties, fact, state.applicationId, version) };
};

const after = (state: Application, fact: Later, version: number): Application => {
  const cause = factIdOf(state.applicationId, version);
  switch (fact.type) {
    case 'ApplicantIdentified':
      return fact.recognized ? state : { ...state, status: 'refused' };
    case 'DecisionMade':
      if (fact.outcome === 'refused') return { ...state, status: 'refused' };
      // Temporary stay knows no notice to choose by a date: the decision goes to the organization (TMP-4).
      return {
        ...state,
        status: 'granted',
        ...(state.setting !== 'temporary-stay' && {
          notice: { kind: 'choose-organization', cause, since: fact.date, state: 'pending' },
        }),
      };
    case 'DecisionSuspended':
      return {
        ...without(state, 'offer', 'notice', 'reminded'),
        status: 'suspended',
        suspendedOn: legalDateOf(fact.at),
        turn: state.turn ?? {
          joinedAt: state.offer?.offeredAt ?? fact.at,
          registration: fact.registration ?? 0,
        },
      };
    case 'DecisionResumed':
      return { ...without(state, 'suspendedOn'), status: 'queued', ...turnWith(state, fact.at) };
    case 'OrganizationChosen':
      return {
        ...without(state, 'notice', 'reminded', 'placeRegionId'),
        organizationId: fact.organizationId,
        ...(fact.regionId && { placeRegionId: fact.regionId }),
      };
    case 'QueueJoined':
      return {
        ...without(state, 'reminded', 'offer'),
        status: 'queued',
        turn: { joinedAt: fact.at, registration: fact.registration, ...(fact.blocked && { blocked: fact.blocked }) },
      };
    case 'PlaceOffered':
      return {
        ...without(state, 'reminded'),
        status: 'offered',
        offer: {
          offeredAt: fact.at,
          basis: fact.basis,
          ...(fact.arriveBy && { arriveBy: fact.arriveBy }),
          postponed: false,
          placeHeld: true,
        },
        notice: { kind: 'place-offered', cause, since: legalDateOf(fact.at), state: 'pending' },
      };
    case 'ArrivalPostponed':
      return {
        ...without(state, 'reminded'),
        ...offerWith(state, { arriveBy: fact.arriveBy, postponed: true, placeHeld: !fact.placeGivenUp }),
        ...(state.notice && { notice: { ...state.notice, state: 'confirmed' } }),
      };
    case 'PlaceHeld':
      return { ...state, ...offerWith(state, { placeHeld: true }) };
    case 'PostponementEnded':
      return {
        ...without(state, 'offer', 'notice', 'reminded'),
        status: 'queued',
        ...turnWith(
          {
            ...state,
            turn: state.turn ?? {
              joinedAt: state.offer?.offeredAt ?? fact.at,
              registration: fact.registration ?? 0,
            },
          },
          fact.at,
        ),
      };
    case 'OfferLapsed':
      return { ...without(state, 'offer', 'turn', 'notice', 'reminded'), status: 'lapsed' };
    case 'OfferWithdrawn':
      return {
        ...without(state, 'organizationId', 'offer', 'turn', 'notice', 'reminded', 'heardAt'),
        status: 'granted',
        // Who came of age has nothing to choose by this decision, and is not told to.
        ...(fact.reason !== 'came-of-age' &&
          state.setting !== 'temporary-stay' && {
            notice: { kind: 'choose-organization', cause, since: legalDateOf(fact.at), state: 'pending' },
          }),
      };
    case 'ApplicationWithdrawn':
      return { ...without(state, 'offer', 'turn', 'notice', 'reminded'), status: 'withdrawn' };
    case 'DecisionCancelled':
    case 'ApplicationEnded': {
      const ground = fact.type === 'ApplicationEnded' ? fact.reason : 'decision-cancelled';
      return {
        ...without(state, 'offer', 'turn', 'notice', 'reminded'),
        status: 'ended',
        ended: { on: legalDateOf(fact.at), ground },
      };
    }
    // Told besides the fact that ended or withdrew the case.
    case 'QueueLeft':
      return state;
    case 'IspExpired':
      return {
        ...state,
        ...(state.isp && { isp: { ...state.isp, expired: true } }),
        ...(state.status === 'queued' && state.turn && { turn: { ...state.turn, blocked: 'isp-expired' } }),
      };
    case 'IspRenewed':
      return {
        ...(state.status === 'queued' ? without(state, 'reminded') : state),
        isp: { ...fact.programme, renewedOn: legalDateOf(fact.at) },
        ...(state.turn && { turn: { joinedAt: state.turn.joinedAt, registration: state.turn.registration } }),
      };
    case 'RecipientReminded':
      return { ...state, reminded: true };
    case 'StillWaitingAsked':
    case 'StillWaitingConfirmed':
      return { ...state, heardAt: fact.at };
    case 'NoticeSent':
      return noticed(state, fact.cause, 'sent', fact.arriveBy);
    case 'NoticeUndelivered':
      // A term that has been stopped will begin anew, and is reminded of anew; an unheard reminder is not repeated.
      return noticed(
        state.notice?.cause === fact.cause ? without(state, 'reminded') : state,
        fact.cause,
        'undelivered',
      );
    case 'NoticeConfirmed':
      return noticed(without(state, 'reminded'), state.notice?.cause, 'confirmed', fact.arriveBy);
    case 'ChoiceTermPassed':
    case 'StillWaitingUnanswered':
    case 'ObligationDone':
      return state;
    case 'ObligationReminded':
      return { ...state, duties: dutiesTold(state.duties, fact.obligationId, 'reminded') };
    case 'ObligationOverdue':
      return { ...state, duties: dutiesTold(state.duties, fact.obligationId, 'overdue') };
    case 'BedVacated':
    case 'OrganizationRegistered':
    case 'OrganizationDeregistered':
    case 'ComplaintEntered':
    case 'ComplaintAnswered':
      throw new Error(`${fact.type} is not a fact of an application`);
    default:
      return afterInStay(state, fact satisfies StayFact);
  }
};

/** The turn that somebody waits with: blocked while their programme has run out (QUE-7). */
const turnWith = ({ turn, isp }: Application, at: string): Pick<Application, 'turn'> =>
  turn
    ? {
        turn: {
          joinedAt: turn.joinedAt,
          registration: turn.registration,
          ...(isp && hasRunOut(isp, legalDateOf(at)) && { blocked: 'isp-expired' }),
        },
      }
    : {};

const offerWith = (
  state: Application,
  change: Partial<NonNullable<Application['offer']>>,
): Pick<Application, 'offer'> => (state.offer ? { offer: { ...state.offer, ...change } } : {});

/** A message that starts no running term (any more) changes nothing but the timeline. */
const noticed = (
  state: Application,
  cause: string | undefined,
  to: 'sent' | 'undelivered' | 'confirmed',
  arriveBy?: string,
): Application =>
  state.notice && state.notice.cause === cause
    ? { ...state, notice: { ...state.notice, state: to }, ...(arriveBy ? offerWith(state, { arriveBy }) : {}) }
    : state;
