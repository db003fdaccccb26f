import type * as z from 'zod';
import { groundOf } from '../../../domain/law/clauses.ts';
import { fileDocuments } from '../../../domain/law/explanations/file-documents.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Person } from '../../../domain/person/person.ts';
import type { Entry } from '../../../domain/records/personal-file.ts';
import { type Handover, inventoryOf } from '../../../domain/records/transfer-act.ts';
import { isChild } from '../../../domain/vocabulary.ts';
import type { personalFile, transferAct } from '../../../events/http/file.ts';
import type { File } from '../../shared/store/file.ts';

export type FileView = z.output<typeof personalFile>;
export type ActView = z.output<typeof transferAct>;

/** What of an organization stands on papers. */
export type Named = Pick<Organization, 'organizationId' | 'name' | 'address'>;

const named = (id: string, names: ReadonlyMap<string, Named>) => ({
  organizationId: id,
  name: names.get(id)?.name ?? { kk: id, ru: id },
});

const fullName = ({ family, given, patronymic }: Person['name']): string =>
  [family, given, patronymic].filter(Boolean).join(' ');

const entryView = (
  { kind, state, paper, norm, source, documents }: Entry,
  index: number,
): FileView['documents'][number] => ({
  no: index + 1,
  kind,
  name: fileDocuments[kind],
  state,
  ...paper,
  norm,
  source,
  documents,
});

/** Annex 3, the person's own. Of a paid stay the address is not the organization's to learn here, nor of who has left (see the journal). */
const personOf = ({ person, application: { category, stay, status } }: File) => {
  if (!person) return {};
  const { region, locality, line } = person.address;
  const { representative } = person;
  return {
    name: fullName(person.name),
    birthDate: person.birthDate,
    ...(!stay?.paid && status !== 'ended' && { address: [region, locality, line].join(', ') }),
    ...(isChild(category) &&
      representative && {
        representative: { name: fullName(representative.name), relation: representative.relation },
      }),
  };
};

/** FIL-1: the file by the fields of annex 3, and the list of its documents. */
export const fileView = (file: File, names: ReadonlyMap<string, Named>): FileView => {
  const { application, formation, number, entries } = file;
  const { organizationId = '', stay } = application;
  const { formedOn, admittedOn, continued, cameFrom } = formation;
  return {
    stayId: stay?.stayId ?? '',
    organization: named(organizationId, names),
    ...(number && { number }),
    formedOn,
    place: names.get(organizationId)?.address.locality ?? '',
    ...(continued && { continued }),
    admittedOn,
    ...(cameFrom && { cameFrom: named(cameFrom, names) }),
    ...personOf(file),
    documents: entries.map(entryView),
    missing: entries.flatMap(({ kind, state }) => (state === 'missing' ? [kind] : [])),
  };
};

/** TRA-2: the act with its inventory. */
export const actView = (
  { application: { stay, setting }, person, entries }: File,
  handover: Handover,
  names: ReadonlyMap<string, Named>,
  today: LegalDate,
): ActView => {
  const { fromOrganizationId, toOrganizationId, order, date, madeAt } = handover;
  return {
    stayId: stay?.stayId ?? '',
    from: named(fromOrganizationId, names),
    to: named(toOrganizationId, names),
    order,
    date,
    made: madeAt !== undefined,
    ...(person && { name: fullName(person.name), birthDate: person.birthDate }),
    ...groundOf('TRA-2', madeAt ? date : today, setting),
    inventory: inventoryOf(entries, handover).map((item) => ({ ...item, name: fileDocuments[item.kind] })),
  };
};
