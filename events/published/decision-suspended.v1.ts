import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A decision was suspended until a new medical card; the turn is kept. */
export const decisionSuspended = fact(
  'DecisionSuspended',
  'A decision was suspended until a new medical card; the turn is kept.',
  { applicationId: id, organizationId: id },
);
