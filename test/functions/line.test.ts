import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, orderKey, priorityClasses, type Rank } from '../../domain/queue/order.ts';
import type { PriorityClass } from '../../domain/vocabulary.ts';
import { batchGet } from '../../functions/shared/store/batch-get.ts';
import type { Key } from '../../functions/shared/store/keys.ts';
import {
  aheadIn,
  countersFor,
  emptyLine,
  foldOf,
  isLong,
  type Line,
  moved,
} from '../../functions/shared/store/line.ts';
import type { Write } from '../../functions/shared/store/write.ts';
import { clientsOf } from '../simulation/aws.ts';
import { Database } from '../simulation/dynamodb/database.ts';
import { testWiring } from '../simulation/wiring-of-test.ts';

const organizationId = 'org-1';

const entryAt = (priorityClass: PriorityClass, joinedAt: string, registration: number, away = false): Entry => {
  const rank = away ? 0 : priorityClasses.indexOf(priorityClass) + 1;
  const applicationId = `app-${registration}`;
  return {
    organizationId,
    applicationId,
    orderKey: `${orderKey(rank as Rank, joinedAt, registration)}#${applicationId}`,
    priorityClass,
    joinedAt,
    ...(away && { away }),
  };
};

/** A line in a table, with its counters, as the store keeps it. */
class Kept {
  line: Line = emptyLine;
  readonly entries = new Map<string, Entry>();
  readonly #table: string;
  readonly #client: DynamoDBDocumentClient;

  constructor() {
    const wiring = testWiring();
    const database = new Database(wiring.tables);
    const { dynamodb } = clientsOf(async ({ command, input }) => database.execute(command, input));
    this.#client = DynamoDBDocumentClient.from(dynamodb);
    this.#table = wiring.queueTable;
  }

  move(before: Entry | undefined, after: Entry | undefined): void {
    this.line = moved(this.line, before, after);
    if (before) this.entries.delete(before.orderKey);
    if (after) this.entries.set(after.orderKey, after);
  }

  async fold(): Promise<void> {
    const { line, writes }: { line: Line; writes: Write[] } = foldOf(this.#table, organizationId, this.line);
    await this.#client.send(new TransactWriteCommand({ TransactItems: writes }));
    this.line = line;
  }

  /** The counters of these keys as they are now. */
  async items(wanted: readonly Key[]) {
    const items = await batchGet(this.#client, this.#table, wanted);
    return wanted.map(({ sk }) => items.find((item) => item.sk === sk));
  }

  async ahead(entry: Entry, line = this.line) {
    return aheadIn(line, await this.items(countersFor(entry)), entry);
  }

  /** By counting one after the other. */
  counted(entry: Entry) {
    const before = [...this.entries.values()].filter((one) => one.orderKey < entry.orderKey);
    const of = (wanted: PriorityClass) => before.filter(({ priorityClass }) => priorityClass === wanted).length;
    return { 'out-of-turn': of('out-of-turn'), 'first-of-all': of('first-of-all'), ordinary: of('ordinary') };
  }

  get waiting(): Entry[] {
    return [...this.entries.values()].filter(({ away }) => !away);
  }

  async check(): Promise<void> {
    for (const entry of this.waiting) expect(await this.ahead(entry)).toStrictEqual(this.counted(entry));
  }
}

type Act =
  | { act: 'join'; at: number; priorityClass: PriorityClass }
  | { act: 'leave' | 'go' | 'return'; who: number }
  | { act: 'fold' };

/** A few moments of a few years, so that many fall on one day, and some at one moment. */
const moments = fc.oneof(
  fc.integer({ min: Date.UTC(2019, 11, 30), max: Date.UTC(2026, 10, 23) }),
  fc.integer({ min: Date.UTC(2024, 11, 31, 20), max: Date.UTC(2025, 0, 1, 4) }),
  fc.constantFrom(Date.UTC(2025, 2, 10, 5), Date.UTC(2025, 2, 10, 5) + 1),
);

const acts = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        act: fc.constant('join' as const),
        at: moments,
        priorityClass: fc.constantFrom(...priorityClasses),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({ act: fc.constantFrom('leave' as const, 'go' as const, 'return' as const), who: fc.nat() }),
    },
    { weight: 1, arbitrary: fc.constant({ act: 'fold' as const }) },
  ),
  { minLength: 1, maxLength: 60 },
);

