import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { columns } from '../../domain/records/journal-form.ts';
import { journalFiles } from '../../events/http/journal.ts';
import type { Bearer } from '../../local/identity.ts';
import { startWorld } from '../support/world.ts';

const { csv, xlsx, pdf } = Object.fromEntries(Object.entries(journalFiles).map(([type, name]) => [name, type])) as {
  csv: string;
  xlsx: string;
  pdf: string;
};

const script = fileURLToPath(new URL('../../local/write-journal.ts', import.meta.url));

/** A house with one who waits, one who was admitted, and one who is gone. */
const houseOf = async () => {
  const world = await startWorld('2025-04-07T09:00:00+05:00');
  const house = await world.register({ capacity: 3, occupied: 1 });
  const [stays, gone] = [await world.queue(house), await world.queue(house)];
  await world.admit(stays, house);
  const { stayId } = (await world.admit(gone, house, { order: { number: '13-ө', date: '2025-04-07' } })).body;
  await world.onStay(world.organization(house), stayId, 'discharge', { ground: 'request' });
  await world.queue(house);
  const asked = async (accept: string, query = '', bearer: Bearer = world.organization(house)) => {
    const headers = { accept, authorization: `Bearer ${await world.kezek.token(bearer)}` };
    const response = await fetch(`${world.kezek.baseUrl}/v1/organizations/${house}/journal${query}`, { headers });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  return { world, house, stays, asked };
};

const cellsIn = (bytes: Buffer) => parse(bytes, { bom: true }) as string[][];

describe('the journal as a file', () => {
  test('JRN-1, ADM-2 · is the same journal as CSV, as a workbook and on paper', async () => {
    const { world, asked } = await houseOf();
    const table = await asked(csv);
    expect(table.response.status).toBe(200);
    expect(Object.fromEntries(table.response.headers)).toMatchObject({
      'content-type': csv,
      'content-disposition': 'attachment; filename="journal.csv"',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    const [titles, ...rows] = cellsIn(table.bytes);
    expect(titles).toStrictEqual(columns.map(({ title }) => title.kk));
    expect(rows.map(([no, status]) => [no, status])).toStrictEqual([
      ['1', 'қызмет алуда'],
      ['2', 'аяқталды'],
      ['3', 'орын ұсынылды'],
    ]);
    expect(rows[1]?.slice(8, 12)).toStrictEqual([
      '07.04.2025 ж., № 13-ө бұйрық',
      '',
      '07.04.2025 ж., № 14 бұйрық',
      'жазбаша өтініші',
    ]);
    // Of who has gone neither the address nor the phone is shown, in a file as on the screen.
    expect(rows[1]?.slice(5, 7)).toStrictEqual(['', '']);
    expect(rows[0]?.[6]).toMatch(/^\(\+7\) 701 \d{3} \d\d \d\d$/);

    const book = new ExcelJS.Workbook();
    const sheet = await asked(xlsx, '?language=ru');
    await book.xlsx.load(sheet.bytes as unknown as Parameters<typeof book.xlsx.load>[0]);
    const last = book.worksheets[0]?.lastRow;
    expect(last?.getCell(2).text).toBe('предложено место');
    expect(last?.getCell(3).text).toBe('Әлімова Гүлнәр Сейітқызы');

    const paper = await asked(pdf, '?from=2025-04-01&to=2025-04-30');
    expect(paper.response.headers.get('content-disposition')).toBe(
      'attachment; filename="journal-2025-04-01-2025-04-30.pdf"',
    );
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(paper.bytes)), { mergePages: true });
    expect(text).toContain('Мейірім үйі');
    expect(text).toContain('2025 жылғы 1 сәуірде басталды');
    expect(text.match(/Әлімова/g)).toHaveLength(3);

    const admitted = await asked(csv, '?status=admitted&language=ru');
    expect(
      cellsIn(admitted.bytes)
        .slice(1)
        .map(([no]) => no),
    ).toStrictEqual(['1']);
    const before = await asked(csv, '?to=2025-04-06', world.authority);
    expect(cellsIn(before.bytes)).toHaveLength(1);
  });

  test('JRN-1 · whoever takes it as a file is on the record of everybody who is in it', async () => {
    const { world, house, stays, asked } = await houseOf();
    await asked(csv, '', world.authority);
    const { readings } = await world.done<{ readings: object[] }>(world.citizen(stays), 'GET', '/v1/me');
    expect(readings).toContainEqual(
      expect.objectContaining({ purpose: 'journal', by: { role: 'authority', id: 'Жетісу' } }),
    );
    const stranger = await asked(csv, '', { role: 'organization', organizationId: `${house}x` });
    expect(stranger.response.status).toBe(403);
    expect(JSON.parse(stranger.bytes.toString())).toMatchObject({ code: 'not-yours' });
    const wrong = await asked(csv, '?language=en');
    expect(wrong.response.status).toBe(400);
  });

  test('JRN-1 · npm run journal writes it page by page to a file, as it is to be had at once', async () => {
    const { world, house, asked } = await houseOf();
    const room = await mkdtemp(join(tmpdir(), 'kezek-journal-'));
    const run = (format: string, ...more: string[]) => {
      const out = join(room, `journal.${format}`);
      const where = ['--organization', house, '--url', world.kezek.baseUrl, '--out', out, '--format', format];
      return promisify(execFile)(process.execPath, [script, ...where, ...more]).then(({ stdout }) => ({ stdout, out }));
    };
    try {
      const { stdout, out } = await run('csv', '--from', '2025-04-01', '--language', 'ru');
      expect(stdout).toBe(`3 rows: ${out}\n`);
      const { bytes } = await asked(csv, '?from=2025-04-01&language=ru');
      expect(await readFile(out, 'utf8')).toBe(bytes.toString('utf8'));
      const { rows } = JSON.parse(await readFile((await run('json')).out, 'utf8'));
      expect(rows.map(({ no }: { no: number }) => no)).toStrictEqual([1, 2, 3]);
      expect((await run('json', '--status', 'ended')).stdout).toMatch(/^1 row: /);

      const refused = (told: Promise<unknown>) => told.then(String, ({ code, stderr }) => `${code} ${stderr}`);
      const wrong = await refused(run('pdf', '--organization', 'org-nobody'));
      expect(wrong).toBe('2 kezek: There is no organization org-nobody.\n');
      expect(await refused(run('doc'))).toMatch(/^2 kezek: The format is one of csv, json, pdf, xlsx\. Usage: /);
      expect(await refused(run('pdf', '--from', '2025-02-30'))).toMatch(/^2 kezek: /);
      expect((await readdir(room)).sort()).toStrictEqual(['journal.csv', 'journal.json']);
    } finally {
      await rm(room, { recursive: true });
    }
  });
});
