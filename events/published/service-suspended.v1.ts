import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** Service was suspended by the head's order. */
export const serviceSuspended = fact('ServiceSuspended', "Service was suspended by the head's order.", {
  applicationId: id,
  organizationId: id,
  stayId: id,
  from: legalDate,
});
