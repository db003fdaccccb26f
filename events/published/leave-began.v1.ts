import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** A recipient left for a time; the place is not vacant. */
export const leaveBegan = fact('LeaveBegan', 'A recipient left for a time; the place is not vacant.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  until: legalDate,
});
