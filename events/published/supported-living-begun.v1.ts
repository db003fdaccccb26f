import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A recipient moved to the unit of supported independent living. */
export const supportedLivingBegun = fact(
  'SupportedLivingBegun',
  'A recipient moved to the unit of supported independent living.',
  { applicationId: id, organizationId: id, stayId: id },
);
