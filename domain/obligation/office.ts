import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { type Calendar, CalendarYearMissing, subtractWorkingDays } from '../law/calendar.ts';
import { officeReminder, remindersAt } from '../law/policies.ts';
import { addDays, at, endOf, type Instant, type LegalDate, toUtc } from '../law/time.ts';
import type { Duty } from './duty.ts';

/** An application or an organization: whatever has duties. */
type Subject = { duties: readonly Duty[] } & ({ applicationId: string } | { organizationId: string });

type OfficeWake = { rule: 'remind' | 'report-overdue'; at: Instant };

/**
 * The day of the reminder. A duty of a known day, a child's coming of age say, may lie in a year that no calendar knows
 * yet: setting it must not fail for that, and the eve is as good for a reminder, which is our policy and no term.
 */
const reminderDay = (due: LegalDate, calendar: Calendar): LegalDate => {
  try {
    return subtractWorkingDays(calendar, due, officeReminder.value);
  } catch (error) {
    if (error instanceof CalendarYearMissing) return addDays(due, -1);
    throw error;
  }
};

const remindedAt = ({ due }: Duty, calendar: Calendar): Instant => at(reminderDay(due, calendar), remindersAt.value);

/** HOM-1: the schedule itself says when somebody is visited; a reminder of every visit would be heeded by nobody. */
const isUnreminded = ({ kind }: Duty): boolean => kind === 'mark-visit';

/** A term that is over already, as of a duty entered late, leaves nothing to be reminded of. */
const isOver = ({ due }: Duty, now: Instant): boolean => toUtc(now) >= endOf(due);

/**
 * MON-3: the next moment at which the office that owes a duty is told of it: reminded before its last day, then told that
 * it is over; nothing after that, and nothing of a recipient's (SMS-4). A duty that is set when its reminder's moment has
 * passed is reminded of at the next run, and one whose term is over by then is reported at once.
 */
export const officeWakeOf = (
  duty: Duty,
  { now, calendar }: Pick<Context, 'now' | 'calendar'>,
): OfficeWake | undefined => {
  if (duty.owner.role === 'recipient' || duty.told === 'overdue') return undefined;
  return duty.told === 'reminded' || isUnreminded(duty) || isOver(duty, now)
    ? { rule: 'report-overdue', at: endOf(duty.due) }
    : { rule: 'remind', at: remindedAt(duty, calendar) };
};

const ofOffice = ({ duties }: Subject, id: string): Duty | undefined =>
  duties.find((duty) => duty.id === id && duty.owner.role !== 'recipient');

const telling = (
  type: 'ObligationReminded' | 'ObligationOverdue',
  state: Subject,
  { id: obligationId, kind, owner, due, norm, source }: Duty,
  { now, by }: Context,
): Fact => ({
  type,
  ...('applicationId' in state ? { applicationId: state.applicationId } : { organizationId: state.organizationId }),
  at: now,
  by,
  norm,
  source,
  obligationId,
  kind,
  owner,
  due,
});

/**
 * MON-3: an office is reminded of a duty, once; of one whose term has run out unreminded it is told that. No facts before
 * the moment, after it was told, or when the duty is done.
 */
export const remindOffice = (state: Subject, obligationId: string, context: Context): Fact[] => {
  const duty = ofOffice(state, obligationId);
  if (!duty || duty.told || isUnreminded(duty) || toUtc(context.now) < remindedAt(duty, context.calendar)) return [];
  return [telling(isOver(duty, context.now) ? 'ObligationOverdue' : 'ObligationReminded', state, duty, context)];
};

/** MON-3: a duty was not done by the end of its last day, which is told once; it stays a duty. No facts before that. */
export const reportOverdue = (state: Subject, obligationId: string, context: Context): Fact[] => {
  const duty = ofOffice(state, obligationId);
  return duty && duty.told !== 'overdue' && isOver(duty, context.now)
    ? [telling('ObligationOverdue', state, duty, context)]
    : [];
};
