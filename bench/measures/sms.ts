import type { NoticeKind } from '../../domain/fact.ts';
import type { Language } from '../../domain/person/person.ts';
import { type Particulars, textOf } from '../../functions/shared/messages/texts.ts';
import type { Measure } from '../measure.ts';
import { atMost, figure } from '../result.ts';

const kinds = [
  'choose-organization',
  'choice-reminder',
  'queue-joined',
  'place-offered',
  'arrival-reminder',
  'offer-lapsed',
  'isp-expiring',
  'isp-expired',
  'queue-left',
  'still-waiting',
] as const satisfies readonly NoticeKind[];

/** No kind is left out. */
const all: Exclude<NoticeKind, (typeof kinds)[number]> extends never ? typeof kinds : never = kinds;

/** What a text may say besides: every wording that a template has. */
const wordings: readonly Partial<Particulars>[] = [
  {},
  { again: true },
  { arrives: false },
  { blocked: true },
  ...['isp-without-service', 'admitted-elsewhere', 'decision-cancelled'].map((leaving) => ({ leaving })),
];

const longest: Record<Language, string> = { kk: 'Ұ'.repeat(160), ru: 'Щ'.repeat(160) };

/** Seventy letters of UCS-2, or sixty-seven in each of several. */
const partsOf = (text: string): number => (text.length <= 70 ? 1 : Math.ceil(text.length / 67));

/** Every text there is, in both languages, with the longest name that an organization may have. */
export const sms: Measure = {
  name: 'sms',
  run: async () => {
    const texts = new Map<string, number>();
    for (const kind of all)
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
          texts.set(text, partsOf(text));
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
