import { type Entry, priorityClasses } from '../../../domain/queue/order.ts';
import type { PriorityClass } from '../../../domain/vocabulary.ts';
import * as keys from './keys.ts';
import type { Write } from './write.ts';

/**
 * The line of people for the places of an organization, counted by class, year and day, so that a rank takes a few reads however
 * long the line is (docs/adr/0018).
 *
 * Who joins or leaves is written down first among the `moves`, in the item of the places, which such a write puts anyway. When there
 * are many, advance-queue folds them into the counters: `folded` tells how often that was done. A counter bears the number of the
 * fold that last touched it, and the counter above it the same, so a reader knows whether what it read is of one moment.
 */
export type Line = { folded: number; moves: readonly string[] };

/** That of an organization which nobody has waited for. */
export const emptyLine: Line = { folded: 0, moves: [] };

/** So many moves wait to be folded, at least: a counter is written in one of so many writes of a queue. */
const atLeast = 16;

/** So many are folded at once: of one day they must all find room in one update, whose text may have four kilobytes. */
const atMost = 64;

/** So many counters are written by one fold: with the places, what one transaction may hold. */
const mostCounters = 99;

type Item = Record<string, unknown>;

/** Where an entry stands: a code whose text order is that of the line, but for the number at its end. */
const codeOf = ({ orderKey, priorityClass }: Entry): string => {
  const [rank = '', joinedAt = '', registration = ''] = orderKey.split('#');
  // Away, at the head of the line: counted by the class, and not by the day.
  if (rank === '0') return `0${priorityClasses.indexOf(priorityClass) + 1}`;
  return `${rank}${Date.parse(joinedAt).toString(36).padStart(9, '0')}${Number(registration).toString(36)}`;
};

type Place = { rank: number; moment: string; number: number; year: string; day: string };

const placeIn = (code: string): Place => {
  const moment = code.slice(1, 10);
  const date = new Date(Number.parseInt(moment, 36)).toISOString();
  return {
    rank: Number(code[0]),
    moment,
    number: Number.parseInt(code.slice(10), 36),
    year: date.slice(0, 4),
    day: date.slice(5, 10),
  };
};

const isBefore = (one: Place, other: Place): boolean =>
  one.rank !== other.rank
    ? one.rank < other.rank
    : one.moment !== other.moment
      ? one.moment < other.moment
      : one.number < other.number;

const opposite = (move: string): string => `${move.startsWith('+') ? '-' : '+'}${move.slice(1)}`;

/** Who came and went between two folds has not moved. */
const withMove = (moves: readonly string[], move: string): readonly string[] => {
  const at = moves.indexOf(opposite(move));
  return at < 0 ? [...moves, move] : moves.toSpliced(at, 1);
};

/** The line after an entry has become another, has come, or has gone; whether it is blocked does not count: it keeps its place. */
export const moved = (line: Line, before: Entry | undefined, after: Entry | undefined): Line => {
  const [from, to] = [before && codeOf(before), after && codeOf(after)];
  if (from === to) return line;
  const left = from ? withMove(line.moves, `-${from}`) : line.moves;
  return { ...line, moves: to ? withMove(left, `+${to}`) : left };
};

/** Whether there are so many moves that they are worth a fold. */
export const isLong = ({ moves }: Line): boolean => moves.length >= atLeast;

/** What a fold does to one counter item. */
class Counters {
  readonly #set: [string, number | string][];
  readonly #add = new Map<string, number>();
  readonly #remove: string[] = [];

