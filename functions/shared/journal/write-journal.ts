import type { Writable } from 'node:stream';
import type { FormRow, Heading } from '../../../domain/records/journal-form.ts';

/**
 * Writes a journal as the form, and ends `out`. Rows are asked for as `out` takes what was written of those before: however many
 * there are, a few are held.
 */
export type WriteJournal = (out: Writable, heading: Heading, rows: AsyncIterable<FormRow>) => Promise<void>;
