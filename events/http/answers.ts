import * as z from 'zod';
import { category, id, instant, legalDate, order, programme, setting } from '../primitives.ts';
import { dutyKind } from '../published/fact.ts';
import { address, licence, localizedName, organizationKind, personName } from './bodies.ts';
import { next } from './paging.ts';
import { explanation } from './problem.ts';
import { told } from './told.ts';

/** What the routes answer. */

const status = z
  .enum(['filed', 'granted', 'refused', 'queued', 'offered', 'admitted', 'suspended', 'ended', 'lapsed', 'withdrawn'])
  .meta({ id: 'ApplicationStatus' });

const priorityClass = z.enum(['out-of-turn', 'first-of-all', 'ordinary']).meta({ id: 'PriorityClass' });

const blocked = z
  .enum(['isp-expired', 'contraindications'])
  .meta({ description: 'Keeps its place in the queue and is offered none meanwhile (QUE-7, QUE-10)' });

/** There are kinds that no event names, of a victim's case or a child's age; who may see the case sees them. */
const anyDutyKind = z
  .enum([
    ...dutyKind.options,
    'arrange-identity-card',
    'identify-victim',
    'send-assessment',
    'send-decision',
    'inform-police',
  ])
  .meta({ id: 'DutyKind' });

const ground = { norm: z.string().optional(), source: z.string().optional() };

export const actor = z
  .object({
    role: z.enum(['citizen', 'department', 'organization', 'authority', 'operator', 'system']),
    id: z.string().optional().meta({ description: 'The office, the rule or other system, or the id of the person' }),
    onBehalf: z.string().optional().meta({ description: 'The id of the person for whom it was done' }),
  })
  .meta({ id: 'Actor', description: 'Who did it' });

const deadline = z
  .object({
    obligationId: z.string(),
    kind: anyDutyKind,
    due: legalDate,
    norm: z.string(),
    source: z.string(),
    explanation,
  })
  .meta({ id: 'Deadline' });

const timelineEntry = z
  .object({
    at: instant,
    type: z.string().meta({ description: 'What happened, in the past tense', examples: ['PlaceOffered'] }),
    ...ground,
    by: actor,
    decision: order.optional().meta({ description: 'Number and date of the decision that was made or cancelled' }),
    order: order.optional(),
    explanation: explanation.optional(),
  })
  .meta({ id: 'TimelineEntry' });

const stay = z
  .object({
    stayId: id,
    admittedOn: legalDate,
    kind: z.enum(['permanent', 'temporary', 'night-bed']).optional(),
    until: legalDate.optional(),
    paid: z.literal(true).optional(),
    leave: z.object({ reason: z.enum(['leave', 'rehabilitation']), from: legalDate, until: legalDate }).optional(),
    suspendedFrom: legalDate.optional(),
    supportedLiving: z.literal(true).optional(),
    transfer: z
      .object({
        toOrganizationId: id,
        toRegionId: z.string(),
        requestedOn: legalDate,
        order,
        agreed: z.literal(true).optional(),
      })
      .optional(),
    transferredOn: legalDate.optional(),
    returned: z
      .literal(true)
      .optional()
      .meta({ description: 'Came again to where they had left: «қайта оралды» (ADM-2)' }),
    extensions: z
      .array(
        z.object({
          ground: z.enum(['hospital', 'criminal-case', 'duties-unfulfilled']),
          from: legalDate,
          until: legalDate,
        }),
      )
      .optional(),
    hours: z.object({ from: z.string(), until: z.string() }).optional().meta({ description: 'Of a night bed (TMP-8)' }),
  })
  .meta({ id: 'Stay' });

export const application = z
  .object({
    applicationId: id,
    status,
    setting,
    category,
    organizationId: id.optional(),
    isp: programme.optional(),
    queue: z.object({ joinedAt: instant, priorityClass, blocked: blocked.optional() }).optional(),
    offer: z
      .object({
        offeredAt: instant,
        arriveBy: legalDate.optional().meta({ description: 'The last day to come, to its end' }),
        bring: z.array(z.string()).optional().meta({ description: 'The originals to bring along (ADM-3)' }),
        postponed: z.boolean(),
        placeHeld: z.boolean(),
        termStopped: z
          .literal(true)
          .optional()
          .meta({ description: 'The term does not run before the notice is confirmed (SMS-3)' }),
      })
      .optional(),
    stay: stay.optional(),
    ended: z.object({ on: legalDate, ground: z.string() }).optional(),
    deadlines: z.array(deadline),
    timeline: z.array(timelineEntry),
  })
  .meta({ id: 'Application' });

