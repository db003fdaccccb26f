import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** A visit was marked in the record of services; with which services, and by whom, stays with the person. */
export const visitMarked = fact('VisitMarked', 'A visit at home was marked in the record of services.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  on: legalDate,
});
