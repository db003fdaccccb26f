import type { Defect } from '../defect.ts';

/** Mistakes in when something is due, and in what a term or an act may take away. */
export const termDefects: readonly Defect[] = [
  {
    name: 'lapses-on-the-last-day',
    file: 'domain/application/decide-offer.ts',
    find: '!arrive || toUtc(context.now) < endOf(arrive.due)',
    replace: '!arrive || legalDateOf(context.now) < arrive.due',
    about:
      'That a term runs to the end of its day: who arrives on the last day finds the place given away that morning.',
  },
  {
    name: 'lapses-unheard',
    file: 'domain/application/decide-offer.ts',
    find: "if (state.notice?.state === 'pending') return reportUndelivered",
    replace: "if (state.notice?.state === 'undelivered') return reportUndelivered",
    about: 'That a message may never have gone out: somebody loses the place they were never told of.',
  },
  {
    name: 'postponed-again',
    file: 'domain/application/decide-offer.ts',
    find: 'if (offer.postponed)\n',
    replace: 'if (offer.postponed && !offer.placeHeld)\n',
    about:
      'That the term moves once also where the place is held: one bed of inpatient care can be kept empty from month to month.',
  },
  {
    name: 'two-places-while-away',
    file: 'domain/application/exclusive.ts',
    find: "other.setting === setting && other.status === 'offered'",
    replace: 'other.setting === setting && other.offer?.placeHeld === true',
    about:
      'That who is away on a postponed term has an offer too: they take a second place at the expense of the budget.',
  },
  {
    name: 'term-from-a-day-off',
    file: 'domain/law/calendar.ts',
    find: "const { workingDays, daysOff } = calendar.year(year);\n  // Index of the n-th working day after the date, in a list that begins with the date's year.\n  let index = countBefore(workingDays, date) + (daysOff.has(date) ? 0 : 1) + n - 1;",
    replace: 'const { workingDays } = calendar.year(year);\n  let index = countBefore(workingDays, date) + n;',
    about:
      'That no day is to be left out when a term begins on a day off: what is counted from a Saturday ends a day too late.',
  },
  {
    name: 'holiday-moved-onto-a-holiday',
    file: 'domain/law/calendar-year.ts',
    find: 'while (daysOff.has(free)) free = addDays(free, 1);',
    replace: 'if (daysOff.has(free)) free = addDays(free, 1);',
    about:
      'That the next day may be off as well: Nauryz on a weekend loses a day, and every term over it is a day short.',
  },
  {
    name: 'a-message-at-nine-in-the-evening',
    file: 'domain/law/sms-window.ts',
    find: 'moment < at(today, until) ? now',
    replace: 'moment <= at(today, until) ? now',
    about:
      'Which end of the window belongs to it: a message of 21:00 goes out in the evening, and its term a day early.',
  },
  {
    name: 'later-wake-first',
    file: 'domain/application/terms.ts',
    find: 'return wakes.sort((one, other) => (one.at < other.at ? -1 : 1))[0];',
    replace: 'return wakes.sort((one, other) => (one.at > other.at ? -1 : 1))[0];',
    about:
      'Which of two moments comes first: a question nobody answered is not asked about until the programme ends, years later.',
  },
  {
    name: 'reminded-every-day',
    file: 'domain/application/terms.ts',
    find: '    if (application.reminded) return undefined;\n',
    replace: '',
    about: 'That a reminder goes out once: it comes every morning until the term ends.',
  },
  {
    name: 'a-year-and-a-day',
    file: 'domain/application/intake/waiting-year.ts',
    find: 'if (!longest || on >= longest.first) return;',
    replace: 'if (!longest || on > longest.first) return;',
    about: 'That the first day after the year is free: who comes on it is sent away with a day that has come.',
  },
  {
    name: 'found-free-moves-with-its-message',
    file: 'domain/notice/notice.ts',
    find: "const moves = laterThan(state, term) && (stopped || state.offer?.basis !== 'choice');",
    replace: 'const moves = laterThan(state, term);',
    about:
      'That the term of a place found free counts from the choice: a message a night late gives a day the law does not.',
  },
];
