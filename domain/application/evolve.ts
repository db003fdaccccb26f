import type { Fact, FactOf } from '../fact.ts';
import { legalDateOf } from '../law/time.ts';
import { dutiesAfter } from '../obligation/duty.ts';
import { type Application, factIdOf, hasRunOut } from './application.ts';

type Filed = FactOf<'ApplicationFiled'>;
type Later = Exclude<Fact, Filed>;

const born = (fact: Filed): Application => ({
  applicationId: fact.applicationId,
  version: 1,
  status: 'filed',
  setting: fact.setting,
  category: fact.category,
  priorityClass: fact.priorityClass,
  departmentId: fact.departmentId,
  regionId: fact.regionId,
  personId: fact.personId,
  ...(fact.representativeId && { representativeId: fact.representativeId }),
  filedAt: fact.at,
  ...(fact.isp && { isp: fact.isp }),
  duties: [],
});

/** The state after one more fact. Pure, total over the facts of an application, and blind to the law: terms come in the fact. */
export const evolveApplication = (state: Application | undefined, fact: Fact): Application => {
  if (fact.type === 'ApplicationFiled') return born(fact);
  if (!state) throw new Error(`${fact.type} cannot be the first fact of an application`);
  const version = state.version + 1;
  const duties = dutiesAfter(state.duties, fact, (kind) => `${state.applicationId}.${kind}.${version}`);
  return { ...after(state, fact, version), version, duties };
};

const without = <K extends keyof Application>(state: Application, ...keys: K[]): Omit<Application, K> => {
  const rest = { ...state };
  for (const key of keys) delete rest[key];
  return rest;
};

const after = (state: Application, fact: Later, version: number): Application => {
  const cause = factIdOf(state.applicationId, version);
  switch (fact.type) {
    case 'DecisionMade':
      return fact.outcome === 'refused'
        ? { ...state, status: 'refused' }
        : {
            ...state,
            status: 'granted',
            notice: { kind: 'choose-organization', cause, since: fact.date, state: 'pending' },
          };
    case 'OrganizationChosen':
      return { ...without(state, 'notice', 'reminded'), organizationId: fact.organizationId };
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
        offer: { offeredAt: fact.at, basis: fact.basis, arriveBy: fact.arriveBy, postponed: false, placeHeld: true },
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
        turn: {
          ...(state.turn ?? { joinedAt: state.offer?.offeredAt ?? fact.at, registration: fact.registration ?? 0 }),
          ...(state.isp && hasRunOut(state.isp, legalDateOf(fact.at)) && { blocked: 'isp-expired' }),
        },
      };
    case 'OfferLapsed':
      return { ...without(state, 'offer', 'turn', 'notice', 'reminded'), status: 'lapsed' };
    case 'RecipientAdmitted':
      return {
        ...without(state, 'offer', 'turn', 'notice', 'reminded'),
        status: 'admitted',
        stay: { stayId: fact.stayId, admittedOn: fact.order.date },
      };
    case 'StayEnded':
      return { ...state, status: 'ended' };
    case 'ApplicationWithdrawn':
      return { ...without(state, 'offer', 'turn', 'notice', 'reminded'), status: 'withdrawn' };
    case 'QueueLeft':
      return fact.reason === 'own-wish' ? state : { ...without(state, 'turn', 'reminded'), status: 'ended' };
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
    case 'ObligationDone':
      return state;
    case 'BedVacated':
    case 'OrganizationRegistered':
      throw new Error(`${fact.type} is not a fact of an application`);
    default:
      return fact satisfies never;
  }
};

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
