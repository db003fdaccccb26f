/** One sentence, two where a case asks for it, for the person it concerns, in both languages of the state. */
export type Explanation = { kk: string; ru: string };

/** What a decision was made on, for the sentence that explains it: dates, counts, names of documents. Nothing of a person. */
export type Particulars = Readonly<Record<string, string | number | readonly string[]>>;

export const say = (kk: string, ru: string): Explanation => ({ kk, ru });

/** The same in both languages: a number, or a text that we can only repeat. */
export const same = (text: string | number): Explanation => say(String(text), String(text));

/** Both languages at once. */
export const both = (make: (of: <T>(text: { kk: T; ru: T }) => T) => string): Explanation =>
  say(
    make(({ kk }) => kk),
    make(({ ru }) => ru),
  );

/** Two sentences, one after the other. */
export const andThen = (first: Explanation, second: Explanation): Explanation =>
  both((of) => `${of(first)} ${of(second)}`);
