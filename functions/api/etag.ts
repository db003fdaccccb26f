import type { Application } from '../../domain/application/application.ts';
import { tagsOf } from '../shared/etag.ts';
import { ChangedMeanwhile } from './problem.ts';

/**
 * Conditional calls (RFC 9110, 13). A tag says what was read, to the byte, so that nobody is sent again what they have. The
 * tag of a case besides begins with the case's version, which is the same for all who may see it, however much of it each
 * is shown; an act on the case under `If-Match` is held to that version alone.
 */

/** The versions an `If-Match` names; `any` for `*`. */
export type Versions = 'any' | readonly number[];

/** What an `If-Match` asks for. A weak tag, or one that is none of ours, is of no version. */
export const versionsOf = (header: string | undefined): Versions | undefined => {
  if (header === undefined) return undefined;
  const tags = tagsOf(header);
  if (tags.includes('*')) return 'any';
  return tags.flatMap((tag) => /^"(\d{1,9})-[0-9a-f]{24}"$/.exec(tag)?.[1] ?? []).map(Number);
};

/**
 * Whoever decides on what they have read says so by `If-Match`, and is told when it has changed since.
 * @throws ChangedMeanwhile
 */
export const assertAsRead = (asRead: Versions | undefined, { version }: Pick<Application, 'version'>): void => {
  if (asRead !== undefined && asRead !== 'any' && !asRead.includes(version)) throw new ChangedMeanwhile();
};
