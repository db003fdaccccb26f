import canonicalize from 'canonicalize';
import type { Application } from '../../domain/application/application.ts';
import { evolveApplication } from '../../domain/application/evolve.ts';
import type { Fact } from '../../domain/fact.ts';
import { sealOf, type Unsealed } from '../shared/store/seal.ts';
import type { StoredEntry, StoredTimeline } from '../shared/store/timelines.ts';

/**
 * What is wrong with a timeline, and at which number.
 * - `changed`: the entry is not what was sealed;
 * - `missing`: there is no entry of this number or, at the end of an organization's, of this or a later one;
 * - `unlinked`: the entry does not stand where it was written, behind the entry that it was written behind;
 * - `state-differs`: what is stored of the subject is not what its entries, up to this last one, lead to.
 */
export type Finding = {
  subject: string;
  version: number;
  problem: 'changed' | 'missing' | 'unlinked' | 'state-differs';
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

/** The state that the entries of an application lead to; nothing when they lead nowhere, as only forged ones do. */
const stateAfter = (entries: readonly StoredEntry[]): Application | undefined => {
  try {
    return entries.reduce<Application | undefined>(
      (state, { fact }) => evolveApplication(state, fact as Fact),
      undefined,
    );
  } catch {
    return undefined;
  }
};

/** What is wrong with the state: it holds the number and the seal of the last entry, and entries that are whole lead to it. */
const inState = ({ kind, subject, entries, ...stored }: StoredTimeline, isWhole: boolean): Finding[] => {
  const state = stored.state as { version?: unknown; seal?: unknown } | null | undefined;
  const last = entries.at(-1);
  const version = last?.place ?? 0;
  const differs: Finding[] = [{ subject, version, problem: 'state-differs' }];
  if (!last || last.seal !== state?.seal) {
    const isCut = Number(state?.version) > version;
    return isCut ? [{ subject, version: version + 1, problem: 'missing' }] : differs;
  }
  // The places of an organization move with facts of its cases, too, which are in the timelines of those.
  if (kind === 'organization' || !isWhole) return [];
  return canonicalize({ ...stateAfter(entries), seal: last.seal }) === canonicalize(state) ? [] : differs;
};

/** Everything that is wrong with a timeline. Pure. */
export const findingsOf = (timeline: StoredTimeline): Finding[] => {
  const { entries } = timeline;
  const inEntries = entries.flatMap((entry, index) =>
    inEntry(timeline, entry, entries[index - 1] ?? { place: 0, seal: '' }),
  );
  return [...inEntries, ...inState(timeline, inEntries.length === 0)];
};
