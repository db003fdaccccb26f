import type { Answer } from './messages.ts';

/** An RFC 9457 answer with a stable code. */
export function problem(status: number, code: string, title: string, detail: string): Answer {
  return {
    status,
    headers: { 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title, status, detail, code }),
  };
}

/** A JSON answer. */
export function json(status: number, value: unknown): Answer {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}

export const notFound = (): Answer => problem(404, 'route-not-found', 'Not found', 'There is no such route.');
