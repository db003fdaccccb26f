import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '../../../../domain/application/intake/documents.ts';
import type { Explanation } from '../../../../domain/law/explanations/explanation.ts';
import { documents } from '../../../../domain/law/explanations/names.ts';
import { explainRefusal, type RefusalCode, refusalCodes } from '../../../../domain/law/explanations/refusals.ts';
import { AgainstNorm, Malformed, Unknown, WrongState } from '../../../../domain/refusal.ts';
import { expectLetters } from './letters.ts';

const explained = (
  code: RefusalCode,
  particulars: AgainstNorm['particulars'] = {},
  norm = 'X',
  source = '263/1 cl.7',
) => explainRefusal(new AgainstNorm(code, 'told to developers', { norm, source }, particulars));

/** Something of every name that particulars have. */
const particulars = {
  ...Object.fromEntries(
    [
      ...['date', 'from', 'until', 'to', 'on', 'first', 'endedOn', 'latest', 'due', 'joined', 'since', 'adultOn'],
      ...['admittedOn', 'earliest', 'expiredOn', 'validTo', 'requestedOn'],
    ].map((name, place) => [name, `2025-${String((place % 12) + 1).padStart(2, '0')}-21`]),
  ),
  ...{ fewest: 4, most: 10, needed: 50, breaches: 2, limit: 3, places: 30, days: 2 },
  missing: ['medical-card', 'housing'],
};

