import * as z from 'zod';
import { renewProgramme } from '../http/bodies.ts';
import { eventId, instant } from '../primitives.ts';
import { aboutOne, subject } from './subject.ts';

/** A renewed programme, told by another system; by application, or by IIN for all of the person's. */
export const acceptedIspRenewed = aboutOne(
  z.object({ eventId, at: instant.optional(), ...subject, ...renewProgramme.shape }),
).meta({ id: 'accepted.IspRenewed.v1', description: 'A renewed programme, told by another system.' });
