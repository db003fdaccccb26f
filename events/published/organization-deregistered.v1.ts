import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** An organization left the register: it takes nobody from that day on. */
export const organizationDeregistered = fact(
  'OrganizationDeregistered',
  'An organization left the register: it takes nobody from that day on.',
  { organizationId: id, on: legalDate },
);