const act = async (kept: Kept, did: Act, registration: number): Promise<void> => {
  if (did.act === 'fold') return kept.fold();
  if (did.act === 'join') {
    const at = new Date(did.at).toISOString();
    return kept.move(undefined, entryAt(did.priorityClass, at, registration));
  }
  const among = [...kept.entries.values()].filter(
    ({ away }) => did.act === 'leave' || Boolean(away) === (did.act === 'return'),
  );
  const who = among[did.who % among.length];
  if (!who) return;
  // Who gives a place up while they are away stands at the head, and comes back to the turn they had (ARR-5).
  const { priorityClass, joinedAt } = who;
  const number = Number(who.orderKey.split('#')[2]);
  kept.move(who, did.act === 'leave' ? undefined : entryAt(priorityClass, joinedAt, number, did.act === 'go'));
};

describe('the counters of a line', () => {
  test('QUE-11 · give everybody their rank, whoever comes and goes, and whenever they are folded', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (history) => {
        const kept = new Kept();
        for (const [registration, did] of history.entries()) await act(kept, did, registration + 1);
        await kept.check();
        await kept.fold();
        await kept.check();
      }),
      { numRuns: 150 },
    );
  });

  test('QUE-6 · who joined at one moment stands by number, as a number and not as a text', async () => {
    const kept = new Kept();
    const at = '2025-03-10T05:00:00.000Z';
    for (const registration of [9, 10, 35, 36, 37, 1296]) kept.move(undefined, entryAt('ordinary', at, registration));
    await kept.check();
    await kept.fold();
    await kept.check();
  });

  test('ADR 18 · counters of another moment than the line tell nothing', async () => {
    const kept = new Kept();
    const first = entryAt('ordinary', '2025-03-10T05:00:00.000Z', 1);
    kept.move(undefined, first);
    kept.move(undefined, entryAt('ordinary', '2025-03-10T06:00:00.000Z', 2));
    const before = kept.line;
    await kept.fold();
    expect(await kept.ahead(first, before)).toBeUndefined();
    expect(await kept.ahead(first)).toStrictEqual({ 'out-of-turn': 0, 'first-of-all': 0, ordinary: 0 });
  });

  test.each(['root', 'year', 'day'])(
    'ADR 18 · of one moment is not one of which the %s was read too early',
    async (stale) => {
      const kept = new Kept();
      const [early, late] = [5, 6].map((hour) => entryAt('ordinary', `2025-03-10T0${hour}:00:00.000Z`, hour)) as [
        Entry,
        Entry,
      ];
      kept.move(undefined, early);
      await kept.fold();
      const counters = countersFor(late);
      const old = await kept.items(counters);
      kept.move(undefined, late);
      await kept.fold();
      const now = await kept.items(counters);
      const mixed = now.map((item, place) => (['root', 'year', 'day'][place] === stale ? old[place] : item));
      expect(aheadIn(kept.line, now, late)).toStrictEqual(kept.counted(late));
      expect(aheadIn(kept.line, mixed, late)).toBeUndefined();
    },
  );

  test('QUE-2 · who came and went between two folds leaves no move behind', () => {
    const one = entryAt('first-of-all', '2025-03-10T05:00:00.000Z', 1);
    const came = moved(emptyLine, undefined, one);
    expect(came.moves).toHaveLength(1);
    expect(moved(came, one, undefined)).toStrictEqual(emptyLine);
    expect(moved(came, one, { ...one, blocked: 'isp-expired' })).toBe(came);
  });

  test('ADR 18 · of a crowd that joins on one day no more is folded at once than one update has room for', async () => {
    const kept = new Kept();
    const at = (second: number) => new Date(Date.UTC(2025, 2, 10, 5, 0, second)).toISOString();
    for (let number = 1; number <= 400; number += 1) kept.move(undefined, entryAt('ordinary', at(number), number));
    while (isLong(kept.line)) await kept.fold();
    expect(kept.line.folded).toBe(7);
    await kept.check();
  });

  test('ADR 18 · of a line of many years no more is folded at once than one transaction has room for', async () => {
    const kept = new Kept();
    const all = Array.from({ length: 64 }, (_, place) =>
      entryAt(
        priorityClasses[place % 3] as PriorityClass,
        new Date(Date.UTC(1990 + (place % 32), place % 12, 1 + (place % 28))).toISOString(),
        place,
      ),
    );
    for (const entry of all) kept.move(undefined, entry);
    const { writes } = foldOf('queue', organizationId, kept.line);
    expect(writes.length + 1).toBeLessThanOrEqual(100);
    while (kept.line.moves.length > 0) await kept.fold();
    await kept.check();
  });

  test('ADR 18 · a fold is due with sixteen moves, and no sooner', () => {
    const line = (count: number) =>
      Array.from({ length: count }, (_, registration) =>
        entryAt('ordinary', '2025-03-10T05:00:00.000Z', registration + 1),
      ).reduce((before, entry) => moved(before, undefined, entry), emptyLine);
    expect([isLong(line(15)), isLong(line(16))]).toStrictEqual([false, true]);
  });
});
