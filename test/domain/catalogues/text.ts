import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The annexes as the orders have them, in docs/law/texts: what the catalogues are held against, read without looking at them. */

const folder = fileURLToPath(new URL('../../../docs/law/texts/', import.meta.url));

/** The lines of an annex, e.g. `263-1-annex-5`. */
export const linesOf = (annex: string): string[] => readFileSync(`${folder}${annex}.txt`, 'utf8').trimEnd().split('\n');

/** The lines between two, which are not among them; to the end without a second. */
export const between = (lines: readonly string[], first: string, last?: string): string[] => {
  const from = lines.indexOf(first);
  const to = last === undefined ? lines.length : lines.indexOf(last, from);
  if (from < 0 || to < 0) throw new Error(`No “${from < 0 ? first : last}” in the text`);
  return lines.slice(from + 1, to);
};

/** Letters and signs alone: where a line was folded, or a cell begins, is the paper's and not the text's. */
export const letters = (...texts: readonly (string | undefined)[]): string => texts.join('').replaceAll(/\s/g, '');

/**
 * Whether a text is made of all of these, letter by letter, each in its own order: in a table that came off a page the number
 * of a row or a mark may stand within its name.
 */
export const isWovenOf = (text: string, threads: readonly string[]): boolean => {
  const known = new Map<string, boolean>();
  const from = (places: readonly number[]): boolean => {
    const place = places.reduce((sum, one) => sum + one, 0);
    if (place === text.length) return true;
    const key = places.join();
    const found =
      known.get(key) ??
      threads.some(
        (thread, which) =>
          thread[places[which] ?? 0] === text[place] &&
          from(places.map((one, index) => (index === which ? one + 1 : one))),
      );
    known.set(key, found);
    return found;
  };
  const sorted = (whole: string) => [...whole].sort().join('');
  // Other letters make no text: nobody has to try every way of weaving them to know.
  return sorted(text) === sorted(threads.join('')) && from(threads.map(() => 0));
};
