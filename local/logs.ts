import { appendFile } from 'node:fs';

/** One line that a function wrote, or that the runtime wrote about it. */
export interface LogLine {
  readonly at: string;
  readonly function: string;
  readonly line: string;
}

const KEPT = 5_000;

/** What the functions said: the latest lines in memory, all of them in a file. */
export class Logs {
  readonly #file: string | undefined;
  readonly #verbose: boolean;
  #lines: LogLine[] = [];
  #unwritten = '';
  #onWrite: (line: LogLine) => void = () => undefined;

  constructor(options: { file?: string; verbose?: boolean }) {
    this.#file = options.file;
    this.#verbose = options.verbose ?? false;
  }

  /** Hands over every line from now on. */
  onWrite(callback: (line: LogLine) => void): void {
    this.#onWrite = callback;
  }

  /** Keeps a line with the real moment it was written: logs are for whoever watches the machine. */
  write(name: string, line: string): void {
    const entry = { at: new Date().toISOString(), function: name, line };
    this.#lines.push(entry);
    this.#onWrite(entry);
    if (this.#lines.length > 2 * KEPT) this.#lines = this.#lines.slice(-KEPT);
    if (this.#verbose) console.error(`${name}: ${line}`);
    if (this.#file === undefined) return;
    if (this.#unwritten === '') setImmediate(() => this.#flush());
    this.#unwritten += `${entry.at} ${name} ${line}\n`;
  }

  /** The latest lines, of one function when it is named by its name or a part of it. */
  recent(name?: string): LogLine[] {
    const lines = name === undefined ? this.#lines : this.#lines.filter((line) => line.function.includes(name));
    return lines.slice(-500);
  }

  #flush(): void {
    const text = this.#unwritten;
    this.#unwritten = '';
    if (this.#file === undefined) return;
    appendFile(this.#file, text, (error) => {
      // A full disk must not stop the queue; the lines in memory remain. A start that has failed has left no folder.
      if (error && error.code !== 'ENOENT') process.emitWarning(`The log file cannot be written: ${error.message}`);
    });
  }
}
