import { id, legalDate } from '../primitives.ts';
import { dutyKind, fact } from './fact.ts';

/** An office reported a duty done. */
export const obligationDone = fact('ObligationDone', 'An office reported a duty done.', {
  applicationId: id.optional(),
  organizationId: id.optional(),
  kind: dutyKind,
  on: legalDate,
});
