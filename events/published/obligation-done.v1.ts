import { legalDate } from '../primitives.ts';
import { dutyShape, fact } from './fact.ts';

/** An office reported a duty done. */
export const obligationDone = fact('ObligationDone', 'An office reported a duty done.', {
  ...dutyShape,
  on: legalDate,
});
