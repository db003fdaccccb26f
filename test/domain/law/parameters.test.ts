import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarWith, isWorkingDay } from '../../../domain/law/calendar.ts';
import { dueDate, editionOn } from '../../../domain/law/law.ts';
import { parameters } from '../../../domain/law/parameters/index.ts';
import type { Edition, Limit, Term } from '../../../domain/law/term.ts';
import { addDays } from '../../../domain/law/time.ts';
import type { Setting } from '../../../domain/vocabulary.ts';

const calendar = calendarWith([]);

type AnyEdition = Edition & Partial<Pick<Term, 'value' | 'conflict'>> & { unit?: Term['unit'] | Limit['unit'] };

const everyParameter = Object.entries(parameters).flatMap(([setting, names]) =>
  Object.entries(names).map(([name, editions]) => ({
    setting: setting as Setting,
    name,
    editions: editions as readonly AnyEdition[],
  })),
);

/** What is in force in a setting on a day: norm, number, unit, clause. */
const table = (setting: Setting, date: string): Record<string, string> =>
  Object.fromEntries(
    everyParameter.flatMap((parameter) => {
      const edition = parameter.setting === setting ? editionOn(parameter.editions, date) : undefined;
      if (!edition) return [];
      const { norm, value = '', unit = '', source } = edition;
      return [[parameter.name, `${norm} ${value} ${unit} ${source}`.replace(/ +/g, ' ')]];
    }),
  );

