import { id, legalDate } from '../primitives.ts';
import { fact } from './fact.ts';

/** A programme ran out; a turn in a queue is kept until it is renewed. */
export const ispExpired = fact('IspExpired', 'A programme ran out; a turn in a queue is kept until it is renewed.', {
  applicationId: id,
  expiredOn: legalDate,
});
