import * as z from 'zod/mini';
import { type Calendar, calendarWith } from '../../domain/law/calendar.ts';
import { checked } from '../../events/schema.ts';

const name = checked(z.string(), z.minLength(1));

const transfers = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text, { issues }): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        issues.push({ code: 'custom', message: 'is not JSON', input: text });
        return z.NEVER;
      }
    }),
  ),
  z.array(z.object({ from: z.iso.date(), to: z.iso.date(), source: z.string() })),
);

const schema = z.object({
  QUEUE_TABLE: name,
  PEOPLE_TABLE: z.optional(name),
  IIN_KEY_ID: z.optional(name),
  DOCUMENTS_BUCKET: z.optional(name),
  DAYS_OFF_TRANSFERS: z._default(transfers, []),
});

export type Env = {
  queueTable: string;
  peopleTable?: string;
  iinKeyId?: string;
  documentsBucket?: string;
  calendar: Calendar;
};

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
    ...(env.DOCUMENTS_BUCKET && { documentsBucket: env.DOCUMENTS_BUCKET }),
    calendar: calendarWith(env.DAYS_OFF_TRANSFERS),
  };
};