describe('EDI-1 · the numbers of a setting', () => {
  it('EDI-1 · inpatient care on 15.01.2026', () => {
    expect(table('inpatient', '2026-01-15')).toStrictEqual({
      notifyDecision: 'NOT-1 2 working-days 263/1 cl.7 pt.1',
      noticeBySms: 'NOT-2 263/1 cl.7 pt.2',
      choice: 'CHO-1 10 working-days 263/1 cl.7 pt.3',
      arrivalAfterChoice: 'ARR-1 15 working-days 263/1 cl.7 pt.5',
      arrivalAfterVacancy: 'ARR-2 10 working-days 263/1 cl.7 pt.9',
      postponement: 'ARR-3 30 calendar-days 263/1 cl.7 pt.5',
      examinationValid: 'QUE-9 1 months 263/1 cl.7 pt.12',
      childFrom: 'CAT-1 36 months-of-age 263/1 cl.2',
      adultFrom: 'CAT-1 18 years 263/1 cl.2',
      temporaryStay: 'CAT-5 3 months 230 cl.3(3)',
      bedroomAreaChild: 'CAT-10 4 square-metres 263/1 cl.12(6)',
      bedroomAreaAdult: 'CAT-10 5 square-metres 263/1 cl.12(6)',
      formRecipientCard: 'ADM-1 1 working-days 263/1 cl.8',
      supportedLivingFewest: 'ADM-5 6 places 263/1 cl.11',
      supportedLivingMost: 'ADM-5 30 places 263/1 cl.11',
      leave: 'LEA-1 3 months 263/1 cl.14',
      furtherRehabilitation: 'LEA-2 12 months 263/1 cl.17',
      identityCardAt: 'INP-AGE 16 years 263/1 cl.19',
      breaches: 'END-2 3 times 263/1 cl.21(1)',
      absence: 'END-2 2 days-of-absence 263/1 cl.21(3)',
      waitingAfterExclusion: 'END-3 12 months 263/1 cl.22',
      complaintsByHead: 'BOK-1 7 calendar-days 263/1 cl.24-3',
      complaintsByOffice: 'BOK-1 1 months 263/1 cl.24-3',
      plan: 'PLN-1 12 months 379 cl.11(3) pt.2 as amended by 308',
    });
  });

  it('EDI-1 · semi-inpatient care on 15.01.2026', () => {
    expect(table('semi-inpatient', '2026-01-15')).toStrictEqual({
      notifyDecision: 'NOT-1 2 working-days 263/2 cl.7 pt.1',
      noticeBySms: 'NOT-2 263/2 cl.7 pt.2',
      choice: 'CHO-1 5 working-days 263/2 cl.7 pt.3',
      arrivalAfterChoice: 'ARR-1 3 working-days 263/2 cl.7 pt.5',
      arrivalAfterVacancy: 'ARR-2 3 working-days 263/2 cl.7 pt.5',
      postponement: 'ARR-3 14 calendar-days 263/2 cl.7 pt.5',
      childFrom: 'CAT-2 18 months-of-age 263/2 cl.2',
      adultFrom: 'CAT-2 18 years 263/2 cl.2',
      temporaryStay: 'CAT-2 6 months 263/2 cl.2',
      hoursFewest: 'CAT-2 4 hours 230 cl.14',
      hoursMost: 'CAT-2 10 hours 230 cl.14',
      smallHouseFewest: 'CAT-9 10 places 230 cl.13(4)',
      smallHouseMost: 'CAT-9 50 places 230 cl.13(4)',
      forwardDocuments: 'CHO-3 1 working-days 263/2 cl.8',
      agreeTransfer: 'TRA-1 3 working-days 263/2 cl.11',
      breaches: 'END-4 3 times 263/2 cl.13(5)',
      waitingAfterExclusion: 'END-4 12 months 263/2 cl.14',
      complaintsByHead: 'BOK-1 7 calendar-days 263/2 cl.16-3',
      complaintsByOffice: 'BOK-1 1 months 263/2 cl.16-3',
      drawUpPlan: 'PLN-1 10 working-days 230 cl.23(3) pt.3',
      drawUpNextPlan: 'PLN-1 1 working-days 230 cl.23(3) pt.3',
      fillInPlan: 'PLN-1 3 working-days 230 cl.23(3) pt.3',
      plan: 'PLN-1 12 months 230 cl.23(3) pt.2',
      monitoring: 'MON-1 3 months 230 cl.23(4) pt.2, pt.3',
      monthlyMonitoring: 'MON-1 1 months 230 cl.23(4) pt.8',
      enterMonitoring: 'MON-1 1 working-days 230 cl.23(4) pt.4',
    });
  });

  it('EDI-1 · service at home on 15.01.2026', () => {
    expect(table('home', '2026-01-15')).toStrictEqual({
      childFrom: 'CAT-3 18 months-of-age 263/3 cl.2',
      adultFrom: 'CAT-3 18 years 263/3 cl.2',
      homeVisit: 'APP-6 5 working-days 263/3 cl.8 pt.1',
      surveyAct: 'APP-6 3 working-days 263/3 cl.8 pt.2',
      decide: 'APP-6 3 working-days 263/3 cl.8 pt.3',
      notifyDecision: 'NOT-1 1 working-days 263/3 cl.8 pt.4',
      noticeBySms: 'NOT-2 263/3 cl.8 pt.5',
      choice: 'CHO-1 5 working-days 263/3 cl.8 pt.6',
      forwardDocuments: 'CHO-3 1 working-days 263/3 cl.9',
      waitingAfterExclusion: 'END-5 12 months 263/3 cl.16',
      complaintsByHead: 'BOK-1 7 calendar-days 263/3 cl.19-4',
      complaintsByOffice: 'BOK-1 1 months 263/3 cl.19-4',
    });
  });

  it('EDI-1 · temporary stay on 15.01.2026', () => {
    expect(table('temporary-stay', '2026-01-15')).toStrictEqual({
      temporaryStay: 'CAT-4 12 months 263/4 cl.2',
      stayOfOtherRegion: 'TMP-2 30 calendar-days 263/4 cl.4',
      identifyVictim: 'TMP-3 1 working-days 263/4 cl.4-1',
      sendAssessment: 'TMP-4 1 working-days 263/4 cl.4-4',
      decide: 'TMP-4 3 working-days 263/4 cl.4-9',
      sendDecision: 'TMP-4 1 working-days 263/4 cl.4-9',
      informPolice: 'TMP-6 3 working-days 263/4 cl.4-10',
      signContract: 'TMP-7 1 working-days 263/4 cl.8',
      contract: 'TMP-7 12 months 263/4 cl.9',
      contractOfVictim: 'TMP-7 6 months 263/4 cl.9',
      extensionInHospital: 'TMP-7 3 months 263/4 cl.9',
      extensionForDuties: 'TMP-7 6 months 263/4 cl.12',
      nightFromInSummer: 'TMP-8 21 hour-of-day 263/4 cl.6',
      nightUntilInSummer: 'TMP-8 9 hour-of-day 263/4 cl.6',
      nightFromInWinter: 'TMP-8 18 hour-of-day 263/4 cl.6',
      nightUntilInWinter: 'TMP-8 10 hour-of-day 263/4 cl.6',
      breaches: 'END-6 3 times 263/4 cl.18(1)',
      absence: 'END-6 3 days-of-absence 263/4 cl.18(3)',
      waitingAfterExclusion: 'END-6 12 months 263/4 cl.18',
      complaintsByHead: 'BOK-1 7 calendar-days 263/4 cl.20-3',
      complaintsByOffice: 'BOK-1 1 months 263/4 cl.20-3',
      drawUpPlan: 'PLN-1 5 calendar-days 379 cl.35(4) pt.3 as amended by 308',
      drawUpNextPlan: 'PLN-1 1 working-days 379 cl.35(4) pt.3 as amended by 308',
      fillInPlan: 'PLN-1 2 working-days 379 cl.35(4) pt.3 as amended by 308',
      plan: 'PLN-1 12 months 379 cl.35(4) pt.2 as amended by 308',
      monitoring: 'MON-1 3 months 379 cl.35(5) pt.2, pt.3 as amended by 308',
      monthlyMonitoring: 'MON-1 1 months 379 cl.35(5) pt.8 as amended by 308',
      enterMonitoring: 'MON-1 1 working-days 379 cl.35(5) pt.4 as amended by 308',
    });
  });
});

