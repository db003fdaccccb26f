import { whenAsked } from '../../../events/when-asked.ts';
import type { WriteJournal } from './write-journal.ts';

/** Imported when a journal is first asked for so: what writes a sheet or a page is heavier than the rest of the API together. */
export const journalWriters = {
  json: whenAsked(async (): Promise<WriteJournal> => (await import('./json.ts')).writeJson),
  csv: whenAsked(async (): Promise<WriteJournal> => (await import('./csv.ts')).writeCsv),
  xlsx: whenAsked(async (): Promise<WriteJournal> => (await import('./xlsx.ts')).writeXlsx),
  pdf: whenAsked(async (): Promise<WriteJournal> => (await import('./pdf.ts')).writePdf),
};
