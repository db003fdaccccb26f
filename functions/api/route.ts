import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { Context } from '../../domain/context.ts';
import type { Action } from '../../events/http/authority.ts';
import {
  type AnswerOf,
  type BodyOf,
  type ChangeKey,
  type Endpoint,
  type EndpointKey,
  type EndpointOf,
  endpoints,
  type TaggedKey,
} from '../../events/http/endpoints.ts';
import type { Answer, Told } from '../shared/answer.ts';
import type { PersonDeps } from '../shared/compose.ts';
import { etagOf, matches } from '../shared/etag.ts';
import { digestOf } from '../shared/ids.ts';
import { assertRole } from './authority.ts';
import { type Versions, versionsOf } from './etag.ts';
import { answeredOnce, assertSameCall, idempotencyKeyOf, type Keyed, type WithAnswer } from './idempotency.ts';
import { BadRequest, problemOf } from './problem.ts';
import { actorOf, type Caller, callerOf, jsonOf, keyOwner, type Request, requestOf } from './request.ts';
import { type Attachment, answered, type Page } from './result.ts';

/** One call, known: who calls, what they are in the queue's table, when, and of which action. */
export type Call = {
  request: Request;
  action: Action;
  caller: Caller;
  personId: string | undefined;
  context: Context;
  /** The versions of the case that the caller's decision rests on; absent when they name none. */
  asRead: Versions | undefined;
};

type QueryOf<K extends EndpointKey> =
  EndpointOf<K> extends { query: infer Q extends z.ZodMiniType } ? z.output<Q> : object;

export type HttpHandler = (
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
) => Promise<APIGatewayProxyStructuredResultV2>;

const guarded =
  (run: (request: Request) => Promise<APIGatewayProxyStructuredResultV2>): HttpHandler =>
  async (event) => {
    try {
      return await run(requestOf(event));
    } catch (error) {
      return problemOf(error);
    }
  };

/**
 * What was read, with its tag; whoever has it already is told so, and nothing else. A copy may be kept, by anybody where
 * anybody may read, and is asked about before it is used: places and turns move by the minute.
 */
const read = (
  { ifNoneMatch }: Request,
  answer: (Answer | Page) & { version?: number },
  kept: 'private' | 'public',
  { page }: Endpoint,
): APIGatewayProxyStructuredResultV2 => {
  const result = answered(answer);
  const etag = etagOf(result.body, answer.version);
  const about = { etag, 'cache-control': `${kept}, no-cache`, ...(page && { vary: 'accept' }) };
  return matches(ifNoneMatch, etag)
    ? { statusCode: 304, headers: about }
    : { ...result, headers: { ...result.headers, ...about } };
};

const actionOf = (key: EndpointKey): Action => {
  const { action }: Endpoint = endpoints[key];
  if (!action) throw new Error(`${key} is open to anybody and knows no caller`);
  return action;
};

const callOf = async (deps: PersonDeps, request: Request, action: Action): Promise<Call> => {
  const caller = callerOf(request);
  assertRole(caller, action);
  const personId = caller.role === 'citizen' ? await deps.iinKeys.personIdOf(caller.iin) : undefined;
  const context = { now: request.now, by: actorOf(caller, personId), calendar: deps.calendar };
  return { request, action, caller, personId, context, asRead: versionsOf(request.ifMatch) };
};

const queryOf = <K extends EndpointKey>(key: K, request: Request): QueryOf<K> => {
  const { query }: Endpoint = endpoints[key];
  return (query?.parse(request.query) ?? {}) as QueryOf<K>;
};

/** A route that only reads. `version`: of what can be changed on the ground of what was read. */
export const reading = <K extends TaggedKey>(
  deps: PersonDeps,
  key: K,
  run: (call: Call, query: QueryOf<K>) => Promise<(Told<AnswerOf<K>> & { version?: number }) | Page>,
): HttpHandler =>
  guarded(async (request) => {
    const call = await callOf(deps, request, actionOf(key));
    const answer = (await run(call, queryOf(key, request))) as (Answer & { version?: number }) | Page;
    return read(request, answer, 'private', endpoints[key]);
  });

/** A route that shows a person, as JSON or as a page. Nobody on the way keeps a copy, and no tag saves a reading: each is recorded. */
export const personalReading = <K extends Exclude<EndpointKey, ChangeKey | TaggedKey>>(
  deps: PersonDeps,
  key: K,
  run: (call: Call, query: QueryOf<K>) => Promise<AnswerOf<K> | Page | Attachment>,
): HttpHandler =>
  guarded(async (request) => {
    const call = await callOf(deps, request, actionOf(key));
    return answered(await run(call, queryOf(key, request)));
  });

/** A route that anybody may read. */
export const openReading = <K extends TaggedKey>(
  key: K,
  run: (query: QueryOf<K>, request: Request) => Promise<Told<AnswerOf<K>> | Page>,
): HttpHandler =>
  guarded(async (request) => {
    const answer = (await run(queryOf(key, request), request)) as Answer | Page;
    return read(request, answer, 'public', endpoints[key]);
  });

/** Nobody is left to believe that an act is held to what they have read, where it is not. @throws BadRequest */
const assertConditional = (key: ChangeKey, asRead: Versions | undefined): void => {
  const { inCase }: Endpoint = endpoints[key];
  if (asRead !== undefined && asRead !== 'any' && !inCase)
    throw new BadRequest('if-match-not-here', 'An If-Match is for acts in a case, which has a version; this is none.');
};

/** The call under its Idempotency-Key, when it has one: whose key it is, and a digest of all that the call says. */
const keyedOf = ({ request, caller, personId }: Call, key: ChangeKey): Keyed | undefined => {
  const idempotencyKey = idempotencyKeyOf(request);
  if (idempotencyKey === undefined) return undefined;
  const { id = '', ...others } = request.params;
  const bodyHash = digestOf(`${key} ${[id, ...Object.values(others)].join('/')} ${request.body}`);
  return { caller: keyOwner(caller, personId), key: idempotencyKey, bodyHash };
};

/**
 * A route that takes a body and changes nothing: the same call gets the same answer by itself, and what was sent is kept nowhere; under a
 * key its digest is (docs/adr/0024).
 */
export const making = <K extends ChangeKey>(
  deps: PersonDeps,
  key: K,
  run: (call: Call, body: z.output<BodyOf<K>>, query: QueryOf<K>) => Promise<Page>,
): HttpHandler =>
  guarded(async (request) => {
    const call = await callOf(deps, request, actionOf(key));
    assertConditional(key, call.asRead);
    const keyed = keyedOf(call, key);
    const body = (await endpoints[key].body()).parse(jsonOf(request)) as z.output<BodyOf<K>>;
    const page = await run(call, body, queryOf(key, request));
    if (keyed) await assertSameCall(deps.store, keyed);
    return answered(page);
  });

/** A route that changes something, once for each Idempotency-Key. */
export const changing = <K extends ChangeKey>(
  deps: PersonDeps,
  key: K,
  run: (call: Call, body: z.output<BodyOf<K>>, withAnswer: WithAnswer) => Promise<AnswerOf<K>>,
): HttpHandler =>
  guarded(async (request) => {
    const call = await callOf(deps, request, actionOf(key));
    assertConditional(key, call.asRead);
    const keyed = keyedOf(call, key);
    const answer = async (withAnswer: WithAnswer) =>
      run(call, (await endpoints[key].body()).parse(jsonOf(request)) as z.output<BodyOf<K>>, withAnswer);
    return keyed ? answeredOnce(deps.store, keyed, answer) : answered(await answer((_, besides = {}) => besides));
  });
