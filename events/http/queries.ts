import * as z from 'zod/mini';
import { category, legalDate, line, setting } from '../primitives.ts';
import { checked, described } from '../schema.ts';
import { paged, query } from './paging.ts';

/** What the lists and the forms take in an address; the journal's own stands with its rows. */

export const listOrganizations = query({
  setting: z.optional(setting),
  category: z.optional(category),
  region: z.optional(line(80)),
  locality: z.optional(line(120)),
  ...paged,
});

export const listQueue = query(paged);

export const seeVisits = query({
  month: described(
    z.optional(checked(z.string(), z.regex(/^(19|2\d)\d{2}-(0[1-9]|1[0-2])$/, 'is no month; write it as YYYY-MM'))),
    { description: 'The calendar month; this one when left out', examples: ['2025-04'] },
  ),
});

export const listComplaints = checked(
  query({
    from: described(z.optional(legalDate), { description: 'Entered on this day or later' }),
    to: described(z.optional(legalDate), { description: 'Entered on this day or before' }),
    ...paged,
  }),
  z.refine(({ from = '', to = from }) => from <= to, { path: ['to'], error: 'is before from' }),
);

const year = described(
  z.optional(
    z.pipe(checked(z.string(), z.regex(/^(19|2\d)\d{2}$/, 'is no year; write it as YYYY')), z.transform(Number)),
  ),
  { description: 'The year; this one when left out', examples: ['2025'] },
);

export const seeOutcomes = query({ year });

export const seeStatistics = query({ year, setting: z.optional(setting) });

export const listObligations = query({ state: z.optional(z.enum(['open', 'done', 'overdue'])), ...paged });

export const listForms = query({ setting: z.optional(setting) });

const language = described(z._default(z.enum(['kk', 'ru']), 'kk'), {
  description: 'Of the page: Kazakh is the language of the order, the Russian words are ours',
});

export const inLanguage = query({ language });

export const showPlan = query({
  language,
  no: described(z.optional(checked(z.string(), z.regex(/^[1-9]\d{0,5}$/, 'is no number of a plan'))), {
    description: 'Which plan the page shows; the newest when left out',
  }),
});
const on = described(z.optional(legalDate), { description: 'As it stood on this day; today when left out' });

export const seeCatalogue = query({ on, setting: z.optional(setting) });

export const seeEquipment = query({ on });
