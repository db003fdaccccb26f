import * as z from 'zod';
import { eventId, instant, legalDate } from '../primitives.ts';
import { subject } from './subject.ts';

/** A programme that has run out, told by another system; by application, or by IIN for all of the person's. */
export const acceptedIspExpired = z
  .object({ eventId, at: instant.optional(), ...subject, expiredOn: legalDate })
  .refine(
    ({ applicationId, iin }) => (applicationId === undefined) !== (iin === undefined),
    'names either applicationId or iin',
  )
  .meta({ id: 'accepted.IspExpired.v1', description: 'A programme that has run out, told by another system.' });
