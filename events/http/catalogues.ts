import * as z from 'zod/mini';
import { category, legalDate, serviceKind, setting } from '../primitives.ts';
import { checked, described } from '../schema.ts';
import { localizedName } from './bodies.ts';

/** The catalogues of the orders (REF-1…REF-6) as the API tells them. */

const catalogueId = described(z.enum(['services', 'lessons', 'supplies', 'equipment', 'staff', 'kinds-of-service']), {
  id: 'CatalogueId',
});

const name = described(z.object({ kk: z.string(), ru: z.string() }), {
  id: 'CatalogueText',
  description: 'In Kazakh as the order has it, letter by letter; in Russian in our translation',
});

const count = checked(z.int(), z.gte(0));

const edition = described(
  z.object({
    since: legalDate,
    until: z.optional(legalDate),
    confirmed: described(z.boolean(), {
      description: 'False when wording or dates rest on something that is not in hand',
    }),
    note: described(z.optional(z.string()), { description: 'On what, and what is shown therefore' }),
    repealed: described(z.optional(z.object({ by: z.string(), from: legalDate })), {
      description: 'By which act, and from when: what is shown is the last that is known',
    }),
  }),
  { id: 'CatalogueEdition' },
);

const about = { setting: z.optional(setting), title: name, source: z.string() };

export const catalogueList = z.object({
  catalogues: z.array(
    z.object({
      catalogueId,
      norm: z.string(),
      title: name,
      parts: z.array(z.object({ ...about, rows: count, editions: z.array(edition) })),
    }),
  ),
});

const service = z.object({
  id: described(z.string(), { description: 'Stable, and unique within the setting' }),
  kind: described(serviceKind, { description: 'Which of the eight: the text groups the services and names no group' }),
  name,
  notes: z.optional(z.array(z.string())),
});

const lesson = z.object({
  no: count,
  level: z.enum(['lowest', 'low', 'normal', 'slightly-reduced']),
  minutes: count,
  bound: z.enum(['at-most', 'exactly']),
  name,
});

const supply = z.object({
  table: z.enum(['bedding', 'clothing', 'furniture']),
  no: count,
  group: z.optional(name),
  name,
  cells: described(z.array(z.string()), { description: 'The numbers as they are written, from left to right' }),
  norms: z.array(
    z.object({
      who: z.enum([
        'children',
        'children-under-14',
        'children-from-14',
        'adults',
        'men',
        'women',
        'adults-general-ward',
        'adults-severely-ill',
        'everyone',
      ]),
      quantity: z.optional(count),
      years: described(z.optional(count), { description: 'How long it is to last' }),
      per: z.optional(z.enum(['day', 'month', 'quarter'])),
      asNeeded: z.optional(z.literal(true)),
    }),
  ),
});

const kindNumbers = described(z.array(checked(z.int(), z.gte(1))), {
  description: 'The kinds of organizations by their numbers in the notes',
});

const asked = {
  requirement: described(z.enum(['required', 'phased', 'recommended']), {
    description: '`phased`: may be acquired within 2025 to 2027 («*»)',
  }),
};

const quantity = {
  unit: z.object({
    kk: z.string(),
    ru: z.string(),
    per: z.enum(['organization', 'room', 'hall', 'specialist', 'recipient', 'beds']),
    beds: z.optional(count),
  }),
  least: described(z.optional(count), { description: 'Absent where the cell is empty' }),
  most: described(z.optional(count), { description: 'The end of a range such as `5-10`' }),
};

const equipment = z.object({
  room: described(z.string(), { description: 'The id of its room' }),
  name,
  marks: described(z.optional(z.string()), { description: 'As they are written behind the name' }),
  ...quantity,
  kinds: z.optional(kindNumbers),
  ...asked,
});

const room = z.object({
  id: z.string(),
  section: name,
  name,
  marks: z.optional(z.string()),
  kinds: kindNumbers,
  setting: z.optional(setting),
  ...asked,
  assumed: described(z.optional(name), { description: 'What was taken for granted where the text does not say' }),
});

