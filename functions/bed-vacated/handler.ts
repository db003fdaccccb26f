import { system } from '../../domain/context.ts';
import { vacateBeds } from '../../domain/organization/decide.ts';
import { acceptedBedVacated } from '../../events/accepted/bed-vacated.v1.ts';
import { changeOrganization } from '../shared/commands/change-organization.ts';
import type { Deps } from '../shared/compose.ts';
import type { Delivered } from '../shared/each-event.ts';

/** Beds that fell vacant, told by another system (END-8). */
export const createHandler =
  ({ store, calendar }: Deps) =>
  async ({ source, detail, now }: Delivered): Promise<void> => {
    const { eventId, organizationId, count } = acceptedBedVacated.parse(detail);
    const context = { now, by: system(source), calendar };
    await changeOrganization(store, organizationId, (organization) => vacateBeds(organization, count, context), {
      seen: eventId,
    });
  };
