import canonicalize from 'canonicalize';
import type { Application } from '../../domain/application/application.ts';
import { evolveApplication } from '../../domain/application/evolve.ts';
import type { Fact } from '../../domain/fact.ts';
import { evolveOrganization, type Organization } from '../../domain/organization/organization.ts';
import { countedIn } from '../shared/store/line.ts';
import { sealOf, type Unsealed } from '../shared/store/seal.ts';
import type { StoredEntry, StoredTimeline } from '../shared/store/timelines.ts';

/**
 * What is wrong with a timeline, and at which number.
 * - `changed`: the entry is not what was sealed;
 * - `missing`: there is no entry of this number or, at the end of an organization's, of this or a later one;
 * - `unlinked`: the entry does not stand where it was written, behind the entry that it was written behind;
 * - `state-differs`: what is stored of the subject is not what its entries, up to this last one, lead to;
 * - `line-differs`: the counters of an organization's queue, from which positions are told, are not of as many as stand in it.
 */
export type Finding = {
  subject: string;
  version: number;
  problem: 'changed' | 'missing' | 'unlinked' | 'state-differs' | 'line-differs';
};

/** What is wrong with an entry, by itself and behind another. */
const inEntry = (
  { kind, subject }: StoredTimeline,
  entry: StoredEntry,
  previous: Pick<StoredEntry, 'place' | 'seal'>,
): Finding[] => {
  const finding = (problem: Finding['problem'], version = entry.place): Finding[] => [{ subject, version, problem }];
  // What is stored may be anything; the seal tells whether it is what the type says.
  if (entry.seal !== sealOf(entry as Unsealed)) return finding('changed');
  const isMoved = entry.subject !== subject || entry.version !== entry.place;
  // The numbers between two entries of an organization are of facts in the timelines of its cases.
  const isBehindGap = kind === 'application' && entry.place > previous.place + 1;
  return [
    ...(isBehindGap ? finding('missing', previous.place + 1) : []),
    ...(isMoved || (!isBehindGap && entry.before !== previous.seal) ? finding('unlinked') : []),
  ];
};

/** The state that entries lead to; nothing when they lead nowhere, as only forged ones do. */
const stateAfter = <S>(
  entries: readonly StoredEntry[],
  evolve: (state: S | undefined, fact: Fact) => S,
): S | undefined => {
  try {
    return entries.reduce<S | undefined>((state, { fact }) => evolve(state, fact as Fact), undefined);
  } catch {
    return undefined;
  }
};

/** What is an organization's own to tell. Its places and duties move with facts of its cases, too, which are elsewhere. */
const ownOf = (organization: Partial<Organization> = {}) => {
  const { bin, name, setting, categories, address, licence, registeredOn, deregisteredOn, details, capacity } =
    organization;
  return { bin, name, setting, categories, address, licence, registeredOn, deregisteredOn, details, capacity };
};

/** Whether what is stored is what whole entries lead to, as far as they alone do. */
const isLedTo = ({ kind, entries, state }: StoredTimeline, seal: unknown): boolean =>
  kind === 'application'
    ? canonicalize({ ...stateAfter<Application>(entries, evolveApplication), seal }) === canonicalize(state)
    : canonicalize(ownOf(stateAfter<Organization>(entries, evolveOrganization))) ===
      canonicalize(ownOf(state as Partial<Organization>));

/** What is wrong with the state: it holds the number and the seal of the last entry, and entries that are whole lead to it. */
const inState = (timeline: StoredTimeline, isWhole: boolean): Finding[] => {
  const { subject, entries } = timeline;
  const state = timeline.state as { version?: unknown; seal?: unknown } | null | undefined;
  const last = entries.at(-1);
  const version = last?.place ?? 0;
  const differs: Finding[] = [{ subject, version, problem: 'state-differs' }];
  if (!last || last.seal !== state?.seal) {
    const isCut = Number(state?.version) > version;
    return isCut ? [{ subject, version: version + 1, problem: 'missing' }] : differs;
  }
  return !isWhole || isLedTo(timeline, last.seal) ? [] : differs;
};

const inQueue = ({ subject, queue, entries }: StoredTimeline): Finding[] => {
  const moves = queue?.moves;
  if (!queue || (Array.isArray(moves) && countedIn(queue.counters, { folded: 0, moves }) === queue.entries)) return [];
  return [{ subject, version: entries.at(-1)?.place ?? 0, problem: 'line-differs' }];
};

/** Everything that is wrong with a timeline. Pure. */
export const findingsOf = (timeline: StoredTimeline): Finding[] => {
  const { entries } = timeline;
  const inEntries = entries.flatMap((entry, index) =>
    inEntry(timeline, entry, entries[index - 1] ?? { place: 0, seal: '' }),
  );
  return [...inEntries, ...inState(timeline, inEntries.length === 0), ...inQueue(timeline)];
};
