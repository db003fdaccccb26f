import type { Bus } from './bus.ts';
import type { Change } from './dynamodb/database.ts';
import type { Faults } from './faults.ts';
import type { Kernel } from './kernel.ts';
import type { Invoke } from './queues.ts';
import type { Wiring } from './wiring.ts';

type StreamRecord = { pk: string; json: object; tries: number };

/** What the enrichment makes of a record: an event for the bus. */
type Publication = { type: string; at: string; detail: unknown };

/** Where a partition's records wait for those before them. */
type Lane = { waiting: StreamRecord[]; busy: boolean };

type Parts = { kernel: Kernel; faults: Faults; invoke: Invoke; bus: Bus; pipe: Wiring['pipe'] };

/**
 * The table's stream and the pipe behind it: the records of one partition in their order, those of several in any. What
 * fails is tried again, and holds up what comes behind it, as a shard does.
 */
export class Stream {
  /** Records that have not reached the bus. */
  inFlight = 0;
  readonly #lanes = new Map<string, Lane>();
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** All that one write has changed. */
  written(changes: readonly Change[]): void {
    for (const { before, after } of changes) {
      const eventName = !before ? 'INSERT' : after ? 'MODIFY' : 'REMOVE';
      const json = { eventName, dynamodb: { ...(after && { NewImage: after }), ...(before && { OldImage: before }) } };
      if (!this.#parts.pipe.wanted(json)) continue;
      this.inFlight += 1;
      this.#append({ pk: after?.pk?.S ?? '', json, tries: 0 });
    }
  }

  #append(record: StreamRecord): void {
    const lane = this.#lanes.get(record.pk) ?? { waiting: [], busy: false };
    this.#lanes.set(record.pk, lane);
    lane.waiting.push(record);
    if (!lane.busy) this.#read(record.pk, lane);
  }

  #read(pk: string, lane: Lane): void {
    const { kernel, faults } = this.#parts;
    lane.busy = true;
    // Two partitions are in step, unless one falls behind.
    const behind = faults.fires('interleaved-stream-records')
      ? faults.measure('interleaved-stream-records', 1, 90_000)
      : 30;
    kernel.after(behind, 'stream', () => this.#carry(pk, lane));
  }

  #carry(pk: string, lane: Lane): void {
    const { invoke, bus, pipe } = this.#parts;
    const batch = lane.waiting.slice(0, pipe.batch);
    invoke(
      'publish-facts',
      batch.map(({ json }) => json),
      (end) => {
        if (end.how === 'done') {
          for (const { type, at, detail } of end.answer as Publication[])
            bus.put({ source: 'kezek', type, detail, time: Date.parse(at) });
          lane.waiting.splice(0, batch.length);
          this.inFlight -= batch.length;
        } else {
          const [first] = batch;
          if (first) first.tries += 1;
          if ((first?.tries ?? 0) > pipe.retries) throw new Error('A record of the stream would be set aside');
        }
        if (lane.waiting.length > 0) this.#read(pk, lane);
        else this.#lanes.delete(pk);
      },
    );
  }
}
