import type { Envelope, EventBus } from './resources/event-bus.ts';
import type { Storage } from './storage.ts';

interface Entry {
  readonly bus: string;
  readonly envelope: Envelope;
}

/** Events from outside whose consequences have not come to rest: after a kill they are put on the bus again. */
export class Journal {
  readonly #storage: Storage;
  #open: Entry[];

  constructor(storage: Storage) {
    this.#storage = storage;
    this.#open = (storage.read('journal') ?? []) as Entry[];
  }

  /** Puts again what an earlier run left open. */
  replay(bus: (name: string) => EventBus | undefined): void {
    for (const entry of this.#open) bus(entry.bus)?.put(entry.envelope);
  }

  /** Puts events of another system on the bus, remembered first. */
  put(bus: EventBus, envelopes: readonly Envelope[]): void {
    this.#open.push(...envelopes.map((envelope) => ({ bus: bus.name, envelope })));
    this.#storage.write('journal', this.#open);
    for (const envelope of envelopes) bus.put(envelope);
  }

  /** All has settled. */
  clear(): void {
    if (this.#open.length === 0) return;
    this.#open = [];
    this.#storage.write('journal', this.#open);
  }
}
