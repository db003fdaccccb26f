import { glob, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bundleFunctions } from '../../infra/bundle.ts';

let room: string;
beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'kezek-bundle-'));
});
afterEach(() => rm(room, { recursive: true }));

async function entry(name: string, source: string): Promise<void> {
  await mkdir(join(room, 'functions', name), { recursive: true });
  await writeFile(join(room, 'functions', name, 'index.ts'), source);
}
const bundle = (names: readonly string[], to = 'build') =>
  bundleFunctions({ names, from: join(room, 'functions'), to: join(room, to) });
const built = (name: string, to = 'build') => readFile(join(room, to, name, 'index.mjs'), 'utf8');

test('every function becomes one ES module that runs by itself, CommonJS inside and all', async () => {
  await mkdir(join(room, 'functions/shared'), { recursive: true });
  await writeFile(join(room, 'functions/shared/old.cjs'), "module.exports = require('node:path').sep;");
  await entry(
    'remind',
    "import sep from '../shared/old.cjs';\nexport const handler = async (): Promise<string> => sep;",
  );
  await entry('api', 'export const handler = async () => typeof require;');

  await bundle(['remind', 'api']);

  const remind = await import(join(room, 'build/remind/index.mjs'));
  expect(await remind.handler()).toBe('/');
  const api = await import(join(room, 'build/api/index.mjs'));
  expect(await api.handler()).toBe('function');
  expect(await readdir(join(room, 'build/remind'))).toStrictEqual(['index.mjs']);
});

test('what is imported later lies beside it in a file of its own, and what is imported no more is gone', async () => {
  await mkdir(join(room, 'functions/shared'), { recursive: true });
  await writeFile(join(room, 'functions/shared/rare.ts'), "export const rare = 'seldom asked for';");
  await entry('api', "export const handler = async () => (await import('../shared/rare.ts')).rare;");
  await bundle(['api']);

  const api = await import(join(room, 'build/api/index.mjs'));
  expect(await api.handler()).toBe('seldom asked for');
  expect(await built('api')).not.toContain('seldom asked for');
  expect(await readdir(join(room, 'build/api'))).toContainEqual(expect.stringMatching(/^rare-/));

  await entry('api', 'export const handler = async () => 1;');
  await bundle(['api']);
  expect(await readdir(join(room, 'build/api'))).toStrictEqual(['index.mjs']);
});

test('the same sources give the same bytes, wherever they are written, and leave an unchanged file alone', async () => {
  await mkdir(join(room, 'functions/shared'), { recursive: true });
  await writeFile(join(room, 'functions/shared/one.ts'), 'export const one = 1;');
  await entry('api', "import { one } from '../shared/one.ts';\nexport const handler = async () => one;");
  await bundle(['api']);
  const first = await built('api');
  const { mtimeMs, ino } = await stat(join(room, 'build/api/index.mjs'));

  await bundle(['api']);
  await bundle(['api'], 'elsewhere');

  expect(await built('api')).toBe(first);
  expect(await built('api', 'elsewhere')).toBe(first);
  expect(await stat(join(room, 'build/api/index.mjs'))).toMatchObject({ mtimeMs, ino });
});

test('files of packages lie beside the function that reads them, by the names that the packages give them', async () => {
  await entry(
    'api',
    `import { createRequire } from 'node:module';
    import { readFileSync } from 'node:fs';
    export const handler = async () => readFileSync(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/LICENSE'), 'utf8');`,
  );
  const files = { api: ['dejavu-fonts-ttf/LICENSE'] };
  const twice = () =>
    bundleFunctions({ names: ['api'], files, from: join(room, 'functions'), to: join(room, 'build') });
  await twice();
  await twice();

  const api = await import(join(room, 'build/api/index.mjs'));
  expect(await api.handler()).toContain('DejaVu');
  expect((await readdir(join(room, 'build'))).sort()).toStrictEqual(['api']);
  await bundle(['api']);
  expect(await readdir(join(room, 'build/api'))).toStrictEqual(['index.mjs']);
});

test('a listed function without an entry is an error that names the path', async () => {
  await entry('api', 'export const handler = async () => 1;');
  await expect(bundle(['api', 'remind'])).rejects.toThrow(join(room, 'functions/remind/index.ts'));
  await expect(built('api')).rejects.toThrow('ENOENT');
});

test('every error says its own name, since the bundler shortens those of classes', async () => {
  const house = join(import.meta.dirname, '../..');
  const classes: string[] = [];
  for await (const file of glob('{domain,events,functions}/**/*.ts', { cwd: house })) {
    const source = await readFile(join(house, file), 'utf8');
    for (const [body, name = ''] of source.matchAll(
      /(?<!abstract )class (\w+) extends (?:Error|Refusal) \{[\s\S]*?\n\}/g,
    )) {
      classes.push(name);
      expect(body, `${name} of ${file}`).toMatch(new RegExp(`\\bname = '${name}'`));
    }
  }
  expect(classes).toContain('Conflict');
  expect(classes.length).toBeGreaterThan(15);
});
