import { NotSimulated } from '../errors.ts';

/** The names from an item down into its maps; one that begins with `#` stands for another. */
export type Path = readonly string[];

/** What is in the item, or the value of a placeholder. */
export type Operand = { path: Path } | { value: string };

const comparators = ['=', '<>', '<', '<=', '>', '>='] as const;

export type Comparator = (typeof comparators)[number];

export type Condition =
  | { is: 'and' | 'or'; left: Condition; right: Condition }
  | { is: 'not'; of: Condition }
  | { is: 'compared'; left: Operand; by: Comparator; right: Operand }
  | { is: 'between'; operand: Operand; low: Operand; high: Operand }
  | { is: 'beginning'; path: Path; prefix: Operand }
  | { is: 'there'; path: Path };

/** What an update does at a path: sets it, adds to the number there, or takes it away. */
export type Assignment = { path: Path; to: Operand } | { path: Path; by: string } | { path: Path };

const tokens = /\s*([#:]?\w+|<>|<=|>=|[=<>(),.])/gy;

/** An expression, read from left to right. What is not of the language, as far as we know it, is not simulated. */
class Reader {
  readonly #text: string;
  readonly #tokens: string[];
  #next = 0;

  constructor(text: string) {
    this.#text = text.trimEnd();
    const found = [...this.#text.matchAll(tokens)];
    this.#tokens = found.map(([, token = '']) => token);
    if (found.reduce((length, [whole]) => length + whole.length, 0) !== this.#text.length) this.#refuse();
  }

  /** Goes on if this is next. */
  skips(token: string): boolean {
    if (this.#tokens[this.#next] !== token) return false;
    this.#next += 1;
    return true;
  }

  need(token: string): void {
    if (!this.skips(token)) this.#refuse();
  }

  needEnd(): void {
    if (this.#next < this.#tokens.length) this.#refuse();
  }

  /** Goes on if one of these is next, and says which. */
  skipsOneOf<T extends string>(words: readonly T[]): T | undefined {
    return words.find((word) => this.skips(word));
  }

  path(): Path {
    const path = [this.#word(/^#?\w/)];
    while (this.skips('.')) path.push(this.#word(/^#?\w/));
    return path;
  }

  operand(): Operand {
    return this.#tokens[this.#next]?.startsWith(':') ? { value: this.value() } : { path: this.path() };
  }

  /** The placeholder of a value. */
  value(): string {
    return this.#word(/^:/);
  }

  #word(form: RegExp): string {
    const token = this.#tokens[this.#next] ?? '';
    if (!form.test(token)) this.#refuse();
    this.#next += 1;
    return token;
  }

  #refuse(): never {
    throw new NotSimulated(`the expression ${this.#text}`);
  }
}

const disjunction = (reader: Reader): Condition => {
  let left = conjunction(reader);
  while (reader.skips('OR')) left = { is: 'or', left, right: conjunction(reader) };
  return left;
};

const conjunction = (reader: Reader): Condition => {
  let left = negation(reader);
  while (reader.skips('AND')) left = { is: 'and', left, right: negation(reader) };
  return left;
};

const negation = (reader: Reader): Condition =>
  reader.skips('NOT') ? { is: 'not', of: negation(reader) } : primary(reader);

const within = <T>(reader: Reader, read: () => T): T => {
  reader.need('(');
  const found = read();
  reader.need(')');
  return found;
};

const primary = (reader: Reader): Condition => {
  if (reader.skips('attribute_exists')) return { is: 'there', path: within(reader, () => reader.path()) };
  if (reader.skips('attribute_not_exists'))
    return { is: 'not', of: { is: 'there', path: within(reader, () => reader.path()) } };
  if (reader.skips('begins_with'))
    return within(reader, () => {
      const path = reader.path();
      reader.need(',');
      return { is: 'beginning', path, prefix: reader.operand() };
    });
  if (reader.skips('(')) {
    const condition = disjunction(reader);
    reader.need(')');
    return condition;
  }
  return comparison(reader);
};

const comparison = (reader: Reader): Condition => {
  const operand = reader.operand();
  const by = reader.skipsOneOf(comparators);
  if (by) return { is: 'compared', left: operand, by, right: reader.operand() };
  reader.need('BETWEEN');
  const low = reader.operand();
  reader.need('AND');
  return { is: 'between', operand, low, high: reader.operand() };
};

const listOf = <T>(reader: Reader, read: () => T): T[] => {
  const list = [read()];
  while (reader.skips(',')) list.push(read());
  return list;
};

/** Reads each text once. */
const once = <T>(read: (reader: Reader) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      const reader = new Reader(text);
      found = read(reader);
      reader.needEnd();
      known.set(text, found);
    }
    return found;
  };
};

/** A condition, of a write or on keys. */
export const conditionIn = once(disjunction);

const clauses = {
  SET: (reader: Reader): Assignment => {
    const path = reader.path();
    reader.need('=');
    return { path, to: reader.operand() };
  },
  ADD: (reader: Reader): Assignment => ({ path: reader.path(), by: reader.value() }),
  REMOVE: (reader: Reader): Assignment => ({ path: reader.path() }),
};

/** What an update does, in the order of its text; each clause stands there once at most. */
export const assignmentsIn = once((reader) => {
  const found: Assignment[] = [];
  const left = new Set(Object.keys(clauses) as (keyof typeof clauses)[]);
  for (let clause = reader.skipsOneOf([...left]); clause; clause = reader.skipsOneOf([...left])) {
    left.delete(clause);
    const read = clauses[clause];
    found.push(...listOf(reader, () => read(reader)));
  }
  return found;
});

/** What an answer is to hold of an item. */
export const pathsIn = once((reader) => listOf(reader, () => reader.path()));

/** The placeholders in a text. */
export const placeholdersIn = (text: string): string[] => text.match(/[#:]\w+/g) ?? [];
