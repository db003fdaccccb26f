import { describe, expect, it } from 'vitest';
import { calendarWith } from '../../../domain/law/calendar.ts';
import { dueDate, LawEditionMissing, lawFor, lawOn, type SettingLaw } from '../../../domain/law/law.ts';
import { parameters } from '../../../domain/law/parameters.ts';
import { addDays } from '../../../domain/law/time.ts';

const calendar = calendarWith([]);

/** Value, unit and confirmation of each term, in the order of the clause. */
const numbers = (law: SettingLaw) =>
  [law.notifyDecision, law.choice, law.arrivalAfterChoice, law.arrivalAfterVacancy, law.postponement].map(
    ({ norm, value, unit, confirmed }) => `${norm} ${value} ${unit}${confirmed ? '' : ' unconfirmed'}`,
  );

const NOW_INPATIENT = [
  'NOT-1 2 working-days',
  'CHO-1 10 working-days',
  'ARR-1 15 working-days',
  'ARR-2 10 working-days',
  'ARR-3 30 calendar-days',
];
const NOW_SEMI_INPATIENT = [
  'NOT-1 2 working-days',
  'CHO-1 5 working-days',
  'ARR-1 3 working-days',
  'ARR-2 3 working-days',
  'ARR-3 14 calendar-days',
];
const unconfirmed = (term: string): string => `${term} unconfirmed`;

describe('EDI-1 · the edition in force on the day of the fact', () => {
  it.each(['2023-07-01', '2026-07-11', '2026-07-12', '2030-01-01'])('EDI-1 · orders 230 and 263 on %s', (date) => {
    expect(numbers(lawOn(date).inpatient)).toStrictEqual(NOW_INPATIENT);
    expect(numbers(lawOn(date).semiInpatient)).toStrictEqual(NOW_SEMI_INPATIENT);
  });

  it.each(['2021-12-26', '2023-06-30'])('EDI-1 · Rules 379 as amended by order 472 on %s', (date) => {
    expect(numbers(lawOn(date).inpatient)).toStrictEqual(NOW_INPATIENT.map(unconfirmed));
    expect(numbers(lawOn(date).semiInpatient)).toStrictEqual([
      ...NOW_SEMI_INPATIENT.slice(0, 4).map(unconfirmed),
      'ARR-3 10 calendar-days unconfirmed',
    ]);
  });

  it('EDI-1 · a day before every edition in hand is an error that names it', () => {
    try {
      lawOn('2021-12-25');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(LawEditionMissing);
      expect({ ...(error as LawEditionMissing) }).toStrictEqual({
        name: 'LawEditionMissing',
        code: 'law-edition-missing',
        norm: 'EDI-1',
        date: '2021-12-25',
      });
    }
    expect(() => lawFor('2021-12-25', 'semi-inpatient')).toThrow(LawEditionMissing);
  });

  it('EDI-1 · the law of a setting is the same, asked by day or by setting', () => {
    const law = lawOn('2026-01-15');
    const { examinationValid, ...inpatient } = law.inpatient;
    expect(lawFor('2026-01-15', 'inpatient')).toStrictEqual(inpatient);
    expect(lawFor('2026-01-15', 'semi-inpatient')).toStrictEqual(law.semiInpatient);
    expect(law.notifyDecision).toStrictEqual({
      inpatient: inpatient.notifyDecision,
      semiInpatient: law.semiInpatient.notifyDecision,
    });
    expect(examinationValid.norm).toStrictEqual('QUE-9');
  });

  const everyParameter = Object.entries(parameters).flatMap(([setting, names]) =>
    Object.entries(names).map(([name, editions]) => ({ name: `${setting}.${name}`, editions })),
  );

  it.each(everyParameter)('EDI-1 · the editions of $name leave no gap and do not overlap', ({ editions }) => {
    const ends = editions.map(({ until }) => until);
    expect(ends.at(-1)).toStrictEqual(undefined);
    expect(ends.slice(0, -1).map((until) => addDays(until ?? '', 1))).toStrictEqual(
      editions.slice(1).map(({ since }) => since),
    );
  });

  it.each(everyParameter)('EDI-1 · $name says why wherever it is not confirmed', ({ editions }) => {
    for (const { confirmed, note } of editions) expect(confirmed || note !== undefined).toStrictEqual(true);
  });
});

