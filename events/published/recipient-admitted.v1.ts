import { id } from '../primitives.ts';
import { fact } from './fact.ts';

/** The recipient came and was admitted by the head's order. */
export const recipientAdmitted = fact('RecipientAdmitted', "The recipient came and was admitted by the head's order.", {
  applicationId: id,
  organizationId: id,
  stayId: id,
});
