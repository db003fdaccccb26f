import type { Reading } from '../shared/store/people.ts';
import type { Call } from './route.ts';

/** That this call reads a person: who, when, and what for. */
export const readingOf = ({ context: { now, by }, request }: Call, purpose: Reading['purpose']): Reading => ({
  at: now,
  by,
  purpose,
  cause: request.requestId,
});
