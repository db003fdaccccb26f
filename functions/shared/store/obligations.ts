import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { explainDeadline } from '../../../domain/law/explanations/index.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Duty, DutyOwner } from '../../../domain/obligation/duty.ts';
import type { Paged } from '../../../events/http/paging.ts';
import { indexItems } from './index-items.ts';
import * as keys from './keys.ts';
import { type Found, type Page, pageOf } from './page.ts';
import type { Store } from './store.ts';

type State = keys.DutyState | 'overdue';

type Item = Record<string, unknown>;

const viewOf = ({ duty, subject, state, about }: Item & { duty: Duty }, today: LegalDate) => ({
  obligationId: duty.id,
  kind: duty.kind,
  // A recipient's own deadlines are in their case, never in the list of an office.
  owner: duty.owner as DutyOwner & { role: Exclude<DutyOwner['role'], 'recipient'> },
  subject: subject as string,
  due: duty.due,
  norm: duty.norm,
  source: duty.source,
  explanation: explainDeadline(duty),
  // TRA-1: who is to agree to a transfer may not read the case, and acts on the stay.
  ...(about as { stayId: string; toOrganizationId: string } | undefined),
  state: (state === 'done' ? 'done' : duty.due < today ? 'overdue' : 'open') as State,
});

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
    ): Promise<Page<ReturnType<typeof viewOf>>> => {
      const [pk, read] =
        role === 'authority' ? [keys.regionPk(id), ofRegion] : ([keys.ownerPk(role, id), ofOwner] as const);
      const ranges = keys.dutyRanges(pk, state, today);
      const { items, ...rest } = await pageOf({ name: ['obligations', pk, state], ranges, read }, paged);
      return { ...rest, items: items.map((item) => viewOf(item as Item & { duty: Duty }, today)) };
    },
  };
};

export type Obligations = ReturnType<typeof createObligations>;
