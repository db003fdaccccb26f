import { sealOf, type Unsealed } from '../../../functions/shared/store/seal.ts';
import type { StoredEntry, StoredTimeline } from '../../../functions/shared/store/timelines.ts';

/** One thing done to a timeline behind the system's back. `at`: the entry whose content it is done to, where it is one. */
export type Tampering = { what: string; at?: number; timeline: StoredTimeline };

type Members = Record<string, unknown>;

const isMembers = (value: unknown): value is Members => typeof value === 'object' && value !== null;

/** The ways to every member of a value, however deep. */
const pathsIn = (value: unknown, path: readonly string[] = []): (readonly string[])[] =>
  isMembers(value)
    ? Object.entries(value).flatMap(([name, inner]) => [[...path, name], ...pathsIn(inner, [...path, name])])
    : [];

const another = (value: unknown): unknown => {
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  return 'another';
};

/** A copy of a value with the member at a path changed, or without it. */
const edited = <T>(value: T, path: readonly string[], edit: 'change' | 'remove'): T => {
  const copy = structuredClone(value);
  const name = path.at(-1) ?? '';
  const holder = path.slice(0, -1).reduce<Members>((inner, step) => inner[step] as Members, copy as Members);
  if (edit === 'change') holder[name] = another(holder[name]);
  else if (Array.isArray(holder)) holder.splice(Number(name), 1);
  else delete holder[name];
  return copy;
};

const sealed = (entry: StoredEntry): StoredEntry => ({ ...entry, seal: sealOf(entry as Unsealed) });

/** Every member of an entry, changed, taken out, or joined by another; its place is its key, and moved elsewhere. */
function* inContent(timeline: StoredTimeline): Generator<Tampering> {
  const withEntry = (index: number, entry: StoredEntry) => ({
    ...timeline,
    entries: timeline.entries.with(index, entry),
  });
  for (const [index, entry] of timeline.entries.entries()) {
    const { place: at, ...content } = entry;
    for (const path of pathsIn(content))
      for (const edit of ['change', 'remove'] as const)
        yield { what: `${edit} ${path.join('.')}`, at, timeline: withEntry(index, edited(entry, path, edit)) };
    const fact = { ...(entry.fact as Members), besides: 1 };
    yield { what: 'add a member', at, timeline: withEntry(index, { ...entry, fact }) };
    yield { what: 'change and seal anew', timeline: withEntry(index, sealed({ ...entry, fact })) };
  }
}

/** Entries taken out, exchanged, doubled and put in between. */
function* inOrder(timeline: StoredTimeline): Generator<Tampering> {
  const { entries } = timeline;
  const end = entries.at(-1)?.place ?? 0;
  const of = (what: string, changed: StoredEntry[]): Tampering => ({
    what,
    timeline: { ...timeline, entries: changed },
  });
  for (const [index, entry] of entries.entries()) {
    const { place } = entry;
    const shifted = entries.slice(index).map((later) => ({ ...later, place: later.place + 1 }));
    yield of(`take out ${place}`, entries.toSpliced(index, 1));
    yield of(`cut from ${place} on`, entries.slice(0, index));
    yield of(`double ${place} at the end`, [...entries, { ...entry, place: end + 1 }]);
    yield of(`double ${place} behind itself`, [...entries.slice(0, index + 1), ...shifted]);
    yield of(`put one in before ${place}`, [
      ...entries.slice(0, index),
      sealed({ ...entry, before: entries[index - 1]?.seal ?? '', fact: { ...(entry.fact as Members), besides: 1 } }),
      ...shifted.map((later) => sealed({ ...later, version: later.place })),
    ]);
    const next = entries[index + 1];
    if (!next) continue;
    const [first, second] = [
      { ...next, place },
      { ...entry, place: next.place },
    ];
    yield of(`exchange ${place} and the next`, entries.toSpliced(index, 2, first, second));
    yield of(
      `exchange ${place} and the next, each under its new number`,
      entries.toSpliced(index, 2, { ...first, version: place }, { ...second, version: next.place }),
    );
  }
  yield of('move the last to the next number', [
    ...entries.slice(0, -1),
    { ...entries.at(-1), place: end + 1 } as StoredEntry,
  ]);
  const forged = { ...entries[0], place: end + 1, version: end + 1, before: entries.at(-1)?.seal } as StoredEntry;
  yield of('forge one at the end', [...entries, sealed(forged)]);
}

/** Every member of the state, where the entries lead to it, or its seal alone; and the state as a whole. */
function* inState(timeline: StoredTimeline): Generator<Tampering> {
  const { state, ...stateless } = timeline;
  yield { what: 'take out the state', timeline: stateless };
  const paths = timeline.kind === 'application' ? pathsIn(state) : [['seal']];
  for (const path of paths)
    for (const edit of ['change', 'remove'] as const)
      yield {
        what: `${edit} state.${path.join('.')}`,
        timeline: { ...timeline, state: edited(state, path, edit) },
      };
}

/** Every single thing that can be done to a timeline. */
export function* tamperingsOf(timeline: StoredTimeline): Generator<Tampering> {
  yield* inContent(timeline);
  yield* inOrder(timeline);
  yield* inState(timeline);
}
