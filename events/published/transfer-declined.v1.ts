import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A transfer that was asked for does not come about. */
export const transferDeclined = fact('TransferDeclined', 'A transfer that was asked for does not come about.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  toOrganizationId: id,
});
