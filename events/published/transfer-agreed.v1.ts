import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** One side agreed to a transfer. */
export const transferAgreed = fact('TransferAgreed', 'One side agreed to a transfer.', {
  applicationId: id,
  organizationId: id,
  stayId: id,
});
