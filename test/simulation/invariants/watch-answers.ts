import { isDeepStrictEqual } from 'node:util';
import { lineOf } from '../../invariants/line.ts';
import type { Observed } from '../../invariants/observed.ts';
import { must } from '../../invariants/violation.ts';

type Position = { position: number; reasons: { priorityClass: string; count: number }[] };

type Listing = { entries: { applicationId: string; position: number }[]; next?: string };

const idIn = (path: string, route: RegExp): string | undefined => route.exec(path.split('?')[0] ?? '')?.[1];

const countsOf = (classes: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const each of classes) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
};

const checkPosition = (world: Observed, applicationId: string, { position, reasons }: Position): void => {
  const line = lineOf(world, world.application(applicationId).organizationId ?? '');
  const ahead = line.slice(
    0,
    line.findIndex((one) => one.applicationId === applicationId),
  );
  const told = Object.fromEntries(reasons.map(({ priorityClass, count }) => [priorityClass, count]));
  const right =
    position === ahead.length + 1 && isDeepStrictEqual(told, countsOf(ahead.map((one) => one.priorityClass)));
  must(right, 'QUE-11 · a position is told as it is, and why', () => ({ applicationId, position, reasons, ahead }));
};

const checkListing = (world: Observed, organizationId: string, { entries, next }: Listing): void => {
  const line = lineOf(world, organizationId);
  const shown = line
    .slice(0, entries.length)
    .map(({ applicationId }, place) => ({ applicationId, position: place + 1 }));
  const told = entries.map(({ applicationId, position }) => ({ applicationId, position }));
  const right = isDeepStrictEqual(told, shown) && (next !== undefined) === line.length > entries.length;
  must(right, 'QUE-6 · a queue is shown as it stands', () => ({ organizationId, entries, next, line }));
};

/** What is told of a queue of which nothing has changed since it was asked for. Of answers that tell of none nothing is said. */
export const checkTold = (world: Observed, path: string, body: string): void => {
  const asked = idIn(path, /^\/v1\/applications\/([^/]+)\/position$/);
  if (asked) checkPosition(world, asked, JSON.parse(body));
  const listed = idIn(path, /^\/v1\/organizations\/([^/]+)\/queue$/);
  if (listed) checkListing(world, listed, JSON.parse(body));
};