describe('EDI-1 · the editions of a parameter in time', () => {
  it.each(everyParameter)('EDI-1 · $setting $name: no gap and no overlap, and the last has no end', ({ editions }) => {
    const ends = editions.map(({ until }) => until);
    expect(ends.at(-1)).toStrictEqual(undefined);
    expect(ends.slice(0, -1).map((until) => addDays(until ?? '', 1))).toStrictEqual(
      editions.slice(1).map(({ since }) => since),
    );
    for (const { since, until } of editions) expect(until === undefined || since <= until).toStrictEqual(true);
  });

  it.each(everyParameter)(
    'EDI-1 · $setting $name: each edition is found from its first day to its last',
    ({ editions }) => {
      editions.forEach((edition, place) => {
        expect(editionOn(editions, edition.since)).toBe(edition);
        expect(editionOn(editions, edition.until ?? '2999-12-31')).toBe(edition);
        const dayBefore = addDays(edition.since, -1);
        if (dayBefore >= '2021-12-26') expect(editionOn(editions, dayBefore)).toBe(editions[place - 1]);
      });
    },
  );

  it.each(everyParameter)('EDI-3 · $setting $name says why wherever it is not confirmed', ({ editions }) => {
    for (const { confirmed, note } of editions) expect(confirmed || note !== undefined).toStrictEqual(true);
  });

  it('EDI-1 · on any day, one edition and no more of a parameter is in force from its first day on', () => {
    const day = fc
      .date({ min: new Date('2021-12-26'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...everyParameter), (date, { editions }) => {
        const inForce = editions.filter(({ since, until }) => since <= date && (!until || date <= until));
        expect(inForce.length).toStrictEqual(date < (editions[0]?.since ?? '') ? 0 : 1);
      }),
    );
  });
});

describe('EDI-2 · parameters in clauses reworded by order 163, whose text is not in hand', () => {
  it('EDI-2 · the SMS besides the notice, and the terms whose lists it rewords, from 12.07.2026', () => {
    const begunOn = everyParameter.filter(({ editions }) => editions.some(({ since }) => since === '2026-07-12'));
    expect(begunOn.map(({ setting, name }) => `${setting} ${name}`)).toStrictEqual([
      'inpatient noticeBySms',
      'inpatient formRecipientCard',
      'semi-inpatient noticeBySms',
      'semi-inpatient forwardDocuments',
      'home noticeBySms',
      'home forwardDocuments',
    ]);
    const sms = (date: string) => editionOn(parameters.inpatient.noticeBySms, date);
    expect(sms('2026-07-11')?.confirmed).toStrictEqual(true);
    expect(sms('2026-07-12')).toMatchObject({
      confirmed: false,
      note: expect.stringContaining('The former wording is applied (EDI-2)'),
    });
  });
});

it('CAL-1 · no term counted in working days ends on a day that is not worked', () => {
  // To the end of November: the longest of these terms then ends in a year that the calendar knows.
  const day = fc
    .date({ min: new Date('2023-01-01'), max: new Date('2030-11-30'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const terms = everyParameter
    .flatMap(({ editions }) => editions)
    .filter((edition): edition is Term => edition.unit === 'working-days');
  expect(terms.length).toBeGreaterThan(0);
  fc.assert(
    fc.property(day, fc.constantFrom(...terms), (date, term) => {
      const due = dueDate(calendar, date, term);
      expect(isWorkingDay(calendar, due)).toStrictEqual(true);
      expect(due > date).toStrictEqual(true);
    }),
  );
});
