import { digestOf } from './ids.ts';

/** The tag of what was read; where it can be changed, its version stands before the dash. */
export const etagOf = (body: string, version?: number): string =>
  `"${version === undefined ? '' : `${version}-`}${digestOf(body).slice(0, 24)}"`;

/** The tags that an `If-Match` or an `If-None-Match` names. */
export const tagsOf = (header: string): string[] => header.split(',').map((tag) => tag.trim());

/** Whether an `If-None-Match` names this tag, be it as a weak one. */
export const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined && tagsOf(header).some((tag) => tag === '*' || tag.replace(/^W\//, '') === etag);