describe('the clause each term stands in', () => {
  const sources = (law: SettingLaw) =>
    [
      law.notifyDecision,
      law.noticeBySms,
      law.choice,
      law.arrivalAfterChoice,
      law.arrivalAfterVacancy,
      law.postponement,
    ].map(({ norm, source }) => `${norm} ${source}`);

  it('NOT-1, NOT-2, CHO-1, ARR-1, ARR-2, ARR-3 · inpatient, order 263 annex 1', () => {
    expect(sources(lawOn('2026-01-15').inpatient)).toStrictEqual([
      'NOT-1 263/1 cl.7 pt.1',
      'NOT-2 263/1 cl.7 pt.2',
      'CHO-1 263/1 cl.7 pt.3',
      'ARR-1 263/1 cl.7 pt.5',
      'ARR-2 263/1 cl.7 pt.9',
      'ARR-3 263/1 cl.7 pt.5',
    ]);
  });

  it('NOT-1, NOT-2, CHO-1, ARR-1, ARR-2, ARR-3 · semi-inpatient, order 263 annex 2', () => {
    expect(sources(lawOn('2026-01-15').semiInpatient)).toStrictEqual([
      'NOT-1 263/2 cl.7 pt.1',
      'NOT-2 263/2 cl.7 pt.2',
      'CHO-1 263/2 cl.7 pt.3',
      'ARR-1 263/2 cl.7 pt.5',
      'ARR-2 263/2 cl.7 pt.5',
      'ARR-3 263/2 cl.7 pt.5',
    ]);
  });

  it('ARR-3 · before 01.07.2023 the terms moved stand in Rules 379 as amended by order 472', () => {
    const law = lawOn('2023-06-30');
    expect([law.inpatient.postponement.source, law.semiInpatient.postponement.source]).toStrictEqual([
      '379 cl.11(1) pt.9 as amended by 472',
      '379 cl.21(1) pt.8 as amended by 472',
    ]);
  });

  it('ARR-2 · a semi-inpatient place fallen vacant: the text is silent, and the term says so', () => {
    expect(lawOn('2026-01-15').semiInpatient.arrivalAfterVacancy.note).toMatch(/silent/);
    expect(lawOn('2023-06-30').semiInpatient.arrivalAfterVacancy.note).toMatch(/silent/);
  });
});

describe('ARR-4 · two orders, two values', () => {
  it('ARR-4 · semi-inpatient: 14 calendar days are applied and 10 are told, with the reason', () => {
    const conflict = lawOn('2023-07-01').semiInpatient.postponement.conflict;
    expect(conflict?.norm).toStrictEqual('ARR-4');
    expect(conflict?.applied).toStrictEqual({ value: 14, unit: 'calendar-days', source: '263/2 cl.7 pt.5' });
    expect(conflict?.rejected).toStrictEqual({ value: 10, unit: 'calendar-days', source: '230 cl.23(1) pt.8' });
    expect(conflict?.reason).toMatch(/later act prevails.*favours the recipient/);
  });

  it('ARR-4 · the value applied is the value of the term', () => {
    const { value, unit, source, conflict } = lawOn('2026-01-15').semiInpatient.postponement;
    expect(conflict?.applied).toStrictEqual({ value, unit, source });
  });

  it('ARR-4 · there is no conflict before 01.07.2023, nor for inpatient service', () => {
    expect(lawOn('2023-06-30').semiInpatient.postponement.conflict).toStrictEqual(undefined);
    expect(lawOn('2026-01-15').inpatient.postponement.conflict).toStrictEqual(undefined);
  });
});

describe('EDI-2 · clauses reworded by order 163, whose text is not in hand', () => {
  const amended = (date: string) =>
    Object.values(lawOn(date).inpatient)
      .concat(Object.values(lawOn(date).semiInpatient))
      .filter(({ amendedText }) => amendedText !== undefined)
      .map(({ source, confirmed, amendedText }) => ({ source, confirmed, amendedText }));
  const amendedText = { act: 'Order № 163 of 30.04.2026', since: '2026-07-12' };

  it('EDI-2 · until 11.07.2026 nothing is marked', () => {
    expect(amended('2026-07-11')).toStrictEqual([]);
  });

  it('EDI-2 · from 12.07.2026 the SMS besides the notice is marked, and no term: they stand in other paragraphs', () => {
    expect(amended('2026-07-12')).toStrictEqual([
      { source: '263/1 cl.7 pt.2', confirmed: false, amendedText },
      { source: '263/2 cl.7 pt.2', confirmed: false, amendedText },
    ]);
  });
});

describe('the last day of a term', () => {
  const law = lawOn('2026-03-19');

  it('CHO-1 · inpatient, a notice on 19.03.2026: ten working days over Nauryz', () => {
    expect(dueDate(calendar, '2026-03-19', law.inpatient.choice)).toStrictEqual('2026-04-07');
  });

  it('ARR-1 · semi-inpatient, a choice on 19.03.2026: three working days over Nauryz', () => {
    expect(dueDate(calendar, '2026-03-19', law.semiInpatient.arrivalAfterChoice)).toStrictEqual('2026-03-27');
  });

  it('ARR-3 · calendar days run over holidays and end on any day', () => {
    expect([
      dueDate(calendar, '2026-03-07', law.semiInpatient.postponement),
      dueDate(calendar, '2026-03-07', law.inpatient.postponement),
    ]).toStrictEqual(['2026-03-21', '2026-04-06']);
  });

  it('QUE-9 · inpatient, a month from joining the queue', () => {
    const { value, unit, source } = law.inpatient.examinationValid;
    expect({ value, unit, source }).toStrictEqual({ value: 1, unit: 'months', source: '263/1 cl.7 pt.12' });
    expect([
      dueDate(calendar, '2026-03-15', law.inpatient.examinationValid),
      dueDate(calendar, '2026-01-31', law.inpatient.examinationValid),
    ]).toStrictEqual(['2026-04-15', '2026-02-28']);
  });
});
