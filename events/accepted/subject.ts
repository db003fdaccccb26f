import type * as z from 'zod';
import { id, iin } from '../primitives.ts';

/** An event is about one application, or about a person and so about all of theirs. */
export const subject = { applicationId: id.optional(), iin: iin.optional() };

type Subject = { applicationId?: string | undefined; iin?: string | undefined };

/** An event that must say which of both it is about, and not both. */
export const aboutOne = <S extends z.ZodType<Subject>>(event: S): S =>
  event
    .refine(
      ({ applicationId, iin }) => (applicationId === undefined) !== (iin === undefined),
      'names either applicationId or iin',
    )
    .meta({ oneOf: [{ required: ['applicationId'] }, { required: ['iin'] }] });
