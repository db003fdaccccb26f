import * as z from 'zod';
import { category, line, setting } from '../primitives.ts';
import { paged, query } from './paging.ts';

/** What the lists take in an address; the journal's own stands with its rows. */

export const listOrganizations = query({
  setting: setting.optional(),
  category: category.optional(),
  region: line(80).optional(),
  locality: line(120).optional(),
  ...paged,
});

export const listQueue = query(paged);

export const listObligations = query({ state: z.enum(['open', 'done', 'overdue']).optional(), ...paged });
