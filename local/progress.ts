import type { WriteStream } from 'node:tty';

/** Where there is no line to write over, a new one comes this seldom. */
const SELDOM_MS = 5_000;

/** Tells how far something is: one line written over and over on a terminal, a line now and then elsewhere. */
export class ProgressLine {
  readonly #out: Pick<WriteStream, 'isTTY' | 'write'>;
  #shown: string | undefined;
  #latest: string | undefined;
  #at = Number.NEGATIVE_INFINITY;

  constructor(out: Pick<WriteStream, 'isTTY' | 'write'>) {
    this.#out = out;
  }

  show(text: string): void {
    this.#latest = text;
    if (this.#out.isTTY) this.#print(`\r\x1b[K${text}`);
    else if (performance.now() - this.#at >= SELDOM_MS) this.#print(`${text}\n`);
  }

  /** The last text stays. */
  end(): void {
    if (this.#latest === undefined) return;
    if (this.#out.isTTY) this.#print('\n');
    else if (this.#shown !== `${this.#latest}\n`) this.#print(`${this.#latest}\n`);
  }

  #print(text: string): void {
    this.#shown = text;
    this.#at = performance.now();
    this.#out.write(text);
  }
}
