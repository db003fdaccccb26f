import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** A stay ended by the head's order; its place is vacant. */
export const stayEnded = fact('StayEnded', "A stay ended by the head's order; its place is vacant.", {
  applicationId: id,
  organizationId: id,
  stayId: id,
  date: legalDate,
});
