import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** A recipient came back from leave. */
export const leaveEnded = fact('LeaveEnded', 'A recipient came back from leave.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  on: legalDate,
});
