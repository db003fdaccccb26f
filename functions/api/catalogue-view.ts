import type * as z from 'zod';
import type { CatalogueEdition, Part } from '../../domain/catalogues/catalogue.ts';
import { type CatalogueId, catalogues } from '../../domain/catalogues/list.ts';
import { catalogueEditionOn, catalogueIds, partsOf } from '../../domain/catalogues/look-up.ts';
import { cite } from '../../domain/law/amendments.ts';
import type { LegalDate } from '../../domain/law/time.ts';
import type { Setting } from '../../domain/vocabulary.ts';
import type * as answers from '../../events/http/catalogues.ts';
import type { Told } from '../shared/answer.ts';

/** A list that is of one setting, as every list of some catalogues is. */
const ofSetting = <T>(lists: Readonly<Partial<Record<Setting, T>>>, { setting, source }: Part): T => {
  const list = setting && lists[setting];
  if (!list) throw new Error(`There are no rows of ${source}`);
  return list;
};

/** What each catalogue holds for one of its lists; its rows are imported when somebody asks for them. */
const contents = {
  services: async (part: Part) => {
    const { serviceNotes, services } = await import('../../domain/catalogues/services.ts');
    return { notes: ofSetting(serviceNotes, part), rows: ofSetting(services, part) };
  },
  lessons: async (part: Part) => {
    const { lessons } = await import('../../domain/catalogues/lessons.ts');
    const { rules, rows } = ofSetting(lessons, part);
    return { notes: rules, rows };
  },
  supplies: async (part: Part) => {
    const { supplies } = await import('../../domain/catalogues/supplies.ts');
    const tables = ofSetting(supplies, part);
    return {
      tables: tables.map(({ rows: _, ...table }) => table),
      rows: tables.flatMap(({ id, rows }) => rows.map((row) => ({ table: id, ...row }))),
    };
  },
  equipment: async () => {
    const { equipmentNotes, rooms } = await import('../../domain/catalogues/equipment.ts');
    return {
      notes: equipmentNotes,
      rooms: rooms.map(({ items: _, ...room }) => room),
      rows: rooms.flatMap(({ id, items }) => items.map((item) => ({ room: id, ...item }))),
    };
  },
  staff: async () => {
    const { staff } = await import('../../domain/catalogues/staff.ts');
    const rows = staff.groups.flatMap(({ name, rows }) => rows.map((row) => ({ group: name, ...row })));
    return { notes: staff.notes, columns: staff.columns, rows };
  },
  'kinds-of-service': async () => {
    const { kindsOfService } = await import('../../domain/catalogues/kinds.ts');
    return { rows: kindsOfService };
  },
} satisfies Record<CatalogueId, (part: Part) => Promise<{ rows: readonly object[] }>>;

const aboutPart = ({ setting, title }: Part) => ({ ...(setting && { setting }), title });

/** The edition of a list as it is told beside it. */
export const editionView = ({ since, until, confirmed, note, repealed }: CatalogueEdition) => ({
  since,
  ...(until && { until }),
  confirmed,
  ...(note && { note }),
  ...(repealed && { repealed }),
});

const headOf = (id: CatalogueId) => ({ catalogueId: id, norm: catalogues[id].norm, title: catalogues[id].title });

/**
 * A catalogue as it stood on a day, whole or that of one setting.
 * @throws AgainstNorm `catalogue-edition-missing`, `catalogue-not-of-setting`
 */
export const catalogueView = async (
  id: CatalogueId,
  on: LegalDate,
  setting: Setting | undefined,
): Promise<Told<z.output<typeof answers.catalogue>>> => {
  const parts = partsOf(id, setting).map(async (part) => {
    const edition = catalogueEditionOn(part, on);
    return {
      ...aboutPart(part),
      source: cite(part.source, on),
      edition: editionView(edition),
      inForce: edition.until === undefined || on <= edition.until,
      ...(await contents[id](part)),
    };
  });
  // Of one catalogue its own rows: the table above pairs them.
  return { ...headOf(id), on, parts: await Promise.all(parts) } as Told<z.output<typeof answers.catalogue>>;
};

/** Every catalogue: where it stands, in which editions, and how long it is. */
export const catalogueListView = async (): Promise<Told<z.output<typeof answers.catalogueList>>> => ({
  catalogues: await Promise.all(
    catalogueIds.map(async (id) => ({
      ...headOf(id),
      parts: await Promise.all(
        partsOf(id).map(async (part) => ({
          ...aboutPart(part),
          source: part.source,
          rows: (await contents[id](part)).rows.length,
          editions: part.editions().map(editionView),
        })),
      ),
    })),
  ),
});
