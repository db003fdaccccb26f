import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A recipient left the unit of supported independent living; the place in the organization stays theirs. */
export const supportedLivingEnded = fact(
  'SupportedLivingEnded',
  'A recipient left the unit of supported independent living; the place in the organization stays theirs.',
  { applicationId: id, organizationId: id, stayId: id },
);
