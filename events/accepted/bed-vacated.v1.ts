import { vacateBeds } from '../http/bodies.ts';
import { eventId, id, instant } from '../primitives.ts';

/** Beds that fell vacant in an organization, told by another system. */
export const acceptedBedVacated = vacateBeds.extend({ eventId, at: instant.optional(), organizationId: id }).meta({
  id: 'accepted.BedVacated.v1',
  description: 'Beds that fell vacant in an organization, told by another system.',
});
