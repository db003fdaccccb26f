import { explainDeadline } from '../../domain/law/explanations/index.ts';
import type { LegalDate } from '../../domain/law/time.ts';
import type { DutyOwner } from '../../domain/obligation/duty.ts';
import type { KeptDuty } from '../shared/store/obligations.ts';

type State = KeptDuty['state'] | 'overdue';

/** A duty as its office reads it: overdue is what is open after its date. */
export const obligationView = ({ duty, subject, state, about }: KeptDuty, today: LegalDate) => ({
  obligationId: duty.id,
  kind: duty.kind,
  // A recipient's own deadlines are in their case, never in the list of an office.
  owner: duty.owner as DutyOwner & { role: Exclude<DutyOwner['role'], 'recipient'> },
  subject,
  due: duty.due,
  norm: duty.norm,
  source: duty.source,
  explanation: explainDeadline(duty),
  ...about,
  state: (state === 'done' ? 'done' : duty.due < today ? 'overdue' : 'open') as State,
});
