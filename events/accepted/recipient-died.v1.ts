import * as z from 'zod';
import { eventId, instant, legalDate } from '../primitives.ts';
import { aboutOne, subject } from './subject.ts';

/** A recipient has died, told by another system; by application, or by IIN for all of the person's. */
export const acceptedRecipientDied = aboutOne(
  z.object({ eventId, at: instant.optional(), ...subject, diedOn: legalDate }),
).meta({ id: 'accepted.RecipientDied.v1', description: 'A recipient has died, told by another system.' });
