import * as z from 'zod/mini';
import { eventId, instant, programme } from '../primitives.ts';
import { described } from '../schema.ts';
import { aboutOne, subject } from './subject.ts';

/** A renewed programme, told by another system; by application, or by IIN for all of the person's. */
export const acceptedIspRenewed = described(
  aboutOne(z.object({ eventId, at: z.optional(instant), ...subject, ...programme.shape })),
  { id: 'accepted.IspRenewed.v1', description: 'A renewed programme, told by another system.' },
);
