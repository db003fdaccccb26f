import type { Application } from '../application/application.ts';
import { arriveDuty, chooseDuty, reachDuty } from '../application/terms.ts';
import type { Context } from '../context.ts';
import type { Fact, NoticeKind, ReminderKind, UndeliveredReason } from '../fact.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { type DutyKind, type DutyToSet, dutyOf } from '../obligation/duty.ts';

/** A message to the recipient: what it says, and the id of the fact that it tells of: its one cause. */
export type Notice = { kind: NoticeKind; cause: string };

/** As much of a fact as tells which message it gives cause for; a published event has it too. */
export type Cause = {
  type: string;
  outcome?: unknown;
  kind?: unknown;
  reason?: unknown;
  basis?: unknown;
  left?: unknown;
};

const reminders: readonly ReminderKind[] = ['choice-reminder', 'arrival-reminder', 'isp-expiring'];

/** Which message a fact gives cause for, if any. */
export const noticeOf = (fact: Cause): NoticeKind | undefined => {
  switch (fact.type) {
    case 'DecisionMade':
      return fact.outcome === 'granted' ? 'choose-organization' : undefined;
    case 'OfferWithdrawn':
      // Who came of age has nothing to choose by this decision: the department tells them what to do.
      return fact.reason === 'came-of-age' ? undefined : 'choose-organization';
    case 'QueueJoined':
    case 'PostponementEnded':
      return 'queue-joined';
    case 'PlaceOffered':
      // Who lives there already is called nowhere (QUE-5).
      return fact.basis === 'residence' ? undefined : 'place-offered';
    case 'PlaceHeld':
      return 'place-offered';
    case 'OfferLapsed':
      return 'offer-lapsed';
    case 'RecipientReminded':
      return reminders.find((kind) => kind === fact.kind);
    case 'IspExpired':
      return 'isp-expired';
    case 'QueueLeft':
      // Nobody writes to the dead.
      return fact.reason === 'death' ? undefined : 'queue-left';
    case 'ApplicationEnded':
    case 'DecisionCancelled':
      // Who had a turn is told of it; who had none is told here.
      return fact.left === 'nothing' && fact.reason !== 'death' ? 'queue-left' : undefined;
    case 'StillWaitingAsked':
      return 'still-waiting';
    default:
      return undefined;
  }
};

/**
 * Whether what a message says still holds when it is about to go out, perhaps a night later: nobody is called to a
 * place that they have given up meanwhile.
 */
export const stillHolds = (state: Application, notice: Notice): boolean => {
  switch (notice.kind) {
    case 'choose-organization':
      return state.notice?.cause === notice.cause;
    case 'place-offered':
      // Told again when the next place is held for somebody away on a postponed term (ARR-5).
      return state.offer?.postponed
        ? state.offer.placeHeld && state.notice?.cause !== notice.cause
        : state.notice?.cause === notice.cause;
    case 'choice-reminder':
      return dutyOf(state.duties, 'choose-organization') !== undefined;
    case 'arrival-reminder':
      return dutyOf(state.duties, 'arrive') !== undefined && state.offer?.placeHeld === true;
    case 'still-waiting':
      return dutyOf(state.duties, 'confirm-still-waiting') !== undefined;
    case 'queue-joined':
    case 'isp-expiring':
      return state.status === 'queued';
    case 'isp-expired':
      return state.status === 'queued' && state.turn?.blocked !== undefined;
    case 'offer-lapsed':
      return state.status === 'lapsed';
    case 'queue-left':
      return state.status === 'ended' || state.status === 'withdrawn';
    default:
      return notice.kind satisfies never;
  }
};

/** The term that the running notice starts, counted from a date; nothing when the notice starts none any more. */
const termFrom = (state: Application, on: LegalDate, context: Context): DutyToSet | undefined => {
  if (state.notice?.kind === 'choose-organization') return chooseDuty(state, on, context)[0];
  if (state.notice?.kind === 'place-offered' && state.offer && !state.offer.postponed)
    return arriveDuty(state, state.offer.basis, on, context);
  return undefined;
};

const arriveByOf = (term: DutyToSet | undefined): { arriveBy?: LegalDate } =>
  term?.kind === 'arrive' ? { arriveBy: term.due } : {};

/** The running term ends later than a date; a term already set is never shortened. */
const laterThan = (state: Application, term: DutyToSet | undefined): boolean =>
  term !== undefined && term.due > (dutyOf(state.duties, term.kind)?.due ?? '');

/**
 * SMS-5: a message goes out now. A term that counts from its notice moves with it when the message is later than was
 * planned, and begins when it had been stopped; the term of a place found free at the choice does not move.
 */
export const sendNotice = (state: Application, notice: Notice, context: Context): Fact[] => {
  const current =
    state.notice?.cause === notice.cause && state.notice.state !== 'sent' && state.notice.state !== 'confirmed';
  const stopped = state.notice?.state === 'undelivered';
  const term = current ? termFrom(state, legalDateOf(context.now), context) : undefined;
  const moves = laterThan(state, term) && (stopped || state.offer?.basis !== 'choice');
  return [
    {
      type: 'NoticeSent',
      applicationId: state.applicationId,
      at: context.now,
      by: context.by,
      norm: 'SMS-1',
      notice: notice.kind,
      cause: notice.cause,
      ...(moves && term && { ...arriveByOf(term), sets: [term] }),
      ...(current && stopped && { closes: ['reach-recipient'] }),
    },
  ];
};

const termDuties: readonly DutyKind[] = ['arrive', 'choose-organization'];

/**
 * SMS-3: a message did not reach the recipient. The department gets a task to reach them otherwise; when the message
 * starts a term, the term's clock stops and nothing lapses before the notice is confirmed. No facts when it is known
 * already or the case has moved on to where nobody needs to be reached.
 */
export const reportUndelivered = (
  state: Application,
  notice: Notice,
  reason: UndeliveredReason,
  context: Context,
): Fact[] => {
  if (!stillHolds(state, notice)) return [];
  const startsTerm = state.notice?.cause === notice.cause;
  if (startsTerm && (state.notice?.state === 'undelivered' || state.notice?.state === 'confirmed')) return [];
  return [
    {
      type: 'NoticeUndelivered',
      applicationId: state.applicationId,
      at: context.now,
      by: context.by,
      norm: 'SMS-3',
      notice: notice.kind,
      cause: notice.cause,
      reason,
      // One task at a time: a second unheard message does not put off the first one's date.
      ...(!dutyOf(state.duties, 'reach-recipient') && { sets: [reachDuty(state, context)] }),
      ...(startsTerm && { closes: [...termDuties] }),
    },
  ];
};

/** SMS-3: an office has reached the recipient on a date: the stopped term counts from it. */
export const confirmNotice = (state: Application, on: LegalDate, context: Context): Fact => {
  const term = termFrom(state, on, context);
  return {
    type: 'NoticeConfirmed',
    applicationId: state.applicationId,
    at: context.now,
    by: context.by,
    norm: 'SMS-3',
    on,
    ...arriveByOf(term),
    ...(term && { sets: [term] }),
    closes:
      state.notice?.kind === 'choose-organization' ? ['reach-recipient', 'notify-recipient'] : ['reach-recipient'],
  };
};
