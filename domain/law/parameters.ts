import type { AmendedText, Conflict, Rule, Term } from './term.ts';

/**
 * The terms of the law as dated data, from the copies of the orders in hand. Editions of one parameter stand in
 * order of time, without gap or overlap. The number after `pt.` is the paragraph, counted in the text in hand with
 * the editors' notes left out.
 */

/**
 * Rules 379 as amended by order 472 (EDI-1, EDI-3). 472 cl.4: in force ten calendar days after its first official
 * publication. The day of publication is not in hand. The order was registered on 15.12.2021; published that very
 * day it is in force on 26.12.2021, and no earlier.
 */
const BEFORE_JULY_2023 = { since: '2021-12-26', until: '2023-06-30', confirmed: false } as const;

const ENTRY_NOT_IN_HAND =
  'Order 472 enters into force ten calendar days after its first official publication (cl.4). That day is not in hand: 26.12.2021 is the earliest it can be.';

/** Orders 230 and 263, both in force from 01.07.2023 by their own words (263 cl.5). */
const FROM_JULY_2023 = { since: '2023-07-01', confirmed: true } as const;

/** No term in the copy of the older edition: the value of 2023 is applied, and says so. */
const asIn2023 = (term: Term): Term => ({
  ...term,
  ...BEFORE_JULY_2023,
  note: [
    `The copy of Rules 379 as amended by order 472 holds no such term: the value of ${term.source}, in force from 01.07.2023, is applied.`,
    ...(term.note === undefined ? [] : [term.note]),
    ENTRY_NOT_IN_HAND,
  ].join(' '),
});

const sinceJuly2023 = (term: Term): readonly Term[] => [asIn2023(term), term];

const AMENDED_BY_163: AmendedText = { act: 'Order № 163 of 30.04.2026', since: '2026-07-12' };

/** Paragraph 2 of clause 7 and nothing else of the clause is reworded by № 163: no term of this file stands in it. */
const smsBesidesTheNotice = (source: string): readonly Rule[] => {
  const rule = { norm: 'NOT-2', source };
  return [
    {
      ...rule,
      ...BEFORE_JULY_2023,
      note: `The copy of Rules 379 as amended by order 472 does not speak of an SMS; ${source} is applied. ${ENTRY_NOT_IN_HAND}`,
    },
    { ...rule, ...FROM_JULY_2023, until: '2026-07-11' },
    {
      ...rule,
      since: AMENDED_BY_163.since,
      confirmed: false,
      note: 'The paragraph has a new wording from 12.07.2026, known only from the editors’ note; its text is not in hand. The former wording is applied.',
      amendedText: AMENDED_BY_163,
    },
  ];
};

const POSTPONEMENT_CONFLICT: Conflict = {
  norm: 'ARR-4',
  applied: { value: 14, unit: 'calendar-days', source: '263/2 cl.7 pt.5' },
  rejected: { value: 10, unit: 'calendar-days', source: '230 cl.23(1) pt.8' },
  reason:
    'Two orders of one level give two values: 14 calendar days (263/2 cl.7 of 29.06.2023) and 10 (230 cl.23(1) of 22.06.2023). The later act prevails, and it favours the recipient.',
  note: 'The copy shows 230 cl.23 as amended by № 500 of 27.12.2024; what that order changed in it, and the day it entered into force, are not in hand (EDI-3).',
};

const INPATIENT_POSTPONEMENT: readonly Term[] = [
  {
    ...BEFORE_JULY_2023,
    norm: 'ARR-3',
    value: 30,
    unit: 'calendar-days',
    source: '379 cl.11(1) pt.9 as amended by 472',
    note: ENTRY_NOT_IN_HAND,
  },
  { ...FROM_JULY_2023, norm: 'ARR-3', value: 30, unit: 'calendar-days', source: '263/1 cl.7 pt.5' },
];

const inpatient = {
  /** Department to recipient, from the day of the decision. */
  notifyDecision: sinceJuly2023({
    ...FROM_JULY_2023,
    norm: 'NOT-1',
    value: 2,
    unit: 'working-days',
    source: '263/1 cl.7 pt.1',
  }),
  /** The SMS that goes besides the notice. */
  noticeBySms: smsBesidesTheNotice('263/1 cl.7 pt.2'),
  /** From the notice to the choice of an organization. */
  choice: sinceJuly2023({
    ...FROM_JULY_2023,
    norm: 'CHO-1',
    value: 10,
    unit: 'working-days',
    source: '263/1 cl.7 pt.3',
  }),
  /** From the choice of an organization with a free place to arrival. */
  arrivalAfterChoice: sinceJuly2023({
    ...FROM_JULY_2023,
    norm: 'ARR-1',
    value: 15,
    unit: 'working-days',
    source: '263/1 cl.7 pt.5',
  }),
  /** From the notice of a place fallen vacant to arrival. */
  arrivalAfterVacancy: sinceJuly2023({
    ...FROM_JULY_2023,
    norm: 'ARR-2',
    value: 10,
    unit: 'working-days',
    source: '263/1 cl.7 pt.9',
  }),
  /** How far the term of arrival moves, at most, once, counted from its last day. */
  postponement: INPATIENT_POSTPONEMENT,
  /** From joining the queue; when more has passed by the admission, the medical examination is made again. */
  examinationValid: sinceJuly2023({
    ...FROM_JULY_2023,
    norm: 'QUE-9',
    value: 1,
    unit: 'months',
    source: '263/1 cl.7 pt.12',
  }),
};

const SEMI_INPATIENT_POSTPONEMENT: readonly Term[] = [
  {
    ...BEFORE_JULY_2023,
    norm: 'ARR-3',
    value: 10,
    unit: 'calendar-days',
    source: '379 cl.21(1) pt.8 as amended by 472',
    note: ENTRY_NOT_IN_HAND,
  },
  {
    ...FROM_JULY_2023,
    norm: 'ARR-3',
    value: 14,
    unit: 'calendar-days',
    source: '263/2 cl.7 pt.5',
    conflict: POSTPONEMENT_CONFLICT,
  },
];

const ARRIVAL_SEMI_INPATIENT = { value: 3, unit: 'working-days', source: '263/2 cl.7 pt.5' } as const;

const semiInpatient = {
  notifyDecision: sinceJuly2023({
    ...FROM_JULY_2023,
    norm: 'NOT-1',
    value: 2,
    unit: 'working-days',
    source: '263/2 cl.7 pt.1',
  }),
  noticeBySms: smsBesidesTheNotice('263/2 cl.7 pt.2'),
  choice: sinceJuly2023({
    ...FROM_JULY_2023,
    norm: 'CHO-1',
    value: 5,
    unit: 'working-days',
    source: '263/2 cl.7 pt.3',
  }),
  arrivalAfterChoice: sinceJuly2023({ ...FROM_JULY_2023, norm: 'ARR-1', ...ARRIVAL_SEMI_INPATIENT }),
  arrivalAfterVacancy: sinceJuly2023({
    ...FROM_JULY_2023,
    norm: 'ARR-2',
    ...ARRIVAL_SEMI_INPATIENT,
    note: '263/2 cl.7 is silent on a place that falls vacant: the one term of arrival it has is applied (policy).',
  }),
  postponement: SEMI_INPATIENT_POSTPONEMENT,
};

/** Every dated parameter of the law: setting, then name, then editions in order of time. */
export const parameters = { inpatient, semiInpatient };
