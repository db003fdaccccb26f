import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FormRow } from '../../../domain/records/journal-form.ts';
import type { WriteJournal } from './write-journal.ts';

async function* partsOf(rows: AsyncIterable<FormRow>) {
  yield '{"rows":[';
  let between = '\n';
  for await (const row of rows) {
    yield `${between}${JSON.stringify(row)}`;
    between = ',\n';
  }
  yield '\n]}\n';
}

/** The rows as the API tells them, all in one answer, one to a line. */
export const writeJson: WriteJournal = (out, _, rows) => pipeline(Readable.from(partsOf(rows)), out);
