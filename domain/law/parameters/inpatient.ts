import { CALENDAR_YEAR, lastKnown, limit, rule, term } from './editions.ts';
import { lazily } from './lazily.ts';

const UNIT_BEFORE_2023 = '379 cl.5 pt.2 as amended by 308';

export const inpatient = lazily({
  notifyDecision: () =>
    term(
      'NOT-1',
      2,
      'working-days',
      '263/1 cl.7 pt.1',
      'The department notifies the recipient, from the day of the decision.',
    ),
  noticeBySms: () => rule('NOT-2', '263/1 cl.7 pt.2', 'An SMS goes besides the notice when the number is known.'),
  choice: () =>
    term('CHO-1', 10, 'working-days', '263/1 cl.7 pt.3', 'The recipient chooses an organization, from the notice.'),
  arrivalAfterChoice: () =>
    term(
      'ARR-1',
      15,
      'working-days',
      '263/1 cl.7 pt.5',
      'The recipient arrives, from the choice of an organization with a free place.',
    ),
  arrivalAfterVacancy: () =>
    term(
      'ARR-2',
      10,
      'working-days',
      '263/1 cl.7 pt.9',
      'The recipient arrives, from the notice of a place fallen vacant.',
    ),
  postponement: () =>
    term(
      'ARR-3',
      30,
      'calendar-days',
      '263/1 cl.7 pt.5',
      'The term to arrive moves at most this far, once, counted from its last day.',
      { before2023: { value: 30, source: '379 cl.11(1) pt.9 as amended by 472' } },
    ),
  examinationValid: () =>
    term(
      'QUE-9',
      1,
      'months',
      '263/1 cl.7 pt.12',
      'More than this since joining the queue, and the medical examination is made again at the admission.',
    ),
  childFrom: () => limit('CAT-1', 36, 'months-of-age', '263/1 cl.2', 'Youngest age of a child.'),
  adultFrom: () => limit('CAT-1', 18, 'years', '263/1 cl.2', 'Age at which somebody is a child no more.'),
  temporaryStay: () => term('CAT-5', 3, 'months', '230 cl.3(3)', 'The longest temporary stay.'),
  bedroomAreaChild: () => limit('CAT-10', 4, 'square-metres', '263/1 cl.12(6)', 'Least bedroom area a child.'),
  bedroomAreaAdult: () => limit('CAT-10', 5, 'square-metres', '263/1 cl.12(6)', 'Least bedroom area an adult.'),
  formRecipientCard: () =>
    term(
      'ADM-1',
      1,
      'working-days',
      '263/1 cl.8',
      'The card of the recipient is formed on the portal, from the admission.',
    ),
  supportedLivingFewest: () =>
    limit('ADM-5', 6, 'places', '263/1 cl.11', 'Fewest places of a unit of supported independent living.', {
      before2023: { value: 6, source: UNIT_BEFORE_2023 },
    }),
  supportedLivingMost: () =>
    limit('ADM-5', 30, 'places', '263/1 cl.11', 'Most places of a unit of supported independent living.', {
      before2023: { value: 30, source: UNIT_BEFORE_2023 },
    }),
  leave: () => term('LEA-1', 3, 'months', '263/1 cl.14', 'The longest temporary leave.'),
  furtherRehabilitation: () =>
    term(
      'LEA-2',
      12,
      'months',
      '263/1 cl.17',
      'The longest sending to another organization for further rehabilitation.',
    ),
  identityCardAt: () => limit('INP-AGE', 16, 'years', '263/1 cl.19', 'Age at which the identity card is arranged.'),
  breaches: () =>
    limit('END-2', 3, 'times', '263/1 cl.21(1)', 'More breaches of the rules of conduct than this exclude.'),
  absence: () =>
    limit('END-2', 2, 'days-of-absence', '263/1 cl.21(3)', 'An absence without leave longer than this excludes.'),
  waitingAfterExclusion: () =>
    term(
      'END-3',
      12,
      'months',
      '263/1 cl.22',
      'Nobody excluded for breaches or limited capacity is taken in again before, from the exclusion.',
      { note: CALENDAR_YEAR },
    ),
  complaintsByHead: () =>
    term('BOK-1', 7, 'calendar-days', '263/1 cl.24-3', 'The head looks at the book of complaints this often.'),
  complaintsByOffice: () =>
    term('BOK-1', 1, 'months', '263/1 cl.24-3', 'The authority looks at the book of complaints this often.'),
  plan: () => lastKnown('PLN-1', 12, 'months', '379 cl.11(3) pt.2 as amended by 308', 'The longest individual plan.'),
});
