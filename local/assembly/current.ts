import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { synthesize } from './synthesize.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const home = join(root, '.kezek');

/** What the stacks and the bundles are not made of; whatever else there is may be part of them. */
const apart = new Set(['bench', 'build', 'cdk.out', 'coverage', 'docs', 'local', 'node_modules', 'test']);

/**
 * Writes the cloud assembly of the sources as they are to `dir`. While they do not change it is the one that was
 * synthesized last, which saves most of a start's time.
 */
export async function currentAssembly(dir: string): Promise<string> {
  const sources = fingerprint();
  const last = join(home, `assembly-${sources}`);
  if (existsSync(join(last, 'manifest.json')) && copied(last, dir)) return dir;
  await synthesize(dir);
  if (fingerprint() === sources) keep(dir, last);
  return dir;
}

/** One text for the contents of all sources together. */
function fingerprint(): string {
  const hash = createHash('sha256');
  const add = (path: string) =>
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || apart.has(entry.name)) continue;
    if (!entry.isDirectory()) add(join(root, entry.name));
    else
      for (const within of readdirSync(join(root, entry.name), { withFileTypes: true, recursive: true }))
        if (within.isFile()) add(join(within.parentPath, within.name));
  }
  return hash.digest('hex').slice(0, 32);
}

/** Each run has a copy of its own, so that the kept one may be replaced at any time; false when just that happened. */
function copied(from: string, to: string): boolean {
  try {
    cpSync(from, to, { recursive: true });
    return true;
  } catch {
    rmSync(to, { recursive: true, force: true });
    return false;
  }
}

/** Keeps this assembly and no other. Written aside and renamed: whoever finds it finds it whole. */
function keep(dir: string, last: string): void {
  mkdirSync(home, { recursive: true });
  const draft = join(home, `draft-${process.pid}`);
  if (!copied(dir, draft)) return;
  for (const name of readdirSync(home))
    if (name.startsWith('assembly-')) rmSync(join(home, name), { recursive: true, force: true });
  try {
    renameSync(draft, last);
  } catch {
    // Another start has just kept the same.
    rmSync(draft, { recursive: true, force: true });
  }
}
