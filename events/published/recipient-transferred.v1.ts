import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** A recipient moved to another organization; the place left is vacant. */
export const recipientTransferred = fact(
  'RecipientTransferred',
  'A recipient moved to another organization; the place left is vacant.',
  { applicationId: id, organizationId: id, stayId: id, toOrganizationId: id, date: legalDate },
);
