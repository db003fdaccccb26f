import { describe, expect, it } from 'vitest';
import { calendarWith } from '../../../domain/law/calendar.ts';
import { dueDate, LawEditionMissing, limitIfAny, limitOn, termIfAny, termOn } from '../../../domain/law/law.ts';

const calendar = calendarWith([]);

describe('EDI-1 · the edition in force on the day of the fact', () => {
  it('EDI-1 · a semi-inpatient postponement: 10 days on 30.06.2023, 14 on 01.07.2023', () => {
    const postponement = (date: string) => {
      const { value, unit, source, confirmed } = termOn('postponement', 'semi-inpatient', date);
      return { value, unit, source, confirmed };
    };
    expect([postponement('2023-06-30'), postponement('2023-07-01')]).toStrictEqual([
      { value: 10, unit: 'calendar-days', source: '379 cl.21(1) pt.8 as amended by 472', confirmed: false },
      { value: 14, unit: 'calendar-days', source: '263/2 cl.7 pt.5', confirmed: true },
    ]);
  });

  it('EDI-1 · order 308 counts from its entry: the hours of a day’s stay on 22 and 23.08.2022', () => {
    const hours = (date: string) => [
      limitOn('hoursFewest', 'semi-inpatient', date).source,
      limitOn('hoursMost', 'semi-inpatient', date).source,
    ];
    expect(hours('2022-08-22')).toStrictEqual(['230 cl.14', '230 cl.14']);
    expect(hours('2022-08-23')).toStrictEqual(['379 cl.13 pt.1 as amended by 308', '379 cl.13 pt.1 as amended by 308']);
  });

  it('EDI-1 · a number of 2023 applied to an older day says that it is', () => {
    expect(termOn('choice', 'inpatient', '2023-06-30')).toMatchObject({
      value: 10,
      confirmed: false,
      note: expect.stringContaining('Rules 379 holds no such norm'),
    });
    expect(termOn('choice', 'inpatient', '2023-07-01')).toMatchObject({ value: 10, confirmed: true });
    expect(termOn('choice', 'inpatient', '2023-07-01').note).toStrictEqual(undefined);
  });

  it('EDI-1, EDI-3 · a term that order 72 added is applied before its entry, unconfirmed, and says why', () => {
    expect(termOn('identifyVictim', 'temporary-stay', '2025-03-16')).toMatchObject({
      value: 1,
      confirmed: false,
      note: expect.stringContaining('removed others whose text is not in hand'),
    });
    expect(termOn('identifyVictim', 'temporary-stay', '2025-03-17')).toMatchObject({
      value: 1,
      confirmed: false,
      note: expect.stringContaining('2025-03-17 is the earliest it can be (EDI-3)'),
    });
  });

  it('EDI-1 · a setting without a term or a bound of that name has none', () => {
    expect(termIfAny('arrivalAfterChoice', 'home', '2026-01-15')).toStrictEqual(undefined);
    expect(limitIfAny('childFrom', 'temporary-stay', '2026-01-15')).toStrictEqual(undefined);
    expect(() => limitOn('childFrom', 'temporary-stay', '2026-01-15')).toThrow(LawEditionMissing);
  });

  it('EDI-1 · a day before every edition in hand is an error that names it', () => {
    expect(termOn('choice', 'inpatient', '2021-12-26').value).toStrictEqual(10);
    for (const ask of [
      () => termIfAny('choice', 'inpatient', '2021-12-25'),
      () => limitIfAny('adultFrom', 'home', '2021-12-25'),
      () => termIfAny('identifyVictim', 'temporary-stay', '2021-12-25'),
    ])
      expect(ask).toThrow(expect.objectContaining({ code: 'law-edition-missing', norm: 'EDI-1', date: '2021-12-25' }));
  });
});

describe('EDI-3 · numbers of clauses that an order reworded or changed', () => {
  const sureOf = (date: string) => {
    const { confirmed, note } = limitOn('bedroomAreaChild', 'inpatient', date);
    return { confirmed, note };
  };

  it('EDI-3 · before the entry the older wording, after it the day of the entry is not in hand', () => {
    expect(sureOf('2025-03-16')).toStrictEqual({
      confirmed: false,
      note: 'The wording of the clause before order № 72 of 06.03.2025 is not in hand: its present value is applied.',
    });
    expect(sureOf('2025-03-17')).toStrictEqual({
      confirmed: false,
      note: expect.stringContaining('2025-03-17 is the earliest it can be (EDI-3)'),
    });
  });

  it('EDI-3 · a change in force on a day the order itself names is confirmed from then on', () => {
    expect(termOn('temporaryStay', 'inpatient', '2024-12-31').confirmed).toStrictEqual(false);
    expect(termOn('temporaryStay', 'inpatient', '2025-01-01').confirmed).toStrictEqual(true);
  });
});

describe('ARR-4 · two orders, two values', () => {
  it('ARR-4 · semi-inpatient: 14 calendar days are applied and 10 are told, with the reason', () => {
    const conflict = termOn('postponement', 'semi-inpatient', '2023-07-01').conflict;
    expect(conflict?.norm).toStrictEqual('ARR-4');
    expect(conflict?.applied).toStrictEqual({ value: 14, unit: 'calendar-days', source: '263/2 cl.7 pt.5' });
    expect(conflict?.rejected).toStrictEqual({ value: 10, unit: 'calendar-days', source: '230 cl.23(1) pt.8' });
    expect(conflict?.reason).toMatch(/later act prevails.*favours the recipient/);
  });

  it('ARR-4 · the value applied is the value of the term', () => {
    const { value, unit, source, conflict } = termOn('postponement', 'semi-inpatient', '2026-01-15');
    expect(conflict?.applied).toStrictEqual({ value, unit, source });
  });

  it('ARR-4 · there is no conflict before 01.07.2023, nor for inpatient service', () => {
    expect(termOn('postponement', 'semi-inpatient', '2023-06-30').conflict).toStrictEqual(undefined);
    expect(termOn('postponement', 'inpatient', '2026-01-15').conflict).toStrictEqual(undefined);
  });
});

it('ARR-2 · a semi-inpatient place fallen vacant: the text is silent, and the term says so', () => {
  for (const date of ['2023-06-30', '2026-01-15'])
    expect(termOn('arrivalAfterVacancy', 'semi-inpatient', date).note).toMatch(/silent/);
});

describe('the last day of a term', () => {
  const on = '2026-03-19';

  it('CHO-1 · inpatient, a notice on 19.03.2026: ten working days over Nauryz', () => {
    expect(dueDate(calendar, on, termOn('choice', 'inpatient', on))).toStrictEqual('2026-04-07');
  });

  it('ARR-1 · semi-inpatient, a choice on 19.03.2026: three working days over Nauryz', () => {
    expect(dueDate(calendar, on, termOn('arrivalAfterChoice', 'semi-inpatient', on))).toStrictEqual('2026-03-27');
  });

  it('ARR-3 · calendar days run over holidays and end on any day', () => {
    expect([
      dueDate(calendar, '2026-03-07', termOn('postponement', 'semi-inpatient', on)),
      dueDate(calendar, '2026-03-07', termOn('postponement', 'inpatient', on)),
    ]).toStrictEqual(['2026-03-21', '2026-04-06']);
  });

  it('QUE-9 · inpatient, a month from joining the queue', () => {
    const month = termOn('examinationValid', 'inpatient', on);
    expect([dueDate(calendar, '2026-03-15', month), dueDate(calendar, '2026-01-31', month)]).toStrictEqual([
      '2026-04-15',
      '2026-02-28',
    ]);
  });
});
