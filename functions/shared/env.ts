import * as z from 'zod';
import { type Calendar, calendarWith } from '../../domain/law/calendar.ts';

const transfers = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue('is not JSON');
      return z.NEVER;
    }
  })
  .pipe(z.array(z.object({ from: z.iso.date(), to: z.iso.date(), source: z.string() })));

const schema = z.object({
  QUEUE_TABLE: z.string().min(1),
  PEOPLE_TABLE: z.string().min(1).optional(),
  IIN_KEY_ID: z.string().min(1).optional(),
  DAYS_OFF_TRANSFERS: transfers.default([]),
});

export type Env = { queueTable: string; peopleTable?: string; iinKeyId?: string; calendar: Calendar };

/**
 * The environment a function was deployed with, read once at its cold start. A name that is missing or a transfer of
 * days off that makes no sense stops the start, with its name.
 */
export const readEnv = (variables: Record<string, string | undefined> = process.env): Env => {
  const env = schema.parse(variables);
  return {
    queueTable: env.QUEUE_TABLE,
    ...(env.PEOPLE_TABLE && { peopleTable: env.PEOPLE_TABLE }),
    ...(env.IIN_KEY_ID && { iinKeyId: env.IIN_KEY_ID }),
    calendar: calendarWith(env.DAYS_OFF_TRANSFERS),
  };
};
