import { open, rename, rm } from 'node:fs/promises';
import * as z from 'zod/mini';
import type { FormRow } from '../../../domain/records/journal-form.ts';
import { type Client, createClient } from '../../../events/client.ts';
import { listJournal } from '../../../events/http/journal.ts';
import { journalWriters } from './writers.ts';

/**
 * What `npm run journal` runs: writes a journal to a file, page by page of the API at KEZEK_URL, as the bearer of KEZEK_TOKEN. Its
 * argument is JSON. Exit status 0: the file is whole; 2: there is none, and a line says why.
 */
const task = z.object({
  organization: z.string(),
  format: z.enum(['csv', 'json', 'pdf', 'xlsx']),
  out: z.string(),
  period: listJournal,
});

const nameOf = async (client: Client, id: string): Promise<{ kk: string; ru: string }> => {
  for await (const { organizations } of client.pages('GET /v1/organizations'))
    for (const { organizationId, name } of organizations) if (organizationId === id) return name;
  throw new Error(`There is no organization ${id}.`);
};

let rows = 0;

async function* rowsOf(client: Client, id: string, query: object): AsyncGenerator<FormRow> {
  const pages = client.pages('GET /v1/organizations/{id}/journal', {
    params: { id },
    query: { ...query, limit: '1000' },
  });
  for await (const page of pages) {
    rows += page.rows.length;
    yield* page.rows;
  }
}

const write = async (): Promise<void> => {
  const { organization: id, format, out, period } = task.parse(JSON.parse(process.argv[2] ?? ''));
  const { KEZEK_URL: baseUrl = '', KEZEK_TOKEN: token = '' } = process.env;
  const client = createClient({ baseUrl, token });
  const { limit: _, cursor: __, language = 'kk', ...query } = period;
  const heading = { organization: await nameOf(client, id), language, ...query };
  // Under another name until it is whole: half a journal looks like one.
  const part = `${out}.part`;
  const file = await open(part, 'w');
  try {
    await (await journalWriters[format]())(file.createWriteStream(), heading, rowsOf(client, id, query));
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  console.log(`${rows} ${rows === 1 ? 'row' : 'rows'}: ${out}`);
};

try {
  await write();
} catch (error) {
  console.error(`kezek: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  process.exitCode = 2;
}
