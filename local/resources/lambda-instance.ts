import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';

/** A function's own failure, as Lambda reports it. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly errorType: string;

  constructor(errorType: string, message: string) {
    super(message);
    this.errorType = errorType;
  }
}

export interface InstanceOptions {
  readonly name: string;
  readonly file: string;
  readonly exportName: string;
  readonly environment: Record<string, string>;
  readonly timeout: number;
  readonly log: (line: string) => void;
}

interface Answer {
  readonly result?: string;
  readonly error?: { readonly errorType: string; readonly errorMessage: string; readonly trace?: string };
}

const source = new URL('./lambda-worker.ts', import.meta.url);

/** One execution environment of a function: a worker thread that handles one invocation at a time until it breaks. */
export class LambdaInstance {
  readonly #options: InstanceOptions;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  /** How the worker ended, if it did. */
  #broken: FunctionError | undefined;
  #waiting: { resolve: (answer: Answer) => void; reject: (reason: FunctionError) => void } | undefined;

  constructor(options: InstanceOptions) {
    this.#options = options;
    this.#worker = new Worker(source, {
      env: options.environment,
      execArgv: [],
      stdout: true,
      stderr: true,
      workerData: { file: options.file, exportName: options.exportName },
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) lines(stream, options.log);
    this.#ready = this.#next().then(() => undefined);
    // Whoever invokes first learns of a failed start; until then nobody listens.
    this.#ready.catch(() => undefined);
    this.#worker.on('message', (answer: Answer) => this.#waiting?.resolve(answer));
    this.#worker.on('error', (error: Error) => this.#break(new FunctionError(error.name, error.message)));
    this.#worker.on('exit', () => this.#break(new FunctionError('Runtime.ExitError', 'The function exited.')));
  }

  /** Whether it can take another invocation. */
  get alive(): boolean {
    return this.#broken === undefined;
  }

  /** Runs the handler. The timeout counts from when the code is loaded, as Lambda's does. */
  async invoke(event: string, context: Record<string, unknown>): Promise<unknown> {
    await this.#ready;
    const answer = this.#next();
    const { timeout, log } = this.#options;
    this.#worker.postMessage({ event, context, deadline: Date.now() + timeout });
    const timer = setTimeout(() => {
      this.#break(new FunctionError('Sandbox.Timedout', `Task timed out after ${timeout / 1000} seconds`));
      void this.#worker.terminate();
    }, timeout);
    try {
      const { result, error } = await answer;
      if (!error) return JSON.parse(result ?? 'null');
      log(error.trace ?? `${error.errorType}: ${error.errorMessage}`);
      throw new FunctionError(error.errorType, error.errorMessage);
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(): Promise<void> {
    this.#broken ??= new FunctionError('Runtime.ExitError', 'The local runtime was stopped.');
    this.#waiting?.reject(this.#broken);
    await this.#worker.terminate();
  }

  #next(): Promise<Answer> {
    if (this.#broken) return Promise.reject(this.#broken);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  #break(reason: FunctionError): void {
    if (this.#broken) return;
    this.#broken = reason;
    this.#options.log(`${reason.errorType}: ${reason.message}`);
    this.#waiting?.reject(reason);
  }
}

function lines(stream: Readable, log: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) log(line);
  });
  stream.on('end', () => {
    if (rest !== '') log(rest);
  });
}
