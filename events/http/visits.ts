import * as z from 'zod/mini';
import { id, legalDate, serviceKind } from '../primitives.ts';
import { described } from '../schema.ts';
import { specialist } from './bodies/visits.ts';
import { localizedName } from './bodies.ts';

/** The record of services at home (263/3 annex 6) as the API tells it. */

export const scheduleApproved = z.object({ stayId: id, from: legalDate });

export const visitMarked = z.object({ stayId: id, on: legalDate, enteredOn: legalDate });

const words = z.object({ kk: z.string(), ru: z.string() });

const mark = z.object({
  services: z.array(serviceKind),
  specialist: z.optional(specialist),
  remark: z.optional(z.string()),
  enteredOn: described(z.optional(legalDate), { description: 'The day it was entered on, when that is a later one' }),
});

export const recordOfServices = described(
  z.object({
    stayId: id,
    month: z.string(),
    form: described(
      z.object({ title: words, columns: z.array(z.extend(words, { no: z.int() })), note: words, source: z.string() }),
      { description: 'The words of the form' },
    ),
    organization: localizedName,
    recipient: z.optional(z.string()),
    registeredOn: described(legalDate, { description: 'Since when they are served' }),
    days: z.array(
      z.object({
        on: described(legalDate, { description: '1.' }),
        planned: described(z.optional(z.array(serviceKind)), {
          description: 'A day of the schedule, and what its visit is for; absent of a visit that no schedule names',
        }),
        missing: described(z.optional(z.literal(true)), {
          description: 'The day of the schedule has passed and bears no mark',
        }),
        marks: described(z.array(mark), { description: '2 and 3. In the order of entry: a correction is a mark more' }),
      }),
    ),
  }),
  { id: 'RecordOfServices', description: 'One calendar month of the record that stands with the recipient' },
);
