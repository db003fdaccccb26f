import { type Day, dayOf } from './date.ts';
import { type Explanation, type Particulars, say } from './explanation.ts';

/**
 * A sentence of a refusal, without its clause and full stop; it tells the particulars it is given and does without the
 * others. `norm`: of the ground, where one code rests on several.
 */
export type Sentence = Explanation | ((given: Particulars, norm?: string) => Explanation);

export const dayIn = (given: Particulars, name: string): Day | undefined => {
  const value = given[name];
  return typeof value === 'string' ? dayOf(value) : undefined;
};

export const countIn = (given: Particulars, name: string): number | undefined => {
  const value = given[name];
  return typeof value === 'number' ? value : undefined;
};

export const namesIn = (given: Particulars, name: string): readonly string[] => {
  const value = given[name];
  return Array.isArray(value) ? value : [];
};

/** The sentence that tells the day of that name; without one, the sentence that does not. */
export const onDay =
  (name: string, told: (day: Day) => Explanation, untold: Explanation): Sentence =>
  (given) => {
    const day = dayIn(given, name);
    return day ? told(day) : untold;
  };

/** A day that has not come: `kk` in the nominative with its possessive ending, `ru` in the nominative, feminine as “дата”. */
export const notYet = (kk: string, ru: string, name = 'date'): Sentence =>
  onDay(
    name,
    (day) => say(`${kk}, ${day.kk.plain}, әлі келген жоқ`, `${ru}, ${day.ru}, ещё не наступила`),
    say(`${kk} әлі келген жоқ`, `${ru} ещё не наступила`),
  );

/** A number that must lie between two; `named` says of what, and the numbers follow. */
export const between =
  (named: Explanation, untold: Explanation): Sentence =>
  (given) => {
    const fewest = countIn(given, 'fewest');
    const most = countIn(given, 'most');
    return fewest === undefined || most === undefined
      ? untold
      : say(
          `${named.kk}: кемінде ${fewest}, көп дегенде ${most}`,
          `${named.ru}: не меньше ${fewest} и не больше ${most}`,
        );
  };
