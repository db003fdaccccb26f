import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** The recipient chose an organization. */
export const organizationChosen = fact('OrganizationChosen', 'The recipient chose an organization.', {
  applicationId: id,
  organizationId: id,
});
