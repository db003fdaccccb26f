import * as z from 'zod';
import { instant } from '../primitives.ts';

export const noticeKind = z.enum([
  'choose-organization',
  'choice-reminder',
  'queue-joined',
  'place-offered',
  'arrival-reminder',
  'offer-lapsed',
  'isp-expiring',
  'isp-expired',
  'queue-left',
]);

export const dutyKind = z.enum([
  'notify-recipient',
  'choose-organization',
  'choice-overdue',
  'arrive',
  'reach-recipient',
]);

const common = {
  eventId: z.string().meta({ description: 'Subject and number of the fact: unique, and the same in every delivery' }),
  at: instant,
  norm: z
    .string()
    .optional()
    .meta({ description: 'ID in the register of norms', examples: ['ARR-2'] }),
  source: z
    .string()
    .optional()
    .meta({ description: 'The clause', examples: ['263/1 cl.7'] }),
};

/**
 * The schema of a published fact. An allow-list: parsing keeps the fields named here and drops every other, so a field
 * that a fact gains inside never leaves the house by accident.
 */
export const fact = <S extends z.ZodRawShape>(type: string, description: string, shape: S) =>
  z.object({ ...common, ...shape }).meta({ id: `${type}.v1`, description });
