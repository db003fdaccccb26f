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
  'still-waiting',
]);

/** The kinds of duties are the core's own words; a kind that it does not know is no kind. */
export const dutyKind = z.enum([
  'notify-recipient',
  'choose-organization',
  'choice-overdue',
  'forward-documents',
  'arrive',
  'confirm-start',
  'reach-recipient',
  'confirm-still-waiting',
  'form-recipient-card',
  'home-visit',
  'survey-act',
  'decide',
  'identify-victim',
  'send-assessment',
  'send-decision',
  'inform-police',
  'sign-contract',
  'agree-transfer',
  'review-stay',
  'arrange-identity-card',
  'review-complaints',
]);

export const dutyOwner = z.object({
  role: z.enum(['recipient', 'department', 'organization', 'authority']),
  id: z.string(),
});

/** What a case left behind when it ended before the admission. */
export const left = z.enum(['place', 'queue', 'head', 'residence', 'nothing']);

export const leavingReason = z.enum([
  'own-wish',
  'isp-without-service',
  'admitted-elsewhere',
  'death',
  'decision-cancelled',
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
