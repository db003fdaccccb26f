import * as z from 'zod/mini';
import type { Deps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';
import { fillPlaces } from './fill-places.ts';

const about = z.object({ organizationId: z.optional(z.string()) });

/**
 * A place may have come free: every free place goes to the one whose turn it is (ARR-2, ARR-5, END-8). Or there is no
 * organization any more to wait for (CAT-8). What the event says does not matter, only the state it wakes us to see; so a
 * repeated or late event finds nothing left to do.
 */
export const createHandler =
  (deps: Deps) =>
  async ({ detail, now }: Delivered): Promise<void> => {
    const { organizationId } = about.parse(detail);
    if (organizationId) await fillPlaces(deps, organizationId, now);
  };
