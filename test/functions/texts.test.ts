import { describe, expect, test } from 'vitest';
import { noticeKind } from '../../events/published/fact.ts';
import { shortened, textOf } from '../../functions/shared/messages/texts.ts';

const kinds = noticeKind.options;

describe('the texts', () => {
  const longest = 'Ә'.repeat(160);
  const leavings = ['own-wish', 'isp-without-service', 'admitted-elsewhere', 'decision-cancelled'];
  const texts = kinds.flatMap((kind) =>
    (['kk', 'ru'] as const).flatMap((language) =>
      [true, false].flatMap((again) =>
        leavings.map((leaving) => ({
          kind,
          language,
          text: textOf(kind, language, {
            organization: longest,
            due: '2025-12-31',
            again,
            arrives: again,
            leaving,
            blocked: again,
          }),
        })),
      ),
    ),
  );

  test('SMS-1 · every message in both languages fits two parts of 67 characters, whatever the organization is called', () => {
    expect(texts.filter(({ text }) => text.length > 134).map(({ text }) => `${text.length} ${text}`)).toStrictEqual([]);
    expect(texts).toHaveLength(kinds.length * 16);
  });

  test('SMS-1 · Kazakh is written with its own letters, Russian without them', () => {
    for (const { language, text } of texts) {
      const own = text.replaceAll('Ә', '');
      expect(/[әғқңөұүһі]/i.test(own)).toBe(language === 'kk');
    }
  });

  test('SMS-2 · no message speaks of a diagnosis, disability or violence', () => {
    for (const { text } of texts) expect(text).not.toMatch(/мүгедек|инвалид|диагноз|зорлық|насили|психо|ЖСН|ИИН/i);
  });

  test('SMS-2 · the name of an organization that would tell stays out of the message', () => {
    const particulars = { due: '2025-12-31', again: false, arrives: true, leaving: 'own-wish', blocked: false };
    const text = textOf('place-offered', 'ru', {
      ...particulars,
      organization: 'Талдыкорганский психоневрологический дом-интернат',
    });
    expect(text).not.toMatch(/психо/i);
    expect(text).toContain('выбранная вами организация');
  });

  test('SMS-1 · a long name is cut where it still can be told', () => {
    expect(shortened('Мейірім үйі')).toBe('Мейірім үйі');
    expect(shortened(longest)).toHaveLength(40);
  });
});
