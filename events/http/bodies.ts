import * as z from 'zod/mini';
import { category, id, legalDate, line, order, programme, setting, text } from '../primitives.ts';
import { checked, described } from '../schema.ts';
import { outcome } from './bodies/outcome.ts';
import { address, phone, recipient } from './bodies/person.ts';

/**
 * What the routes of the contract take in a body. An event from outside carries the body of its route: that stands in a file of
 * its own, so that who takes the event makes no other schema.
 */

export { announceDocument } from './bodies/announce-document.ts';
export { answerComplaint, enterComplaint } from './bodies/complaints.ts';
export { fileApplication } from './bodies/file-application.ts';
export { makeDecision } from './bodies/make-decision.ts';
export { recipient } from './bodies/person.ts';
export { vacateBeds } from './bodies/vacate-beds.ts';
export { visit, visitSchedule } from './bodies/visits.ts';

export const localizedName = described(z.object({ kk: line(160), ru: line(160) }), {
  id: 'LocalizedName',
  description: 'A name in Kazakh and in Russian',
});

export const licence = described(z.object({ number: line(40), validFrom: legalDate, validTo: legalDate }), {
  id: 'Licence',
});

export const organizationKind = described(
  z.enum(['day-unit', 'rehabilitation-centre', 'territorial-centre', 'small-capacity-house']),
  { description: 'Which kind of organization of semi-inpatient care it is (230 cl.13)' },
);

export const registerOrganization = z.object({
  bin: checked(z.string(), z.regex(/^\d{12}$/, 'is no BIN: it has twelve digits')),
  name: localizedName,
  setting,
  categories: checked(z.array(category), z.minLength(1), z.maxLength(9)),
  capacity: checked(z.int(), z.gte(1), z.lte(10_000)),
  occupied: described(checked(z.int(), z.gte(0), z.lte(10_000)), {
    description: 'Recipients who are there already and whom the system does not know',
  }),
  address,
  licence,
  registeredOn: legalDate,
  kind: z.optional(organizationKind),
  bedroomArea: described(z.optional(checked(z.number(), z.positive(), z.lte(1_000_000))), {
    description: 'Inpatient care: the area of the bedrooms, m² (263/1 cl.12(6))',
  }),
  supportedLivingPlaces: described(z.optional(checked(z.int(), z.gte(1), z.lte(10_000))), {
    description: 'Inpatient care: places of the unit of supported independent living (263/1 cl.11)',
  }),
  departmentId: described(z.optional(line(200)), {
    description: 'The department that serves by itself through this organization (263/3 cl.9)',
  }),
});

export const deregisterOrganization = z.object({ on: legalDate });

export const cancelDecision = z.object({ number: line(40), date: legalDate, reason: z.optional(line(1000)) });

/** Base64 of a detached CMS signature (RFC 5652); what it is over, and what it is worth, is told in docs/adr/0011. */
const signature = described(z.optional(checked(z.string(), z.maxLength(30_000, 'is longer than a signature is'))), {
  description:
    'ЭЦҚ: base64 of a detached CMS signature over `{"body":{…},"request":"POST /v1/applications/<id>/…"}`, canonical by RFC 8785; `body` is this body without its member `signature`',
});

export const chooseOrganization = z.object({
  organizationId: id,
  queueIfFull: described(z._default(z.boolean(), true), {
    description: 'Without a free place: join the queue, or be refused with `no-free-place`',
  }),
  signature,
});

export const postponeArrival = z.object({
  reason: z.enum(['illness', 'hospitalization']),
  until: legalDate,
  signature,
});

export const withdraw = z.object({ reason: z.optional(line(1000)) });

export const renewProgramme = programme;

export const medicalCard = described(
  z.object({
    issuedOn: legalDate,
    contraindications: described(
      z.optional(z.union([z.boolean(), text(2000), checked(z.array(line(500)), z.maxLength(50))])),
      { description: 'By a yes, by words or by a list; an empty one says there are none' },
    ),
  }),
  { id: 'MedicalCard' },
);

/** QUE-10: silence is no negative. A card that lifts a suspension says itself that it names no contraindications. */
export const presentMedicalCard = z.required(medicalCard, { contraindications: true });

