import type { Application } from '../../../domain/application/application.ts';
import type { Besides } from '../store/writes.ts';

/** What somebody wrote about a case, for the person's own record; nothing when nothing was written. */
export const remarkOf = (
  { personId }: Application,
  kind: string,
  text: string | undefined,
  signature?: string,
): Besides['remark'] => (text ? { personId, kind, text, ...(signature && { signature }) } : undefined);
