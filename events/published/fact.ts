import * as z from 'zod';
import { id, instant, legalDate } from '../primitives.ts';

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

/** The kinds of duties are the core's own words; a kind that it does not know is no kind. Those of `telling` never go out. */
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
  'sign-contract',
  'agree-transfer',
  'review-stay',
  'arrange-identity-card',
  'review-complaints',
]);

const dutyOwner = z.object({
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
    .meta({ description: 'ID in the register of norms; none of temporary stay', examples: ['ARR-2'] }),
  source: z
    .string()
    .optional()
    .meta({ description: 'The clause; none of temporary stay', examples: ['263/1 cl.7'] }),
};

/** Duties that only a case of violence or trafficking has: their very names would tell of it. */
const telling: readonly unknown[] = ['identify-victim', 'send-assessment', 'send-decision', 'inform-police'];

/** Norms and clauses of temporary stay, the older rules' among them. */
const OF_TEMPORARY_STAY = /^TMP-|\b263\/4\b|\b379 cl\.35\b/;

/**
 * SMS-2, TMP-6: whoever listens on the bus is not told who was a victim of what: of such a case no clause goes out, no
 * kind of such a duty, and no id of one, which holds its kind.
 */
const discreet = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const { norm, source, kind, obligationId, ...rest } = value as Record<string, unknown>;
  const ofTemporaryStay = [norm, source].some((text) => typeof text === 'string' && OF_TEMPORARY_STAY.test(text));
  return {
    ...rest,
    ...(!ofTemporaryStay && { norm, source }),
    ...(!telling.includes(kind) && { kind, obligationId }),
  };
};

/** A duty as it is told of; without kind and id where these would tell of violence. */
export const dutyShape = { applicationId: id.optional(), organizationId: id.optional(), kind: dutyKind.optional() };

/** The same with its id, its owner and its last day. */
export const dutyDueShape = { ...dutyShape, obligationId: id.optional(), owner: dutyOwner, due: legalDate };

/**
 * The schema of a published fact. An allow-list: parsing keeps the fields named here and drops every other, so a field
 * that a fact gains inside never leaves the house by accident; and of those named, what would tell of violence.
 */
export const fact = <S extends z.ZodRawShape>(type: string, description: string, shape: S) =>
  z.preprocess(discreet, z.object({ ...common, ...shape })).meta({ id: `${type}.v1`, description });
