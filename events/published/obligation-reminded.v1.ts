import { dutyDueShape, fact } from './fact.ts';

/** An office was told that a duty of its is due soon. */
export const obligationReminded = fact(
  'ObligationReminded',
  'An office was told that a duty of its is due soon.',
  dutyDueShape,
);
