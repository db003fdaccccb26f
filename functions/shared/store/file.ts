import type { Application } from '../../../domain/application/application.ts';
import type { Instant } from '../../../domain/law/time.ts';
import type { Person } from '../../../domain/person/person.ts';
import { type Formation, formationOf } from '../../../domain/records/file-formation.ts';
import { type Journal, journalOf } from '../../../domain/records/journal.ts';
import { type Entry, entriesOf } from '../../../domain/records/personal-file.ts';
import type { KnownPersonDeps } from '../compose.ts';
import { type Reading, receivedIn } from './people.ts';
import type { Store, StoredFact } from './store.ts';

/** A personal file as it stands in an organization. `number`: absent until the journal has one for it. */
export type File = {
  application: Application;
  formation: Formation;
  number?: number;
  person?: Person;
  entries: Entry[];
};

type Told = { journal: Journal; timeline: StoredFact[]; numbers: ReadonlyMap<number, unknown> };

/** What each application of a person has left in journals, with its timeline. */
const toldOf = async (store: Store, applicationIds: readonly string[]): Promise<Told[]> => {
  const all = await Promise.all(applicationIds.map((id) => store.journaled(id)));
  return all.flatMap(({ timeline, numbers }) => {
    const journal = journalOf(timeline);
    return journal ? [{ journal, timeline, numbers }] : [];
  });
};

const stayIn = ({ timeline }: Told): string[] =>
  timeline.flatMap(({ fact }) =>
    fact.type === 'RecipientAdmitted' || fact.type === 'PaidStayBegun' ? [fact.stayId] : [],
  );

/**
 * FIL-1: the personal file of the stay of an application, in an organization that the stay led to; nothing where it did not. `until`: with
 * the documents that were there at that moment, when the file went along. Whoever reads it is on record beside the person.
 */
export const fileIn = async (
  { store, people }: Pick<KnownPersonDeps, 'store' | 'people'>,
  application: Application,
  organizationId: string,
  reading: Reading,
  until?: Instant,
): Promise<File | undefined> => {
  const { applicationId, personId } = application;
  const told = await toldOf(store, await store.applicationsOf(personId));
  const formation = formationOf(
    told.map(({ journal }) => journal),
    applicationId,
    organizationId,
  );
  const own = told.find(({ journal }) => journal.applicationId === applicationId);
  if (!formation || !own) return undefined;
  const { row, admittedOn, applicationIds } = formation;
  const { person, documents } = await people.withDocuments(personId, reading);
  const stays = told.filter(({ journal }) => applicationIds.includes(journal.applicationId)).flatMap(stayIn);
  const received = documents
    .flatMap(receivedIn)
    .filter(({ stayId, receivedAt }) => stays.includes(stayId) && (until === undefined || receivedAt <= until))
    .toSorted((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1));
  const numbers = told.find(({ journal }) => journal.applicationId === row.applicationId)?.numbers;
  const given = numbers?.get(row.opened) as { no: number } | undefined;
  const facts = own.timeline.map(({ fact }) => fact);
  return {
    application,
    formation,
    ...(given && { number: given.no }),
    ...(person && { person }),
    entries: entriesOf({ application, incapacity: person?.incapacity === true }, facts, received, admittedOn),
  };
};
