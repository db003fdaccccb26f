import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../../../domain/application/application.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import { entryKey } from '../../../functions/shared/store/keys.ts';
import { lineOf } from '../../invariants/line.ts';
import type { Observed } from '../../invariants/observed.ts';
import { must } from '../../invariants/violation.ts';
import type { Change, TableWatch, Writing } from './writing.ts';

/** The cases in the entries of a queue as they stand in the table, by their sort keys. */
type Queue = Map<string, Application>;

const idsOf = (entries: readonly { applicationId: string }[]): string[] =>
  entries.map(({ applicationId }) => applicationId);

/** As `places.standing` counts: eligible and blocked ones together, by what the sort keys say behind their prefixes. */
const inOrder = (queue: Queue): Application[] =>
  [...queue]
    .sort(([one], [other]) => (one.slice(one.indexOf('#')) < other.slice(other.indexOf('#')) ? -1 : 1))
    .map(([, application]) => application);

/** Whether two orders have those who are in both, but one, in the same order. */
const agree = (before: readonly string[], after: readonly string[], mover: string | undefined): boolean => {
  const stayed = (ids: readonly string[], others: readonly string[]) =>
    ids.filter((id) => id !== mover && others.includes(id));
  return isDeepStrictEqual(stayed(before, after), stayed(after, before));
};

const checkContent = (world: Observed, queue: Queue): void => {
  for (const [sk, stored] of queue) {
    const state = world.application(stored.applicationId);
    const entry = entryOf(state);
    const right = isDeepStrictEqual(stored, state) && entry !== undefined && entryKey(entry).sk === sk;
    must(right, 'ADR 1 · an entry of a queue is that of its case', () => ({ sk, stored, entry, state }));
  }
};

/** In whose queue an entry stands. */
const houseOf = ({ pk }: Pick<Change, 'pk'>): string => pk.slice(pk.indexOf('#') + 1);

/** The organizations whose queues a write has to do with. */
const touchedBy = ({ changes, about, after }: Writing): Set<string> => {
  const houses = changes.filter(({ entity }) => entity === 'entry').map(houseOf);
  const cases = [about.application?.organizationId, after.application?.organizationId];
  return new Set([...houses, ...cases.flatMap((id) => id ?? [])]);
};

/**
 * The entries in the table are those of the cases, in the order of the law by brute force, so that a position is a rank; and
 * no write changes the order of those that it is not about.
 */
export const watchEntries = () => {
  let writes = 0;
  const queues = new Map<string, Queue>();
  const orders = new Map<string, readonly string[]>();
  const queueOf = (organizationId: string): Queue => queues.get(organizationId) ?? new Map();
  return {
    /** So many writes have changed a queue, or the case of somebody in one. */
    writes: () => writes,
    written: (world: Observed, writing: Writing): void => {
      const touched = touchedBy(writing);
      if (touched.size > 0) writes += 1;
      for (const change of writing.changes) {
        const { sk, entity, state } = change;
        if (entity !== 'entry') continue;
        const queue = queueOf(houseOf(change));
        queues.set(houseOf(change), queue);
        if (state) queue.set(sk, state as Application);
        else queue.delete(sk);
      }
      for (const organizationId of touched) {
        const queue = queueOf(organizationId);
        const stored = idsOf(inOrder(queue));
        const line = idsOf(lineOf(world, organizationId));
        const former = orders.get(organizationId) ?? [];
        const mover = writing.after.application?.applicationId;
        orders.set(organizationId, stored);
        must(agree(former, stored, mover), 'QUE-6 · a write moves nobody but whom it is about', () => ({
          organizationId,
          former,
          stored,
          mover,
        }));
        must(isDeepStrictEqual(stored, line), 'QUE-6 · a position is the rank by class, moment and number', () => ({
          organizationId,
          stored,
          line,
        }));
        checkContent(world, queue);
      }
    },
  } satisfies TableWatch & { writes: () => number };
};
