import { expect } from 'vitest';
import type { Explanation } from '../../../../domain/law/explanations/index.ts';

const kazakh = /^[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі0-9\s.,:;()«»№–-]+$/;
const russian = /^[А-Яа-яЁё0-9\s.,:;()«»№–-]+$/;

/** No Latin look-alike in the Kazakh text, no Kazakh letter in the Russian one; each is told to its end. */
export const expectLetters = ({ kk, ru }: Explanation): void => {
  expect(kk).toMatch(kazakh);
  expect(ru).toMatch(russian);
  for (const text of [kk, ru]) {
    expect(text).toMatch(/^[А-ЯЁӘҒҚҢӨҰҮҺІ].*\.$/);
    expect(text).not.toMatch(/\s[\s,.:;)]|undefined|NaN|\.\./);
  }
};
