import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { SealedFact } from '../../../functions/shared/store/change.ts';
import type { About, Observed } from '../../invariants/observed.ts';
import type { Change as Written } from '../dynamodb/database.ts';

/** An item of the queue's table that a write has put there, put anew, or taken away. */
export type Change = {
  pk: string;
  sk: string;
  entity: string;
  isNew: boolean;
  after: Readonly<Record<string, unknown>> | undefined;
  /** The state that the item holds, whole: of a case, in its own item or in its entry; of an organization, in that of its places. */
  state?: Application | Organization;
};

/** An entry of a timeline as it was put into the table. */
export type StoredFact = SealedFact & { pk: string; sk: string };

/** One write to the queue's table: all that it changed at once, and the task that made it. */
export type Writing = {
  task: string;
  changes: readonly Change[];
  entries: readonly StoredFact[];
  facts: readonly Fact[];
  /** The states that it was written on, and those that it left. */
  about: About;
  after: About;
};

/** A message that SNS was asked to send; SNS's id of it, and whether it never arrives, where the network is there to know. */
export type Sms = {
  phone: string;
  text: string;
  kind: string;
  applicationId: string;
  messageId?: string;
  undelivered?: boolean;
};

/** How an invocation ended; `failed` also when it gave back records of its batch. */
export type Ending = 'done' | 'failed' | 'died';

/** What looks at the items of the table and at the messages; it throws a `Violation`. */
export type TableWatch = {
  /** A write had its effect; the world is as it is after it. */
  written?: (world: Observed, writing: Writing) => void;
  published?: (world: Observed, sms: Sms, task: string) => void;
  ended?: (task: string, how: Ending, faulted: boolean) => void;
  /** Nothing is in flight. */
  settled?: (world: Observed) => void;
};

/** The changes of one table, read. */
export const changesOf = (table: string, written: readonly Written[]): Change[] =>
  written.flatMap(({ table: of, before, after }): Change[] => {
    const { pk, sk, entity } = after ?? before ?? {};
    if (of !== table || !pk || !sk) return [];
    return [
      {
        pk: String(pk.S),
        sk: String(sk.S),
        entity: String(entity?.S),
        isNew: before === undefined,
        after: after && unmarshall(after),
      },
    ];
  });
