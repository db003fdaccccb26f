import { id, legalDate } from '../primitives.ts';
import { dutyKind, dutyOwner, fact } from './fact.ts';

/** A duty of an office was not done in its term. */
export const obligationOverdue = fact('ObligationOverdue', 'A duty of an office was not done in its term.', {
  applicationId: id.optional(),
  organizationId: id.optional(),
  obligationId: id,
  kind: dutyKind,
  owner: dutyOwner,
  due: legalDate,
});
