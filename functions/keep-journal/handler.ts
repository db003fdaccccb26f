import * as z from 'zod/mini';
import type { Deps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';
import { keepJournal } from '../shared/store/journal.ts';

const about = z.object({ applicationId: z.string() });

/**
 * JRN-1: something has happened that the journals of organizations tell of. What the event says does not matter, only the
 * timeline it wakes us to read; so a repeated, late or overtaken event leads to the same rows.
 */
export const createHandler =
  ({ store }: Deps) =>
  ({ detail }: Delivered): Promise<void> =>
    keepJournal(store, about.parse(detail).applicationId);