  constructor(folded: number) {
    this.#set = [
      ['entity', 'line'],
      ['folded', folded],
    ];
  }

  set(name: string, value: number): void {
    if (!this.#set.some(([known]) => known === name)) this.#set.push([name, value]);
  }

  add(name: string, by: number): void {
    this.#add.set(name, (this.#add.get(name) ?? 0) + by);
  }

  remove(name: string): void {
    this.#remove.push(name);
  }

  write(table: string, key: keys.Key): Write {
    const added = [...this.#add].filter(([, by]) => by !== 0);
    const names = [...this.#set.map(([name]) => name), ...added.map(([name]) => name), ...this.#remove];
    const n = (name: string) => `#n${names.indexOf(name)}`;
    const valued = [...this.#set, ...added];
    const v = (name: string) => `:v${valued.findIndex(([one]) => one === name)}`;
    const clauses = [
      `SET ${this.#set.map(([name]) => `${n(name)} = ${v(name)}`).join(', ')}`,
      ...(added.length > 0 ? [`ADD ${added.map(([name]) => `${n(name)} ${v(name)}`).join(', ')}`] : []),
      ...(this.#remove.length > 0 ? [`REMOVE ${this.#remove.map(n).join(', ')}`] : []),
    ];
    return {
      Update: {
        TableName: table,
        Key: key,
        UpdateExpression: clauses.join(' '),
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [n(name), name])),
        ExpressionAttributeValues: Object.fromEntries(valued.map(([name, value]) => [v(name), value])),
      },
    };
  }
}

/** A line after the fold of the first of its moves, as many as one transaction bears, and the writes that enter them in its counters. */
export const foldOf = (
  table: string,
  organizationId: string,
  { folded, moves }: Line,
): { line: Line; writes: Write[] } => {
  const number = folded + 1;
  const items = new Map<string, { key: keys.Key; counters: Counters }>();
  const at = (key: keys.Key): Counters => {
    const item = items.get(key.sk) ?? { key, counters: new Counters(number) };
    items.set(key.sk, item);
    return item.counters;
  };
  const root = at(keys.lineKey(organizationId));
  let taken = 0;
  for (const move of moves.slice(0, atMost)) {
    // A move is in three of them at most: that of the whole line is there already.
    if (items.size + 2 > mostCounters) break;
    taken += 1;
    const by = move.startsWith('+') ? 1 : -1;
    const code = move.slice(1);
    if (code.startsWith('0')) {
      root.add(`a${code.slice(1)}`, by);
      continue;
    }
    const { rank, year, day } = placeIn(code);
    root.add(`y${rank}${year}`, by);
    root.set(`e${rank}${year}`, number);
    const ofYear = at(keys.lineYearKey(organizationId, rank, year));
    ofYear.add(`d${day}`, by);
    ofYear.set(`e${day}`, number);
    const ofDay = at(keys.lineDayKey(organizationId, rank, `${year}-${day}`));
    if (by > 0) ofDay.set(code.slice(1), 1);
    else ofDay.remove(code.slice(1));
  }
  return {
    line: { folded: number, moves: moves.slice(taken) },
    writes: [...items.values()].map(({ key, counters }) => counters.write(table, key)),
  };
};

/** The counters that a rank is read from: of the whole line, of the year of joining, and of the day. */
export const countersFor = (entry: Entry): [root: keys.Key, year: keys.Key, day: keys.Key] => {
  const { organizationId } = entry;
  const { rank, year, day } = placeIn(codeOf(entry));
  return [
    keys.lineKey(organizationId),
    keys.lineYearKey(organizationId, rank, year),
    keys.lineDayKey(organizationId, rank, `${year}-${day}`),
  ];
};

const count = (item: Item, name: string): number => Number(item[name] ?? 0);

/** The sum of the counters whose names begin so, as far as what is behind fits. */
const sumOf = (item: Item, prefix: string, fits: (rest: string) => boolean = () => true): number =>
  Object.keys(item)
    .filter((name) => name.startsWith(prefix) && fits(name.slice(prefix.length)))
    .reduce((sum, name) => sum + count(item, name), 0);

/** How many there are in a line, by its counters and the moves that are not in them yet. */
export const countedIn = (root: Item, line: Line): number =>
  sumOf(root, 'a') + sumOf(root, 'y') + line.moves.reduce((sum, move) => sum + (move.startsWith('+') ? 1 : -1), 0);

export type Ahead = Record<PriorityClass, number>;

/**
 * How many of each class stand before an entry that is not away, from the line and the three counters for it. Nothing where they are
 * of two moments: a fold came between the reading of one and of another.
 */
export const aheadIn = (
  line: Line,
  [root = {}, ofYear = {}, ofDay = {}]: readonly (Item | undefined)[],
  entry: Entry,
): Ahead | undefined => {
  const mine = placeIn(codeOf(entry));
  const { rank, year, day } = mine;
  const isOneMoment =
    count(root, 'folded') === line.folded &&
    count(ofYear, 'folded') === count(root, `e${rank}${year}`) &&
    count(ofDay, 'folded') === count(ofYear, `e${day}`);
  if (!isOneMoment) return undefined;
  const ahead = priorityClasses.map((_, index) => {
    const away = count(root, `a${index + 1}`);
    return away + (index + 1 < rank ? sumOf(root, `y${index + 1}`) : 0);
  });
  const add = (of: number, by: number) => {
    ahead[of - 1] = (ahead[of - 1] ?? 0) + by;
  };
  add(rank, sumOf(root, `y${rank}`, (other) => other < year) + sumOf(ofYear, 'd', (other) => other < day));
  const ofThatDay = Object.keys(ofDay).filter((name) => /^[0-9a-z]{10,}$/.test(name));
  add(rank, ofThatDay.filter((code) => isBefore(placeIn(`${rank}${code}`), mine)).length);
  for (const move of line.moves) {
    const by = move.startsWith('+') ? 1 : -1;
    const code = move.slice(1);
    if (code.startsWith('0')) add(Number(code[1]), by);
    else if (isBefore(placeIn(code), mine)) add(Number(code[0]), by);
  }
  const [outOfTurn = 0, firstOfAll = 0, ordinary = 0] = ahead;
  return { 'out-of-turn': outOfTurn, 'first-of-all': firstOfAll, ordinary };
};
