import { describe, expect, it } from 'vitest';
import { AgainstNorm, Unknown, WrongState } from '../../domain/refusal.ts';
import { problemOf } from '../../functions/api/problem.ts';

const told = (error: unknown) => {
  const { statusCode, body } = problemOf(error);
  return { statusCode, ...JSON.parse(body ?? '{}') };
};

describe('a refusal as an answer', () => {
  it('END-9 · names its norm and clause, what it was decided on, and a sentence in both languages', () => {
    const ground = { norm: 'END-9', source: '263/1 cl.21, 22' };
    expect(
      told(new AgainstNorm('waiting-year', 'Not yet.', ground, { endedOn: '2025-03-10', first: '2026-03-11' })),
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

  it('APP-4 · what is missing is named at the top, as the contract has it', () => {
    const { missing, particulars } = told(
      new AgainstNorm('documents-missing', 'Not complete.', { norm: 'APP-4' }, { missing: ['application'] }),
    );
    expect({ missing, particulars }).toStrictEqual({ missing: ['application'], particulars: undefined });
  });

  it('a refusal without a ground is explained too', () => {
    const { statusCode, explanation, norm } = told(new WrongState('obligation-closed', 'Done.'));
    expect({ statusCode, ru: explanation.ru, norm }).toStrictEqual({
      statusCode: 409,
      ru: 'Это обязательство уже исполнено или больше не нужно.',
      norm: undefined,
    });
    expect(told(new Unknown('stay')).explanation.ru).toMatch(/^Такого пребывания нет/);
  });

  it('what is no refusal has no explanation to give', () =>
    expect(told(new Error('a fault of ours'))).not.toHaveProperty('explanation'));
});
