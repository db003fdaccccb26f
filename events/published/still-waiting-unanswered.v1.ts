import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** Somebody in a queue did not answer; the department finds out, the turn is kept. */
export const stillWaitingUnanswered = fact(
  'StillWaitingUnanswered',
  'Somebody in a queue did not answer; the department finds out, the turn is kept.',
  { applicationId: id },
);
