import { system } from '../../domain/context.ts';
import { acceptedBedVacated } from '../../events/accepted/bed-vacated.v1.ts';
import { vacate } from '../shared/commands/vacate.ts';
import type { Deps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';

/** Beds that fell vacant, told by another system (END-8). */
export const createHandler =
  ({ store, calendar }: Deps) =>
  async ({ detail, now }: Delivered): Promise<void> => {
    const { eventId, organizationId, count } = acceptedBedVacated.parse(detail);
    await vacate(store, organizationId, count, { now, by: system, calendar }, { seen: eventId });
  };
