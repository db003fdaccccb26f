import type { Application } from '../../../domain/application/application.ts';
import type { SignedDocument } from '../signature/signed-content.ts';
import type { Remark } from '../store/people.ts';
import type { Besides } from '../store/writes.ts';

/** What somebody wrote about a case, signed or not, for the person's own record; nothing when nothing was written. */
export const remarkOf = (
  { personId }: Application,
  kind: Remark['kind'],
  text: string | undefined,
  document?: SignedDocument,
): Besides['remark'] => (text ? { personId, kind, text, ...document } : undefined);
