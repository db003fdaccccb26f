import { CALENDAR_YEAR, limit, rule, term } from './editions.ts';
import { lazily } from './lazily.ts';

/** Service at home has no arrival and no term of it: service starts at home (ARR-2). */
export const home = lazily({
  childFrom: () => limit('CAT-3', 18, 'months-of-age', '263/3 cl.2', 'Youngest age of a child.'),
  adultFrom: () => limit('CAT-3', 18, 'years', '263/3 cl.2', 'Age at which somebody is a child no more.'),
  homeVisit: () =>
    term(
      'APP-6',
      5,
      'working-days',
      '263/3 cl.8 pt.1',
      'The specialist visits, from the day the application is received.',
    ),
  surveyAct: () => term('APP-6', 3, 'working-days', '263/3 cl.8 pt.2', 'The survey act is drawn up, from the visit.'),
  decide: () =>
    term('APP-6', 3, 'working-days', '263/3 cl.8 pt.3', 'The decision is made, from the receipt of the act.'),
  notifyDecision: () =>
    term(
      'NOT-1',
      1,
      'working-days',
      '263/3 cl.8 pt.4',
      'The authorized body notifies the recipient, from the day of the decision.',
    ),
  noticeBySms: () => rule('NOT-2', '263/3 cl.8 pt.5', 'An SMS goes besides the notice when the number is known.'),
  choice: () =>
    term('CHO-1', 5, 'working-days', '263/3 cl.8 pt.6', 'The recipient chooses an organization, from the notice.'),
  forwardDocuments: () =>
    term(
      'CHO-3',
      1,
      'working-days',
      '263/3 cl.9',
      'The department forwards the documents to the chosen organization, from the day of the choice.',
    ),
  waitingAfterExclusion: () =>
    term(
      'END-5',
      12,
      'months',
      '263/3 cl.16',
      'After an ending for insults the service is not resumed before, from the ending.',
      { note: CALENDAR_YEAR },
    ),
  complaintsByHead: () =>
    term('BOK-1', 7, 'calendar-days', '263/3 cl.19-4', 'The head looks at the book of complaints this often.'),
  complaintsByOffice: () =>
    term(
      'BOK-1',
      1,
      'months',
      '263/3 cl.19-4',
      'The authority and (or) the founder looks at the book of complaints this often.',
    ),
});
