import { id } from '../primitives.ts';
import { fact, noticeKind } from './fact.ts';

/** A message went out to the recipient. */
export const noticeSent = fact('NoticeSent', 'A message went out to the recipient.', {
  applicationId: id,
  notice: noticeKind,
  cause: id,
});
