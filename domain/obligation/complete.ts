import type { Application } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { type Calendar, subtractWorkingDays } from '../law/calendar.ts';
import { type Duration, type TermName, termIfAny } from '../law/law.ts';
import { addDays, addMonths, type LegalDate, legalDateOf } from '../law/time.ts';
import { confirmNotice } from '../notice/notice.ts';
import { confirmStillWaiting } from '../notice/remind.ts';
import { AgainstNorm, type Ground, Unknown, WrongState } from '../refusal.ts';
import type { Visits } from '../stay/visits.ts';
import type { Actor, Setting } from '../vocabulary.ts';
import { applicantIdentified, type Identification, nextDuties } from './chain.ts';
import { type Duty, type DutyKind, type DutyOwner, isDutyKind } from './duty.ts';
import { authorityOf, departmentOf, organizationOf } from './set.ts';

/** What an obligation's id says: `<subject>.<kind>.<number of the fact that set it>`; a subject may hold dots. */
export const dutyIdParts = (id: string): { subjectId: string; kind: string; version: number } | undefined => {
  const [, subjectId, kind, version] = /^(.+)\.([a-z-]+)\.(\d{1,9})(?:-[a-z]+)?$/.exec(id) ?? [];
  return subjectId && kind && version ? { subjectId, kind, version: Number(version) } : undefined;
};

const groundOfDuty = ({ norm, source }: Duty): Ground => ({ norm, source });

/** What has duties. `offices`: those that may know of it, so that a closed duty is told to nobody else. */
type Subject = {
  subjectId: string;
  version: number;
  duties: readonly Duty[];
  offices: readonly DutyOwner[];
};

const isOf = (owner: DutyOwner, by: Actor): boolean => owner.role === by.role && owner.id === by.id;

/** Whether there can have been a duty of this id, which the caller may know of. */
const wasDuty = ({ subjectId, version, offices }: Subject, id: string, by: Actor): boolean => {
  const parts = dutyIdParts(id);
  return (
    parts !== undefined &&
    parts.subjectId === subjectId &&
    isDutyKind(parts.kind) &&
    parts.version <= version &&
    offices.some((office) => isOf(office, by))
  );
};

/**
 * The caller's own open duty, and the day it was done on: today when nothing else is said.
 * @throws WrongState `obligation-closed` · AgainstNorm `done-in-the-future` · Unknown `obligation`
 */
export const reportedDuty = (
  subject: Subject,
  id: string,
  doneOn: LegalDate | undefined,
  { now, by }: Context,
): { duty: Duty; on: LegalDate } => {
  const duty = subject.duties.find((open) => open.id === id);
  if (!duty && wasDuty(subject, id, by))
    throw new WrongState('obligation-closed', 'This obligation has been done or has fallen away already.');
  if (!duty || !isOf(duty.owner, by)) throw new Unknown('obligation');
  const today = legalDateOf(now);
  const on = doneOn ?? today;
  if (on > today)
    throw new AgainstNorm('done-in-the-future', `${on} has not come yet.`, groundOfDuty(duty), { date: on });
  return { duty, on };
};

/** The first day that a term ending on a day can have been counted from. */
const firstDayOf = (calendar: Calendar, due: LegalDate, { value, unit }: Duration): LegalDate => {
  switch (unit) {
    case 'working-days':
      return subtractWorkingDays(calendar, due, value);
    case 'calendar-days':
      return addDays(due, -value);
    case 'months':
      return addMonths(due, -value);
  }
};

/**
 * A duty that is done in answer to something cannot have been done before it. A duty keeps its last day only, so the
 * days of rest before the event pass too: no true report is refused.
 * @throws AgainstNorm `done-before-duty`
 */
export const assertNotBefore = (
  duty: Duty,
  term: TermName | undefined,
  on: LegalDate,
  setting: Setting,
  { calendar }: Context,
): void => {
  const length = term && termIfAny(term, setting, duty.due);
  if (!length) return;
  const earliest = firstDayOf(calendar, duty.due, length);
  if (on < earliest)
    throw new AgainstNorm('done-before-duty', `On ${on} there was nothing yet to be done.`, groundOfDuty(duty), {
      date: on,
      earliest,
    });
};

/** The terms of the duties that answer something. The police may be informed, or a contract signed, before it is asked. */
const answering: Partial<Record<DutyKind, TermName>> = {
  'forward-documents': 'forwardDocuments',
  'form-recipient-card': 'formRecipientCard',
  'home-visit': 'homeVisit',
  'survey-act': 'surveyAct',
  'identify-victim': 'identifyVictim',
  'send-assessment': 'sendAssessment',
  'send-decision': 'sendDecision',
  'fill-in-plan': 'fillInPlan',
  'enter-monitoring': 'enterMonitoring',
};

