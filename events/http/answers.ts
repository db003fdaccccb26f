import * as z from 'zod/mini';
import { category, id, instant, legalDate, order, programme, setting } from '../primitives.ts';
import { dutyKind, laterDutyKinds } from '../published/fact.ts';
import { checked, described } from '../schema.ts';
import { address, personName } from './bodies/person.ts';
import { licence, localizedName, organizationKind } from './bodies.ts';
import { ownComplaint } from './complaints.ts';
import { fileDocument } from './file.ts';
import { monitoringJournal } from './monitoring.ts';
import { next } from './paging.ts';
import { plans } from './plan.ts';
import { explanation } from './problem.ts';
import { remarkKind } from './remark-kind.ts';
import { stay } from './stay.ts';
import { told } from './told.ts';

/** What the routes answer. */

export { remarkKind };

const status = described(
  z.enum(['filed', 'granted', 'refused', 'queued', 'offered', 'admitted', 'suspended', 'ended', 'lapsed', 'withdrawn']),
  { id: 'ApplicationStatus' },
);

const priorityClass = described(z.enum(['out-of-turn', 'first-of-all', 'ordinary']), { id: 'PriorityClass' });

const blocked = described(z.enum(['isp-expired', 'contraindications']), {
  description: 'Keeps its place in the queue and is offered none meanwhile (QUE-7, QUE-10)',
});

/** There are kinds that no event names, of a victim's case, a child's age or a visit; who may see the case sees them. */
const anyDutyKind = described(
  z.enum([
    ...dutyKind.options,
    ...laterDutyKinds,
    'arrange-identity-card',
    'identify-victim',
    'send-assessment',
    'send-decision',
    'inform-police',
    'mark-visit',
  ]),
  { id: 'DutyKind' },
);

const ground = { norm: z.optional(z.string()), source: z.optional(z.string()) };

export const actor = described(
  z.object({
    role: z.enum(['citizen', 'department', 'organization', 'authority', 'operator', 'system']),
    id: described(z.optional(z.string()), {
      description: 'The office, the rule or other system, or the id of the person',
    }),
    onBehalf: described(z.optional(z.string()), { description: 'The id of the person for whom it was done' }),
  }),
  { id: 'Actor', description: 'Who did it' },
);

const deadline = described(
  z.object({
    obligationId: z.string(),
    kind: anyDutyKind,
    due: legalDate,
    norm: z.string(),
    source: z.string(),
    explanation,
  }),
  { id: 'Deadline' },
);

const timelineEntry = described(
  z.object({
    at: instant,
    type: described(z.string(), { description: 'What happened, in the past tense', examples: ['PlaceOffered'] }),
    ...ground,
    by: actor,
    decision: described(z.optional(order), {
      description: 'Number and date of the decision that was made or cancelled',
    }),
    order: z.optional(order),
    explanation: z.optional(explanation),
  }),
  { id: 'TimelineEntry' },
);

export const application = described(
  z.object({
    applicationId: id,
    status,
    setting,
    category,
    organizationId: z.optional(id),
    isp: z.optional(programme),
    queue: z.optional(z.object({ joinedAt: instant, priorityClass, blocked: z.optional(blocked) })),
    offer: z.optional(
      z.object({
        offeredAt: instant,
        arriveBy: described(z.optional(legalDate), { description: 'The last day to come, to its end' }),
        bring: described(z.optional(z.array(z.string())), { description: 'The originals to bring along (ADM-3)' }),
        postponed: z.boolean(),
        placeHeld: z.boolean(),
        termStopped: described(z.optional(z.literal(true)), {
          description: 'The term does not run before the notice is confirmed (SMS-3)',
        }),
      }),
    ),
    stay: z.optional(stay),
    ended: z.optional(z.object({ on: legalDate, ground: z.string() })),
    deadlines: z.array(deadline),
    timeline: z.array(timelineEntry),
  }),
  { id: 'Application' },
);

export const position = described(
  z.object({
    position: described(checked(z.int(), z.gte(1)), { description: '1 is first in line' }),
    norm: z.string(),
    source: z.string(),
    reasons: z.array(
      z.object({ priorityClass, count: checked(z.int(), z.gte(1)), norm: z.string(), source: z.string() }),
    ),
    suspendedBecause: described(z.optional(z.string()), {
      description: 'Why the organization may offer nobody a place now',
    }),
    explanation,
  }),
  { id: 'Position', description: 'Where somebody stands in the queue, and why (QUE-11)' },
);

const organization = described(
  z.object({
    organizationId: id,
    name: localizedName,
    setting,
    categories: z.array(category),
    address: described(z.partial(address, { line: true }), {
      description: 'Where a shelter of temporary stay stands is not told',
    }),
    licence,
    kind: z.optional(organizationKind),
    deregisteredOn: z.optional(legalDate),
    capacity: z.int(),
    free: z.int(),
    queueLength: z.int(),
  }),
  { id: 'Organization' },
);

export const organizations = z.object({ organizations: z.array(organization), next });

