import * as z from 'zod/mini';
import { $ZodError } from 'zod/v4/core';
import en from 'zod/v4/locales/en.js';
import { CalendarYearMissing } from '../../domain/law/calendar.ts';
import { LawEditionMissing } from '../../domain/law/law.ts';
import { Refusal } from '../../domain/refusal.ts';
import { headOf } from '../../events/http/titles.ts';
import { codeOfWords } from '../../events/primitives.ts';
import { whenAsked } from '../../events/when-asked.ts';
import { InvalidValue } from '../shared/invalid-value.ts';
import { log, reasonOf } from '../shared/log.ts';
import { Conflict, isOverload } from '../shared/store/errors.ts';
import { type Result, resultOf } from './result.ts';

// What zod finds wrong is told in its words, where a schema has none of its own.
z.config(en());

/** 400: the request is not what the route takes, 406: nor asks for what it gives; 413, 414, 415: nor what any route does. */
export class BadRequest extends Error {
  readonly code: string;
  readonly status: 400 | 406 | 413 | 414 | 415;
  constructor(code: string, message: string, status: BadRequest['status'] = 400) {
    super(message);
    this.name = 'BadRequest';
    this.code = code;
    this.status = status;
  }
}

/** 403: the role or the scope may not do this. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}

/** 412: what the caller's decision rests on has changed since they read it. */
export class ChangedMeanwhile extends Error {
  override readonly name = 'ChangedMeanwhile';
}

/** 422: the key was used for another body. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
}

/** The sentences for people are many, and a call that is not refused needs none. */
export const explanations = whenAsked(() => import('../../domain/law/explanations/index.ts'));

type Details = { detail: string; code: string; norm?: string; source?: string; [extra: string]: unknown };

export const problem = (status: number, details: Details, headers?: Record<string, string>): Result =>
  resultOf(status, JSON.stringify({ ...headOf(status, details.code), ...details }), headers);

const statusOf: Record<Refusal['reason'], number> = { state: 409, norm: 422, unknown: 404, malformed: 400 };

/** Whoever has so many things wrong is helped by no more of them; and what was sent does not set the length of the answer. */
const mostErrors = 20;

/** What was malformed, by name: where and why, never what was sent. */
const malformed = ({ issues }: $ZodError): Result => {
  const errors = issues.slice(0, mostErrors).map(({ path, message }) => ({
    path: path.map(String).join('.'),
    code: codeOfWords.get(message) ?? 'invalid-value',
    message,
  }));
  const [first] = errors;
  const more = issues.length > mostErrors ? [`and ${issues.length - mostErrors} more`] : [];
  return problem(400, {
    code: first?.code ?? 'invalid-value',
    detail: [...errors.map(({ path, message }) => `${path || 'the request'}: ${message}`), ...more].join('; '),
    errors,
  });
};

const busy = {
  code: 'busy',
  detail: 'Others changed this at the same moment, again and again. Please come back in a second.',
};

const overloaded = {
  code: 'overloaded',
  detail: 'Too much is asked of us at this moment. Please come back in a few seconds, with the same Idempotency-Key.',
};

/** A refusal with its norm, its sentence for people, and what it was decided on; `missing` is the contract's own name. */
const refused = async (refusal: Refusal): Promise<Result> => {
  const { norm, source } = refusal.ground ?? {};
  const { missing, ...particulars } = refusal.particulars;
  const { explainRefusal } = await explanations();
  return problem(statusOf[refusal.reason], {
    code: refusal.code,
    detail: refusal.message,
    ...(norm && { norm }),
    ...(source && { source }),
    explanation: explainRefusal(refusal),
    ...(missing && { missing }),
    ...(Object.keys(particulars).length > 0 && { particulars }),
  });
};

/** The one place where what went wrong becomes an answer (RFC 9457). */
export const problemOf = async (error: unknown): Promise<Result> => {
  if (error instanceof Refusal) return refused(error);
  if (error instanceof BadRequest) return problem(error.status, { code: error.code, detail: error.message });
  if (error instanceof InvalidValue)
    return problem(400, {
      code: error.code,
      detail: `${error.path}: ${error.message}`,
      errors: [{ path: error.path, code: error.code, message: error.message }],
    });
  if (error instanceof $ZodError) return malformed(error);
  if (error instanceof Forbidden) return problem(403, { code: 'not-yours', detail: error.message });
  if (error instanceof ChangedMeanwhile)
    return problem(412, {
      code: 'changed-meanwhile',
      detail: 'The case has changed since it was read; nothing was changed by this call. Read it again.',
    });
  if (error instanceof KeyReused)
    return problem(422, {
      title: 'The key was used for something else',
      code: 'idempotency-key-reused',
      detail: 'This Idempotency-Key was used for another request; nothing was changed.',
    });
  if (error instanceof CalendarYearMissing || error instanceof LawEditionMissing) {
    log('law-data-missing', { reason: error.message });
    const { explainMissing } = await explanations();
    return problem(422, {
      code: error.code,
      detail: error.message,
      norm: error.norm,
      source: 'policy',
      explanation: explainMissing(error),
    });
  }
  if (error instanceof Conflict) {
    log('request-overtaken');
    return problem(429, busy, { 'retry-after': '1' });
  }
  if (isOverload(error)) {
    log('request-throttled', { reason: reasonOf(error) });
    return problem(429, overloaded, { 'retry-after': '5' });
  }
  log('request-failed', { reason: reasonOf(error) });
  return problem(500, {
    code: 'failed',
    detail:
      'The request failed, and whether it had its effect is not known. Send it again with the same Idempotency-Key; the failure is in our log.',
  });
};
