import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** Suspended service goes on. */
export const serviceResumed = fact('ServiceResumed', 'Suspended service goes on.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  on: legalDate,
});
