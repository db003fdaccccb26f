import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** The next place is held for a recipient away on a postponed term. */
export const placeHeld = fact('PlaceHeld', 'The next place is held for a recipient away on a postponed term.', {
  applicationId: id,
  organizationId: id,
});
