import type { Application } from '../application/application.ts';
import { choiceOverdueDuty, reminderOf } from '../application/terms.ts';
import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { endOf, toUtc } from '../law/time.ts';
import { dutyOf } from '../obligation/duty.ts';
import { reportUndelivered } from './notice.ts';

/** SMS-4: the recipient is reminded once before a term ends. No facts before the reminder's moment or after it went out. */
export const remindRecipient = (state: Application, context: Context): Fact[] => {
  const reminder = reminderOf(state, context.calendar);
  if (!reminder || toUtc(context.now) < reminder.at) return [];
  return [
    {
      type: 'RecipientReminded',
      applicationId: state.applicationId,
      at: context.now,
      by: context.by,
      norm: 'SMS-4',
      kind: reminder.kind,
    },
  ];
};

/**
 * CHO-2: the term to choose has ended. The decision stays valid, and the department gets a task to help with the choice.
 * When the message that starts the term never went out, the term has not run at all: the task is to reach the recipient.
 */
export const passChoiceTerm = (state: Application, context: Context): Fact[] => {
  const choose = dutyOf(state.duties, 'choose-organization');
  if (!choose || toUtc(context.now) < endOf(choose.due)) return [];
  if (state.notice?.state === 'pending') return reportUndelivered(state, state.notice, 'not-sent', context);
  return [
    {
      type: 'ChoiceTermPassed',
      applicationId: state.applicationId,
      at: context.now,
      by: context.by,
      norm: 'CHO-2',
      sets: [choiceOverdueDuty(state, context)],
      closes: ['choose-organization'],
    },
  ];
};