describe('a sentence of a refusal', () => {
  const clause = { kk: '(№ 263 бұйрық, 1-қосымша, 7-тармақ).', ru: '(приказ № 263, приложение 1, пункт 7).' };

  it.each(refusalCodes)('%s: in both languages, with its particulars and without, ending with the clause', (code) => {
    for (const given of [particulars, {}]) {
      const explanation = explained(code, given);
      expectLetters(explanation);
      expect(explanation.kk.endsWith(clause.kk)).toBe(true);
      expect(explanation.ru.endsWith(clause.ru)).toBe(true);
    }
    expectLetters(explainRefusal({ code, particulars, ground: undefined }));
  });

  it('APP-4 · every document that can be missing has a name', () => {
    const names: Record<DocumentKind, Explanation> = documents;
    expect(Object.values(names).every(({ kk, ru }) => kk !== '' && ru !== '')).toBe(true);
  });

  it('TMP-3, SMS-2 · none names violence or what somebody suffers from', () => {
    for (const code of refusalCodes) {
      const { kk, ru } = explained(code, particulars);
      expect(`${kk} ${ru}`).not.toMatch(/зорлық|құрбан|насили|жертв|саудас|торговл|психо(?!лог)|неврол/i);
    }
  });

  it('ARR-3 · a second postponement', () =>
    expect(explained('already-postponed')).toStrictEqual({
      kk: `Келу мерзімі бір рет ауыстырылған, екінші рет ауыстыруға болмайды ${clause.kk}`,
      ru: `Срок прибытия уже перенесён один раз, второй раз перенести его нельзя ${clause.ru}`,
    }));

  it('ARR-3 · a postponement too far names the last day it could be to', () =>
    expect(explained('postponement-too-long', { latest: '2025-05-21' })).toStrictEqual({
      kk: `Келу мерзімін ең кеш дегенде 2025 жылғы 21 мамырға ауыстыруға болады ${clause.kk}`,
      ru: `Срок прибытия можно перенести самое позднее на 21 мая 2025 года ${clause.ru}`,
    }));

  it('APP-4 · missing documents are named, and one that is not ours as it came', () =>
    expect(explained('documents-missing', { missing: ['application', 'medical-card', 'toString'] })).toStrictEqual({
      kk: `Өтініш әзірге енгізілген жоқ, мына құжаттар жетіспейді: жазбаша өтініш, медициналық карта, toString ${clause.kk}`,
      ru: `Заявление пока не внесено, не хватает документов: письменное заявление, медицинская карта, toString ${clause.ru}`,
    }));

  it('END-9 · a waiting year names the first day on which it may be filed', () =>
    expect(explained('waiting-year', { endedOn: '2025-03-10', first: '2026-03-11' })).toStrictEqual({
      kk: `Бұған дейінгі қызмет 2025 жылғы 10 наурызда тоқтатылған, жаңа өтінішті 2026 жылғы 11 наурыздан бастап беруге болады ${clause.kk}`,
      ru: `Прежняя услуга прекращена 10 марта 2025 года, новое заявление можно подать с 11 марта 2026 года ${clause.ru}`,
    }));

  it('CAT-1 · an age outside the category names the days between which it is not', () => {
    const { kk, ru } = explained('age-outside-category', { from: '2020-01-05', until: '2035-01-04' });
    expect(kk).toContain('2020 жылғы 5 қаңтардан бастап, 2035 жылғы 4 қаңтардан кешіктірмей');
    expect(ru).toContain('с 5 января 2020 года по 4 января 2035 года');
    expect(explained('age-outside-category', { from: '2020-01-05' }).ru).toContain(
      'можно подать с 5 января 2020 года (',
    );
  });

  it('END-2 · too few breaches tell how many are stated, and how many are not enough', () => {
    const { kk, ru } = explained('too-few-breaches', { breaches: 2, limit: 3 });
    expect(kk).toContain('көрсетілгені – 2 рет, ал 3 реттен артық болуы керек');
    expect(ru).toContain('указано 2, а нужно больше 3');
  });

  it('CAT-2 · bounds are told when both are known, as numbers', () => {
    const { kk, ru } = explained('hours-outside-bounds', { fewest: 4, most: 10 });
    expect(kk).toContain(': кемінде 4, көп дегенде 10 ');
    expect(ru).toContain(': не меньше 4 и не больше 10 ');
    const untold = explained('hours-outside-bounds');
    for (const some of [{ fewest: 4 }, { most: 10 }, { fewest: '4', most: 10 }])
      expect(explained('hours-outside-bounds', some)).toStrictEqual(untold);
  });

  it('QUE-1 · with no free place the queue is named; where nobody can queue, it is not', () => {
    expect(explained('no-free-place', {}, 'QUE-1').ru).toContain('но можно встать в очередь');
    expect(explained('no-free-place', {}, 'TRA-1').ru).not.toContain('очередь');
  });

  it('QUE-9 · a new examination tells for how long the old one held', () => {
    const { kk, ru } = explained('examination-needed', { joined: '2025-03-10' });
    expect(kk).toContain('Кезекке 2025 жылғы 10 наурызда тұрғаннан бері бір айдан астам уақыт өтті');
    expect(ru).toContain('С постановки в очередь 10 марта 2025 года прошло больше месяца');
    expect(explained('examination-needed').ru).toContain('прошло больше месяца');
  });

  it('CHO-4 · the care that is had may be of the same organization: none is said to be another', () => {
    const { kk, ru } = explained('already-in-semi-inpatient');
    expect(ru).toContain('Вы уже получаете услугу в полустационаре за счёт бюджета, или вам предложено там место');
    expect(`${kk} ${ru}`).not.toMatch(/басқа|друг|организаци/);
  });

  it('END-8 · beds that are more than those the system does not know: so many, or none', () => {
    expect(explained('capacity-exceeded', { most: 2 }).ru).toContain('не больше 2');
    const { kk, ru } = explained('capacity-exceeded', { most: 0 });
    expect(ru).toContain('В организации нет получателей услуг, не известных системе');
    expect(`${kk} ${ru}`).not.toContain(': 0');
    expect(`${kk} ${ru}`).not.toMatch(/\b0\b/);
  });

  it('a refusal without a ground, and one of what nobody knows, are explained without a clause', () => {
    expect(explainRefusal(new WrongState('obligation-closed', 'told to developers'))).toStrictEqual({
      kk: 'Бұл міндет орындалған немесе қажет болмай қалған.',
      ru: 'Это обязательство уже исполнено или больше не нужно.',
    });
    expect(new Malformed('signature-malformed', 'It cannot be read.', { norm: 'X' }).reason).toBe('malformed');
    expect(explainRefusal(new Unknown('application'))).toStrictEqual({
      kk: 'Мұндай өтініш жоқ немесе ол туралы мәлімет сізге берілмейді.',
      ru: 'Такого заявления нет, или сведения о нём вам не открыты.',
    });
  });
});
