import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Context } from '../../domain/context.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Action } from '../../events/http/authority.ts';
import {
  type AnswerOf,
  type BodyOf,
  type ChangeKey,
  type Endpoint,
  type EndpointKey,
  type EndpointOf,
  endpoints,
} from '../../events/http/endpoints.ts';
import type { Answer } from '../shared/answer.ts';
import type { PersonDeps } from '../shared/compose.ts';
import { digestOf } from '../shared/ids.ts';
import { AlreadyAnswered, Conflict } from '../shared/store/errors.ts';
import { answerKey } from '../shared/store/keys.ts';
import type { Besides } from '../shared/store/writes.ts';
import { assertRole } from './authority.ts';
import { etagOf, matches, type Versions, versionsOf } from './etag.ts';
import { BadRequest, KeyReused, problemOf } from './problem.ts';
import { actorOf, type Caller, callerOf, jsonOf, keyOwner, type Request, requestOf } from './request.ts';

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

/** Puts the answer into the command's own transaction, so that a repeated key gets it again. */
export type WithAnswer = (answer: Answer, besides?: Besides) => Besides;

type QueryOf<K extends EndpointKey> = EndpointOf<K> extends { query: infer Q extends z.ZodType } ? z.output<Q> : object;

export type HttpHandler = (
  event: APIGatewayProxyEventV2WithJWTAuthorizer,
) => Promise<APIGatewayProxyStructuredResultV2>;

const answered = ({ status, body }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const guarded =
  (run: (request: Request) => Promise<APIGatewayProxyStructuredResultV2>): HttpHandler =>
  async (event) => {
    try {
      return await run(requestOf(event));
    } catch (error) {
      return problemOf(error);
    }
  };

/** What was read, with its tag; whoever has it already is told so, and nothing else. */
const read = (request: Request, answer: Answer & { version?: number }): APIGatewayProxyStructuredResultV2 => {
  const result = answered(answer);
  const etag = etagOf(result.body ?? '', answer.version);
  const headers = { ...result.headers, 'cache-control': 'private, no-cache', etag };
  return matches(request.ifNoneMatch, etag) ? { statusCode: 304, headers } : { ...result, headers };
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
export const reading = <K extends Exclude<EndpointKey, ChangeKey>>(
  deps: PersonDeps,
  key: K,
  run: (call: Call, query: QueryOf<K>) => Promise<AnswerOf<K> & { version?: number }>,
): HttpHandler =>
  guarded(async (request) => {
    const call = await callOf(deps, request, actionOf(key));
    return read(request, await run(call, queryOf(key, request)));
  });

/** A route that anybody may read. */
export const openReading = <K extends Exclude<EndpointKey, ChangeKey>>(
  key: K,
  run: (query: QueryOf<K>) => Promise<AnswerOf<K>>,
): HttpHandler => guarded(async (request) => read(request, await run(queryOf(key, request))));

const idempotencyKeyOf = ({ idempotencyKey }: Request): string | undefined => {
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey))
    throw new BadRequest('invalid-idempotency-key', 'An Idempotency-Key has 1 to 255 visible ASCII characters.');
  return idempotencyKey;
};

/**
 * A route that changes something. With an Idempotency-Key the first answer is kept by the same write that has the
 * effect, and given again to the same key and body; another body is refused. A refused call leaves no answer.
 */
export const changing = <K extends ChangeKey>(
  deps: PersonDeps,
  key: K,
  run: (call: Call, body: z.output<BodyOf<K>>, withAnswer: WithAnswer) => Promise<AnswerOf<K>>,
): HttpHandler =>
  guarded(async (request) => {
    const action = actionOf(key);
    const call = await callOf(deps, request, action);
    const body = () => endpoints[key].body.parse(jsonOf(request.body)) as z.output<BodyOf<K>>;
    const idempotencyKey = idempotencyKeyOf(request);
    if (idempotencyKey === undefined) return answered(await run(call, body(), (_, besides = {}) => besides));
    const caller = keyOwner(call.caller, call.personId);
    const bodyHash = digestOf(`${action} ${request.params.id ?? ''} ${request.body}`);
    const earlier = async (): Promise<Answer | undefined> => {
      const kept = await deps.store.get(answerKey(caller, idempotencyKey));
      if (kept && kept.bodyHash !== bodyHash) throw new KeyReused();
      return kept && { status: kept.status as number, body: kept.body };
    };
    const first = await earlier();
    if (first) return answered(first);
    try {
      const answer = await run(call, body(), ({ status, body }, besides = {}) => ({
        ...besides,
        answer: { caller, key: idempotencyKey, bodyHash, status, body },
      }));
      return answered(answer);
    } catch (error) {
      // A refusal, too, may come from the first call's own effect, when both ran at once.
      const repeated = error instanceof AlreadyAnswered || error instanceof Refusal || error instanceof Conflict;
      const other = repeated ? await earlier() : undefined;
      if (other) return answered(other);
      throw error;
    }
  });
