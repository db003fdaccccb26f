import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** Somebody in a queue still waits. */
export const stillWaitingConfirmed = fact('StillWaitingConfirmed', 'Somebody in a queue still waits.', {
  applicationId: id,
});
