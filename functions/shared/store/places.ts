import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import type { Organization } from '../../../domain/organization/organization.ts';
import { type Entry, entryOf } from '../../../domain/queue/order.ts';
import type { Category, PriorityClass, Setting } from '../../../domain/vocabulary.ts';
import type { Paged } from '../../../events/http/paging.ts';
import { checked } from '../../../events/schema.ts';
import { present } from '../present.ts';
import { cursorsOf } from './cursor.ts';
import { Conflict } from './errors.ts';
import { indexItems } from './index-items.ts';
import * as keys from './keys.ts';
import { type Ahead, aheadIn, countersFor, emptyLine } from './line.ts';
import { type Page, pageOf } from './page.ts';
import type { Store } from './store.ts';
import { applicationIn, organizationIn, type StoredPlaces, type StoredRegister } from './stored.ts';

type Wanted = {
  setting?: Setting | undefined;
  category?: Category | undefined;
  region?: string | undefined;
  locality?: string | undefined;
};

/** How often a line is read again that is just being written. */
const readings = 5;

const settings: readonly Setting[] = ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'];

/** A place in a queue: the order key of the last who was shown, and how many were shown up to there. */
const turn = z.tuple([
  checked(z.string(), z.regex(/^[0-3]#[\x21-\x7d]{1,300}$/)),
  checked(z.int(), z.gte(1), z.lte(1_000_000_000)),
]);

/** A part of a queue; `before`: how many stand before its first entry. */
type QueuePage = Page<Entry> & { before: number };

/** Organizations and queues as people look at them. */
export const createPlaces = (client: DynamoDBDocumentClient, store: Store) => {
  const inIndex = indexItems(client, store);

  const byOrder = (one: Entry, other: Entry): number => (one.orderKey < other.orderKey ? -1 : 1);

  const entriesIn = (items: readonly Record<string, unknown>[]): Entry[] =>
    items.flatMap(({ sk, state }) => entryOf(applicationIn(state, keys.waitingIdOf({ sk: String(sk) }))) ?? []);

  const entries = async (organizationId: string, part: { after?: string; limit?: number }): Promise<Entry[]> => {
    const limit = present({ limit: part.limit });
    const ranges = keys.queueRanges(organizationId, part).map((range) => store.query({ ...range, ...limit }));
    return entriesIn((await Promise.all(ranges)).flat()).sort(byOrder);
  };

  /** Those away stand before everybody else, and are few. */
  const aheadOfAway = async ({ organizationId, orderKey }: Entry): Promise<Ahead> => {
    const before = entriesIn(await store.query(keys.awayRange(organizationId, orderKey))).filter(
      (entry) => entry.orderKey < orderKey,
    );
    const of = (wanted: PriorityClass) => before.filter(({ priorityClass }) => priorityClass === wanted).length;
    return { 'out-of-turn': of('out-of-turn'), 'first-of-all': of('first-of-all'), ordinary: of('ordinary') };
  };

  return {
    /**
     * The organizations that fit, in the order of setting, region, locality and id.
     * @throws InvalidValue `invalid-cursor`
     */
    organizations: async (
      { setting, category, region, locality }: Wanted,
      paged: Paged,
    ): Promise<Page<Organization>> => {
      const { items, ...rest } = await pageOf(
        {
          name: ['organizations', setting, category, region, locality],
          ranges: (setting ? [setting] : settings).map((each) => keys.placesRange(each, region, locality)),
          read: inIndex,
          fits: ({ state }) => {
            const { categories, address } = state as Organization;
            return (
              (!category || categories.includes(category)) &&
              (!region || address.region === region) &&
              (!locality || address.locality === locality)
            );
          },
        },
        paged,
      );
      return { ...rest, items: await store.organizationsOf(items) };
    },

    /**
     * A page of the queue in its order (QUE-6), blocked entries in their places (QUE-7). The positions of a later page go
     * on from the page before; who has come or gone before that place meanwhile is counted when the list is read anew.
     * @throws InvalidValue `invalid-cursor`
     */
    queue: async (organizationId: string, { limit, cursor }: Paged): Promise<QueuePage> => {
      const cursors = cursorsOf(['queue', organizationId], turn);
      const [after, before] = cursors.read(cursor) ?? ['', 0];
      // Of which range the next are is not known: each is read as if all were of it.
      const found = await entries(organizationId, { after, limit: limit + 1 });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return {
        items,
        before,
        ...(last && found.length > limit && { next: cursors.write([last.orderKey, before + limit]) }),
      };
    },

    /**
     * Where an entry stands, in one read however long the queue is: how many of each class are before it, and the organization.
     * @throws Conflict when the queue is written again and again
     */
    standing: async (entry: Entry): Promise<{ ahead: Ahead; organization: Organization | undefined }> => {
      const { organizationId } = entry;
      if (entry.away) {
        const [ahead, organization] = await Promise.all([aheadOfAway(entry), store.organization(organizationId)]);
        return { ahead, organization };
      }
      const counters = countersFor(entry);
      const own = [keys.placesKey(organizationId), keys.organizationKey(organizationId)];
      for (let left = readings; left > 0; left -= 1) {
        const items = await store.batch([...own, ...counters]);
        const of = ({ sk }: keys.Key) => items.find((item) => item.sk === sk);
        const [places, register] = own.map(of) as [StoredPlaces | undefined, StoredRegister | undefined];
        const organization = places && register && organizationIn(places, register);
        const ahead = aheadIn(places?.line ?? emptyLine, counters.map(of), entry);
        if (ahead && (organization || !places)) return { ahead, organization };
      }
      throw new Conflict();
    },
  };
};

export type Places = ReturnType<typeof createPlaces>;
