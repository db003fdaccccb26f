import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** A stay by the recipient's own contract began; it comes from no queue. */
export const paidStayBegun = fact(
  'PaidStayBegun',
  "A stay by the recipient's own contract began; it comes from no queue.",
  { applicationId: id, organizationId: id, stayId: id },
);