/** Duties that something else fulfils: nobody may say that it happened when it did not. */
const fulfilledOtherwise: Partial<
  Record<DutyKind, { code: 'done-by-decision' | 'done-by-transfer'; message: string }>
> = {
  decide: { code: 'done-by-decision', message: 'This is fulfilled by the decision itself.' },
  'agree-transfer': { code: 'done-by-transfer', message: 'This is fulfilled by agreeing to the transfer itself.' },
};

const approvedHere = {
  code: 'done-by-approval',
  message: 'This is fulfilled by approving the plan itself.',
} as const;

const assertByHand = ({ stay }: Application, duty: Duty): void => {
  // A plan that is filled in here is approved here; one that is kept on paper is reported.
  const here = duty.kind === 'approve-plan' && stay?.plan?.stage === 'filled-in';
  const otherwise = here ? approvedHere : fulfilledOtherwise[duty.kind];
  if (otherwise) throw new WrongState(otherwise.code, otherwise.message, groundOfDuty(duty));
};

/** Whether the report confirms the notice whose term stands still (SMS-3). */
const confirms = (state: Application, { kind }: Duty): boolean =>
  (kind === 'reach-recipient' || kind === 'notify-recipient') && state.notice?.state === 'undelivered';

/** Nobody was told of something before its day; a task to reach somebody for another message has no such day. */
const assertAfterNotice = (state: Application, duty: Duty, on: LegalDate): void => {
  const since = state.notice?.since;
  if (since && on < since && (duty.kind === 'notify-recipient' || confirms(state, duty)))
    throw new AgainstNorm('done-before-notice', `What the recipient is told of is of ${since}.`, groundOfDuty(duty), {
      since,
    });
};

/** The owner's report: the day, today when absent, and what an identification found. */
export type DutyDone = { on?: LegalDate | undefined } & Identification;

/** What else has happened when a duty is done. */
const besides = (state: Application, duty: Duty, on: LegalDate, report: DutyDone, context: Context): Fact[] => {
  if (confirms(state, duty)) return [confirmNotice(state, on, context)];
  if (duty.kind === 'identify-victim') return [applicantIdentified(state, duty, on, report, context)];
  // Who stands in no queue any more cannot go on waiting: then the task alone is done.
  if (duty.kind === 'confirm-still-waiting' && state.turn) return confirmStillWaiting(state, context);
  return [];
};

const subjectOf = (state: Application): Subject => ({
  subjectId: state.applicationId,
  version: state.version,
  duties: state.duties,
  offices: [
    departmentOf(state),
    authorityOf(state.regionId),
    ...[state.organizationId, state.temporary?.appliedAt].flatMap((id) => (id ? [organizationOf(id)] : [])),
  ],
});

/**
 * An office reports a duty of its own done on a date, and what that sets next is counted from it (APP-6, TMP-4). Reaching
 * the recipient (SMS-3), or notifying them of the decision by another way (NOT-1), confirms the notice on that date, and
 * the term counts from it. An identification says what it found (TMP-3); who was asked still waits (SMS-6). Of a visit
 * there may be a reason why it bears no mark: the day stays without one, and the next of the `visits` is due (HOM-1).
 * @throws WrongState `obligation-closed`, `done-by-decision`, `done-by-transfer`, `done-by-approval`, `already-decided` · AgainstNorm
 *   `done-in-the-future`, `done-before-notice`, `done-before-duty` · Unknown `obligation`
 */
export const completeDuty = (
  state: Application,
  id: string,
  report: DutyDone,
  context: Context,
  visits?: Visits,
): Fact[] => {
  const { applicationId } = state;
  const { duty, on } = reportedDuty(subjectOf(state), id, report.on, context);
  assertByHand(state, duty);
  assertAfterNotice(state, duty, on);
  assertNotBefore(duty, answering[duty.kind], on, state.setting, context);
  const sets = nextDuties(state, duty, on, context, visits);
  return [
    {
      type: 'ObligationDone',
      applicationId,
      at: context.now,
      by: context.by,
      norm: duty.norm,
      source: duty.source,
      kind: duty.kind,
      on,
      closes: [duty.kind],
      ...(sets.length > 0 && { sets }),
    },
    ...besides(state, duty, on, report, context),
  ];
};
