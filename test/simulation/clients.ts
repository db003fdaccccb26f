import type { Bearer } from '../../local/identity.ts';
import type { Faults } from './faults.ts';
import { gatewayEvent } from './gateway.ts';
import type { Kernel } from './kernel.ts';
import type { Invoke } from './queues.ts';

/** A request as a client makes it. */
export type Ask = { bearer: Bearer; method: 'GET' | 'POST'; path: string; body?: object | undefined };

/**
 * What became of a request: the answer, and whether a fault has befallen it on the way; `still`: nothing has changed in any queue
 * while it was being answered.
 */
export type Answered = { ask: Ask; status: number; body: string; faulted: boolean; still: boolean };

type Parts = {
  kernel: Kernel;
  faults: Faults;
  invoke: Invoke;
  answered: (answered: Answered) => void;
  /** So many writes have changed a queue. */
  queueWrites: () => number;
};

type ApiResult = { statusCode: number; body?: string };

const seconds = 1000;

/** A client asks again so often; then its person looks what has become of it. */
const patience = 4;

/** The HTTP API in front of the api function, and its clients, who ask again with the same key when no answer comes. */
export class ApiClients {
  /** Requests that wait for their answer. */
  inFlight = 0;
  readonly #parts: Parts;
  #keys = 0;
  #requests = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  ask(ask: Ask): void {
    this.#keys += 1;
    this.inFlight += 1;
    this.#try(ask, `key-${this.#keys}`, patience, false);
  }

  #try(ask: Ask, key: string, left: number, faulted: boolean): void {
    const { kernel, faults, invoke, answered, queueWrites } = this.#parts;
    const before = queueWrites();
    invoke('api', this.#event(ask, key), (end) => {
      const result = end.how === 'done' ? (end.answer as ApiResult) : undefined;
      const lost = faults.fires('lost-api-answer');
      if ((lost || result === undefined || result.statusCode === 503) && left > 0)
        return kernel.after(5 * seconds, 'asked again', () => this.#try(ask, key, left - 1, faulted || lost));
      this.inFlight -= 1;
      const [status, body] = [result?.statusCode ?? 500, result?.body ?? ''];
      answered({ ask, status, body, faulted: faulted || end.faulted, still: before === queueWrites() });
    });
  }

  #event({ bearer, method, path, body }: Ask, key: string): object {
    const { kernel, faults } = this.#parts;
    this.#requests += 1;
    // The gateway's clock and ours are not one.
    const skew = faults.fires('clock-skew') ? faults.measure('clock-skew', -90, 90) * seconds : 0;
    return gatewayEvent({
      bearer,
      method,
      path,
      body,
      headers: method === 'POST' ? { 'idempotency-key': key } : {},
      number: this.#requests,
      now: kernel.now + skew,
    });
  }
}
