import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A transfer to another organization was asked for. */
export const transferRequested = fact('TransferRequested', 'A transfer to another organization was asked for.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  toOrganizationId: id,
});
