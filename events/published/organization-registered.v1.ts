import * as z from 'zod/mini';
import { id, setting } from '../primitives.ts';
import { fact } from './fact.ts';

/** An organization entered the register. */
export const organizationRegistered = fact('OrganizationRegistered', 'An organization entered the register.', {
  organizationId: id,
  setting,
  capacity: z.int(),
});
