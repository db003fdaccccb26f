import * as z from 'zod/mini';
import { id, legalDate } from '../primitives.ts';
import { checked } from '../schema.ts';
import { fact } from './fact.ts';

/** A monitoring was entered in the journal of a recipient. */
export const monitoringEntered = fact('MonitoringEntered', 'A monitoring was entered in the journal of a recipient.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
  no: checked(z.int(), z.gte(1)),
  on: legalDate,
});
