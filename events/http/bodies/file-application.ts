import * as z from 'zod/mini';
import { category, id, legalDate, line, programme, setting } from '../../primitives.ts';
import { checked, described } from '../../schema.ts';
import { recipient } from './person.ts';

/** What only temporary stay asks of a case (263/4). */
const temporaryCase = z.object({
  appliedAt: described(z.optional(id), { description: 'The organization the person applied at' }),
  recognized: described(z.optional(z.boolean()), { description: 'Recognized a victim in a pre-trial investigation' }),
  declinesPolice: described(z.optional(z.boolean()), { description: 'Declines to go to the police' }),
  fromOtherRegion: described(z.optional(z.boolean()), { description: 'Lost their housing in another region' }),
  nightBed: described(z.optional(z.boolean()), {
    description: 'Unwilling to change their way of life: a bed by night',
  }),
});

/** The names that we use ourselves; the contract leaves them open. */
const documentKind = described(line(60), {
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
  documents: checked(z.array(z.object({ kind: documentKind, issuedOn: z.optional(legalDate) })), z.maxLength(50)),
  registers: z.object({
    disabilityGroup: z.optional(z.union([checked(z.int(), z.gte(1), z.lte(3)), line(20)])),
    isp: z.optional(programme),
    incapacity: z.optional(z.boolean()),
    pensionAge: z.optional(z.boolean()),
    veteran: z.optional(z.boolean()),
    orphanReached18InInpatient: z.optional(z.boolean()),
    permanentRegistration: z.optional(z.boolean()),
  }),
  consent: z.object({ givenOn: legalDate }),
  filedOn: z.optional(legalDate),
  temporaryStay: z.optional(temporaryCase),
  livesIn: described(z.optional(id), {
    description: 'The inpatient organization the person lives in already (263/1 cl.20)',
  }),
});
