import { id, legalDate } from '../primitives.ts';
import { dutyKind, dutyOwner, fact } from './fact.ts';

/** An office was told that a duty of its is due soon. */
export const obligationReminded = fact('ObligationReminded', 'An office was told that a duty of its is due soon.', {
  applicationId: id.optional(),
  organizationId: id.optional(),
  obligationId: id,
  kind: dutyKind,
  owner: dutyOwner,
  due: legalDate,
});
