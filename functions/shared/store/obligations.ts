import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { explainDeadline } from '../../../domain/law/explanations/index.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Duty } from '../../../domain/obligation/duty.ts';
import { keysInIndex } from './index-keys.ts';
import * as keys from './keys.ts';
import type { Store } from './store.ts';

type State = 'open' | 'done' | 'overdue';

const viewOf = (duty: Duty, subject: unknown, stored: unknown, today: LegalDate) => ({
  obligationId: duty.id,
  kind: duty.kind,
  owner: duty.owner,
  subject,
  due: duty.due,
  norm: duty.norm,
  source: duty.source,
  explanation: explainDeadline(duty),
  state: (stored === 'done' ? 'done' : duty.due < today ? 'overdue' : 'open') as State,
});

/** The duties of offices, in order of their dates. */
export const createObligations = (client: DynamoDBDocumentClient, store: Store) => {
  return {
    /** An office's own, or those of an authority's region; overdue is what is open after its date. */
    of: async (owner: { role: string; id: string }, state: State | undefined, today: LegalDate) => {
      const items =
        owner.role === 'authority'
          ? await store.batch(await keysInIndex(client, store.tables.queue, { g1pk: keys.regionPk(owner.id) }))
          : await store.query(keys.dutyRange(owner, state));
      return items
        .map(({ duty, subject, state: stored }) => viewOf(duty as Duty, subject, stored, today))
        .filter((view) => state === undefined || view.state === state)
        .sort((one, other) => (`${one.due}${one.obligationId}` < `${other.due}${other.obligationId}` ? -1 : 1));
    },
  };
};

export type Obligations = ReturnType<typeof createObligations>;
