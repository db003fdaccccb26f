/** Counts what is in flight: a chain of events has come to rest when nothing runs and nothing new has started. */
export class Activity {
  #running = 0;
  #started = 0;
  #waiting: (() => void)[] = [];

  /** How many pieces of work have begun since the start; unchanged between two looks means nothing began. */
  get started(): number {
    return this.#started;
  }

  get running(): number {
    return this.#running;
  }

  /** Counts `work` as in flight, beginning now, until it ends. Failures are the work's own business. */
  track(work: () => Promise<void>): void {
    this.#running += 1;
    this.#started += 1;
    work()
      .catch((error: unknown) => console.error('A piece of work failed unexpectedly:', error))
      .finally(() => {
        this.#running -= 1;
        if (this.#running > 0) return;
        const waiting = this.#waiting;
        this.#waiting = [];
        for (const resume of waiting) resume();
      });
  }

  /** Resolves when nothing runs. */
  idle(): Promise<void> {
    return this.#running === 0 ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }
}
