import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

/** Whether docs/proof/iam.md is to be renewed; nothing when the command line is not understood. */
const isWriting = (args: string[]): boolean | undefined => {
  try {
    return parseArgs({ args, options: { write: { type: 'boolean', default: false } } }).values.write;
  } catch {
    console.error('kezek: Usage: npm run iam -- [--write]');
    return undefined;
  }
};

// The calls are those of the tests, so the tests say what the page is to hold, and fail when it holds something else.
const update = isWriting(process.argv.slice(2));
if (update === undefined) process.exitCode = 1;
else await startVitest('test', ['test/infra/privilege/'], { run: true, update });
