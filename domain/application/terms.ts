import type { Context } from '../context.ts';
import type { ReminderKind } from '../fact.ts';
import { subtractWorkingDays } from '../law/calendar.ts';
import { dueDate, lawFor, lawOn, type Term } from '../law/law.ts';
import * as policies from '../law/policies.ts';
import { noticeGoesOutAt } from '../law/sms-window.ts';
import { addDays, at, endOf, type Instant, type LegalDate, legalDateOf } from '../law/time.ts';
import { type DutyKind, type DutyToSet, dutyOf } from '../obligation/duty.ts';
import type { Application } from './application.ts';

type Subject = Pick<Application, 'applicationId' | 'setting' | 'departmentId'>;

const duty = (
  kind: DutyKind,
  owner: DutyToSet['owner'],
  due: LegalDate,
  ground: { norm: string; source: string },
): DutyToSet => ({
  kind,
  owner,
  due,
  norm: ground.norm,
  source: ground.source,
});

/** Where the text is silent the register's row speaks, and its source is our policy. */
const byPolicy = ({ norm }: { norm: string }) => ({ norm, source: 'policy' });

const recipient = ({ applicationId }: Subject): DutyToSet['owner'] => ({ role: 'recipient', id: applicationId });
const department = ({ departmentId }: Subject): DutyToSet['owner'] => ({ role: 'department', id: departmentId });

/** SMS-5: the date a notice that arises now goes out: today, or the next day when it waits for the morning. */
export const noticeDate = (now: Instant): LegalDate => legalDateOf(noticeGoesOutAt(now));

/** NOT-1: the department notifies the recipient of a positive decision, counted from the decision. */
export const notifyDuty = (subject: Subject, decidedOn: LegalDate, { calendar }: Context): DutyToSet => {
  const term = lawFor(decidedOn, subject.setting).notifyDecision;
  return duty('notify-recipient', department(subject), dueDate(calendar, decidedOn, term), term);
};

/** CHO-1: the recipient chooses an organization, counted from the day the notice goes out. */
export const chooseDuty = (subject: Subject, noticeOn: LegalDate, { calendar }: Context): DutyToSet => {
  const term = lawFor(noticeOn, subject.setting).choice;
  return duty('choose-organization', recipient(subject), dueDate(calendar, noticeOn, term), term);
};

/**
 * ARR-1, ARR-2: the recipient arrives. A place found free at the choice is counted from the choice, a place that fell
 * vacant from the notice; `from` is that day.
 */
export const arriveDuty = (
  subject: Subject,
  basis: 'choice' | 'vacancy',
  from: LegalDate,
  { calendar }: Context,
): DutyToSet => {
  const law = lawFor(from, subject.setting);
  const term: Term = basis === 'choice' ? law.arrivalAfterChoice : law.arrivalAfterVacancy;
  return duty('arrive', recipient(subject), dueDate(calendar, from, term), term);
};

/** ARR-3: the same duty with the date it was moved to. Where two acts give two limits (ARR-4) it names both. */
export const postponedDuty = (subject: Subject, until: LegalDate, { source, value, conflict }: Term): DutyToSet =>
  duty('arrive', recipient(subject), until, {
    norm: 'ARR-3',
    source: conflict
      ? `${source} (${value}, applied); ${conflict.rejected.source} (${conflict.rejected.value}); ${conflict.norm}`
      : source,
  });

/** SMS-3: the department reaches, by another way, a recipient whom no message reached. */
export const reachDuty = (subject: Subject, { now, calendar }: Context): DutyToSet => {
  const task = policies.reachRecipientTask;
  return duty('reach-recipient', department(subject), dueDate(calendar, legalDateOf(now), task), byPolicy(task));
};

/** CHO-2: the choice term ran out; the decision stays valid and the department looks after it. */
export const choiceOverdueDuty = (subject: Subject, { now, calendar }: Context): DutyToSet => {
  const task = policies.choiceOverdueTask;
  return duty('choice-overdue', department(subject), dueDate(calendar, legalDateOf(now), task), byPolicy(task));
};

/** The scheduled rule that ends a term, and the first instant at which it may. */
export type Wake = { rule: 'release-no-shows' | 'expire-programmes' | 'report-overdue'; at: Instant };

/** The next moment at which a term of this case runs out, if one is running: an application has one at a time. */
export const wakeOf = (application: Application): Wake | undefined => {
  const arrive = dutyOf(application.duties, 'arrive');
  if (arrive) return { rule: 'release-no-shows', at: endOf(arrive.due) };
  const choose = dutyOf(application.duties, 'choose-organization');
  if (choose) return { rule: 'report-overdue', at: endOf(choose.due) };
  if (application.status === 'queued' && application.isp && !application.isp.expired)
    return { rule: 'expire-programmes', at: endOf(application.isp.validTo) };
  return undefined;
};

/** QUE-9: whether the medical examination must be made again: too long has passed since joining. */
export const examinedAgain = (application: Application, today: LegalDate, calendar: Context['calendar']): boolean => {
  if (application.setting !== 'inpatient' || !application.turn) return false;
  const joined = legalDateOf(application.turn.joinedAt);
  return dueDate(calendar, joined, lawOn(joined).inpatient.examinationValid) < today;
};

/** SMS-4: the reminder that comes before the running term ends, and when; nothing once it has gone out. */
export const reminderOf = (
  application: Application,
  calendar: Context['calendar'],
): { kind: ReminderKind; at: Instant } | undefined => {
  if (application.reminded) return undefined;
  const on = (date: LegalDate): Instant => at(date, policies.remindersAt.value);
  const arrive = dutyOf(application.duties, 'arrive');
  if (arrive) {
    // Who is away and holds no place would be called to a place that may be taken (ARR-5).
    if (!application.offer?.placeHeld) return undefined;
    const days = policies.reminderBeforeArrival[application.setting];
    return { kind: 'arrival-reminder', at: on(subtractWorkingDays(calendar, arrive.due, days.value)) };
  }
  const choose = dutyOf(application.duties, 'choose-organization');
  if (choose)
    return {
      kind: 'choice-reminder',
      at: on(subtractWorkingDays(calendar, choose.due, policies.reminderBeforeChoice.value)),
    };
  if (application.status === 'queued' && application.isp && !application.turn?.blocked)
    return { kind: 'isp-expiring', at: on(addDays(application.isp.validTo, -policies.reminderBeforeIspEnd.value)) };
  return undefined;
};
