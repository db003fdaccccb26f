import { isoSeconds } from '../../local/clock.ts';
import type { Envelope } from '../../local/resources/event-bus.ts';
import type { Kernel } from './kernel.ts';
import type { Queues } from './queues.ts';
import type { Wiring } from './wiring.ts';

/** What is put on the bus; `time` in milliseconds. */
export type BusEvent = { source: string; type: string; detail: unknown; time: number };

/** EventBridge: hands an event to the queue of every rule that it matches. */
export class Bus {
  /** So many events have been put on it. */
  events = 0;
  readonly #rules: Wiring['rules'];
  readonly #kernel: Kernel;
  readonly #queues: Queues;
  readonly #seen: (text: string) => void;

  constructor(rules: Wiring['rules'], parts: { kernel: Kernel; queues: Queues; seen: (text: string) => void }) {
    this.#rules = rules;
    this.#kernel = parts.kernel;
    this.#queues = parts.queues;
    this.#seen = parts.seen;
  }

  put({ source, type, detail, time }: BusEvent): void {
    this.events += 1;
    const envelope: Envelope = {
      version: '0',
      id: `event-${this.events}`,
      'detail-type': type,
      source,
      account: '000000000000',
      time: isoSeconds(time),
      region: 'eu-central-1',
      resources: [],
      detail,
    };
    const text = JSON.stringify(envelope);
    if (source === 'kezek') this.#seen(text);
    this.#kernel.note(`${source} ${type}`);
    for (const { matches, queues } of this.#rules)
      if (matches(envelope)) for (const queue of queues) this.#queues.deliver(queue, text);
  }
}
