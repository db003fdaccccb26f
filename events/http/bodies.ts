import * as z from 'zod';
import { category, id, iin, legalDate, line, order, programme, setting, text } from '../primitives.ts';

/** What the routes of the contract take in a body. An event from outside carries the body of its route. */

export const address = z.object({ region: line(80), locality: line(120), line: line(200) }).meta({ id: 'Address' });

export const personName = z
  .object({ family: line(80), given: line(80), patronymic: line(80).optional() })
  .meta({ id: 'PersonName' });

const phone = line(20).meta({ description: 'A Kazakhstani mobile number', examples: ['+77011234567'] });

export const localizedName = z
  .object({ kk: line(160), ru: line(160) })
  .meta({ id: 'LocalizedName', description: 'A name in Kazakh and in Russian' });

export const licence = z.object({ number: line(40), validFrom: legalDate, validTo: legalDate }).meta({ id: 'Licence' });

export const organizationKind = z
  .enum(['day-unit', 'rehabilitation-centre', 'territorial-centre', 'small-capacity-house'])
  .meta({ description: 'Which kind of organization of semi-inpatient care it is (230 cl.13)' });

export const registerOrganization = z.object({
  bin: z.string().regex(/^\d{12}$/, 'is no BIN: it has twelve digits'),
  name: localizedName,
  setting,
  categories: z.array(category).min(1).max(9),
  capacity: z.int().min(1).max(10_000),
  occupied: z
    .int()
    .min(0)
    .max(10_000)
    .meta({ description: 'Recipients who are there already and whom the system does not know' }),
  address,
  licence,
  registeredOn: legalDate,
  kind: organizationKind.optional(),
  bedroomArea: z
    .number()
    .positive()
    .max(1_000_000)
    .optional()
    .meta({ description: 'Inpatient care: the area of the bedrooms, m² (263/1 cl.12(6))' }),
  supportedLivingPlaces: z
    .int()
    .min(1)
    .max(10_000)
    .optional()
    .meta({ description: 'Inpatient care: places of the unit of supported independent living (263/1 cl.11)' }),
  departmentId: line(200)
    .optional()
    .meta({ description: 'The department that serves by itself through this organization (263/3 cl.9)' }),
});

export const deregisterOrganization = z.object({ on: legalDate });

export const recipient = z
  .object({
    iin,
    name: personName,
    birthDate: legalDate,
    sex: z.enum(['male', 'female', 'm', 'f']).transform((sex) => (sex.startsWith('m') ? 'male' : 'female')),
    address,
    phone: phone.optional(),
    language: z.enum(['kk', 'ru']),
    representative: z.object({ iin, name: personName, phone, relation: line(60) }).optional(),
  })
  .meta({ id: 'Recipient' });

/** What only temporary stay asks of a case (263/4). */
const temporaryCase = z.object({
  appliedAt: id.optional().meta({ description: 'The organization the person applied at' }),
  recognized: z.boolean().optional().meta({ description: 'Recognized a victim in a pre-trial investigation' }),
  declinesPolice: z.boolean().optional().meta({ description: 'Declines to go to the police' }),
  fromOtherRegion: z.boolean().optional().meta({ description: 'Lost their housing in another region' }),
  nightBed: z.boolean().optional().meta({ description: 'Unwilling to change their way of life: a bed by night' }),
});

/** The names that we use ourselves; the contract leaves them open. */
const documentKind = line(60).meta({
  description:
    'What document it is. The examples are the names that are used here and in `missing`; what departments call them besides, in Kazakh, Russian or English, is understood too. A kind that is not known is kept and proves nothing',
  examples: [
    ...['application', 'medical-petition', 'referral', 'identity-document', 'medical-card', 'pmp-conclusion'],
    ...['court-decision-incapacity', 'victim-recognition', 'valid-absence-reason', 'court-decision-capacity-restored'],
  ],
});

export const fileApplication = z.object({
  setting,
  category,
  recipient,
  documents: z.array(z.object({ kind: documentKind, issuedOn: legalDate.optional() })).max(50),
  registers: z.object({
    disabilityGroup: z.union([z.int().min(1).max(3), line(20)]).optional(),
    isp: programme.optional(),
    incapacity: z.boolean().optional(),
    pensionAge: z.boolean().optional(),
    veteran: z.boolean().optional(),
    orphanReached18InInpatient: z.boolean().optional(),
    permanentRegistration: z.boolean().optional(),
  }),
  consent: z.object({ givenOn: legalDate }),
  filedOn: legalDate.optional(),
  temporaryStay: temporaryCase.optional(),
  livesIn: id.optional().meta({ description: 'The inpatient organization the person lives in already (263/1 cl.20)' }),
});

export const makeDecision = z.object({
  number: line(40),
  date: legalDate,
  outcome: z.enum(['granted', 'refused']),
  reason: line(1000).optional(),
  decidedBy: z.enum(['department', 'akim']).optional(),
});

