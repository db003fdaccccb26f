import type { Application } from '../../domain/application/application.ts';
import { digestOf } from '../shared/ids.ts';
import { ChangedMeanwhile } from './problem.ts';

/** The versions an `If-Match` names; `any` for `*`. */
export type Versions = 'any' | readonly number[];

/** The tag of what was read; where it can be changed, its version stands before the dash. */
export const etagOf = (body: string, version?: number): string =>
  `"${version === undefined ? '' : `${version}-`}${digestOf(body).slice(0, 24)}"`;

const tagsOf = (header: string): string[] => header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));

/** Whether an `If-None-Match` names this tag. */
export const matches = (header: string | undefined, etag: string): boolean =>
  header !== undefined && tagsOf(header).some((tag) => tag === '*' || tag === etag);

/** What an `If-Match` asks for; a tag that is none of ours is of no version. */
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
