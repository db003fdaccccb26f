import type { Language } from '../../domain/person/person.ts';
import { noticeKind } from '../../events/published/fact.ts';
import { type Particulars, textOf } from '../../functions/shared/messages/texts.ts';
import { segments } from '../../local/resources/sms.ts';
import type { Measure } from '../measure.ts';
import { atMost, figure } from '../result.ts';

/** What a text may say besides: every wording that a template has. */
const wordings: readonly Partial<Particulars>[] = [
  {},
  { again: true },
  { arrives: false },
  { blocked: true },
  ...['isp-without-service', 'admitted-elsewhere', 'decision-cancelled'].map((leaving) => ({ leaving })),
];

const longest: Record<Language, string> = { kk: 'Ұ'.repeat(160), ru: 'Щ'.repeat(160) };

/** Every text there is, in both languages, with the longest name that an organization may have. */
export const sms: Measure = {
  name: 'sms',
  run: async () => {
    const texts = new Map<string, number>();
    for (const kind of noticeKind.options)
      for (const language of ['kk', 'ru'] as const)
        for (const wording of wordings) {
          const particulars = {
            organization: longest[language],
            due: '2026-12-31',
            again: false,
            arrives: true,
            leaving: 'own-wish',
            blocked: false,
            ...wording,
          };
          const text = textOf(kind, language, particulars);
          texts.set(text, segments(text));
        }
    const parts = [...texts.values()];
    const mean = parts.reduce((sum, each) => sum + each, 0) / parts.length;
    return [
      atMost('count', 2, { name: 'parts of an SMS, at most', value: Math.max(...parts), unit: 'parts' }),
      atMost('count', 1.6, { name: 'parts of an SMS, mean of all texts', value: mean, unit: 'parts' }),
      figure('texts of SMS', texts.size, 'texts'),
    ];
  },
};
