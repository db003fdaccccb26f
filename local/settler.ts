import type { Activity } from './activity.ts';

/** Something that turns writes into events, and remembers how far it came. */
interface Source {
  poll(): Promise<number>;
  save(): void;
}

/** A background look at the streams: whoever writes to a table without us is seen this soon. */
const PERIOD_MS = 250;

/** Knows when all that followed from an event has come to rest, and keeps the streams moving. */
export class Settler {
  readonly #activity: Activity;
  readonly #sources: readonly Source[];
  readonly #onQuiet: () => void;
  /** A look that is about to begin: whoever wants one meanwhile takes part in it. */
  #next: Promise<boolean> | undefined;
  #stopped = false;
  #timer: NodeJS.Timeout | undefined;
  #failure: string | undefined;

  constructor(activity: Activity, sources: readonly Source[], onQuiet: () => void) {
    this.#activity = activity;
    this.#sources = sources;
    this.#onQuiet = onQuiet;
    this.#wait();
  }

  /** Something may have been written: look at the streams as soon as may be. */
  prompt(): void {
    void this.#lookSoon();
  }

  /**
   * Resolves when nothing is in flight: nothing runs, one look at the streams finds nothing, and nothing began
   * meanwhile.
   */
  async settle(): Promise<void> {
    for (;;) {
      await this.#activity.idle();
      if (await this.#lookSoon()) return;
      if (this.#stopped) throw new Error('The local runtime was stopped.');
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#activity.idle();
  }

  #lookSoon(): Promise<boolean> {
    this.#next ??= new Promise((resolve) => {
      setImmediate(() => {
        this.#next = undefined;
        resolve(this.#look());
      });
    });
    return this.#next;
  }

  /** Carries what is on the streams; answers whether all is quiet. */
  async #look(): Promise<boolean> {
    if (this.#stopped) return false;
    const before = this.#activity.started;
    try {
      const counts = await Promise.all(this.#sources.map((source) => source.poll()));
      this.#failure = undefined;
      if (counts.some((count) => count > 0)) return false;
    } catch (error) {
      if (this.#stopped) return false;
      const failure = `A stream cannot be read: ${error instanceof Error ? error.message : error}`;
      if (failure !== this.#failure) console.error(failure);
      this.#failure = failure;
      await new Promise((resolve) => setTimeout(resolve, PERIOD_MS));
      return false;
    }
    // A look that a stop has overtaken writes nothing: the data may be another's by now.
    if (this.#stopped || this.#activity.running > 0 || this.#activity.started !== before) return false;
    for (const source of this.#sources) source.save();
    this.#onQuiet();
    return true;
  }

  #wait(): void {
    this.#timer = setTimeout(async () => {
      await this.#look();
      if (!this.#stopped) this.#wait();
    }, PERIOD_MS);
    this.#timer.unref();
  }
}
