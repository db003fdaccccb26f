import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { CalendarYearMissing } from '../../domain/law/calendar.ts';
import { explainMissing, explainRefusal } from '../../domain/law/explanations/index.ts';
import { LawEditionMissing } from '../../domain/law/law.ts';
import { Refusal } from '../../domain/refusal.ts';
import { InvalidValue } from '../shared/invalid-value.ts';
import { log, reasonOf } from '../shared/log.ts';
import { Conflict } from '../shared/store/errors.ts';

/** 400: the request is not what the route takes. */
export class BadRequest extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'BadRequest';
    this.code = code;
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

type Details = { detail: string; code: string; norm?: string; source?: string; [extra: string]: unknown };

const titles: Record<number, string> = {
  400: 'The request is malformed',
  403: 'This is not yours to do',
  404: 'There is nothing here',
  409: 'The state does not allow it',
  412: 'It has changed since it was read',
  422: 'A norm refuses it',
  429: 'Too much at once',
  500: 'Something failed on our side',
};

export const problem = (
  status: number,
  details: Details,
  headers: Record<string, string> = {},
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  body: JSON.stringify({
    type: `urn:kezek:problem:${details.code}`,
    title: titles[status] ?? 'Refused',
    status,
    ...details,
  }),
});

const statusOf: Record<Refusal['reason'], number> = { state: 409, norm: 422, unknown: 404 };

const last = (path: readonly PropertyKey[]): string => String(path.at(-1) ?? 'body').replace(/[^A-Za-z]/g, '');

const dates = new Set([
  'birthDate',
  'validTo',
  'validFrom',
  'date',
  'until',
  'on',
  'filedOn',
  'registeredOn',
  'issuedOn',
  'givenOn',
]);

/** What was malformed, by name: where and why, never what was sent. */
const malformed = ({ issues }: z.ZodError): APIGatewayProxyStructuredResultV2 => {
  const errors = issues.map(({ path, message }) => ({
    path: path.map(String).join('.'),
    code: dates.has(last(path)) ? 'invalid-date' : last(path) === 'iin' ? 'invalid-iin' : 'invalid-value',
    message,
  }));
  const [first] = errors;
  return problem(400, {
    code: first?.code ?? 'invalid-value',
    detail: errors.map(({ path, message }) => `${path || 'body'}: ${message}`).join('; '),
    errors,
  });
};

const conflictAnswer = {
  code: 'busy',
  detail: 'Others changed this at the same moment, again and again. Please come back in a second.',
};

/** A refusal with its norm, its sentence for people, and what it was decided on; `missing` is the contract's own name. */
const refused = (refusal: Refusal): APIGatewayProxyStructuredResultV2 => {
  const { norm, source } = refusal.ground ?? {};
  const { missing, ...particulars } = refusal.particulars;
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
export const problemOf = (error: unknown): APIGatewayProxyStructuredResultV2 => {
  if (error instanceof Refusal) return refused(error);
  if (error instanceof BadRequest) return problem(400, { code: error.code, detail: error.message });
  if (error instanceof InvalidValue)
    return problem(400, {
      code: error.code,
      detail: `${error.path}: ${error.message}`,
      errors: [{ path: error.path, code: error.code, message: error.message }],
    });
  if (error instanceof z.ZodError) return malformed(error);
  if (error instanceof Forbidden) return problem(403, { code: 'not-yours', detail: error.message });
  if (error instanceof ChangedMeanwhile)
    return problem(412, {
      code: 'changed-meanwhile',
      detail: 'The case has changed since it was read; nothing was changed by this call. Read it again.',
    });
  if (error instanceof KeyReused)
    return problem(422, {
      code: 'idempotency-key-reused',
      detail: 'This Idempotency-Key was used for another request; nothing was changed.',
    });
  if (error instanceof CalendarYearMissing || error instanceof LawEditionMissing) {
    log('law-data-missing', { reason: error.message });
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
    return problem(429, conflictAnswer, { 'retry-after': '1' });
  }
  log('request-failed', { reason: reasonOf(error) });
  return problem(500, {
    code: 'failed',
    detail: 'The request failed and nothing was changed. The failure is in our log.',
  });
};
