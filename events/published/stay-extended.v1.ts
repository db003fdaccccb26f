import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** The last day of a stay moved. */
export const stayExtended = fact('StayExtended', 'The last day of a stay moved.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  until: legalDate,
});
