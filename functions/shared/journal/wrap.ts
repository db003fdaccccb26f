/** How wide a text is. */
export type Measure = (text: string) => number;

/** A word that is wider than a line, in parts that are not. */
const broken = (word: string, width: number, measure: Measure): string[] => {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && measure(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
};

/** What belongs together stays so: a sign and its number, a day and its «ж.». */
const bound = (text: string): string =>
  text.replace(/№ (?=\S)|(?<=\d) (?=ж\.)/g, (found) => found.replace(' ', '\u00A0'));

/** A text in lines of a width at most, broken between words, and within one only when it is wider than a line. */
export const wrapped = (text: string, width: number, measure: Measure): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of bound(text).split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (measure(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const parts = broken(word, width, measure);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  return [...lines, line];
};
