import * as z from 'zod/mini';
import { eventId, instant, legalDate } from '../primitives.ts';
import { described } from '../schema.ts';
import { aboutOne, subject } from './subject.ts';

/** A programme that has run out, told by another system; by application, or by IIN for all of the person's. */
export const acceptedIspExpired = described(
  aboutOne(z.object({ eventId, at: z.optional(instant), ...subject, expiredOn: legalDate })),
  { id: 'accepted.IspExpired.v1', description: 'A programme that has run out, told by another system.' },
);
