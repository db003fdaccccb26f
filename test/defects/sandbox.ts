import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Defect } from './defect.ts';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is no source, and what is linked instead. */
const apart = new Set(['.git', '.kezek', 'build', 'cdk.out', 'coverage', 'node_modules']);

/** A copy of the sources in which a mistake may be planted, so that nobody else ever sees it. */
export class Sandbox {
  readonly dir: string;

  constructor(dir: string) {
    this.dir = dir;
    cpSync(root, dir, { recursive: true, filter: (path) => !apart.has(relative(root, path)) });
    symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
  }

  /**
   * Plants a mistake; answers how to take it out again.
   * @throws when the place where it belongs is not there, or not the only one
   */
  plant({ name, file, find, replace }: Defect): () => void {
    const path = join(this.dir, file);
    const source = readFileSync(path, 'utf8');
    if (source.split(find).length !== 2) throw new Error(`${name}: its place in ${file} is not there once`);
    writeFileSync(
      path,
      source.replace(find, () => replace),
    );
    return () => writeFileSync(path, source);
  }
}
