import type { Duration } from './term.ts';

/**
 * What the product does where the text of the law is silent. None of it takes a right away from a recipient; each
 * says which norm of the register it serves and why the number is what it is.
 */

type Reasoned = { readonly norm: string; readonly reason: string };

/** A length of time that is ours, not the law's. */
export type Policy = Duration & Reasoned;

/** A reminder goes out this long before the last day of the term to choose an organization. */
export const reminderBeforeChoice: Policy = {
  value: 2,
  unit: 'working-days',
  norm: 'SMS-4',
  reason: 'One day to get to the self-service sector of the department and one to spare, in both settings.',
};

/** A reminder goes out this long before the last day of the term to arrive. */
export const reminderBeforeArrival: { readonly inpatient: Policy; readonly 'semi-inpatient': Policy } = {
  inpatient: {
    value: 3,
    unit: 'working-days',
    norm: 'SMS-4',
    reason: 'The way to an inpatient organization may lead through a region, with the originals of documents at hand.',
  },
  'semi-inpatient': {
    value: 1,
    unit: 'working-days',
    norm: 'SMS-4',
    reason: 'The whole term is three working days: an earlier reminder would come together with the offer.',
  },
};

/** A reminder goes out this long before the individual programme (ISP) ends. */
export const reminderBeforeIspEnd: Policy = {
  value: 30,
  unit: 'calendar-days',
  norm: 'SMS-4',
  reason: 'A re-certification takes weeks; while the programme has run out no place can be offered (QUE-7).',
};

/** The department's task after a choice term has run out: this long from its last day. */
export const choiceOverdueTask: Policy = {
  value: 5,
  unit: 'working-days',
  norm: 'CHO-2',
  reason: 'The decision stays valid, so nothing is lost meanwhile; a week is enough to call or visit the recipient.',
};

/** The department's task to reach a recipient whom a message did not reach: this long from learning of it. */
export const reachRecipientTask: Policy = {
  value: 3,
  unit: 'working-days',
  norm: 'SMS-3',
  reason: 'The term waits for the confirmed notice, and others behind in the queue wait with it.',
};

/** Wall clock times in Asia/Almaty between which messages go out: from the first, up to but not at the second. */
export const smsWindow: Reasoned & { readonly value: { readonly from: string; readonly until: string } } = {
  value: { from: '09:00', until: '21:00' },
  norm: 'SMS-5',
  reason: 'The mobile operators’ rules; what arises at night waits for the morning.',
};

/** The wall clock time in Asia/Almaty at which the day's reminders go out. */
export const remindersAt: Reasoned & { readonly value: string } = {
  value: '09:00',
  norm: 'SMS-4',
  reason: 'The first minute messages may go out (SMS-5): the recipient has the whole day to act.',
};
