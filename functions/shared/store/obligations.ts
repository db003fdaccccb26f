import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { explainDeadline } from '../../../domain/law/explanations/index.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Duty, DutyOwner } from '../../../domain/obligation/duty.ts';
import { keysInIndex } from './index-keys.ts';
import * as keys from './keys.ts';
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

/** The duties of offices, in order of their dates. */
export const createObligations = (client: DynamoDBDocumentClient, store: Store) => {
  return {
    /** An office's own, or those of an authority's region; overdue is what is open after its date. */
    of: async (owner: { role: string; id: string }, state: State | undefined, today: LegalDate) => {
      const items =
        owner.role === 'authority'
          ? await store.batch(await keysInIndex(client, store.tables.queue, keys.dutiesInRegion(owner.id, state)))
          : await store.query(keys.dutyRange(owner, state));
      return items
        .map((item) => viewOf(item as Item & { duty: Duty }, today))
        .filter((view) => state === undefined || view.state === state)
        .sort((one, other) => (`${one.due}${one.obligationId}` < `${other.due}${other.obligationId}` ? -1 : 1));
    },
  };
};

export type Obligations = ReturnType<typeof createObligations>;
