import { z } from 'zod';
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

  /** A call that has to succeed: otherwise the demonstration itself is wrong. */
  async must<T>(bearer: Bearer, path: string, body: unknown, answer: z.ZodType<T>): Promise<T> {
    const response = await this.#send('POST', path, body, await this.#as(bearer));
    if (!response.ok) throw await unexpected('POST', path, response);
    return answer.parse(await response.json());
  }

  /** A call that the state of the case or a norm may refuse, as happens in life; then the answer is undefined. */
  async may<T>(bearer: Bearer, path: string, body: unknown, answer: z.ZodType<T>): Promise<T | undefined> {
    const response = await this.#send('POST', path, body, await this.#as(bearer));
    if (response.ok) return answer.parse(await response.json());
    if (response.status !== 409 && response.status !== 422) throw await unexpected('POST', path, response);
    await response.arrayBuffer();
    return undefined;
  }

  async read<T>(bearer: Bearer | undefined, path: string, answer: z.ZodType<T>): Promise<T> {
    const response = await this.#send('GET', path, undefined, bearer ? await this.#as(bearer) : {});
    if (!response.ok) throw await unexpected('GET', path, response);
    return answer.parse(await response.json());
  }

  /** Events from outside; none of them may end among the dead letters. */
  async events(entries: readonly OutsideEvent[]): Promise<void> {
    const answer = Rejections.parse(await this.local('/local/events', { entries }));
    if (answer.rejected)
      throw new Error(`Events of the demonstration were rejected: ${JSON.stringify(answer.rejected)}`);
  }

  /** A control route of the local runtime. */
  async local(path: string, body: unknown): Promise<unknown> {
    const response = await this.#send('POST', path, body, {});
    if (!response.ok) throw await unexpected('POST', path, response);
    return response.json();
  }

  #send(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<Response> {
    this.#calls += 1;
    return fetch(`${this.#stage.baseUrl}${path}`, {
      method,
      headers: {
        ...headers,
        ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': `demo-${this.#calls}` }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  async #as(bearer: Bearer): Promise<Record<string, string>> {
    const name = JSON.stringify(bearer);
    const now = this.#stage.now();
    const known = this.#tokens.get(name);
    if (known && now - known.at < TOKEN_MS) return { authorization: `Bearer ${known.token}` };
    const token = await this.#stage.token(bearer);
    this.#tokens.set(name, { token, at: now });
    return { authorization: `Bearer ${token}` };
  }
}

async function unexpected(method: string, path: string, response: Response): Promise<Error> {
  return new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
}
