import * as z from 'zod';
import { eventId, instant, legalDate } from '../primitives.ts';
import { aboutOne, subject } from './subject.ts';

/** A programme that has run out, told by another system; by application, or by IIN for all of the person's. */
export const acceptedIspExpired = aboutOne(
  z.object({ eventId, at: instant.optional(), ...subject, expiredOn: legalDate }),
).meta({ id: 'accepted.IspExpired.v1', description: 'A programme that has run out, told by another system.' });
