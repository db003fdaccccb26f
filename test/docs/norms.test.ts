import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');

/** SHA-256 is a digest and no norm. */
const ID = /\b(?:INP-AGE|(?!SHA)[A-Z]{3}-\d+)\b/g;

/** The register IDs by the number of their section. */
const register = (): Map<string, number> => {
  const sections = new Map<string, number>();
  let section = 0;
  for (const line of textOf('docs/norms.md').split('\n')) {
    section = Number(/^## (\d+)\./.exec(line)?.[1] ?? section);
    const id = /^\| ([A-Z]{3}-[A-Z\d]+) \|/.exec(line)?.[1];
    if (id) sections.set(id, section);
  }
  return sections;
};

const NAME = String.raw`(?<quote>['"\`])(?<name>(?:\\.|(?!\k<quote>)[^\\])*)\k<quote>`;

/**
 * `it('name'`, `it.skip('name'`, and the second call of `it.each([…])('name',`. A skipped test proves nothing, nor does the
 * title of a group, whose tests may all be skipped.
 */
const FIRST_CALL = new RegExp(String.raw`\b(?:it|test)(?<how>(?:\.\w+)*)\(\s*${NAME}`, 'g');
const SECOND_CALL = new RegExp(String.raw`[)\`]\(\s*${NAME}\s*,`, 'g');

const callsIn = (source: string): string[] =>
  [...source.matchAll(FIRST_CALL), ...source.matchAll(SECOND_CALL)].flatMap(
    ({ groups: { how = '', name = '' } = {} }) => (/skip|todo/.test(how) ? [] : [name]),
  );

/** A group that is skipped takes its tests with it; which they are is not read, so then none of the file counts. */
const SKIPPED_GROUP = /\bdescribe\.(?:skip|todo)|\b(?:it|test)\.(?:skip|todo)\.each/;

const namesIn = (source: string): string[] => (SKIPPED_GROUP.test(source) ? [] : callsIn(source));

const names = globSync('test/**/*.test.ts', { cwd: root })
  // The samples below are names of no test.
  .filter((path) => !path.endsWith('norms.test.ts'))
  .flatMap((path) => namesIn(textOf(path)));
const named = new Set(names.flatMap((name) => name.match(ID) ?? []));

/** What is not built yet. */
const toCome = ['NET-1'];

describe('the register of norms and the tests', () => {
  it('the register that the project keeps is read whole', () => {
    const sections = [...register().values()];
    expect(sections.length).toStrictEqual(98);
    expect([...new Set(sections)]).toStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('names are found where tests write them, and neither in tests that are skipped nor in titles of groups', () => {
    const source = [
      "it('ARR-1 · one', () => {});",
      "it.each([\n  ['a', 1],\n])('ARR-2 · %s', () => {});",
      'describe("ARR-3", () => {});',
      "it.skip('ARR-4 · later', () => {});",
      "it.todo('ARR-5 · later');",
      "const id = 'ARR-6';",
    ].join('\n');
    expect(namesIn(source)).toStrictEqual(['ARR-1 · one', 'ARR-2 · %s']);
    expect(namesIn(`${source}\ndescribe.skip('later', () => {});`)).toStrictEqual([]);
  });

  it('every norm has a test named after it, but for those that are named as still to come', () => {
    const missing = [...register().keys()].filter((id) => !named.has(id) && !toCome.includes(id));
    expect(missing, `No test is named after: ${missing.join(', ')}`).toStrictEqual([]);
    expect(toCome.filter((id) => named.has(id))).toStrictEqual([]);
  });

  it('no test is named after a norm that the register does not hold', () => {
    const known = register();
    const unknown = [...named].filter((id) => !known.has(id));
    expect(unknown, `Not in docs/norms.md: ${unknown.join(', ')}`).toStrictEqual([]);
  });
});
