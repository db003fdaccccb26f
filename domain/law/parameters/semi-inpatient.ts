import type { Conflict, Term } from '../term.ts';
import { CALENDAR_YEAR, limit, rule, term } from './editions.ts';
import { lazily } from './lazily.ts';

const POSTPONEMENT_CONFLICT: Conflict = {
  norm: 'ARR-4',
  applied: { value: 14, unit: 'calendar-days', source: '263/2 cl.7 pt.5' },
  rejected: { value: 10, unit: 'calendar-days', source: '230 cl.23(1) pt.8' },
  reason:
    'Two orders of one level give two values: 14 calendar days (263/2 cl.7 of 29.06.2023) and 10 (230 cl.23(1) of 22.06.2023). The later act prevails, and it favours the recipient.',
  note: 'The copy shows 230 cl.23 as amended by № 500 of 27.12.2024; what that order changed in it, and the day it entered into force, are not in hand (EDI-3).',
};

const postponement = () =>
  term(
    'ARR-3',
    14,
    'calendar-days',
    '263/2 cl.7 pt.5',
    'The term to arrive moves at most this far, once, counted from its last day.',
    { before2023: { value: 10, source: '379 cl.21(1) pt.8 as amended by 472' } },
  ).map(
    (edition): Term =>
      edition.source === POSTPONEMENT_CONFLICT.applied.source
        ? { ...edition, conflict: POSTPONEMENT_CONFLICT }
        : edition,
  );

const HOURS_BEFORE_2023 = '379 cl.13 pt.1 as amended by 308';

export const semiInpatient = lazily({
  notifyDecision: () =>
    term(
      'NOT-1',
      2,
      'working-days',
      '263/2 cl.7 pt.1',
      'The department notifies the recipient, from the day of the decision.',
    ),
  noticeBySms: () => rule('NOT-2', '263/2 cl.7 pt.2', 'An SMS goes besides the notice when the number is known.'),
  choice: () =>
    term('CHO-1', 5, 'working-days', '263/2 cl.7 pt.3', 'The recipient chooses an organization, from the notice.'),
  arrivalAfterChoice: () =>
    term(
      'ARR-1',
      3,
      'working-days',
      '263/2 cl.7 pt.5',
      'The recipient arrives, from the choice of an organization with a free place.',
    ),
  arrivalAfterVacancy: () =>
    term(
      'ARR-2',
      3,
      'working-days',
      '263/2 cl.7 pt.5',
      'The recipient arrives, from the notice of a place fallen vacant.',
      {
        note: '263/2 cl.7 is silent on a place that falls vacant: the one term of arrival it has is applied (policy).',
      },
    ),
  postponement,
  childFrom: () => limit('CAT-2', 18, 'months-of-age', '263/2 cl.2', 'Youngest age of a child.'),
  adultFrom: () => limit('CAT-2', 18, 'years', '263/2 cl.2', 'Age at which somebody is a child no more.'),
  temporaryStay: () => term('CAT-2', 6, 'months', '263/2 cl.2', 'The longest temporary stay.'),
  hoursFewest: () =>
    limit('CAT-2', 4, 'hours', '230 cl.14', 'Fewest hours of a day’s stay.', {
      before2023: { value: 4, source: HOURS_BEFORE_2023 },
    }),
  hoursMost: () =>
    limit('CAT-2', 10, 'hours', '230 cl.14', 'Most hours of a day’s stay.', {
      before2023: { value: 10, source: HOURS_BEFORE_2023 },
    }),
  smallHouseFewest: () => limit('CAT-9', 10, 'places', '230 cl.13(4)', 'Fewest places of a small-capacity house.'),
  smallHouseMost: () => limit('CAT-9', 50, 'places', '230 cl.13(4)', 'Most places of a small-capacity house.'),
  forwardDocuments: () =>
    term(
      'CHO-3',
      1,
      'working-days',
      '263/2 cl.8',
      'The department forwards the documents to the chosen organization, from the day of the choice.',
    ),
  agreeTransfer: () =>
    term('TRA-1', 3, 'working-days', '263/2 cl.11', 'The authority agrees to a transfer, from the request.'),
  breaches: () => limit('END-4', 3, 'times', '263/2 cl.13(5)', 'More breaches of the rules than this end the service.'),
  waitingAfterExclusion: () =>
    term(
      'END-4',
      12,
      'months',
      '263/2 cl.14',
      'After an ending for breaches the service is not resumed before, from the ending.',
      { note: CALENDAR_YEAR },
    ),
  complaintsByHead: () =>
    term('BOK-1', 7, 'calendar-days', '263/2 cl.16-3', 'The head looks at the book of complaints this often.'),
  complaintsByOffice: () =>
    term(
      'BOK-1',
      1,
      'months',
      '263/2 cl.16-3',
      'The authority and (or) the founder looks at the book of complaints this often.',
    ),
  drawUpPlan: () =>
    term(
      'PLN-1',
      10,
      'working-days',
      '230 cl.23(3) pt.3',
      'The individual plan is drawn up, from the day the recipient came.',
    ),
  drawUpNextPlan: () =>
    term(
      'PLN-1',
      1,
      'working-days',
      '230 cl.23(3) pt.3',
      'The next individual plan is drawn up, from the last day of the former one.',
    ),
  fillInPlan: () =>
    term('PLN-1', 3, 'working-days', '230 cl.23(3) pt.3', 'The plan is filled in and approved, from its drawing up.'),
  plan: () => term('PLN-1', 12, 'months', '230 cl.23(3) pt.2', 'The longest individual plan.'),
  monitoring: () =>
    term('MON-1', 3, 'months', '230 cl.23(4) pt.2, pt.3', 'The plan is monitored and the state reviewed this often.'),
  monthlyMonitoring: () =>
    term('MON-1', 1, 'months', '230 cl.23(4) pt.8', 'The next entry, from a monitoring that found the state changed.'),
  enterMonitoring: () =>
    term('MON-1', 1, 'working-days', '230 cl.23(4) pt.4', 'It is entered in the journal, from the monitoring.'),
});
