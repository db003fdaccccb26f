import type { Context } from '../context.ts';
import type { OfferBasis, ReminderKind } from '../fact.ts';
import { subtractWorkingDays } from '../law/calendar.ts';
import { dueDate, type Term, termIfAny, termOn } from '../law/law.ts';
import * as policies from '../law/policies.ts';
import { noticeGoesOutAt } from '../law/sms-window.ts';
import { addDays, addMonths, at, endOf, type Instant, type LegalDate, legalDateOf, toUtc } from '../law/time.ts';
import { type DutyToSet, dutyOf } from '../obligation/duty.ts';
import {
  departmentOf,
  dutyWithin,
  legalDuty,
  legalDutyIfAny,
  organizationOf,
  policyDuty,
  recipientOf,
} from '../obligation/set.ts';
import type { Application } from './application.ts';

type Subject = Pick<Application, 'applicationId' | 'setting' | 'departmentId' | 'temporary'>;

/** SMS-5: the date a notice that arises now goes out: today, or the next day when it waits for the morning. */
export const noticeDate = (now: Instant): LegalDate => legalDateOf(noticeGoesOutAt(now));

/** NOT-1: the department notifies the recipient of a positive decision, counted from the decision. Not in temporary stay. */
export const notifyDuty = (subject: Subject, decidedOn: LegalDate, context: Context): DutyToSet[] =>
  legalDutyIfAny(
    'notifyDecision',
    subject.setting,
    { kind: 'notify-recipient', owner: departmentOf(subject), from: decidedOn },
    context,
  );

/** CHO-1: the recipient chooses an organization, counted from the day the notice goes out. Not in temporary stay. */
export const chooseDuty = (subject: Subject, noticeOn: LegalDate, context: Context): DutyToSet[] =>
  legalDutyIfAny(
    'choice',
    subject.setting,
    { kind: 'choose-organization', owner: recipientOf(subject), from: noticeOn },
    context,
  );

/**
 * ARR-1, ARR-2: the recipient arrives. A place found free at the choice is counted from the choice, a place that fell
 * vacant from the notice; `from` is that day. Nobody arrives at home, in temporary stay, or where they live (QUE-5).
 */
export const arriveDuty = (
  subject: Subject,
  basis: OfferBasis,
  from: LegalDate,
  context: Context,
): DutyToSet | undefined => {
  const name = basis === 'choice' ? 'arrivalAfterChoice' : 'arrivalAfterVacancy';
  const counted = { kind: 'arrive', owner: recipientOf(subject), from } as const;
  return basis === 'residence' ? undefined : legalDutyIfAny(name, subject.setting, counted, context)[0];
};

/** ARR-3: the same duty with the date it was moved to. Where two acts give two limits (ARR-4) it names both. */
export const postponedDuty = (subject: Subject, until: LegalDate, term: Term, context: Context): DutyToSet => ({
  ...dutyWithin(term, { kind: 'arrive', owner: recipientOf(subject), from: legalDateOf(context.now) }, context),
  due: until,
});

/** ARR-2: service at home starts at home; that it has, the organization confirms. */
export const confirmStartDuty = (subject: Subject, organizationId: string, context: Context): DutyToSet[] =>
  subject.setting === 'home'
    ? [
        policyDuty(
          policies.confirmStartTask,
          { kind: 'confirm-start', owner: organizationOf(organizationId), from: legalDateOf(context.now) },
          context,
        ),
      ]
    : [];

/** CHO-3: the department forwards the documents to the chosen organization; at home not when it serves by itself. */
export const forwardDuty = (
  subject: Subject,
  organization: { details?: { departmentId?: string } },
  context: Context,
): DutyToSet[] =>
  subject.setting === 'home' && organization.details?.departmentId === subject.departmentId
    ? []
    : legalDutyIfAny(
        'forwardDocuments',
        subject.setting,
        { kind: 'forward-documents', owner: departmentOf(subject), from: legalDateOf(context.now) },
        context,
      );

/** TMP-7: the organization signs the contract, not for a bed by night alone; counted from the decision, or from the choice that came after it. */
export const contractDuty = (
  subject: Subject,
  organizationId: string,
  from: LegalDate,
  context: Context,
): DutyToSet[] =>
  subject.setting === 'temporary-stay' && !subject.temporary?.nightBed
    ? [
        legalDuty(
          'signContract',
          subject.setting,
          { kind: 'sign-contract', owner: organizationOf(organizationId), from },
          context,
        ),
      ]
    : [];

