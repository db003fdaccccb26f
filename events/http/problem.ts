import * as z from 'zod';

/** One sentence in both languages of the state. */
export const explanation = z
  .object({ kk: z.string(), ru: z.string() })
  .meta({ id: 'Explanation', description: 'A sentence for the person it concerns, in Kazakh and in Russian' });

/** RFC 9457: why a call was refused. Nothing is changed by a refused call. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().meta({ description: 'What happened, and what to do; never what was sent' }),
    code: z.string().meta({ description: 'Stable, kebab-case', examples: ['documents-missing'] }),
    norm: z
      .string()
      .optional()
      .meta({ description: 'ID in the register of norms', examples: ['APP-4'] }),
    source: z.string().optional().meta({ description: 'The clause it rests on' }),
    explanation: explanation.optional(),
    missing: z.array(z.string()).optional().meta({ description: 'The documents that are missing' }),
    particulars: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]))
      .optional()
      .meta({ description: 'What it was decided on: dates, counts, names of documents' }),
    errors: z
      .array(z.object({ path: z.string(), code: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'Of a malformed request: what is wrong, and where' }),
  })
  .meta({ id: 'Problem', description: 'Why a call was refused (RFC 9457). Nothing was changed by it.' });

export type Problem = z.output<typeof problem>;
