import { dutyDueShape, fact } from './fact.ts';

/** A duty of an office was not done in its term. */
export const obligationOverdue = fact(
  'ObligationOverdue',
  'A duty of an office was not done in its term.',
  dutyDueShape,
);
