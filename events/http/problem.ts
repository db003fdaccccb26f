import * as z from 'zod/mini';
import { checked, described } from '../schema.ts';

/** One sentence in both languages of the state. */
export const explanation = described(z.object({ kk: z.string(), ru: z.string() }), {
  id: 'Explanation',
  description: 'A sentence for the person it concerns, in Kazakh and in Russian',
});

/** RFC 9457: why a call was refused. Nothing is changed by a refused call. */
export const problem = described(
  z.object({
    type: z.string(),
    title: z.string(),
    status: checked(z.int(), z.gte(400), z.lte(599)),
    detail: described(z.string(), { description: 'What happened, and what to do; never what was sent' }),
    code: described(z.string(), { description: 'Stable, kebab-case', examples: ['documents-missing'] }),
    norm: described(z.optional(z.string()), { description: 'ID in the register of norms', examples: ['APP-4'] }),
    source: described(z.optional(z.string()), { description: 'The clause it rests on' }),
    explanation: z.optional(explanation),
    missing: described(z.optional(z.array(z.string())), { description: 'The documents that are missing' }),
    particulars: described(z.optional(z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))), {
      description: 'What it was decided on: dates, counts, names of documents',
    }),
    errors: described(z.optional(z.array(z.object({ path: z.string(), code: z.string(), message: z.string() }))), {
      description: 'Of a malformed request: what is wrong, and where',
    }),
  }),
  { id: 'Problem', description: 'Why a call was refused (RFC 9457). Nothing was changed by it.' },
);

export type Problem = z.output<typeof problem>;
