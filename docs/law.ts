import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LawEditionMissing } from '../domain/law/law.ts';
import { isRealDate, legalDateOf } from '../domain/law/time.ts';
import { lawAsOf } from './law/as-of.ts';
import { wholeLaw } from './law/whole.ts';

const usage = 'npm run law -- [--on 2025-03-10] | [--write]';

/** What was asked for cannot be had; said in one line. */
class LawCommandError extends Error {
  override readonly name = 'LawCommandError';
}

const options = (args: string[]) => {
  try {
    return parseArgs({ args, options: { on: { type: 'string' }, write: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\. |\n/)[0] : String(error);
    throw new LawCommandError(`${reason}. Usage: ${usage}`);
  }
};

/** Prints the law as of a day, today's when none is named, or writes docs/law.md. */
const run = (args: string[]): string => {
  const { on, write } = options(args);
  if (write) {
    if (on !== undefined)
      throw new LawCommandError(`docs/law.md holds every day: --write takes no --on. Usage: ${usage}`);
    writeFileSync(fileURLToPath(new URL('law.md', import.meta.url)), wholeLaw());
    return 'docs/law.md is written.\n';
  }
  if (on !== undefined && !isRealDate(on))
    throw new LawCommandError(`--on must be a day that exists, written YYYY-MM-DD, not "${on}".`);
  return lawAsOf(on ?? legalDateOf(new Date().toISOString()));
};

// A reader such as `head` may leave before the end.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
try {
  process.stdout.write(run(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof LawCommandError) && !(error instanceof LawEditionMissing)) throw error;
  console.error(`kezek: ${error.message}`);
  process.exitCode = 1;
}
