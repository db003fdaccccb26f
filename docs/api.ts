import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { differences, FORMS, FROZEN, GENERATED, generated, refusalsToFreeze } from './api/files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The files that lie there, by path. */
const textsOf = (pattern: string | string[]): Record<string, string> =>
  Object.fromEntries(globSync(pattern, { cwd: root }).map((path) => [path, readFileSync(`${root}/${path}`, 'utf8')]));

/** What others must know who ran this: it is said, and the command has failed. */
class ApiCommandError extends Error {
  override readonly name = 'ApiCommandError';
}

const isWriting = (args: string[]): boolean => {
  try {
    return parseArgs({ args, options: { write: { type: 'boolean', default: false } } }).values.write;
  } catch {
    throw new ApiCommandError('Usage: npm run api -- [--write]');
  }
};

/** Writes what is generated. @throws ApiCommandError when it would change an event version that others rely on */
const write = (files: Readonly<Record<string, string>>): string => {
  const refused = refusalsToFreeze(textsOf(`${FROZEN}/*.json`), files);
  if (refused.length > 0)
    throw new ApiCommandError(
      [...refused, 'Nothing is written. A published version does not change: make a new one beside it.'].join('\n'),
    );
  for (const folder of [FROZEN, FORMS]) mkdirSync(`${root}/${folder}`, { recursive: true });
  for (const [path, text] of Object.entries(files)) writeFileSync(`${root}/${path}`, text);
  return `${Object.keys(files).length} files are written.`;
};

/** @throws ApiCommandError naming the files that are not what is generated, and those that nothing generates */
const compare = (files: Readonly<Record<string, string>>): string => {
  const found = differences(textsOf(GENERATED), files);
  if (found.length > 0) throw new ApiCommandError([...found, 'Run: npm run api -- --write'].join('\n'));
  return `${Object.keys(files).length} files are what is generated.`;
};

try {
  const writing = isWriting(process.argv.slice(2));
  const files = await generated();
  console.log(writing ? write(files) : compare(files));
} catch (error) {
  if (!(error instanceof ApiCommandError)) throw error;
  console.error(`kezek: ${error.message}`);
  process.exitCode = 1;
}
