import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postponementTerm } from '../../../../domain/application/terms.ts';
import { amendments, cite } from '../../../../domain/law/amendments.ts';
import { citedClauses, citedClausesBefore2023 } from '../../../../domain/law/clauses.ts';
import { citation, withClause } from '../../../../domain/law/explanations/citation.ts';
import { parameters } from '../../../../domain/law/parameters/index.ts';
import type { Edition } from '../../../../domain/law/term.ts';
import { dutyWithin, recipientOf } from '../../../../domain/obligation/set.ts';
import { calendar } from '../../../support/given.ts';

describe('a clause in the words of an official', () => {
  it.each([
    ['263/1 cl.7 pt.5', '№ 263 бұйрық, 1-қосымша, 7-тармақ, 5-бөлік', 'приказ № 263, приложение 1, пункт 7, часть 5'],
    [
      '263/2 cl.13(4)',
      '№ 263 бұйрық, 2-қосымша, 13-тармақ, 4) тармақша',
      'приказ № 263, приложение 2, пункт 13, подпункт 4)',
    ],
    ['230 cl.23(1)', '№ 230 бұйрық, Қағидалар, 23-тармақ, 1) тармақша', 'приказ № 230, Правила, пункт 23, подпункт 1)'],
    ['263/1 cl.13, 21', '№ 263 бұйрық, 1-қосымша, 13 және 21-тармақтар', 'приказ № 263, приложение 1, пункты 13 и 21'],
    [
      '230 cl.13, 14, 20',
      '№ 230 бұйрық, Қағидалар, 13, 14 және 20-тармақтар',
      'приказ № 230, Правила, пункты 13, 14 и 20',
    ],
    [
      '263/4 cl.4-6…4-8',
      '№ 263 бұйрық, 4-қосымша, 4-6, 4-7 және 4-8-тармақтар',
      'приказ № 263, приложение 4, пункты 4-6, 4-7 и 4-8',
    ],
    [
      '263/3 cl.3, cl.5 pt.1',
      '№ 263 бұйрық, 3-қосымша, 3-тармақ және 5-тармақ, 1-бөлік',
      'приказ № 263, приложение 3, пункт 3 и пункт 5, часть 1',
    ],
    [
      '263/1 form 1',
      '№ 263 бұйрық, 1-қосымша, Стандартқа 1-қосымша (нысан)',
      'приказ № 263, приложение 1, приложение 1 к Стандарту (форма)',
    ],
    [
      '263/3 cl.19-2, annex 6',
      '№ 263 бұйрық, 3-қосымша, 19-2-тармақ және Стандартқа 6-қосымша',
      'приказ № 263, приложение 3, пункт 19-2 и приложение 6 к Стандарту',
    ],
    [
      '263/12 cl.13(10)',
      '№ 263 бұйрық, 12-қосымша, 13-тармақ, 10) тармақша',
      'приказ № 263, приложение 12, пункт 13, подпункт 10)',
    ],
    [
      'policy; 263/1 cl.7; 230 cl.23',
      '№ 263 бұйрық, 1-қосымша, 7-тармақ; № 230 бұйрық, Қағидалар, 23-тармақ; бұйрықтарда айтылмағаны жүйенің ережесі бойынша шешіледі',
      'приказ № 263, приложение 1, пункт 7; приказ № 230, Правила, пункт 23; о чём в приказах не сказано, решается по правилу системы',
    ],
    ['230 annex 2', '№ 230 бұйрық, Қағидалар, 2-қосымша', 'приказ № 230, Правила, приложение 2'],
    ['330 cl.2', '№ 330 қаулы, 2-тармақ', 'постановление № 330, пункт 2'],
    [
      '379 cl.21(1) pt.8 as amended by 472',
      '№ 379 бұйрық, Қағидалар, 21-тармақ, 1) тармақша, 8-бөлік, № 472 бұйрықтың редакциясында',
      'приказ № 379, Правила, пункт 21, подпункт 1), часть 8, в редакции приказа № 472',
    ],
    [
      '263/1 cl.10; 263/2 cl.9; 230 cl.23',
      '№ 263 бұйрық, 1-қосымша, 10-тармақ; 2-қосымша, 9-тармақ; № 230 бұйрық, Қағидалар, 23-тармақ',
      'приказ № 263, приложение 1, пункт 10; приложение 2, пункт 9; приказ № 230, Правила, пункт 23',
    ],
    [
      'policy',
      'бұйрықтарда бұл туралы айтылмаған, жүйенің ережесі қолданылады',
      'в приказах об этом не сказано, действует правило системы',
    ],
    [
      'policy; 263/2 cl.4, 13',
      '№ 263 бұйрық, 2-қосымша, 4 және 13-тармақтар; бұйрықтарда айтылмағаны жүйенің ережесі бойынша шешіледі',
      'приказ № 263, приложение 2, пункты 4 и 13; о чём в приказах не сказано, решается по правилу системы',
    ],
  ])('%s', (source, kk, ru) => expect(citation(source)).toStrictEqual({ kk, ru }));

  it.each([
    ...['Labour Code art. 84', 'Order 263/1 cl.7', '263/1 cl.7 as the case may be', '263/1–4 annexes 5, 5, 5, 4'],
    ...['230', 'cl.7', '263/1 cl.7, (', '263/1 cl.7 (14, applied) at most', 'the ARR-4', 'ARR-4 and more'],
  ])('what cannot be read is repeated as it is: %s', (source) =>
    expect(citation(source)).toStrictEqual({ kk: source, ru: source }),
  );

  it('where nothing is cited there is a dash, or what there is', () => {
    expect(citation('')).toStrictEqual({ kk: '–', ru: '–' });
    expect(citation(' ; ')).toStrictEqual({ kk: ';', ru: ';' });
  });

  it('never throws, and is never empty', () => {
    const pieces = fc.constantFrom(
      '263/1',
      '230',
      ' cl.',
      'pt.',
      '7',
      '(1)',
      ';',
      ',',
      '…',
      'policy',
      ' (14, applied)',
      ')',
      '(',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        (source) => {
          const { kk, ru } = citation(source);
          expect(kk.trim()).not.toBe('');
          expect(ru.trim()).not.toBe('');
        },
      ),
    );
  });

  it('EDI-1 · every clause that a decision cites, of the parameters and of the norms, is read to its end', () => {
    const ofParameters = Object.values(parameters).flatMap((setting) =>
      (Object.values(setting).flat() as readonly Edition[]).map(({ source }) => source),
    );
    const sources = [...ofParameters, ...[...citedClauses, ...citedClausesBefore2023].map(({ clause }) => clause)];
    expect(sources.length).toBeGreaterThan(100);
    for (const source of sources)
      for (const on of ['2022-09-01', '2024-01-01', '2026-08-01']) {
        const { kk, ru } = citation(cite(source, on));
        expect(`${kk} ${ru}`).not.toMatch(/[A-Za-z]/);
        expect(kk).toMatch(/тармақ|қосымша|ережесі/);
      }
  });
});

