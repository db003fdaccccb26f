import type * as z from 'zod/mini';
import { type Answers, answered } from './http/answered.ts';
import {
  type AnswerOf,
  type BodyOf,
  type ChangeKey,
  type Endpoint,
  type EndpointKey,
  type EndpointOf,
  endpoints,
  type InCaseKey,
  isTagged,
  type TaggedKey,
} from './http/endpoints.ts';
import { type Problem, problem } from './http/problem.ts';

/** Why a call was refused, in the words of the system; nothing was changed by it. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(key: EndpointKey, problem: Problem) {
    super(`${key} was refused: ${problem.status} ${problem.code}. ${problem.detail}`);
    this.problem = problem;
  }
}

/** Nothing that this system says came back: no connection, the page of a proxy, an answer that the catalogue does not name. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
  /** Absent when nothing came back at all: then nobody knows whether the call had its effect. */
  readonly status: number | undefined;

  constructor(key: EndpointKey, reason: string, options: ErrorOptions & { status?: number } = {}) {
    super(`${key} got no answer of Kezek: ${reason}`, options);
    this.status = options.status;
  }
}

type NamesIn<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

type ParamsOf<K extends EndpointKey> = [NamesIn<K>] extends [never]
  ? { params?: never }
  : { params: Record<NamesIn<K>, string> };

type QueryOf<K extends EndpointKey> =
  EndpointOf<K> extends { query: infer Q extends z.ZodMiniType } ? { query?: z.input<Q> } : { query?: never };

/**
 * `idempotencyKey`: the same key and body gets the first answer again. `ifMatch`, of an act in one case: the etag of the
 * application that it rests on.
 */
type ChangeOf<K extends EndpointKey> = K extends ChangeKey
  ? { body: z.input<BodyOf<K>>; idempotencyKey?: string } & (K extends InCaseKey ? { ifMatch?: string } : unknown)
  : { body?: never };

/** What an endpoint takes: what its path, its query and its body name, and nothing else. */
type RequestOf<K extends EndpointKey> = ParamsOf<K> & QueryOf<K> & ChangeOf<K>;

/** `etag`: of what was read, for `ifMatch` and `ifNoneMatch`; what shows a person has none. */
type Answered<K extends EndpointKey> = AnswerOf<K> & (K extends TaggedKey ? { etag: string } : unknown);

type ReadKey = Exclude<EndpointKey, ChangeKey>;

/** The lists: what is answered page by page. */
type ListKey = { [K in ReadKey]: 'next' extends keyof AnswerOf<K>['body'] ? K : never }[ReadKey];

type Optional<R> = Record<never, never> extends R ? [request?: R] : [request: R];

export type Client = {
  /**
   * Calls an endpoint. Members of an answer that its schema does not know are dropped: the API may grow.
   * @throws ProblemError when the call was refused · NoAnswerError when nothing of ours came back
   */
  call: {
    <K extends TaggedKey>(
      key: K,
      request: RequestOf<K> & { ifNoneMatch: string },
    ): Promise<Answered<K> | { status: 304 }>;
    <K extends EndpointKey>(key: K, ...request: Optional<RequestOf<K> & { ifNoneMatch?: never }>): Promise<Answered<K>>;
  };
  /** The pages of a list from the first, or from the given `cursor`, to the last. @throws as `call` */
  pages: <K extends ListKey>(key: K, ...request: Optional<RequestOf<K>>) => AsyncGenerator<AnswerOf<K>['body']>;
};

type Options = { baseUrl: string; token?: string; fetch?: typeof globalThis.fetch };

/** A request, whichever endpoint it is for. */
type AnyRequest = {
  params?: Readonly<Record<string, string>>;
  query?: Readonly<Record<string, string | undefined>>;
  body?: unknown;
  idempotencyKey?: string;
  ifMatch?: string;
  ifNoneMatch?: string;
};

/** Whether it is answered by a page alone. */
const isPage = (key: EndpointKey): boolean => {
  const { page }: Endpoint = endpoints[key];
  return page === 'only';
};

/** A dot or nothing would make another path of it; everything else is encoded. */
const segment = (name: string, value: string | undefined): string => {
  if (value === undefined || /^\.{0,2}$/.test(value)) throw new TypeError(`The path needs ${name}.`);
  return encodeURIComponent(value);
};

/** What API Gateway says itself before any function is asked: no or a wrong token, too many calls. It names no code. */
const isOfGateway = (status: number, said: unknown): boolean =>
  status >= 400 && status < 500 && typeof (said as { message?: unknown } | null | undefined)?.message === 'string';

const given = <V>(values: Readonly<Record<string, V | undefined>>): Record<string, V> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, V] => entry[1] !== undefined));

/** A client of the API at `baseUrl`, for the bearer of `token`. It keeps nothing of what it asks and is answered. */
export const createClient = ({ baseUrl, token, fetch = globalThis.fetch }: Options): Client => {
  const send = (key: EndpointKey, { params = {}, query = {}, body, ...tags }: AnyRequest): Promise<Response> => {
    const [method = '', template = ''] = key.split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => segment(name, params[name]));
    const search = new URLSearchParams(given(query)).toString();
    const headers = given({
      accept: isPage(key) ? 'text/html' : 'application/json',
      authorization: token && `Bearer ${token}`,
      'content-type': body === undefined ? undefined : 'application/json',
      'idempotency-key': tags.idempotencyKey,
      'if-match': tags.ifMatch,
      'if-none-match': tags.ifNoneMatch,
    });
    const url = `${baseUrl.replace(/\/+$/, '')}${path}${search && `?${search}`}`;
    return fetch(url, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
  };

  const call = async (key: EndpointKey, request: AnyRequest = {}): Promise<unknown> => {
    const response = await send(key, request).catch((cause: unknown) => {
      // What `fetch` throws when there is no connection; anything else is the caller's own, an abort.
      if (!(cause instanceof TypeError)) throw cause;
      throw new NoAnswerError(key, 'the connection failed', { cause });
    });
    const { status } = response;
    if (status === 304) return { status };
    const said: unknown = await (status < 400 && isPage(key) ? response.text() : response.json()).catch(
      () => undefined,
    );
    const refusal = problem.safeParse(said);
    if (status >= 400 && refusal.success) throw new ProblemError(key, refusal.data);
    const answers: Answers = answered[key];
    const answer = answers[status as keyof Answers]?.safeParse(said);
    const nothing = (reason: string) => new NoAnswerError(key, `${status}, ${reason}`, { status });
    if (isOfGateway(status, said)) throw nothing('the gateway refused it');
    if (!answer?.success) throw nothing('and no such answer is named');
    if (!isTagged(key)) return { status, body: answer.data };
    const etag = response.headers.get('etag');
    if (!etag) throw nothing('and its tag is missing');
    return { status, body: answer.data, etag };
  };

  async function* pages(key: ListKey, request: AnyRequest = {}): AsyncGenerator<unknown> {
    let next = request.query?.cursor;
    do {
      const query = { ...request.query, cursor: next };
      const { body } = (await call(key, { ...request, query })) as { body: { next?: string } };
      yield body;
      next = body.next;
    } while (next !== undefined);
  }

  return { call, pages } as Client;
};