export const position = z
  .object({
    position: z.int().min(1).meta({ description: '1 is first in line' }),
    norm: z.string(),
    source: z.string(),
    reasons: z.array(z.object({ priorityClass, count: z.int().min(1), norm: z.string(), source: z.string() })),
    suspendedBecause: z.string().optional().meta({ description: 'Why the organization may offer nobody a place now' }),
    explanation,
  })
  .meta({ id: 'Position', description: 'Where somebody stands in the queue, and why (QUE-11)' });

const organization = z
  .object({
    organizationId: id,
    name: localizedName,
    setting,
    categories: z.array(category),
    address: address
      .partial({ line: true })
      .meta({ description: 'Where a shelter of temporary stay stands is not told' }),
    licence,
    kind: organizationKind.optional(),
    deregisteredOn: legalDate.optional(),
    capacity: z.int(),
    free: z.int(),
    queueLength: z.int(),
  })
  .meta({ id: 'Organization' });

export const organizations = z.object({ organizations: z.array(organization), next });

export const queue = z.object({
  entries: z.array(
    z.object({
      position: z.int().min(1),
      applicationId: id,
      priorityClass,
      joinedAt: instant,
      blocked: blocked.optional(),
      postponed: z.literal(true).optional(),
    }),
  ),
  next,
});

const obligation = z
  .object({
    obligationId: z.string(),
    kind: anyDutyKind,
    owner: z.object({ role: z.enum(['department', 'organization', 'authority']), id: z.string() }),
    subject: id.meta({ description: 'The application or organization it is about' }),
    due: legalDate,
    norm: z.string(),
    source: z.string(),
    state: z.enum(['open', 'done', 'overdue']),
    explanation,
    stayId: id.optional().meta({ description: 'Of an agreement to a transfer: the stay it is about (TRA-1)' }),
    toOrganizationId: id.optional(),
  })
  .meta({ id: 'Obligation' });

export const obligations = z.object({ obligations: z.array(obligation), next });

export const obligationDone = z.object({ obligationId: z.string(), state: z.literal('done') });

export const organizationRegistered = z.object({ organizationId: id });
export const organizationDeregistered = z.object({ organizationId: id, on: legalDate });
export const bedsVacated = z.object({ organizationId: id, count: z.int().min(1) });
export const applicationFiled = z.object({ applicationId: id });
export const applicationChanged = z.object({ applicationId: id, status });
export const programmeRenewed = z.object({ applicationId: id, validTo: legalDate });
export const arrivalPostponed = z.object({ arriveBy: legalDate });
export const chosen = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('place-offered'), arriveBy: legalDate.optional() }),
  z.object({ outcome: z.literal('queued'), position: z.int().min(1) }),
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
  organizationId: id.meta({ description: 'Where the recipient stays now' }),
  transferred: z.boolean().meta({ description: 'Not before all whose agreement is due have agreed (TRA-1)' }),
});

/** What a person is read for. There is no other reason to read one. */
export const readingPurpose = z.enum(['own-data', 'number-confirmed', 'paid-stay', 'journal']).meta({
  description:
    'What for: their own export, a number said to be right now, a stay by contract, the journal of an organization',
});

/** What was written in a case that is the person's own to read: all but what is between offices (TMP-6). */
export const remarkKind = z.enum(['decision', 'choice', 'postponement', 'withdrawal', 'medical-card', 'stay']);

/** What is kept of somebody, as they themselves may have it. */
export const themself = z
  .object({
    person: z
      .object({
        iin: z.string(),
        name: personName,
        birthDate: legalDate,
        sex: z.enum(['male', 'female']),
        address,
        phone: z.string().optional(),
        language: z.enum(['kk', 'ru']),
        incapacity: z.literal(true).optional(),
        representative: z
          .object({ iin: z.string(), name: personName, phone: z.string(), relation: z.string() })
          .optional(),
      })
      .optional()
      .meta({ description: 'Absent of somebody who is known as a representative only' }),
    applications: z
      .array(application)
      .meta({ description: `Their own, the newest first: at most ${told.applications}` }),
    represented: z.array(application).meta({
      description: `Those filed with them as the representative, the newest first: at most ${told.applications}`,
    }),
    further: z
      .array(id)
      .meta({ description: 'The older ones of both lists, by their ids; each is read as an application' }),
    remarks: z
      .array(
        z.object({
          applicationId: id,
          at: instant,
          by: actor,
          kind: remarkKind,
          text: z
            .string()
            .meta({ description: 'As written; a medical card and an act of a stay as the JSON they came in' }),
          signature: z.string().optional(),
          signed: z.string().optional().meta({ description: 'What the signature is over, as it was signed' }),
        }),
      )
      .meta({ description: 'What was written in their cases and may hold anything, the newest first' }),
    readings: z.array(z.object({ at: instant, by: actor, purpose: readingPurpose })).meta({
      description: `Who has read their data, the newest first: at most ${told.readings}. This one is among them`,
    }),
  })
  .meta({ id: 'Themself', description: 'All that is kept of somebody; of somebody unknown, empty lists' });
