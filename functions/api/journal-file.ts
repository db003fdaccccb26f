import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { journalAtOnce } from '../../domain/law/policies.ts';
import type { FormRow, Heading } from '../../domain/records/journal-form.ts';
import { AgainstNorm } from '../../domain/refusal.ts';
import { journalFiles } from '../../events/http/journal.ts';
import { journalWriters } from '../shared/journal/writers.ts';
import type { KeptRow } from '../shared/store/journal.ts';
import type { Page } from '../shared/store/page.ts';
import type { Attachment } from './result.ts';

/** What a function may answer is 6 MB in Base64, its envelope with it; and so many bytes are a little less. */
const mostBytes = 4_300_000;

/** So many pages are turned to find the rows: of a long journal a status or a few days may be anywhere in it. */
const mostPages = 25;

/** So many people are read, and shown, at a time. */
const atOnce = 500;

const tooLong = (): AgainstNorm =>
  new AgainstNorm(
    'journal-too-long',
    `A file has at most ${journalAtOnce.value} rows: choose a shorter period, or write the whole journal with npm run journal.`,
    { norm: journalAtOnce.norm, source: 'policy' },
    { rows: journalAtOnce.value },
  );

/**
 * All rows of a journal that fit into a file; nobody in them has been read yet.
 * @throws AgainstNorm `journal-too-long`
 */
export const rowsForFile = async (
  turn: (paged: { limit: number; cursor?: string | undefined }) => Promise<Page<KeptRow>>,
): Promise<KeptRow[]> => {
  const rows: KeptRow[] = [];
  let cursor: string | undefined;
  for (let pages = 1; ; pages += 1) {
    const page = await turn({ limit: 1000, cursor });
    rows.push(...page.items);
    cursor = page.next;
    if (rows.length > journalAtOnce.value || (cursor && pages === mostPages)) throw tooLong();
    if (!cursor) return rows;
  }
};

/** Takes what is written, up to what may be answered. @throws AgainstNorm `journal-too-long` */
const collector = () => {
  const parts: Buffer[] = [];
  let bytes = 0;
  const out = new Writable({
    write: (part: Buffer, _, done) => {
      bytes += part.length;
      parts.push(part);
      done(bytes > mostBytes ? tooLong() : null);
    },
  });
  return { out, all: () => Buffer.concat(parts) };
};

/** The journal as a file of a media type; `show` tells of a part of the rows what may be shown of them. */
export const journalFile = async (
  type: keyof typeof journalFiles,
  heading: Heading,
  rows: readonly KeptRow[],
  show: (rows: readonly KeptRow[]) => Promise<FormRow[]>,
): Promise<Attachment> => {
  async function* shown() {
    for (let from = 0; from < rows.length; from += atOnce) yield* await show(rows.slice(from, from + atOnce));
  }
  const { out, all } = collector();
  const write = await journalWriters[journalFiles[type]]();
  await Promise.all([write(out, heading, shown()), finished(out)]);
  const period = [heading.from, heading.to].filter(Boolean).map((day) => `-${day}`);
  return { type, name: `journal${period.join('')}.${journalFiles[type]}`, content: all() };
};
