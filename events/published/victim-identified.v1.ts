import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** The person who applied for temporary stay was interviewed. */
export const victimIdentified = fact('VictimIdentified', 'The person who applied for temporary stay was interviewed.', {
  applicationId: id,
});
