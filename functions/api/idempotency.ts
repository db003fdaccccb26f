import { Refusal } from '../../domain/refusal.ts';
import type { Answer } from '../shared/answer.ts';
import { AlreadyAnswered, Conflict, untilSettled } from '../shared/store/errors.ts';
import type { Store } from '../shared/store/store.ts';
import type { Besides } from '../shared/store/writes.ts';
import { BadRequest, ChangedMeanwhile, KeyReused, problemOf } from './problem.ts';
import type { Request } from './request.ts';
import { answered, type Result, resultOf } from './result.ts';

/** Puts the answer into the command's own transaction, so that a repeated key gets it again. */
export type WithAnswer = (answer: Answer, besides?: Besides) => Besides;

/** A call with an Idempotency-Key: the key is its caller's own, and `bodyHash` is of all that the call says. */
export type Keyed = { caller: string; key: string; bodyHash: string };

type Run = (withAnswer: WithAnswer) => Promise<Answer>;

/** @throws BadRequest `invalid-idempotency-key` */
export const idempotencyKeyOf = ({ idempotencyKey }: Request): string | undefined => {
  if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey))
    throw new BadRequest('invalid-idempotency-key', 'An Idempotency-Key has 1 to 255 visible ASCII characters.');
  return idempotencyKey;
};

/**
 * Of a call that changes nothing, and makes the same answer by itself whenever it comes again: only that a key is not used for something
 * else. Of what was sent a digest is kept, as of any call, and nothing of the answer.
 * @throws KeyReused
 */
export const assertSameCall = async (store: Store, keyed: Keyed): Promise<void> => {
  const kept = await store.answer(keyed.caller, keyed.key);
  if (kept && kept.bodyHash !== keyed.bodyHash) throw new KeyReused();
  if (kept) return;
  try {
    await untilSettled(() => store.commit({ facts: [] }, { answer: { ...keyed, status: 200, body: '' } }));
  } catch (error) {
    if (!(error instanceof AlreadyAnswered)) throw error;
    await assertSameCall(store, keyed);
  }
};

/**
 * Runs a call once. Its answer is kept, letter by letter, by the same write that has the effect; a refusal (404, 409, 422) by a
 * write of its own, for a repetition is told the same also when the state would allow it by then. Whatever else is wrong
 * (who calls, how it is written, what is busy) may be put right and tried again under the same key.
 * @throws KeyReused when the key was used for something else · what `run` throws and is no refusal
 */
export const answeredOnce = async (store: Store, keyed: Keyed, run: Run): Promise<Result> => {
  const earlier = async (): Promise<Result | undefined> => {
    const kept = await store.answer(keyed.caller, keyed.key);
    if (kept && kept.bodyHash !== keyed.bodyHash) throw new KeyReused();
    return kept && resultOf(kept.status, kept.body);
  };
  const keep = async (refused: Result): Promise<Result> => {
    const { statusCode: status, body } = refused;
    await untilSettled(() => store.commit({ facts: [] }, { answer: { ...keyed, status, body } }));
    return refused;
  };
  const withAnswer: WithAnswer = (answer, besides = {}) => {
    const { statusCode: status, body } = answered(answer);
    return { ...besides, answer: { ...keyed, status, body } };
  };
  const first = await earlier();
  if (first) return first;
  try {
    return await run(withAnswer).then(answered, async (error: unknown) => {
      if (error instanceof Refusal && error.reason !== 'malformed') return keep(await problemOf(error));
      throw error;
    });
  } catch (error) {
    // Two at once: the answer that was kept first is the answer of both, and the other call has had no effect.
    const overtaken = [AlreadyAnswered, Conflict, ChangedMeanwhile].some((kind) => error instanceof kind);
    const other = overtaken ? await earlier() : undefined;
    if (other) return other;
    throw error;
  }
};