export const cancelDecision = z.object({ number: line(40), date: legalDate, reason: line(1000).optional() });

/** Base64 of a detached CMS signature (RFC 5652); what it is over, and what it is worth, is told in docs/adr/0011. */
const signature = z.string().max(30_000, 'is longer than a signature is').optional().meta({
  description:
    'ЭЦҚ: base64 of a detached CMS signature over `{"body":{…},"request":"POST /v1/applications/<id>/…"}`, canonical by RFC 8785; `body` is this body without its member `signature`',
});

export const chooseOrganization = z.object({
  organizationId: id,
  queueIfFull: z
    .boolean()
    .default(true)
    .meta({ description: 'Without a free place: join the queue, or be refused with `no-free-place`' }),
  signature,
});

export const postponeArrival = z.object({
  reason: z.enum(['illness', 'hospitalization']),
  until: legalDate,
  signature,
});

export const withdraw = z.object({ reason: line(1000).optional() });

export const renewProgramme = programme;

export const vacateBeds = z.object({ count: z.int().min(1).max(1_000).default(1) });

export const medicalCard = z
  .object({
    issuedOn: legalDate,
    contraindications: z
      .union([z.boolean(), text(2000), z.array(line(500)).max(50)])
      .optional()
      .meta({ description: 'By a yes, by words or by a list; an empty one says there are none' }),
  })
  .meta({ id: 'MedicalCard' });

/** QUE-10: silence is no negative. A card that lifts a suspension says itself that it names no contraindications. */
export const presentMedicalCard = medicalCard.required({ contraindications: true });

export const admit = z.object({
  applicationId: id,
  order,
  medicalCard: medicalCard.optional(),
  kind: z.enum(['permanent', 'temporary', 'night-bed']).optional(),
  until: legalDate.optional(),
  originals: z
    .array(line(60))
    .max(20)
    .optional()
    .meta({ description: 'The kinds of the originals that were shown (ADM-3)' }),
  hoursPerDay: z.number().min(0).max(24).optional(),
  nightStay: z
    .object({
      decision: z.object({ number: line(40), date: legalDate }),
      because: z.enum(['other-locality', 'musculoskeletal']),
    })
    .optional(),
});

export const beginPaidStay = z.object({
  category,
  recipient,
  consent: z.object({ givenOn: legalDate }),
  departmentId: line(200),
  contract: z.object({ number: line(40), date: legalDate }),
  order,
  until: legalDate.optional(),
});

const onDay = {
  date: legalDate.optional().meta({
    description: 'The day of the act, where it is not named for what it is; without either, that of the order',
  }),
};

export const leave = z.object({
  order,
  ...onDay,
  from: legalDate.optional(),
  until: legalDate.optional(),
  reason: z.enum(['leave', 'rehabilitation']).optional(),
});

export const comeBack = z.object({ order, ...onDay, on: legalDate.optional() });

export const suspend = z.object({ order, ...onDay, from: legalDate.optional(), reason: line(1000).optional() });

export const resume = z.object({ order, ...onDay, on: legalDate.optional(), medicalCard: medicalCard.optional() });

export const transfer = z
  .object({
    order: order
      .optional()
      .meta({ description: 'The order of the head who asks; an agreement and a refusal need none' }),
    ...onDay,
    refused: z
      .boolean()
      .optional()
      .meta({ description: 'Takes the request back, or refuses the agreement that is due' }),
    toOrganizationId: id.optional(),
    organizationId: id.optional(),
    requestedOn: legalDate.optional(),
  })
  .refine(
    ({ toOrganizationId, organizationId }) => (toOrganizationId ?? organizationId) !== undefined,
    'names no organization to go to: toOrganizationId',
  )
  .meta({ anyOf: [{ required: ['toOrganizationId'] }, { required: ['organizationId'] }] });

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

const endingGround = z
  .enum([
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
  ])
  .meta({ id: 'EndingGround', description: 'Each ends a stay only in the settings that know it (END-1…END-6)' });

export const discharge = z.object({
  order,
  ...onDay,
  ground: endingGround,
  circumstances: z
    .object({
      breaches: z.int().min(0).max(1000).optional(),
      absentSince: legalDate.optional(),
      witnessStatements: z.boolean().optional(),
      housing: z.boolean().optional(),
      means: z.boolean().optional(),
      improvement: z.boolean().optional(),
      orphan: z.boolean().optional(),
    })
    .optional(),
});

export const completeObligation = z.object({
  on: legalDate.optional(),
  note: line(1000).optional().meta({ description: 'What the office adds in its own words' }),
  recognized: z.boolean().optional(),
  declinesPolice: z.boolean().optional(),
});

export const stillWaiting = z.object({ phone: phone.optional() });
