import * as z from 'zod';
import { eventId, instant, legalDate } from '../primitives.ts';
import { subject } from './subject.ts';

/** A recipient has died, told by another system; by application, or by IIN for all of the person's. */
export const acceptedRecipientDied = z
  .object({ eventId, at: instant.optional(), ...subject, diedOn: legalDate })
  .refine(
    ({ applicationId, iin }) => (applicationId === undefined) !== (iin === undefined),
    'names either applicationId or iin',
  )
  .meta({ id: 'accepted.RecipientDied.v1', description: 'A recipient has died, told by another system.' });