export const admit = z.object({
  applicationId: id,
  order,
  medicalCard: z.optional(medicalCard),
  kind: z.optional(z.enum(['permanent', 'temporary', 'night-bed'])),
  until: z.optional(legalDate),
  originals: described(z.optional(checked(z.array(line(60)), z.maxLength(20))), {
    description: 'The kinds of the originals that were shown (ADM-3)',
  }),
  hoursPerDay: z.optional(checked(z.number(), z.gte(0), z.lte(24))),
  nightStay: z.optional(
    z.object({
      decision: z.object({ number: line(40), date: legalDate }),
      because: z.enum(['other-locality', 'musculoskeletal']),
    }),
  ),
});

export const beginPaidStay = z.object({
  category,
  recipient,
  consent: z.object({ givenOn: legalDate }),
  departmentId: line(200),
  contract: z.object({ number: line(40), date: legalDate }),
  order,
  until: z.optional(legalDate),
});

const onDay = {
  date: described(z.optional(legalDate), {
    description: 'The day of the act, where it is not named for what it is; without either, that of the order',
  }),
};

export const leave = z.object({
  order,
  ...onDay,
  from: z.optional(legalDate),
  until: z.optional(legalDate),
  reason: z.optional(z.enum(['leave', 'rehabilitation'])),
});

export const comeBack = z.object({ order, ...onDay, on: z.optional(legalDate) });

export const suspend = z.object({ order, ...onDay, from: z.optional(legalDate), reason: z.optional(line(1000)) });

export const resume = z.object({ order, ...onDay, on: z.optional(legalDate), medicalCard: z.optional(medicalCard) });

export const transfer = described(
  checked(
    z.object({
      order: described(z.optional(order), {
        description: 'The order of the head who asks; an agreement and a refusal need none',
      }),
      ...onDay,
      refused: described(z.optional(z.boolean()), {
        description: 'Takes the request back, or refuses the agreement that is due',
      }),
      toOrganizationId: z.optional(id),
      organizationId: z.optional(id),
      requestedOn: z.optional(legalDate),
    }),
    z.refine(
      ({ toOrganizationId, organizationId }) => (toOrganizationId ?? organizationId) !== undefined,
      'names no organization to go to: toOrganizationId',
    ),
  ),
  { anyOf: [{ required: ['toOrganizationId'] }, { required: ['organizationId'] }] },
);

export const extendStay = z.object({
  order,
  ground: z.enum(['hospital', 'criminal-case', 'duties-unfulfilled']),
  until: legalDate,
});

export const supportedLiving = z.object({
  order,
  assessment: z.object({ on: legalDate, fullyDependent: z.boolean() }),
});

export const endSupportedLiving = z.object({ order });

const endingGround = described(
  z.enum([
    'request',
    'disability-lifted',
    'majority',
    'paid-contract-broken',
    'death',
    'rules-broken',
    'capacity-limited',
    'absent-without-leave',
    'measures-over',
    'other-setting',
    'moved',
    'insult',
    'education',
    'housing-found',
    'contract-over',
    'contract-fulfilled',
    'contraindications',
    'false-information',
    'contract-not-kept',
  ]),
  { id: 'EndingGround', description: 'Each ends a stay only in the settings that know it (END-1…END-6)' },
);

export const discharge = z.object({
  order,
  ...onDay,
  ground: endingGround,
  outcome: z.optional(outcome),
  circumstances: z.optional(
    z.object({
      breaches: z.optional(checked(z.int(), z.gte(0), z.lte(1000))),
      absentSince: z.optional(legalDate),
      witnessStatements: z.optional(z.boolean()),
      housing: z.optional(z.boolean()),
      means: z.optional(z.boolean()),
      improvement: z.optional(z.boolean()),
      orphan: z.optional(z.boolean()),
    }),
  ),
});

export const completeObligation = z.object({
  on: z.optional(legalDate),
  note: described(z.optional(line(1000)), { description: 'What the office adds in its own words' }),
  recognized: z.optional(z.boolean()),
  declinesPolice: z.optional(z.boolean()),
});

export const printForm = described(z.record(z.string(), z.unknown()), {
  description: 'What is written into the form: fields as `GET /v1/forms/{id}` tells them, all or some',
});
/** The path says which. */
export const receiveDocument = z.object({});

export const stillWaiting = z.object({ phone: z.optional(phone) });
