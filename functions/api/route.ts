import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod';
import type { Context } from '../../domain/context.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { PersonDeps } from '../shared/compose.ts';
import { digestOf } from '../shared/ids.ts';
import { AlreadyAnswered, Conflict } from '../shared/store/errors.ts';
import { answerKey } from '../shared/store/keys.ts';
import type { Besides } from '../shared/store/writes.ts';
import { type Action, assertRole } from './authority.ts';
import { BadRequest, KeyReused, problemOf } from './problem.ts';
import { actorOf, type Caller, callerOf, jsonOf, keyOwner, type Request, requestOf } from './request.ts';

export type Answer = { status: number; body: unknown };

/** One call, known: who calls, what they are in the queue's table, when. */
export type Call = { request: Request; caller: Caller; personId: string | undefined; context: Context };

/** Puts the answer into the command's own transaction, so that a repeated key gets it again. */
export type WithAnswer = (answer: Answer, besides?: Besides) => Besides;

type HttpHandler = (event: APIGatewayProxyEventV2WithJWTAuthorizer) => Promise<APIGatewayProxyStructuredResultV2>;

const answered = ({ status, body }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(body),
});

const guarded =
  (run: (request: Request) => Promise<Answer>): HttpHandler =>
  async (event) => {
    try {
      return answered(await run(requestOf(event)));
    } catch (error) {
      return problemOf(error);
    }
  };

const callOf = async (deps: PersonDeps, request: Request, action: Action): Promise<Call> => {
  const caller = callerOf(request);
  assertRole(caller, action);
  const personId = caller.role === 'citizen' ? await deps.iinKeys.personIdOf(caller.iin) : undefined;
  return { request, caller, personId, context: { now: request.now, by: actorOf(caller), calendar: deps.calendar } };
};

/** A route that only reads. */
export const reading = (deps: PersonDeps, action: Action, run: (call: Call) => Promise<unknown>): HttpHandler =>
  guarded(async (request) => ({ status: 200, body: await run(await callOf(deps, request, action)) }));

/** A route that anybody may read. */
export const openReading = (run: (request: Request) => Promise<unknown>): HttpHandler =>
  guarded(async (request) => ({ status: 200, body: await run(request) }));

const idempotencyKeyOf = ({ idempotencyKey }: Request): string | undefined => {
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey))
    throw new BadRequest('invalid-idempotency-key', 'An Idempotency-Key has 1 to 255 visible ASCII characters.');
  return idempotencyKey;
};

/**
 * A route that changes something. With an Idempotency-Key the first answer is kept by the same write that has the
 * effect, and given again to the same key and body; another body is refused. A refused call leaves no answer.
 */
export const changing = <S extends z.ZodType>(
  deps: PersonDeps,
  action: Action,
  schema: S,
  run: (call: Call, body: z.output<S>, withAnswer: WithAnswer) => Promise<Answer>,
): HttpHandler =>
  guarded(async (request) => {
    const call = await callOf(deps, request, action);
    const key = idempotencyKeyOf(request);
    if (key === undefined) return run(call, schema.parse(jsonOf(request.body)), (_, besides = {}) => besides);
    const caller = keyOwner(call.caller, call.personId);
    const bodyHash = digestOf(`${action} ${request.params.id ?? ''} ${request.body}`);
    const earlier = async (): Promise<Answer | undefined> => {
      const kept = await deps.store.get(answerKey(caller, key));
      if (kept && kept.bodyHash !== bodyHash) throw new KeyReused();
      return kept && { status: kept.status as number, body: kept.body };
    };
    const first = await earlier();
    if (first) return first;
    try {
      return await run(call, schema.parse(jsonOf(request.body)), ({ status, body }, besides = {}) => ({
        ...besides,
        answer: { caller, key, bodyHash, status, body },
      }));
    } catch (error) {
      // A refusal, too, may come from the first call's own effect, when both ran at once.
      const repeated = error instanceof AlreadyAnswered || error instanceof Refusal || error instanceof Conflict;
      const other = repeated ? await earlier() : undefined;
      if (other) return other;
      throw error;
    }
  });