/** SMS-3: the department reaches, by another way, a recipient whom no message reached. */
export const reachDuty = (subject: Subject, context: Context): DutyToSet =>
  policyDuty(
    policies.reachRecipientTask,
    { kind: 'reach-recipient', owner: departmentOf(subject), from: legalDateOf(context.now) },
    context,
  );

/** CHO-2: the choice term ran out; the decision stays valid and the department looks after it. */
export const choiceOverdueDuty = (subject: Subject, context: Context): DutyToSet =>
  policyDuty(
    policies.choiceOverdueTask,
    { kind: 'choice-overdue', owner: departmentOf(subject), from: legalDateOf(context.now) },
    context,
  );

/** The scheduled rule that ends a term, and the first instant at which it may. */
export type Wake = { rule: 'release-no-shows' | 'expire-programmes' | 'report-overdue'; at: Instant };

/** The next moment at which a term of the recipient's runs out, if one is running. */
export const wakeOf = (application: Application): Wake | undefined => {
  const arrive = dutyOf(application.duties, 'arrive');
  if (arrive) return { rule: 'release-no-shows', at: endOf(arrive.due) };
  const choose = dutyOf(application.duties, 'choose-organization');
  if (choose) return { rule: 'report-overdue', at: endOf(choose.due) };
  const answer = application.duties.find(
    ({ kind, owner }) => kind === 'confirm-still-waiting' && owner.role === 'recipient',
  );
  const wakes: Wake[] = [
    ...(answer ? [{ rule: 'report-overdue' as const, at: endOf(answer.due) }] : []),
    ...(application.status === 'queued' && application.isp && !application.isp.expired
      ? [{ rule: 'expire-programmes' as const, at: endOf(application.isp.validTo) }]
      : []),
  ];
  return wakes.sort((one, other) => (one.at < other.at ? -1 : 1))[0];
};

/** QUE-9: whether the medical examination must be made again: too long has passed since joining. */
export const examinedAgain = (application: Application, today: LegalDate, calendar: Context['calendar']): boolean => {
  if (application.setting !== 'inpatient' || !application.turn) return false;
  const joined = legalDateOf(application.turn.joinedAt);
  return dueDate(calendar, joined, termOn('examinationValid', 'inpatient', joined)) < today;
};

type Reminder = { kind: ReminderKind | 'still-waiting'; at: Instant };

const mornings = (date: LegalDate): Instant => at(date, policies.remindersAt.value);

/** SMS-4, SMS-6: what somebody in a queue is reminded of, or asked, and when. */
const remindersInQueue = (application: Application): Reminder[] => {
  const { status, isp, turn, reminded, heardAt, duties } = application;
  if (status !== 'queued' || !turn) return [];
  // Who joins again after a lapse was heard of by joining.
  const heard = legalDateOf(heardAt && toUtc(heardAt) > toUtc(turn.joinedAt) ? heardAt : turn.joinedAt);
  return [
    ...(isp && !turn.blocked && !reminded
      ? [{ kind: 'isp-expiring' as const, at: mornings(addDays(isp.validTo, -policies.reminderBeforeIspEnd.value)) }]
      : []),
    ...(dutyOf(duties, 'confirm-still-waiting')
      ? []
      : [{ kind: 'still-waiting' as const, at: mornings(addMonths(heard, policies.askStillWaiting.value)) }]),
  ];
};

/** SMS-4: the reminder that comes before the running term ends, and when; nothing once it has gone out. */
export const reminderOf = (application: Application, calendar: Context['calendar']): Reminder | undefined => {
  const before = (date: LegalDate, days: number): Instant => mornings(subtractWorkingDays(calendar, date, days));
  const arrive = dutyOf(application.duties, 'arrive');
  const choose = dutyOf(application.duties, 'choose-organization');
  if (arrive || choose) {
    if (application.reminded) return undefined;
    // Who is away and holds no place would be called to a place that may be taken (ARR-5).
    if (arrive && !application.offer?.placeHeld) return undefined;
    if (arrive)
      return {
        kind: 'arrival-reminder',
        at: before(arrive.due, policies.reminderBeforeArrival[application.setting].value),
      };
    return choose && { kind: 'choice-reminder', at: before(choose.due, policies.reminderBeforeChoice.value) };
  }
  return remindersInQueue(application).sort((one, other) => (one.at < other.at ? -1 : 1))[0];
};

/** ARR-3: how far the term of arrival may move in a setting; nothing where nobody arrives. */
export const postponementTerm = (setting: Application['setting'], on: LegalDate): Term | undefined =>
  termIfAny('postponement', setting, on);
