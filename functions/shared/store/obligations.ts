import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Duty } from '../../../domain/obligation/duty.ts';
import type { Paged } from '../../../events/http/paging.ts';
import { indexItems } from './index-items.ts';
import * as keys from './keys.ts';
import { type Found, type Page, pageOf } from './page.ts';
import type { Store } from './store.ts';

type State = keys.DutyState | 'overdue';

/** A duty as it is kept. `about`: TRA-1, who is to agree to a transfer may not read the case, and acts on the stay. */
export type KeptDuty = {
  duty: Duty;
  subject: string;
  state: keys.DutyState;
  about?: { stayId: string; toOrganizationId: string };
};

type Item = Record<string, unknown>;

/** The duties of offices, in order of their dates. Of what is not asked for nothing is read. */
export const createObligations = (client: DynamoDBDocumentClient, store: Store) => {
  const ofRegion = indexItems(client, store);

  const ofOwner = async (range: keys.Range, limit: number): Promise<Found<Item>[]> =>
    (await store.query({ ...range, limit })).map((item) => ({ at: String(item.sk), item }));

  return {
    /**
     * An office's own, or those of an authority's region; overdue is what is open after its date. Without a state first
     * what is to be done, the longest overdue before all, and then what is done.
     * @throws InvalidValue `invalid-cursor`
     */
    of: async (
      { role, id }: { role: string; id: string },
      state: State | undefined,
      today: LegalDate,
      paged: Paged,
    ): Promise<Page<KeptDuty>> => {
      const [pk, read] =
        role === 'authority' ? [keys.regionPk(id), ofRegion] : ([keys.ownerPk(role, id), ofOwner] as const);
      const ranges = keys.dutyRanges(pk, state, today);
      const { items, ...rest } = await pageOf({ name: ['obligations', pk, state], ranges, read }, paged);
      return { ...rest, items: items as KeptDuty[] };
    },
  };
};

export type Obligations = ReturnType<typeof createObligations>;
