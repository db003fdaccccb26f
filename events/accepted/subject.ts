import * as z from 'zod/mini';
import { id, iin } from '../primitives.ts';
import { checked, described } from '../schema.ts';

/** An event is about one application, or about a person and so about all of theirs. */
export const subject = { applicationId: z.optional(id), iin: z.optional(iin) };

type Subject = { applicationId?: string | undefined; iin?: string | undefined };

/** An event that must say which of both it is about, and not both. */
export const aboutOne = <S extends z.ZodMiniType<Subject>>(event: S): S =>
  described(
    checked(
      event,
      z.refine(
        ({ applicationId, iin }) => (applicationId === undefined) !== (iin === undefined),
        'names either applicationId or iin',
      ),
    ),
    { oneOf: [{ required: ['applicationId'] }, { required: ['iin'] }] },
  );
