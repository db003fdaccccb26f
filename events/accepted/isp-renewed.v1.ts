import * as z from 'zod';
import { renewProgramme } from '../http/bodies.ts';
import { eventId, instant } from '../primitives.ts';
import { subject } from './subject.ts';

/** A renewed programme, told by another system; by application, or by IIN for all of the person's. */
export const acceptedIspRenewed = z
  .object({ eventId, at: instant.optional(), ...subject, ...renewProgramme.shape })
  .refine(
    ({ applicationId, iin }) => (applicationId === undefined) !== (iin === undefined),
    'names either applicationId or iin',
  )
  .meta({ id: 'accepted.IspRenewed.v1', description: 'A renewed programme, told by another system.' });