const position = z.object({
  no: count,
  group: name,
  name,
  notes: z.optional(z.array(count)),
  units: described(z.array(z.number()), {
    description: 'By column, 0 for a dash; the columns beyond the last are what `rest` says',
  }),
  rest: z.optional(name),
});

const kind = z.object({
  id: serviceKind,
  name,
  clause: count,
  purpose: name,
  measures: z.array(name),
});

const part = <S extends z.core.$ZodShape>(shape: S) =>
  z.array(
    z.object({
      ...about,
      edition,
      inForce: described(z.boolean(), { description: 'Whether it was in force on the day' }),
      ...shape,
    }),
  );

const head = { norm: z.string(), title: name, on: legalDate };

const notes = z.array(name);

const tables = z.array(
  z.object({
    id: z.enum(['bedding', 'clothing', 'furniture']),
    title: z.optional(name),
    columns: z.object({ children: name, adults: name }),
    notes,
  }),
);

const columns = z.array(z.object({ kk: z.string(), ru: z.string(), notes: z.optional(z.array(count)) }));

const services = described(
  z.object({ catalogueId: z.literal('services'), ...head, parts: part({ notes, rows: z.array(service) }) }),
  { id: 'CatalogueOfServices', description: 'The services of each setting (REF-1)' },
);

const lessons = described(
  z.object({ catalogueId: z.literal('lessons'), ...head, parts: part({ notes, rows: z.array(lesson) }) }),
  { id: 'CatalogueOfLessons', description: 'How long a lesson lasts (REF-2)' },
);

const supplies = described(
  z.object({ catalogueId: z.literal('supplies'), ...head, parts: part({ tables, rows: z.array(supply) }) }),
  { id: 'CatalogueOfSupplies', description: 'Bedding, clothing, hygiene, and how long they last (REF-3)' },
);

const equipped = described(
  z.object({
    catalogueId: z.literal('equipment'),
    ...head,
    parts: part({ notes, rooms: z.array(room), rows: z.array(equipment) }),
  }),
  { id: 'CatalogueOfEquipment', description: 'The least equipment by room and kind of organization (REF-4)' },
);

const staff = described(
  z.object({ catalogueId: z.literal('staff'), ...head, parts: part({ notes, columns, rows: z.array(position) }) }),
  { id: 'CatalogueOfStaff', description: 'The least staff by the number of recipients, repealed (REF-5)' },
);

const kinds = described(
  z.object({ catalogueId: z.literal('kinds-of-service'), ...head, parts: part({ rows: z.array(kind) }) }),
  { id: 'CatalogueOfKinds', description: 'The eight kinds of services, repealed and still counted by (REF-6)' },
);

export const catalogue = described(
  z.discriminatedUnion('catalogueId', [services, lessons, supplies, equipped, staff, kinds]),
  { id: 'Catalogue', description: 'A catalogue of the orders as it stood on a day' },
);

const by = described(z.optional(legalDate), { description: 'The last day to acquire what is `phased`' });

export const equipmentChecklist = described(
  z.object({
    organizationId: z.string(),
    name: localizedName,
    setting,
    categories: z.array(category),
    capacity: count,
    on: legalDate,
    norm: z.string(),
    source: z.string(),
    edition,
    kinds: kindNumbers,
    assumptions: z.array(name),
    rooms: z.array(
      z.object({
        id: z.string(),
        section: name,
        name,
        assumed: z.optional(name),
        ...asked,
        by,
        items: z.array(
          z.object({
            name,
            ...quantity,
            count: described(z.optional(count), {
              description:
                'How many the whole organization needs, with one room of each kind; absent where it is not known',
            }),
            ...asked,
            by,
          }),
        ),
      }),
    ),
    notes,
  }),
  { id: 'EquipmentChecklist', description: 'What an organization is to be equipped with (REF-4; 230 annex 10)' },
);
