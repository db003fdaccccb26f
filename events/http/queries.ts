import * as z from 'zod/mini';
import { category, legalDate, line, setting } from '../primitives.ts';
import { described } from '../schema.ts';
import { paged, query } from './paging.ts';

/** What the lists take in an address; the journal's own stands with its rows. */

export const listOrganizations = query({
  setting: z.optional(setting),
  category: z.optional(category),
  region: z.optional(line(80)),
  locality: z.optional(line(120)),
  ...paged,
});

export const listQueue = query(paged);

export const listObligations = query({ state: z.optional(z.enum(['open', 'done', 'overdue'])), ...paged });

const on = described(z.optional(legalDate), { description: 'As it stood on this day; today when left out' });

export const seeCatalogue = query({ on, setting: z.optional(setting) });

export const seeEquipment = query({ on });
