import { asyncapi } from './asyncapi.ts';
import { authorityPage } from './authority.ts';
import { breaks, type Direction, type Schema } from './compatible.ts';
import { eventVersions } from './events.ts';
import { formSchemas } from './forms.ts';
import { openapi } from './openapi.ts';

/** Where the frozen schemas lie, from the root of the repository. */
export const FROZEN = 'events/documents/schemas';

/** Where the schemas of the forms lie. */
export const FORMS = 'events/documents/forms';

/** What is generated lies here, and nothing else does; `docs/authority.md` lies among its like. */
export const GENERATED = ['events/documents/**/*.json', 'docs/authority.md'];

const json = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** Everything that is generated, by its path from the root of the repository. */
export const generated = async (): Promise<Record<string, string>> => ({
  'events/documents/openapi.json': json(await openapi()),
  'events/documents/asyncapi.json': json(asyncapi()),
  'docs/authority.md': authorityPage(),
  ...Object.fromEntries((await formSchemas()).map(([id, schema]) => [`${FORMS}/${id}.json`, json(schema)])),
  ...Object.fromEntries(eventVersions.map(({ id, schema }) => [`${FROZEN}/${id}.json`, json(schema)])),
});

/** What a run without `--write` finds wrong, one line for each file. `there`: what lies there, by path. */
export const differences = (
  there: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): string[] => [
  ...Object.keys(files).flatMap((path) => (there[path] === files[path] ? [] : [`${path} is stale`])),
  ...Object.keys(there).flatMap((path) => (path in files ? [] : [`${path} is there, and nothing generates it`])),
];

/** Who relies on a frozen schema, by the path of its file. */
export const directionOf = (path: string): Direction => (path.startsWith(`${FROZEN}/accepted.`) ? 'taken' : 'sent');

/**
 * Why the files may not take the place of those that are frozen, one line for each reason; nothing when they may.
 * `before`: the frozen schemas, as they lie there, by path.
 */
export const refusalsToFreeze = (
  before: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>>,
): string[] =>
  Object.entries(before).flatMap(([path, frozen]) => {
    const now = files[path];
    if (now === undefined) return [`${path}: a version that was published is gone from the catalogue`];
    const older = JSON.parse(frozen) as Schema;
    return breaks(older, JSON.parse(now) as Schema, directionOf(path)).map((reason) => `${path}: ${reason}`);
  });
