import * as z from 'zod/mini';
import { id, instant, legalDate } from '../primitives.ts';
import { described } from '../schema.ts';

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

/** The kinds of duties are the core's own words; a kind that it does not know is no kind. The `telling` ones never go out. */
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
  'review-complaints',
]);

/** Kinds that came later: a version that is published does not change, so its events tell of such a duty and not the kind. */
export const laterDutyKinds = [
  'draw-up-plan',
  'fill-in-plan',
  'approve-plan',
  'correct-plan',
  'monitor',
  'enter-monitoring',
  'mark-visit',
] as const;

const dutyOwner = z.object({
  role: z.enum(['department', 'organization', 'authority']),
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
  eventId: described(z.string(), {
    description: 'Subject and number of the fact: unique, and the same in every delivery',
  }),
  at: instant,
  norm: described(z.optional(z.string()), {
    description: 'ID in the register of norms; none where it would tell too much',
    examples: ['ARR-2'],
  }),
  source: described(z.optional(z.string()), {
    description: 'The clause; none where it would tell too much',
    examples: ['263/1 cl.7'],
  }),
};

/** Duties whose very names would tell: of violence or trafficking, or that somebody is a child of sixteen that day. */
const telling: readonly unknown[] = [
  'identify-victim',
  'send-assessment',
  'send-decision',
  'inform-police',
  'arrange-identity-card',
];

const later: readonly unknown[] = laterDutyKinds;

/** Duties whose last day may be a birthday: the norm would tell that it is one, and the day which. */
const birthdays: readonly unknown[] = ['arrange-identity-card', 'review-stay'];

/** Norms and clauses of temporary stay, the older rules' among them. */
const OF_TEMPORARY_STAY = /^TMP-|\b263\/4\b|\b379 cl\.35\b/;

/**
 * SMS-2, TMP-6, INP-AGE: whoever listens on the bus is not told who was a victim of what, when a child was born, or why a
 * stay has ended. Of such a case no clause goes out, no kind of such a duty, and no id of one, which holds its kind.
 */
const discreet = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const { norm, source, kind, obligationId, due, ...rest } = value as Record<string, unknown>;
  const ofTemporaryStay = [norm, source].some((text) => typeof text === 'string' && OF_TEMPORARY_STAY.test(text));
  const birthday = birthdays.includes(kind);
  return {
    ...rest,
    ...(!ofTemporaryStay && !birthday && { norm }),
    // The clauses list the grounds of an ending one by one: a clause is the ground.
    ...(!ofTemporaryStay && !birthday && !('ground' in rest) && { source }),
    ...(!telling.includes(kind) && { obligationId }),
    ...(!telling.includes(kind) && !later.includes(kind) && { kind }),
    ...(!birthday && { due }),
  };
};

/** A duty as it is told of; without kind and id where these would tell of violence or of an age. */
export const dutyShape = { applicationId: z.optional(id), organizationId: z.optional(id), kind: z.optional(dutyKind) };

/** The same with its id, its owner and its last day; without the day where it may be a birthday. */
export const dutyDueShape = {
  ...dutyShape,
  obligationId: z.optional(id),
  owner: dutyOwner,
  due: described(z.optional(legalDate), { description: 'The last day, to its end; none where it may be a birthday' }),
};

/**
 * The schema of a published fact. An allow-list: parsing keeps the fields named here and drops every other, so a field
 * that a fact gains inside never leaves the house by accident; and of those named, what would tell too much.
 */
export const fact = <S extends z.core.$ZodShape>(type: string, description: string, shape: S) =>
  described(z.pipe(z.transform(discreet), z.object({ ...common, ...shape })), { id: `${type}.v1`, description });
