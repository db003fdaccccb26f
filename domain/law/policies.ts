import type { Setting } from '../vocabulary.ts';
import type { SilentPoint } from './silent-points.ts';
import type { Duration } from './term.ts';

/**
 * What the product does where the text of the law is silent. None of it takes a right away from a recipient; each
 * says which norm of the register it serves, what it does, and why. Every export is a policy or a set of them: that is
 * how `docs/law.md` lists them.
 */

export { silentPoints } from './silent-points.ts';
export type { SilentPoint };

/** A length of time that is ours, not the law's. */
export type Policy = Duration & SilentPoint;

export const reminderBeforeChoice: Policy = {
  does: 'A reminder goes out this long before the last day of the term to choose an organization.',
  value: 2,
  unit: 'working-days',
  norm: 'SMS-4',
  reason:
    'One day to get to the self-service sector of the department and one to spare, in every setting that has the term.',
};

const BEFORE_ARRIVAL = 'A reminder goes out this long before the last day of the term to arrive.';

export const reminderBeforeArrival: Readonly<Record<Setting, Policy>> = {
  inpatient: {
    does: BEFORE_ARRIVAL,
    value: 3,
    unit: 'working-days',
    norm: 'SMS-4',
    reason: 'The way to an inpatient organization may lead through a region, with the originals of documents at hand.',
  },
  'semi-inpatient': {
    does: BEFORE_ARRIVAL,
    value: 1,
    unit: 'working-days',
    norm: 'SMS-4',
    reason: 'The whole term is three working days: an earlier reminder would come together with the offer.',
  },
  home: {
    does: BEFORE_ARRIVAL,
    value: 1,
    unit: 'working-days',
    norm: 'SMS-4',
    reason: 'Service starts at home: nobody has a term to arrive.',
  },
  'temporary-stay': {
    does: BEFORE_ARRIVAL,
    value: 1,
    unit: 'working-days',
    norm: 'SMS-4',
    reason: 'The person is there already: nobody has a term to arrive.',
  },
};

export const reminderBeforeIspEnd: Policy = {
  does: 'A reminder goes out this long before the individual programme (ISP) ends.',
  value: 30,
  unit: 'calendar-days',
  norm: 'SMS-4',
  reason: 'A re-certification takes weeks; while the programme has run out no place can be offered (QUE-7).',
};

export const choiceOverdueTask: Policy = {
  does: 'The department’s task after a choice term has run out: this long from then.',
  value: 5,
  unit: 'working-days',
  norm: 'CHO-2',
  reason: 'The decision stays valid, so nothing is lost meanwhile; a week is enough to call or visit the recipient.',
};

export const reachRecipientTask: Policy = {
  does: 'The department’s task to reach a recipient whom a message did not reach: this long from learning of it.',
  value: 3,
  unit: 'working-days',
  norm: 'SMS-3',
  reason: 'The term waits for the confirmed notice, and others behind in the queue wait with it.',
};

export const confirmStartTask: Policy = {
  does: 'The organization confirms that service at home has started: this long from the choice or the vacancy.',
  value: 5,
  unit: 'working-days',
  norm: 'ARR-2',
  reason: 'Nobody arrives at home, so nobody can be late; the place is kept, and whoever holds it up is seen.',
};

export const askStillWaiting: Policy = {
  does: 'Those in a queue are asked this long after they joined, or were last heard of, whether they still wait.',
  value: 6,
  unit: 'months',
  norm: 'SMS-6',
  reason: 'Numbers go stale in about a year; twice a year is no burden, and a place falling free finds its recipient.',
};

export const answerStillWaiting: Policy = {
  does: 'Those asked have this long to answer; then it is a task of the department’s, never a removal.',
  value: 10,
  unit: 'calendar-days',
  norm: 'SMS-6',
  reason: 'Time to find somebody who helps with the portal.',
};

export const stillWaitingTask: Policy = {
  does: 'The department’s task to find out whether somebody who did not answer still waits: this long from the end of the term to answer.',
  value: 10,
  unit: 'working-days',
  norm: 'SMS-6',
  reason: 'Nothing is lost meanwhile; two weeks are enough for a call and a visit.',
};

export const agreeTransferTask: Policy = {
  does: 'Whose agreement a transfer needs gives it this long after it is asked for, where the text names no term.',
  value: 3,
  unit: 'working-days',
  norm: 'TRA-1',
  reason:
    'The text gives a term to semi-inpatient care alone (263/2 cl.11: three working days); who waits for a transfer in another setting waits no longer.',
};

export const leaveAhead: Policy = {
  does: 'A leave is entered for a day at most this long ahead.',
  value: 1,
  unit: 'months',
  norm: 'LEA-1',
  reason:
    '263/1 cl.14 bounds a leave by its length alone. Its order is given on the doctor’s conclusion, which does not stay true for long; who plans further ahead loses nothing by an order nearer to the day.',
};

/** In megabytes, of a million bytes each. */
export const largestDocument: SilentPoint & { readonly value: number; readonly unit: 'megabytes' } = {
  does: 'A document in a personal file has at most this size.',
  value: 20,
  unit: 'megabytes',
  norm: 'FIL-1',
  reason:
    'A medical card of a hundred pages, scanned so that every stamp can be read, has ten; more is a scan gone wrong.',
};

