import { createHash } from 'node:crypto';

/**
 * An id that follows from what caused it (a request, an event), so that a retry makes the same thing again instead of
 * another one. `kind` is its readable beginning: `app`, `org`, `stay`.
 */
export const idFrom = (kind: string, cause: string): string =>
  `${kind}-${createHash('sha256').update(`${kind}:${cause}`).digest('hex').slice(0, 20)}`;

/** The digest of a request body, by which a repeated idempotency key is told from a reused one. */
export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');
