import { headOf } from '../../events/http/titles.ts';
import type { Answer } from './messages.ts';

/** An RFC 9457 answer with a stable code, as the API itself gives it. */
export function problem(status: number, code: string, detail: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ ...headOf(status, code), detail, code }),
  };
}

/** A JSON answer. */
export function json(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export const notFound = (): Answer => problem(404, 'route-not-found', 'There is no such route.');
