import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Entry } from '../../../domain/queue/order.ts';
import { priorityClasses } from '../../../domain/queue/order.ts';
import type { Category, PriorityClass, Setting } from '../../../domain/vocabulary.ts';
import { keysInIndex } from './index-keys.ts';
import * as keys from './keys.ts';
import type { Store } from './store.ts';

type Wanted = {
  setting?: Setting | undefined;
  category?: Category | undefined;
  region?: string | undefined;
  locality?: string | undefined;
};

const settings: readonly Setting[] = ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'];

/** Organizations and queues as people look at them. */
export const createPlaces = (client: DynamoDBDocumentClient, store: Store) => {
  const keysOf = (setting: Setting, region = ''): Promise<keys.Key[]> =>
    keysInIndex(client, store.tables.queue, keys.placesIn(setting, region));

  const byOrder = (one: Entry, other: Entry): number => (one.orderKey < other.orderKey ? -1 : 1);

  const entries = async (organizationId: string, before?: string): Promise<Entry[]> => {
    const ranges = await Promise.all(keys.queueRanges(organizationId, before).map((range) => store.query(range)));
    return ranges
      .flat()
      .map(({ entry }) => entry as Entry)
      .sort(byOrder);
  };

  return {
    /** The organizations that fit, by setting, region and locality, in the order of their places. */
    organizations: async ({ setting, category, region, locality }: Wanted): Promise<Organization[]> => {
      const found = await Promise.all((setting ? [setting] : settings).map((each) => keysOf(each, region)));
      const items = await store.batch(found.flat());
      return items
        .map(({ state }) => state as Organization)
        .filter((organization) => !category || organization.categories.includes(category))
        .filter((organization) => !region || organization.address.region === region)
        .filter((organization) => !locality || organization.address.locality === locality)
        .sort((one, other) => (one.organizationId < other.organizationId ? -1 : 1));
    },

    /** The whole queue in its order (QUE-6), blocked entries in their places (QUE-7). */
    queue: (organizationId: string) => entries(organizationId),

    /** How many of each class stand before an entry. */
    ahead: async ({ organizationId, orderKey }: Entry): Promise<Record<PriorityClass, number>> => {
      const before = (await entries(organizationId, orderKey)).filter((entry) => entry.orderKey < orderKey);
      const counted = priorityClasses.map((priorityClass) => [
        priorityClass,
        before.filter((entry) => entry.priorityClass === priorityClass).length,
      ]);
      return Object.fromEntries(counted) as Record<PriorityClass, number>;
    },
  };
};

export type Places = ReturnType<typeof createPlaces>;
