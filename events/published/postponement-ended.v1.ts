import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A postponed term ended while no place was free: the recipient is back in their turn. */
export const postponementEnded = fact(
  'PostponementEnded',
  'A postponed term ended while no place was free: the recipient is back in their turn.',
  { applicationId: id, organizationId: id },
);
