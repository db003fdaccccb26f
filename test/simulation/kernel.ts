import { createHash } from 'node:crypto';
import TinyQueue from 'tinyqueue';

type Happening = { at: number; order: number; what: string; run: () => void };

/** Of the trace so many lines are kept at least. */
const kept = 60;

/** Resolves when every promise that could go on has gone on as far as it can without the kernel. */
const drained = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * Virtual time: what is to happen, in the order of its moments, one thing after another. What code does in between, up to
 * its next call to the outside, belongs to the happening that let it go on. Nothing runs but by a happening, so the order of
 * everything follows from what was planned.
 */
export class Kernel {
  /** Milliseconds. */
  now: number;
  /** So many things have happened. */
  happened = 0;
  /** What was noted last, the newest at the end: for whoever looks for a cause. */
  readonly last: string[] = [];
  readonly #planned = new TinyQueue<Happening>([], (one, other) => one.at - other.at || one.order - other.order);
  readonly #trace = createHash('sha256');
  #order = 0;

  constructor(now: number) {
    this.now = now;
  }

  /** Plans something for a moment, or at once when that has passed; of one moment the earlier planned comes first. */
  at(moment: number, what: string, run: () => void): void {
    this.#order += 1;
    this.#planned.push({ at: Math.max(moment, this.now), order: this.#order, what, run });
  }

  /** Plans something so many milliseconds from now. */
  after(milliseconds: number, what: string, run: () => void): void {
    this.at(this.now + milliseconds, what, run);
  }

  /** Whether anything is planned up to a moment. */
  isPlanned(until: number): boolean {
    const next = this.#planned.peek();
    return next !== undefined && next.at <= until;
  }

  /** Lets happen all that is planned up to a moment, and what follows from it, unless it is stopped; time then stands there. */
  async runUntil(moment: number, stopped: () => boolean): Promise<void> {
    for (let next = this.#planned.peek(); next !== undefined && next.at <= moment; next = this.#planned.peek()) {
      this.#planned.pop();
      this.now = next.at;
      this.happened += 1;
      this.note(`${next.at} ${next.what}`);
      next.run();
      await drained();
      if (stopped()) return;
    }
    this.now = Math.max(this.now, moment);
  }

  /** Something that belongs to the trace of this world. */
  note(what: string): void {
    this.#trace.update(what).update('\n');
    this.last.push(what);
    if (this.last.length > 2 * kept) this.last.splice(0, kept);
  }

  /** The hash of all that has happened; to be asked for once, at the end. */
  hash(): string {
    return this.#trace.digest('hex');
  }
}
