import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** Nobody came within the term: the turn passes to the next. */
export const offerLapsed = fact('OfferLapsed', 'Nobody came within the term: the turn passes to the next.', {
  applicationId: id,
  organizationId: id,
});