export const queue = z.object({
  entries: z.array(
    z.object({
      position: checked(z.int(), z.gte(1)),
      applicationId: id,
      priorityClass,
      joinedAt: instant,
      blocked: z.optional(blocked),
      postponed: z.optional(z.literal(true)),
    }),
  ),
  next,
});

const obligation = described(
  z.object({
    obligationId: z.string(),
    kind: anyDutyKind,
    owner: z.object({ role: z.enum(['department', 'organization', 'authority']), id: z.string() }),
    subject: described(id, { description: 'The application or organization it is about' }),
    due: legalDate,
    norm: z.string(),
    source: z.string(),
    state: z.enum(['open', 'done', 'overdue']),
    explanation,
    stayId: described(z.optional(id), { description: 'Of an agreement to a transfer: the stay it is about (TRA-1)' }),
    toOrganizationId: z.optional(id),
  }),
  { id: 'Obligation' },
);

export const obligations = z.object({ obligations: z.array(obligation), next });

export const obligationDone = z.object({ obligationId: z.string(), state: z.literal('done') });

export const organizationRegistered = z.object({ organizationId: id });
export const organizationDeregistered = z.object({ organizationId: id, on: legalDate });
export const bedsVacated = z.object({ organizationId: id, count: checked(z.int(), z.gte(1)) });
export const applicationFiled = z.object({ applicationId: id });
export const applicationChanged = z.object({ applicationId: id, status });
export const programmeRenewed = z.object({ applicationId: id, validTo: legalDate });
export const arrivalPostponed = z.object({ arriveBy: legalDate });
export const chosen = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('place-offered'), arriveBy: z.optional(legalDate) }),
  z.object({ outcome: z.literal('queued'), position: checked(z.int(), z.gte(1)) }),
]);
export const admitted = z.object({ stayId: id });
export const decisionSuspended = z.object({
  applicationId: id,
  outcome: z.literal('decision-suspended'),
  status: z.literal('suspended'),
});
export const paidStayBegun = z.object({ stayId: id, applicationId: id });
export const stayChanged = z.object({ stayId: id, status });
export const transferred = z.object({
  stayId: id,
  organizationId: described(id, { description: 'Where the recipient stays now' }),
  transferred: described(z.boolean(), { description: 'Not before all whose agreement is due have agreed (TRA-1)' }),
});

/** What a person is read for. There is no other reason to read one. */
export const readingPurpose = described(
  z.enum([
    'own-data',
    'number-confirmed',
    'paid-stay',
    'journal',
    'individual-plan',
    'monitoring',
    'form',
    'personal-file',
    'document',
    'visits',
    'complaints',
  ]),
  {
    description:
      'What for: their own export, a number said to be right now, a stay by contract, the journal of an organization, an individual plan, its monitoring, a form of their case, their file there, one document of it, the record of services at home, a book of complaints',
  },
);

/** What is kept of somebody, as they themselves may have it. */
export const themself = described(
  z.object({
    person: described(
      z.optional(
        z.object({
          iin: z.string(),
          name: personName,
          birthDate: legalDate,
          sex: z.enum(['male', 'female']),
          address,
          phone: z.optional(z.string()),
          language: z.enum(['kk', 'ru']),
          incapacity: z.optional(z.literal(true)),
          representative: z.optional(
            z.object({ iin: z.string(), name: personName, phone: z.string(), relation: z.string() }),
          ),
        }),
      ),
      { description: 'Absent of somebody who is known as a representative only' },
    ),
    applications: described(z.array(application), {
      description: `Their own, the newest first: at most ${told.applications}`,
    }),
    represented: described(z.array(application), {
      description: `Those filed with them as the representative, the newest first: at most ${told.applications}`,
    }),
    further: described(z.array(id), {
      description: 'The older ones of both lists, by their ids; each is read as an application',
    }),
    remarks: described(
      z.array(
        z.object({
          applicationId: id,
          at: instant,
          by: actor,
          kind: remarkKind,
          text: described(z.string(), {
            description: 'As written; a medical card and an act of a stay as the JSON they came in',
          }),
          signature: z.optional(z.string()),
          signed: described(z.optional(z.string()), { description: 'What the signature is over, as it was signed' }),
        }),
      ),
      { description: 'What was written in their cases and may hold anything, the newest first' },
    ),
    records: described(z.array(z.object({ ...plans.shape, entries: monitoringJournal.shape.entries })), {
      description: 'Their individual plans and the monitoring of them, by stay',
    }),
    documents: described(z.array(fileDocument), { description: 'Those in their files, the newest first' }),
    complaints: described(z.array(ownComplaint), {
      description: 'What they wrote in books of complaints and proposals, and the answers',
    }),
    readings: described(z.array(z.object({ at: instant, by: actor, purpose: readingPurpose })), {
      description: `Who has read their data, the newest first: at most ${told.readings}. This one is among them`,
    }),
  }),
  { id: 'Themself', description: 'All that is kept of somebody; of somebody unknown, empty lists' },
);
