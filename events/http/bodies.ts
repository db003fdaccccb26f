import * as z from 'zod';
import { category, id, iin, legalDate, line, order, programme, residentialSetting, setting } from '../primitives.ts';

/** Bodies of the routes of the contract. An event from outside carries the body of its route. */

const address = z.object({ region: line(80), locality: line(120), line: line(200) });

const personName = z.object({ family: line(80), given: line(80), patronymic: line(80).optional() });

const phone = line(20).meta({ description: 'A Kazakhstani mobile number', examples: ['+77011234567'] });

export const registerOrganization = z.object({
  bin: z.string().regex(/^\d{12}$/, 'is no BIN: it has twelve digits'),
  name: z.object({ kk: line(160), ru: line(160) }),
  setting: residentialSetting,
  categories: z.array(category).min(1).max(9),
  capacity: z.int().min(1).max(10_000),
  occupied: z.int().min(0).max(10_000),
  address,
  licence: z.object({ number: line(40), validFrom: legalDate, validTo: legalDate }),
  registeredOn: legalDate,
});

export const fileApplication = z.object({
  setting: residentialSetting,
  category,
  recipient: z.object({
    iin,
    name: personName,
    birthDate: legalDate,
    sex: z.enum(['male', 'female', 'm', 'f']).transform((sex) => (sex.startsWith('m') ? 'male' : 'female')),
    address,
    phone: phone.optional(),
    language: z.enum(['kk', 'ru']),
    representative: z.object({ iin, name: personName, phone, relation: line(60) }).optional(),
  }),
  documents: z.array(z.object({ kind: line(60), issuedOn: legalDate.optional() })).max(50),
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
});

export const makeDecision = z.object({
  number: line(40),
  date: legalDate,
  outcome: z.enum(['granted', 'refused']),
  reason: line(1000).optional(),
});

export const chooseOrganization = z.object({ organizationId: id, queueIfFull: z.boolean().default(true) });

export const postponeArrival = z.object({
  reason: z.enum(['illness', 'hospitalization']),
  until: legalDate,
  signature: z.string().max(20_000).optional(),
});

export const withdraw = z.object({ reason: line(1000).optional() });

export const renewProgramme = programme;

export const vacateBeds = z.object({ count: z.int().min(1).max(1_000).default(1) });

export const admit = z.object({
  applicationId: id,
  order,
  medicalCard: z
    .object({
      issuedOn: legalDate,
      contraindications: z.union([z.boolean(), z.string().trim().max(2000), z.array(line(500)).max(50)]).optional(),
    })
    .optional(),
});

export const discharge = z.object({ order, date: legalDate, ground: line(40) });

export const completeObligation = z.object({ on: legalDate.optional(), note: line(1000).optional() });

export const listOrganizations = z.object({
  setting: setting.optional(),
  category: category.optional(),
  region: line(80).optional(),
  locality: line(120).optional(),
});

export const listObligations = z.object({ state: z.enum(['open', 'done', 'overdue']).optional() });
