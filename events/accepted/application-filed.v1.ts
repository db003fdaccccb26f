import * as z from 'zod/mini';
import { fileApplication } from '../http/bodies/file-application.ts';
import { eventId, instant, line, outsideId } from '../primitives.ts';
import { described } from '../schema.ts';

/** An application filed at a department, told by another system. */
export const acceptedApplicationFiled = described(
  z.extend(fileApplication, {
    eventId,
    at: z.optional(instant),
    applicationId: z.optional(outsideId),
    departmentId: line(200),
  }),
  {
    id: 'accepted.ApplicationFiled.v1',
    description: 'An application filed at a department, told by another system.',
  },
);
