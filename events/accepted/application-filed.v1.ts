import { fileApplication } from '../http/bodies.ts';
import { eventId, instant, line, outsideId } from '../primitives.ts';

/** An application filed at a department, told by another system. */
export const acceptedApplicationFiled = fileApplication
  .extend({ eventId, at: instant.optional(), applicationId: outsideId.optional(), departmentId: line(200) })
  .meta({
    id: 'accepted.ApplicationFiled.v1',
    description: 'An application filed at a department, told by another system.',
  });
