import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { median } from '../result.ts';

/** A file that exports a handler, and what its function is told by its environment. */
export type Startable = { file: string; environment: Readonly<Record<string, string>> };

/** In milliseconds. `whole`: from the start of the process to its end. `init`: within it, the import of the file alone. */
export type Start = { whole: number; init: number };

const starter = join(import.meta.dirname, 'init.mjs');

/** What Lambda itself tells every function, as far as the SDK reads it. */
const lambda = { AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench' };

/** Nothing of an earlier start helps a later one but the files in the memory of the machine. */
const start = ({ file, environment }: Startable): Start => {
  const from = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [starter, pathToFileURL(file).href], {
    env: { ...lambda, ...environment },
    encoding: 'utf8',
  });
  const whole = performance.now() - from;
  if (status !== 0) throw new Error(`${file} does not start: ${stderr.slice(-2000)}`);
  return { whole, init: Number(stdout) };
};

/** Starts each of them so many times, in turns and every other turn backwards: whatever else the machine does falls on all alike. */
export const startInTurns = <Name extends string>(
  startables: ReadonlyMap<Name, Startable>,
  times: number,
): ReadonlyMap<Name, Start> => {
  const all = [...startables].map(([name, startable]) => ({ name, startable, starts: [] as Start[] }));
  for (let turn = 0; turn < times; turn += 1)
    for (const { startable, starts } of turn % 2 === 0 ? all : all.toReversed()) starts.push(start(startable));
  const medianOf = (starts: Start[], of: keyof Start) => median(starts.map((one) => one[of]));
  return new Map(
    all.map(({ name, starts }) => [name, { whole: medianOf(starts, 'whole'), init: medianOf(starts, 'init') }]),
  );
};
