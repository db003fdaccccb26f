import { beforeAll, expect, test } from 'vitest';
import { journalAtOnce } from '../../domain/law/policies.ts';
import { rowsForFile } from '../../functions/api/journal-file.ts';
import { journalPage } from '../../functions/shared/store/journal.ts';
import { journalRowKey } from '../../functions/shared/store/keys.ts';
import { put } from '../../functions/shared/store/write.ts';
import { freshTables } from '../support/tables.ts';

let tables: Awaited<ReturnType<typeof freshTables>>;

const house = 'org-1';
const row = {
  organizationId: house,
  since: '2025-03-10',
  status: 'queued',
  temporarilyLeft: [],
  opened: 4,
  version: 4,
};

/** As many rows more as a journal is to have. */
const grow = async (from: number, to: number) => {
  const { store } = tables.pieces();
  for (let first = from; first < to; first += 100) {
    const numbers = [...Array(Math.min(100, to - first)).keys()].map((place) => first + place + 1);
    await store.write(
      numbers.map((no) =>
        put(store.tables.queue, { ...journalRowKey(house, no), no, personId: `person-${no}`, ...row }),
      ),
    );
  }
};

const asked = (status?: 'queued' | 'ended') =>
  rowsForFile((paged) => journalPage(tables.pieces().store, house, { status }, paged));

beforeAll(async () => {
  tables = await freshTables();
});

test('JRN-1 · a journal that fits into a file is read whole, and one row more is refused before anybody is read', async () => {
  const most = journalAtOnce.value;
  await grow(0, most);
  expect((await asked()).map(({ no }) => no)).toStrictEqual([...Array(most).keys()].map((place) => place + 1));
  await grow(most, most + 1);
  await expect(asked()).rejects.toThrow(
    expect.objectContaining({
      code: 'journal-too-long',
      ground: { norm: 'JRN-1', source: 'policy' },
      particulars: { rows: most },
    }),
  );
  expect(await asked('ended')).toStrictEqual([]);
});
