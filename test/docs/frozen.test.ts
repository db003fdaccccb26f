import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { breaks, type Schema } from '../../docs/api/compatible.ts';
import { directionOf, FROZEN, generated, refusalsToFreeze } from '../../docs/api/files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');
const files = await generated();

describe('a frozen version', () => {
  const path = `${FROZEN}/PlaceOffered.v1.json`;

  it('may gain a member, and is refused any other change and its removal by name', () => {
    const older = textOf(path);
    const changed = (change: (schema: { properties: Record<string, unknown>; required: string[] }) => void): string => {
      const schema = JSON.parse(older);
      change(schema);
      return JSON.stringify(schema);
    };
    const refusals = (now: Record<string, string>) => refusalsToFreeze({ [path]: older }, now);
    expect(refusals({ [path]: older })).toStrictEqual([]);
    expect(refusals({ [path]: changed(({ properties }) => Object.assign(properties, { floor: {} })) })).toStrictEqual(
      [],
    );
    expect(refusals({ [path]: changed(({ required }) => required.splice(0, 1)) })).toStrictEqual([
      `${path}: eventId need not be there, and was always`,
    ]);
    expect(refusals({})).toStrictEqual([`${path}: a version that was published is gone from the catalogue`]);
  });

  it('is relied upon by listeners, or by those who tell', () => {
    expect(directionOf(path)).toBe('sent');
    expect(directionOf(`${FROZEN}/accepted.BedVacated.v1.json`)).toBe('taken');
  });

  it('is compatible with all that was ever committed under its name', ({ skip }) => {
    const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
    const shallow = git('rev-parse', '--is-shallow-repository');
    if (shallow.error || shallow.stdout.trim() !== 'false')
      skip('There is no git history here, or not all of it: earlier versions cannot be read.');
    const log = git('log', '--no-renames', '--format=%H', '--name-only', '--diff-filter=AM', '--', FROZEN).stdout;
    const versions: { commit: string; path: string }[] = [];
    let commit = '';
    for (const line of log.split('\n').filter(Boolean)) {
      if (line.startsWith(FROZEN)) versions.push({ commit, path: line });
      else commit = line;
    }
    if (versions.length === 0) skip('No frozen schema has been committed yet.');
    const broken = versions.flatMap(({ commit, path }) => {
      const older = JSON.parse(git('show', `${commit}:${path}`).stdout) as Schema;
      const now = files[path];
      if (now === undefined) return [`${path} of ${commit} is gone`];
      return breaks(older, JSON.parse(now) as Schema, directionOf(path)).map((reason) => `${path}: ${reason}`);
    });
    expect(broken).toStrictEqual([]);
  });
});
