import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { type BuildOptions, build, type OutputFile } from 'esbuild';

export interface Bundling {
  /** Folder names of the functions; each must hold an `index.ts` that exports `handler`. */
  readonly names: readonly string[];
  /** By function: files of packages that it finds by their names when it runs; they lie in a `node_modules` beside it. */
  readonly files?: Readonly<Record<string, readonly string[]>>;
  /** The folder that holds the functions' folders. */
  readonly from: string;
  /** Where `<name>/index.mjs` is written, and beside it what it imports later, if at all. */
  readonly to: string;
}

const PACKAGES = 'node_modules';

const here = createRequire(import.meta.url);

/** What CommonJS packages inside an ES module still call; aliased so that no bundled import of the same name clashes. */
const banner = [
  "import { createRequire as bundledCreateRequire } from 'node:module';",
  'const require = bundledCreateRequire(import.meta.url);',
].join('\n');

/** How every function is bundled. */
export const options = {
  outExtension: { '.js': '.mjs' },
  banner: { js: banner },
  bundle: true,
  // What is imported dynamically lies in files of its own, and no start reads it: in the SDK, credentials that Lambda has not.
  splitting: true,
  minify: true,
  legalComments: 'none',
  // The Kazakh and Russian sentences as they are written, not six bytes a letter.
  charset: 'utf8',
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // The SDK's ES modules shake smaller than its CommonJS: a shorter cold start.
  mainFields: ['module', 'main'],
  logLevel: 'warning',
} as const satisfies BuildOptions;

/**
 * Bundles every function with all it needs, the AWS SDK too. The same sources give the same bytes.
 * @throws when a listed function has no entry, naming the path.
 */
export async function bundleFunctions({ names, files = {}, from, to }: Bundling): Promise<void> {
  await requireEntries(names.map((name) => join(from, name, 'index.ts')));
  await Promise.all(
    names.map((name) => bundleFunction(join(from, name, 'index.ts'), join(to, name), files[name] ?? [])),
  );
}

/** Each by itself: bundled together they would be cut into a file for every set of functions that share something. */
async function bundleFunction(entry: string, folder: string, files: readonly string[]): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: { index: entry },
    outdir: folder,
    ...options,
    write: false,
  });
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    const path = join(folder, PACKAGES, file);
    await mkdir(dirname(path), { recursive: true });
    await replaceIfChanged(path, await readFile(here.resolve(file)));
  }
  // The entry comes last: whoever reads it finds all that it imports.
  const isEntry = ({ path }: OutputFile) => basename(path) === 'index.mjs';
  for (const { path, contents } of outputFiles.toSorted((one, other) => Number(isEntry(one)) - Number(isEntry(other))))
    await replaceIfChanged(path, contents);
  const kept = new Set([...outputFiles.map(({ path }) => basename(path)), ...(files.length > 0 ? [PACKAGES] : [])]);
  const stale = (await readdir(folder)).filter((name) => !kept.has(name));
  await Promise.all(stale.map((name) => rm(join(folder, name), { recursive: true, force: true })));
}

async function requireEntries(entries: readonly string[]): Promise<void> {
  const found = await Promise.all(entries.map((entry) => stat(entry).catch(() => undefined)));
  const missing = entries.filter((_, index) => !found[index]?.isFile());
  if (missing.length > 0) {
    throw new Error(`No entry for a function listed in infra/functions.ts: ${missing.join(', ')}`);
  }
}

/** Two syntheses may run at once: a reader sees the old file or the new one, never half of it. */
async function replaceIfChanged(path: string, contents: Uint8Array): Promise<void> {
  const before = await readFile(path).catch(() => undefined);
  if (before?.equals(contents)) return;
  const draft = join(dirname(dirname(path)), `.${process.pid}-${path.split('/').slice(-2).join('-')}`);
  await writeFile(draft, contents);
  await rename(draft, path);
}
