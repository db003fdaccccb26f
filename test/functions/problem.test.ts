import { describe, expect, it } from 'vitest';
import { CalendarYearMissing } from '../../domain/law/calendar.ts';
import { LawEditionMissing } from '../../domain/law/law.ts';
import { AgainstNorm, Unknown, WrongState } from '../../domain/refusal.ts';
import { problemOf } from '../../functions/api/problem.ts';

const told = async (error: unknown) => {
  const { statusCode, body } = await problemOf(error);
  return { statusCode, ...JSON.parse(body ?? '{}') };
};

describe('a refusal as an answer', () => {
  it('END-9 · names its norm and clause, what it was decided on, and a sentence in both languages', async () => {
    const ground = { norm: 'END-9', source: '263/1 cl.21, 22' };
    expect(
      await told(new AgainstNorm('waiting-year', 'Not yet.', ground, { endedOn: '2025-03-10', first: '2026-03-11' })),
    ).toStrictEqual({
      statusCode: 422,
      type: 'urn:kezek:problem:waiting-year',
      title: 'A norm refuses it',
      status: 422,
      code: 'waiting-year',
      detail: 'Not yet.',
      ...ground,
      explanation: {
        kk: 'Бұған дейінгі қызмет 2025 жылғы 10 наурызда тоқтатылған, жаңа өтінішті 2026 жылғы 11 наурыздан бастап беруге болады (№ 263 бұйрық, 1-қосымша, 21 және 22-тармақтар).',
        ru: 'Прежняя услуга прекращена 10 марта 2025 года, новое заявление можно подать с 11 марта 2026 года (приказ № 263, приложение 1, пункты 21 и 22).',
      },
      particulars: { endedOn: '2025-03-10', first: '2026-03-11' },
    });
  });

  it('APP-4 · what is missing is named at the top, as the contract has it', async () => {
    const { missing, particulars } = await told(
      new AgainstNorm('documents-missing', 'Not complete.', { norm: 'APP-4' }, { missing: ['application'] }),
    );
    expect({ missing, particulars }).toStrictEqual({ missing: ['application'], particulars: undefined });
  });

  it('a refusal without a ground is explained too', async () => {
    const { statusCode, explanation, norm } = await told(new WrongState('obligation-closed', 'Done.'));
    expect({ statusCode, ru: explanation.ru, norm }).toStrictEqual({
      statusCode: 409,
      ru: 'Это обязательство уже исполнено или больше не нужно.',
      norm: undefined,
    });
    expect((await told(new Unknown('stay'))).explanation.ru).toMatch(/^Такого пребывания нет/);
  });

  it('CAL-1, EDI-1 · what is not in hand is no guess: the year or the day is named in both languages', async () => {
    const year = await told(new CalendarYearMissing(2031));
    expect([year.statusCode, year.code, year.norm, year.source]).toStrictEqual([
      422,
      'calendar-year-missing',
      'CAL-1',
      'policy',
    ]);
    expect(year.explanation).toStrictEqual({
      kk: 'Жүйеде 2031 жылдың жұмыс күндері мен мерекелері әлі енгізілмеген, сондықтан мерзім болжап есептелмейді (бұйрықтарда бұл туралы айтылмаған, жүйенің ережесі қолданылады).',
      ru: 'В системе ещё нет рабочих и праздничных дней 2031 года, поэтому срок не считают наугад (в приказах об этом не сказано, действует правило системы).',
    });
    const edition = await told(new LawEditionMissing('2015-03-10'));
    expect([edition.code, edition.norm, edition.source]).toStrictEqual(['law-edition-missing', 'EDI-1', 'policy']);
    expect(edition.explanation.kk).toMatch(/^Жүйеде 2015 жылғы 10 наурызда қолданылған нормалардың мәтіні жоқ/);
    expect(edition.explanation.ru).toMatch(/^В системе нет текста норм, действовавших 10 марта 2015 года/);
  });

  it('what is no refusal has no explanation to give', async () =>
    expect(await told(new Error('a fault of ours'))).not.toHaveProperty('explanation'));
});
