import { expect, it } from 'vitest';
import { CalendarYearMissing } from '../../../../domain/law/calendar.ts';
import { explainMissing } from '../../../../domain/law/explanations/missing.ts';
import { LawEditionMissing } from '../../../../domain/law/law.ts';
import { expectLetters } from './letters.ts';

const silent = {
  kk: '(бұйрықтарда бұл туралы айтылмаған, жүйенің ережесі қолданылады).',
  ru: '(в приказах об этом не сказано, действует правило системы).',
};

it('CAL-1 · a year without calendar data is named, and nothing is guessed', () => {
  const explanation = explainMissing(new CalendarYearMissing(2031));
  expectLetters(explanation);
  expect(explanation).toStrictEqual({
    kk: `Жүйеде 2031 жылдың жұмыс күндері мен мерекелері әлі енгізілмеген, сондықтан мерзім болжап есептелмейді ${silent.kk}`,
    ru: `В системе ещё нет рабочих и праздничных дней 2031 года, поэтому срок не считают наугад ${silent.ru}`,
  });
});

it('EDI-1 · so is a day of which the law is not in hand', () => {
  const explanation = explainMissing(new LawEditionMissing('2021-12-25'));
  expectLetters(explanation);
  expect(explanation).toStrictEqual({
    kk: `Жүйеде 2021 жылғы 25 желтоқсанда қолданылған нормалардың мәтіні жоқ, сондықтан шешім болжап шығарылмайды ${silent.kk}`,
    ru: `В системе нет текста норм, действовавших 25 декабря 2021 года, поэтому решение не принимают наугад ${silent.ru}`,
  });
});
