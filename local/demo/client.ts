import { z } from 'zod';
import { type Client as Api, createClient, ProblemError } from '../../events/client.ts';
import type { Bearer } from '../identity.ts';
import type { Stage } from '../kezek.ts';

/** An event as another system would put it on the bus. */
export interface OutsideEvent {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: Readonly<Record<string, unknown>>;
}

const Rejections = z.object({ rejected: z.array(z.unknown()).optional() });

/** Tokens are asked for again long before they end. */
const TOKEN_MS = 6 * 3600 * 1000;

/** Calls the system as its users do: over HTTP, with a token and an idempotency key. */
export class Client {
  readonly #stage: Pick<Stage, 'baseUrl' | 'token' | 'now'>;
  readonly #tokens = new Map<string, { token: string; at: number }>();
  #calls = 0;

  constructor(stage: Pick<Stage, 'baseUrl' | 'token' | 'now'>) {
    this.#stage = stage;
  }

  /** The API for somebody. A call that is refused means that the demonstration itself is wrong, unless it `may` be. */
  as(bearer: Bearer): Api {
    return createClient({
      baseUrl: this.#stage.baseUrl,
      fetch: async (url, init) => {
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${await this.#token(bearer)}`);
        this.#calls += 1;
        if (init?.method === 'POST') headers.set('idempotency-key', `demo-${this.#calls}`);
        return fetch(url, { ...init, headers });
      },
    });
  }

  /** Events from outside; none of them may end among the dead letters. */
  async events(entries: readonly OutsideEvent[]): Promise<void> {
    const answer = Rejections.parse(await this.local('POST', '/local/events', { entries }));
    if (answer.rejected)
      throw new Error(`Events of the demonstration were rejected: ${JSON.stringify(answer.rejected)}`);
  }

  /** A control route of the local runtime. */
  async local(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#stage.baseUrl}${path}`, {
      method,
      ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  async #token(bearer: Bearer): Promise<string> {
    const name = JSON.stringify(bearer);
    const now = this.#stage.now();
    const known = this.#tokens.get(name);
    if (known && now - known.at < TOKEN_MS) return known.token;
    const token = await this.#stage.token(bearer);
    this.#tokens.set(name, { token, at: now });
    return token;
  }
}

/** A call that the state of the case or a norm may refuse, as happens in life; then the answer is undefined. */
export async function may<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof ProblemError && [409, 422].includes(error.problem.status)) return undefined;
    throw error;
  }
}
