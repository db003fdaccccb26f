import { isDeepStrictEqual } from 'node:util';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Fact } from '../../../domain/fact.ts';
import type { Notice } from '../../../domain/notice/notice.ts';
import { outcomeOf } from '../../../functions/shared/store/change.ts';
import { claimFor } from '../../../functions/shared/store/notices.ts';
import { type Write, writesOf } from '../../../functions/shared/store/writes.ts';
import type { About, Watch } from '../../invariants/observed.ts';
import type { Item, Change as Written } from '../dynamodb/database.ts';
import { View } from './view.ts';
import type { Sms } from './writing.ts';

export const queue = 'queue';

const marshalled = (value: Record<string, unknown>): Item => marshall(value, { removeUndefinedValues: true });

const nameOf = ({ pk, sk }: Record<string, unknown>): string => `${pk} ${sk}`;

const names = (fact: Fact, id: { applicationId: string } | { organizationId: string }): boolean =>
  isDeepStrictEqual({ ...fact, ...id }, fact);

/** A table written by hand, write by write, and the view of it: what the store would write, or what a test makes of that. */
export class Scene {
  now = '2025-03-03T05:00:00.000Z';
  readonly view: View;
  readonly #items = new Map<string, Item>();

  constructor(people: readonly { personId: string }[], watches: readonly Watch[]) {
    this.view = new View({ queue, now: () => this.now, watches, people });
  }

  /** Has a transaction its effect. */
  write(writes: readonly Write[], task = 'task'): void {
    this.view.written(
      writes.flatMap((write) => this.#changed(write)),
      task,
    );
  }

  /** What the store writes of facts that are decided on the states as they stand. */
  stored(...facts: readonly Fact[]): Write[] {
    const { everybody, houses } = this.view;
    return this.writesOf(facts, {
      application: everybody.find(({ applicationId }) => facts.some((fact) => names(fact, { applicationId }))),
      organization: houses.find(({ organizationId }) => facts.some((fact) => names(fact, { organizationId }))),
    });
  }

  /** What the store writes of facts that were decided on these states. */
  writesOf(facts: readonly Fact[], about: About): Write[] {
    const change = { ...about, facts };
    return writesOf({ queue }, this.view.context().calendar, [{ change, outcome: outcomeOf(change) }], {});
  }

  /** A task takes a message on, as `deliver` does before it sends. */
  claim(applicationId: string, notice: Notice, task = 'task'): void {
    this.write([claimFor(queue, applicationId, notice, { by: 'delivery', at: this.now })], task);
  }

  /** A message goes out. */
  publish(applicationId: string, { kind }: Notice, task = 'task', network: Partial<Sms> = {}): void {
    this.view.published({ phone: '+77010000000', text: '', kind, applicationId, ...network }, task);
  }

  #changed({ Put, Delete }: Write): Written[] {
    const key = Put?.Item ?? Delete?.Key;
    if (!key) return [];
    const name = nameOf(key);
    const before = this.#items.get(name);
    const after = Put?.Item && marshalled(Put.Item);
    if (after) this.#items.set(name, after);
    else this.#items.delete(name);
    return before || after ? [{ table: queue, ...(before && { before }), ...(after && { after }) }] : [];
  }
}
