import * as z from 'zod/mini';
import { id, instant, legalDate, order } from '../primitives.ts';
import { checked, described } from '../schema.ts';
import { explanation } from './problem.ts';

/** The personal file of a recipient (230 cl.23(2), annex 3) as the API tells it. */

const kind = described(
  z.enum([
    'application',
    'medical-petition',
    'referral',
    'identity-document',
    'birth-certificate',
    'vaccination-card',
    'disability-certificate',
    'medical-card',
    'pmp-conclusion',
    'isp-extract',
    'court-decision-incapacity',
    'pension-certificate',
    'veteran-certificate',
    'assessment-sheet',
    'decision',
    'contract',
    'admission-order',
    'discharge-order',
    'individual-plan',
    'monitoring-journal',
  ]),
  { id: 'FileDocumentKind', description: 'What a personal file may hold' },
);

const type = z.enum(['application/pdf', 'image/jpeg', 'image/png']);

/** A document that is there to be read. */
export const fileDocument = described(
  z.object({
    stayId: described(id, { description: 'Of an earlier stay, when the file was continued' }),
    documentId: id,
    kind,
    type,
    size: described(z.int(), { description: 'Bytes' }),
    issuedOn: z.optional(legalDate),
    original: z.optional(z.literal(true)),
    pages: z.optional(z.int()),
    receivedAt: instant,
  }),
  { id: 'FileDocument' },
);

const entry = described(
  z.object({
    no: checked(z.int(), z.gte(1)),
    kind,
    name: explanation,
    state: described(z.enum(['uploaded', 'present', 'missing', 'if-any']), {
      description:
        '`present`: known by its number, or handed in with the application, and not uploaded; `if-any`: kept if there is one, and none is known of',
    }),
    number: described(z.optional(z.string()), {
      description: 'Of the decision, the order, the programme or the contract',
    }),
    date: z.optional(legalDate),
    handedInOn: described(z.optional(legalDate), { description: 'With the application, which was complete (APP-4)' }),
    norm: z.string(),
    source: z.string(),
    documents: z.array(fileDocument),
  }),
  { id: 'FileEntry', description: 'A line of the list of documents, with the clause that asks for it' },
);

const localized = z.object({ kk: z.string(), ru: z.string() });

export const personalFile = described(
  z.object({
    stayId: id,
    organization: z.object({ organizationId: id, name: localized }),
    number: described(z.optional(checked(z.int(), z.gte(1))), {
      description:
        'That of the row of the journal under which the person was first taken in; absent until it is entered there',
    }),
    formedOn: legalDate,
    place: described(z.string(), { description: 'Where it was formed' }),
    continued: described(z.optional(z.literal(true)), {
      description: 'There was a file already: of an earlier stay, or it came along by a transfer',
    }),
    admittedOn: legalDate,
    cameFrom: described(z.optional(z.object({ organizationId: id, name: localized })), {
      description: 'By a transfer',
    }),
    name: z.optional(z.string()),
    birthDate: z.optional(legalDate),
    address: described(z.optional(z.string()), {
      description: 'Not shown of a paid stay, nor of who has left, as in the journal',
    }),
    representative: described(z.optional(z.object({ name: z.string(), relation: z.string() })), {
      description: 'Of a child',
    }),
    documents: z.array(entry),
    missing: described(z.array(kind), { description: 'What the list asks for and is not there' }),
  }),
  {
    id: 'PersonalFile',
    description:
      'The cover of annex 3, as far as it is known here, and the list of documents. The diagnosis, the nationality and the social status are not kept here: on the printed cover their lines are empty',
  },
);

export const transferAct = described(
  z.object({
    stayId: id,
    from: z.object({ organizationId: id, name: localized }),
    to: z.object({ organizationId: id, name: localized }),
    order,
    date: described(legalDate, { description: 'Of the transfer; of the request, while it is only asked for' }),
    made: z.boolean(),
    name: z.optional(z.string()),
    birthDate: z.optional(legalDate),
    norm: z.string(),
    source: z.string(),
    inventory: z.array(
      z.object({
        no: checked(z.int(), z.gte(1)),
        kind,
        name: explanation,
        number: z.optional(z.string()),
        issuedOn: z.optional(legalDate),
        form: z.optional(z.enum(['original', 'copy'])),
        pages: z.optional(z.int()),
        uploaded: z.boolean(),
      }),
    ),
  }),
  {
    id: 'TransferAct',
    description: 'The act by which a file is handed over, with the inventory of its documents (TRA-2)',
  },
);

export const documentAnnounced = z.object({
  documentId: id,
  upload: described(z.object({ url: z.string(), fields: z.record(z.string(), z.string()), expires: instant }), {
    description:
      'A form to post as `multipart/form-data`: the fields as they are, and the file as the last of them, under the name `file`',
  }),
});

export const documentReceived = z.object({ documentId: id, state: z.literal('uploaded') });

export const documentLink = z.object({
  url: described(z.string(), { description: 'To be fetched without a token; whoever has it reads the document' }),
  expires: instant,
});
