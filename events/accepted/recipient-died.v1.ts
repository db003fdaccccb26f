import * as z from 'zod/mini';
import { eventId, instant, legalDate } from '../primitives.ts';
import { described } from '../schema.ts';
import { aboutOne, subject } from './subject.ts';

/** A recipient has died, told by another system; by application, or by IIN for all of the person's. */
export const acceptedRecipientDied = described(
  aboutOne(z.object({ eventId, at: z.optional(instant), ...subject, diedOn: legalDate })),
  { id: 'accepted.RecipientDied.v1', description: 'A recipient has died, told by another system.' },
);
