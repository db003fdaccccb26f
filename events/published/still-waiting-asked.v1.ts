import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** Somebody in a queue was asked whether they still wait. */
export const stillWaitingAsked = fact('StillWaitingAsked', 'Somebody in a queue was asked whether they still wait.', {
  applicationId: id,
});
