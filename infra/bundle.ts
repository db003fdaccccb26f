import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

export interface Bundling {
  /** Folder names of the functions; each must hold an `index.ts` that exports `handler`. */
  readonly names: readonly string[];
  /** The folder that holds the functions' folders. */
  readonly from: string;
  /** Where `<name>/index.mjs` is written. */
  readonly to: string;
}

/** What CommonJS packages inside an ES module still call; aliased so that no bundled import of the same name clashes. */
const banner = [
  "import { createRequire as bundledCreateRequire } from 'node:module';",
  'const require = bundledCreateRequire(import.meta.url);',
].join('\n');

/**
 * Bundles every function with all it needs, the AWS SDK too, in one esbuild call. The same sources give the same bytes.
 * @throws when a listed function has no entry, naming the path.
 */
export async function bundleFunctions({ names, from, to }: Bundling): Promise<void> {
  await requireEntries(names.map((name) => join(from, name, 'index.ts')));
  const { outputFiles } = await build({
    entryPoints: names.map((name) => ({ in: join(from, name, 'index.ts'), out: join(name, 'index') })),
    outdir: to,
    outExtension: { '.js': '.mjs' },
    banner: { js: banner },
    bundle: true,
    minify: true,
    // Errors are known by their class names, in logs and in the API's answers.
    keepNames: true,
    legalComments: 'none',
    // The Kazakh and Russian sentences as they are written, not six bytes a letter.
    charset: 'utf8',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The SDK's ES modules shake smaller than its CommonJS: a shorter cold start.
    mainFields: ['module', 'main'],
    logLevel: 'warning',
    write: false,
  });
  await Promise.all(outputFiles.map(({ path, contents }) => replaceIfChanged(path, contents)));
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
  await mkdir(dirname(path), { recursive: true });
  const draft = join(dirname(dirname(path)), `.${process.pid}-${path.split('/').at(-2)}.mjs`);
  await writeFile(draft, contents);
  await rename(draft, path);
}
