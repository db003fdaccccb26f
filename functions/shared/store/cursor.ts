import * as z from 'zod/mini';
import { digestOf } from '../ids.ts';
import { InvalidValue } from '../invalid-value.ts';

const jsonIn = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
};

/**
 * The cursors of one list: each names a place in it that the next page begins behind. `list` says whose list it is, which one,
 * and what is filtered out of it, so that a cursor of another is known as such. `place` is what a place is in it.
 *
 * A cursor is no secret and gives no right: which partition is read always comes from the request. Its digest shows that
 * it is whole, not that we wrote it; so `place` lets nothing through that the table would choke on.
 */
export const cursorsOf = <P extends z.ZodMiniType>(list: readonly (string | undefined)[], place: P) => {
  const write = (at: z.output<P>): string => {
    const digest = digestOf(JSON.stringify([list, at])).slice(0, 12);
    return Buffer.from(JSON.stringify([at, digest])).toString('base64url');
  };
  return {
    write,

    /**
     * The place that a cursor names; none when there is no cursor, for the first page.
     * @throws InvalidValue `invalid-cursor` when it is damaged, of another list, or none of ours
     */
    read: (cursor: string | undefined): z.output<P> | undefined => {
      if (cursor === undefined) return undefined;
      const parsed = z.tuple([place, z.string()]).safeParse(jsonIn(cursor));
      const at = parsed.data?.[0] as z.output<P>;
      if (!parsed.success || write(at) !== cursor)
        throw new InvalidValue('invalid-cursor', 'cursor', 'is no cursor of this list');
      return at;
    },
  };
};
