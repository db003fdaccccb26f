import type { Application } from '../application/application.ts';
import { choiceOverdueDuty, reminderOf } from '../application/terms.ts';
import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import * as policies from '../law/policies.ts';
import { endOf, legalDateOf, toUtc } from '../law/time.ts';
import { dutyOf } from '../obligation/duty.ts';
import { departmentOf, policyDuty, recipientOf } from '../obligation/set.ts';
import { WrongState } from '../refusal.ts';
import { reportUndelivered } from './notice.ts';

/** SMS-4: the recipient is reminded once before a term ends. No facts before the reminder's moment or after it went out. */
export const remindRecipient = (state: Application, context: Context): Fact[] => {
  const reminder = reminderOf(state, context.calendar);
  if (!reminder || toUtc(context.now) < reminder.at) return [];
  const when = { applicationId: state.applicationId, at: context.now, by: context.by };
  if (reminder.kind === 'still-waiting')
    return [
      {
        type: 'StillWaitingAsked',
        ...when,
        norm: 'SMS-6',
        source: 'policy',
        sets: [
          policyDuty(
            policies.answerStillWaiting,
            { kind: 'confirm-still-waiting', owner: recipientOf(state), from: legalDateOf(context.now) },
            context,
          ),
        ],
      },
    ];
  return [{ type: 'RecipientReminded', ...when, norm: 'SMS-4', kind: reminder.kind }];
};

/**
 * SMS-6: the recipient, or an office for them, says that they still wait. It may be said at any time while they do.
 * @throws WrongState `not-in-queue`
 */
export const confirmStillWaiting = (state: Application, context: Context): Fact[] => {
  if (!state.turn)
    throw new WrongState(
      'not-in-queue',
      'This application stands in no queue.',
      groundOf('SMS-6', legalDateOf(context.now)),
    );
  return [
    {
      type: 'StillWaitingConfirmed',
      applicationId: state.applicationId,
      at: context.now,
      by: context.by,
      norm: 'SMS-6',
      source: 'policy',
      closes: ['confirm-still-waiting'],
    },
  ];
};

/**
 * SMS-6: nobody answered in time: the department finds out, and the turn is kept meanwhile. Who has been offered a place
 * since waits no more, and there is nothing to find out. No facts before the term has ended.
 */
const passStillWaiting = (state: Application, context: Context): Fact[] => {
  const answer = state.duties.find(({ kind, owner }) => kind === 'confirm-still-waiting' && owner.role === 'recipient');
  if (!answer || toUtc(context.now) < endOf(answer.due)) return [];
  return [
    {
      type: 'StillWaitingUnanswered',
      applicationId: state.applicationId,
      at: context.now,
      by: context.by,
      norm: 'SMS-6',
      source: 'policy',
      closes: ['confirm-still-waiting'],
      ...(state.status === 'queued' && {
        sets: [
          policyDuty(
            policies.stillWaitingTask,
            { kind: 'confirm-still-waiting', owner: departmentOf(state), from: legalDateOf(context.now) },
            context,
          ),
        ],
      }),
    },
  ];
};

/**
 * CHO-2: the term to choose has ended. The decision stays valid, and the department gets a task to help with the choice.
 * When the message that starts the term never went out, the term has not run at all: the task is to reach the recipient.
 */
const passChoiceTerm = (state: Application, context: Context): Fact[] => {
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
      // A task that is open already is not put off.
      ...(!dutyOf(state.duties, 'choice-overdue') && { sets: [choiceOverdueDuty(state, context)] }),
      closes: ['choose-organization'],
    },
  ];
};

/** CHO-2, SMS-6: what follows when a term of the recipient's that the law lets pass without loss has ended, if one has. */
export const passTerms = (state: Application, context: Context): Fact[] => [
  ...passChoiceTerm(state, context),
  ...passStillWaiting(state, context),
];