describe('what a reader of a clause has to know', () => {
  it('EDI-2 · that its wording of today is not in hand: from the day of the amendment, not the day before', () => {
    expect(citation(cite('263/1 cl.6', '2026-07-11'))).toStrictEqual({
      kk: '№ 263 бұйрық, 1-қосымша, 6-тармақ',
      ru: 'приказ № 263, приложение 1, пункт 6',
    });
    expect(citation(cite('263/1 cl.6', '2026-07-12'))).toStrictEqual({
      kk: '№ 263 бұйрық, 1-қосымша, 6-тармақ; 2026 жылғы 30 сәуірдегі № 163 бұйрық бұл мәтінді 2026 жылғы 12 шілдеден бастап өзгерткен, жаңа мәтіні жүйеде жоқ, сондықтан бұрынғысы қолданылады',
      ru: 'приказ № 263, приложение 1, пункт 6; приказ № 163 от 30 апреля 2026 года изменил этот текст с 12 июля 2026 года, нового текста в системе нет, поэтому применяется прежний',
    });
  });

  it('EDI-1 · that it is applied to a day before it was in force', () => {
    expect(citation(cite('263/1 cl.10', '2023-06-30'))).toStrictEqual({
      kk: '№ 263 бұйрық, 1-қосымша, 10-тармақ; 2023 жылғы 1 шілдеден бастап күшінде, бұрынғы ереженің мәтіні жүйеде жоқ, сондықтан осы норма қолданылады',
      ru: 'приказ № 263, приложение 1, пункт 10; действует с 1 июля 2023 года; прежнего текста в системе нет, поэтому применяется эта норма',
    });
  });

  it('EDI-3 · that the day it came into force is not confirmed', () => {
    expect(citation(cite('263/1 cl.24-3', '2025-04-01'))).toStrictEqual({
      kk: '№ 263 бұйрық, 1-қосымша, 24-3-тармақ; 2025 жылғы 6 наурыздағы № 72 бұйрық 2025 жылғы 17 наурыздан бастап қолданылады, бұл күн расталмаған',
      ru: 'приказ № 263, приложение 1, пункт 24-3; приказ № 72 от 6 марта 2025 года действует с 17 марта 2025 года, этот день не подтверждён',
    });
  });

  it('EDI-2, EDI-3 · every mark that a citation can carry is said in both languages', () => {
    for (const { act, since, confirmed, textInHand, adds, rewords } of amendments) {
      if (confirmed && textInHand) continue;
      const source = (adds ?? rewords ?? '').split(';')[0]?.split(',')[0] ?? '';
      if (!source) continue;
      const { kk, ru } = citation(cite(source, since));
      const number = `№ ${act.split(' ')[0]}`;
      for (const text of [kk, ru]) {
        expect(text).toContain(number);
        expect(text).not.toMatch(/[A-Za-z]/);
      }
    }
  });

  it('ARR-4 · that two orders give two terms: both values, the one applied, and why', () => {
    const term = postponementTerm('semi-inpatient', '2025-03-10');
    if (!term) throw new Error('no term');
    const { source } = dutyWithin(
      term,
      { kind: 'arrive', owner: recipientOf({ applicationId: 'app-1', departmentId: 'dep-1' }), from: '2025-03-10' },
      { now: '2025-03-10T05:00:00.000Z', by: { role: 'citizen' }, calendar },
    );
    const { kk, ru } = citation(source);
    expect(kk).toBe(
      '№ 263 бұйрық, 2-қосымша, 7-тармақ, 5-бөлік – күнтізбелік 14 күн, осы мерзім қолданылады; № 230 бұйрық, Қағидалар, 23-тармақ, 1) тармақша, 8-бөлік – күнтізбелік 10 күн, бұл мерзім қолданылмайды; екі бұйрықтың мерзімі әртүрлі, кейін қабылданғаны қолданылады, ол сізге де тиімді',
    );
    expect(ru).toBe(
      'приказ № 263, приложение 2, пункт 7, часть 5 – 14 календарных дней, этот срок применяется; приказ № 230, Правила, пункт 23, подпункт 1), часть 8 – 10 календарных дней, этот срок не применяется; в двух приказах сроки разные, применяется принятый позже, он и выгоднее для вас',
    );
  });

  it('a conflict that is not known is told with its bare numbers', () => {
    expect(citation('263/2 cl.7 (14, applied); 230 cl.23 (10)').ru).toBe(
      'приказ № 263, приложение 2, пункт 7 – 14, этот срок применяется; приказ № 230, Правила, пункт 23 – 10, этот срок не применяется',
    );
  });
});

describe('a sentence and its clause', () => {
  const sentence = { kk: 'Орын бар', ru: 'Место есть' };

  it('ends with the clause in brackets', () =>
    expect(withClause(sentence, '263/1 cl.7')).toStrictEqual({
      kk: 'Орын бар (№ 263 бұйрық, 1-қосымша, 7-тармақ).',
      ru: 'Место есть (приказ № 263, приложение 1, пункт 7).',
    }));

  it.each([undefined, '', ' '])('without a clause it is the sentence alone: %o', (source) =>
    expect(withClause(sentence, source)).toStrictEqual({ kk: 'Орын бар.', ru: 'Место есть.' }),
  );
});
