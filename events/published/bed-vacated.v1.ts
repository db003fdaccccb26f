import * as z from 'zod/mini';
import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** Beds fell vacant in an organization. */
export const bedVacated = fact('BedVacated', 'Beds fell vacant in an organization.', {
  organizationId: id,
  count: z.int(),
});
