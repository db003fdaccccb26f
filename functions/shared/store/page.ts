import * as z from 'zod/mini';
import type { Paged } from '../../../events/http/paging.ts';
import { checked } from '../../../events/schema.ts';
import { cursorsOf } from './cursor.ts';
import { type Range, restOf } from './keys.ts';

/** A page of a list, and the cursor of the next where there is one. */
export type Page<T> = { items: T[]; next?: string };

/** What stands at a sort key; nothing when an index, which follows its table, still names what has gone. */
export type Found<T> = { at: string; item: T | undefined };

/** A list as the table holds it. */
export type List<T> = {
  /** Of whom, which, and filtered by what: a cursor is of this list alone. */
  name: readonly (string | undefined)[];
  /** Read one after another. */
  ranges: readonly Range[];
  /** The first of a range in its order; fewer than `limit` when there are no more. */
  read: (range: Range, limit: number) => Promise<Found<T>[]>;
  /** What cannot be told from the key. */
  fits?: (item: T) => boolean;
};

/** So many are looked at for one page, however few of them fit: then it is short, and the next goes on from there. */
const farthest = 2000;

/** A place in a list: the number of the range, and the sort key in it; DynamoDB takes one of 1,024 bytes at most. */
const place = z.tuple([
  checked(z.int(), z.gte(0), z.lte(9)),
  checked(
    z.string(),
    z.refine((sk) => sk.isWellFormed() && Buffer.byteLength(sk) <= 1000),
  ),
]);

type Place = z.output<typeof place>;

/** All of a list behind a place, in its order; it reads no more at a time than `wanted` says. */
async function* behind<T>({ ranges, read }: List<T>, [first, firstAt]: Place, wanted: () => number) {
  for (const [number, range] of ranges.entries()) {
    let rest = number < first ? undefined : restOf(range, number === first ? firstAt : '');
    while (rest) {
      const limit = wanted();
      const found = await read(rest, limit);
      for (const { at, item } of found) yield { place: [number, at] satisfies Place, item };
      const last = found.at(-1);
      rest = last && found.length === limit ? restOf(range, last.at) : undefined;
    }
  }
}

/**
 * A page of a list. What stays where it is while somebody turns the pages is shown once and never missed; what moves, as
 * a duty does that is done meanwhile, may be shown at both of its places. Reads one item more than it shows, to know
 * whether there is a next page, and as many again as did not fit.
 * @throws InvalidValue `invalid-cursor`
 */
export const pageOf = async <T>(list: List<T>, { limit, cursor }: Paged): Promise<Page<T>> => {
  const cursors = cursorsOf(list.name, place);
  let end: Place = cursors.read(cursor) ?? [0, ''];
  const items: T[] = [];
  let passed = 0;
  const wanted = () => Math.min(limit + 1 - items.length + passed, farthest + 1 - items.length - passed);
  for await (const found of behind(list, end, wanted)) {
    const { item } = found;
    const fits = item !== undefined && (list.fits?.(item) ?? true);
    if ((fits && items.length === limit) || items.length + passed === farthest)
      return { items, next: cursors.write(end) };
    if (fits) items.push(item);
    else passed += 1;
    end = found.place;
  }
  return { items };
};