export const criminalCaseReview: Policy = {
  does: 'While a criminal case runs the last day of a contract moves to at most this long from today, as often as needed.',
  value: 12,
  unit: 'months',
  norm: 'TMP-7',
  reason:
    '263/4 cl.9 extends the contract for as long as the case runs and names no number: once a year the organization looks whether it still does, and nobody is let go for that.',
};

export const officeReminder: Policy = {
  does: 'An office is told of a duty this long before its last day, and at the latest on its morning.',
  value: 1,
  unit: 'working-days',
  norm: 'MON-3',
  reason: 'Most duties of the offices have one to five working days: a day is enough to act and not too early to heed.',
};

const AS_SEMI_INPATIENT = (term: string): string =>
  `The rules of inpatient care and of care at home in hand name no ${term}: that of semi-inpatient care is applied (230 cl.23), so that nobody is served without a plan that is looked after.`;

/** What an organization of a setting whose text is silent owes of plans and their monitoring; by the names of the law’s terms. */
export const planning = {
  drawUpPlan: {
    does: 'The individual plan is drawn up: this long from the day the recipient came.',
    value: 10,
    unit: 'working-days',
    norm: 'PLN-1',
    reason: AS_SEMI_INPATIENT('term of drawing up a plan'),
  },
  drawUpNextPlan: {
    does: 'The next individual plan is drawn up: this long from the last day of the former one.',
    value: 1,
    unit: 'working-days',
    norm: 'PLN-1',
    reason: AS_SEMI_INPATIENT('term of the next plan'),
  },
  fillInPlan: {
    does: 'An individual plan is filled in and approved: this long from its drawing up.',
    value: 3,
    unit: 'working-days',
    norm: 'PLN-1',
    reason: AS_SEMI_INPATIENT('term of filling in a plan'),
  },
  plan: {
    does: 'The longest individual plan, from its first day.',
    value: 12,
    unit: 'months',
    norm: 'PLN-1',
    reason: AS_SEMI_INPATIENT('length of a plan at home'),
  },
  monitoring: {
    does: 'A plan is monitored, and the state of the recipient reviewed, this often.',
    value: 3,
    unit: 'months',
    norm: 'MON-1',
    reason: AS_SEMI_INPATIENT('term of monitoring'),
  },
  monthlyMonitoring: {
    does: 'The state is looked at again this long after a monitoring that found it changed.',
    value: 1,
    unit: 'months',
    norm: 'MON-1',
    reason: AS_SEMI_INPATIENT('term of monitoring'),
  },
  enterMonitoring: {
    does: 'A monitoring is entered in its journal: this long from the day it was held.',
    value: 1,
    unit: 'working-days',
    norm: 'MON-1',
    reason: AS_SEMI_INPATIENT('term of entering a monitoring'),
  },
} as const satisfies Record<string, Policy>;

export const correctPlanTask: Policy = {
  does: 'A plan is corrected, after a monitoring that decided so: this long from the entry.',
  value: 3,
  unit: 'working-days',
  norm: 'PLN-1',
  reason:
    '230 cl.23(3) has the plan corrected by the outcome of the monitoring and names no term: it takes no longer than filling in a new one.',
};

export const smsWindow: SilentPoint & { readonly value: { readonly from: string; readonly until: string } } = {
  does: 'Wall clock times in Asia/Almaty between which messages go out: from the first, up to but not at the second.',
  value: { from: '09:00', until: '21:00' },
  norm: 'SMS-5',
  reason: 'The mobile operators’ rules; what arises at night waits for the morning.',
};

export const remindersAt: SilentPoint & { readonly value: string } = {
  does: 'The wall clock time in Asia/Almaty at which the day’s reminders go out.',
  value: '09:00',
  norm: 'SMS-4',
  reason: 'The first minute messages may go out (SMS-5): the recipient has the whole day to act.',
};

/** The seasons of a night bed: the days of summer, from the first to the last, `MM-DD`; the others are winter. */
export const journalAtOnce: SilentPoint & { readonly value: number; readonly unit: 'rows' } = {
  does: 'A journal is to be had in one file of at most so many rows; a longer one by shorter periods, or by `npm run journal`.',
  value: 2000,
  unit: 'rows',
  norm: 'JRN-1',
  reason:
    'The form names no length, and an answer of a function has at most 6 MB. Nothing is left out: what is longer is refused, and its pages and its periods are to be had.',
};

export const nightBedSummer: SilentPoint & { readonly value: { readonly from: string; readonly to: string } } = {
  does: 'The hours of summer are kept on these days, those of winter on all others; a night goes by the day it begins on.',
  value: { from: '06-01', to: '08-31' },
  norm: 'TMP-8',
  reason:
    '«Жылдың жазғы уақытында» names no days. June to August is summer in any reading, and the hours of winter are the longer ones: whoever needs a bed gains by a short summer.',
};

export const smallNumbers: SilentPoint & { readonly value: number; readonly unit: 'people' } = {
  does: 'Where the numbers of a whole region are told of temporary stay, one from 1 to this, itself not among them, is withheld, and with it what it could be worked out from.',
  value: 5,
  unit: 'people',
  norm: 'STA-1',
  reason:
    'The text asks for numbers and says nothing of small ones. Among fewer than five people of one region and year a victim can be recognized (TMP-6).',
};
