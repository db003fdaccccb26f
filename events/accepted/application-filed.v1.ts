import { fileApplication } from '../http/bodies.ts';
import { eventId, id, instant } from '../primitives.ts';

/** An application filed at a department, told by another system. */
export const acceptedApplicationFiled = fileApplication
  .extend({ eventId, at: instant.optional(), applicationId: id.optional(), departmentId: id })
  .meta({
    id: 'accepted.ApplicationFiled.v1',
    description: 'An application filed at a department, told by another system.',
  });
