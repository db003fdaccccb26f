import type { Counted, Counts } from '../../../domain/records/outcomes.ts';
import { outcomesKey } from './record-keys.ts';
import type { Store } from './store.ts';
import { over, put, type Write } from './write.ts';

/** The endings of an organization in a year; `version`: how many there are, which guards them. */
type Kept = { organizationId: string; year: number; version: number; counts: Counts };

/** An ending as it counts: in which organization, in which year, and how. */
export type Ending = { organizationId: string; year: number; as: Counted };

const nameOf = ({ organizationId, year }: Pick<Ending, 'organizationId' | 'year'>): string =>
  `${organizationId} ${year}`;

const keptOf = async (
  store: Store,
  wanted: readonly Pick<Ending, 'organizationId' | 'year'>[],
): Promise<ReadonlyMap<string, Kept>> => {
  const unlike = new Map(wanted.map((one) => [nameOf(one), outcomesKey(one.organizationId, one.year)]));
  const items = unlike.size > 0 ? await store.batch([...unlike.values()]) : [];
  return new Map((items as unknown as Kept[]).map((kept) => [nameOf(kept), kept]));
};

/**
 * STA-1: what counts these endings. They go into the write that enters them in the journal, whose numbers let each be
 * entered once.
 */
export const countWrites = async (store: Store, endings: readonly Ending[]): Promise<Write[]> => {
  const before = await keptOf(store, endings);
  const names = [...new Set(endings.map(nameOf))];
  return names.map((name) => {
    const here = endings.filter((one) => nameOf(one) === name);
    const [{ organizationId, year }] = here as [Ending];
    const kept = before.get(name);
    const counts: Partial<Record<Counted, number>> = { ...kept?.counts };
    for (const { as } of here) counts[as] = (counts[as] ?? 0) + 1;
    const version = (kept?.version ?? 0) + here.length;
    const item = { ...outcomesKey(organizationId, year), entity: 'outcomes', organizationId, year, version, counts };
    return put(store.tables.queue, item, over(kept));
  });
};

/** The counts of organizations in a year; nothing of one in which no stay has ended. */
export const countsOf = async (store: Store, organizationIds: readonly string[], year: number): Promise<Counts[]> =>
  [
    ...(
      await keptOf(
        store,
        organizationIds.map((organizationId) => ({ organizationId, year })),
      )
    ).values(),
  ].map(({ counts }) => counts);
