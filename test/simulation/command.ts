import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { currentAssembly } from '../../local/assembly/current.ts';
import { live } from './episode.ts';
import { faultKinds } from './faults.ts';
import { writeFound } from './found.ts';
import { shrink } from './shrink.ts';
import { type Asked, Tally } from './simulate.ts';
import { wiringOf } from './wiring.ts';
import { onAllCores } from './workers.ts';

const usage = 'npm run simulate -- [--seeds N] [--years Y] [--seed S] [--json]';

const fail = (message: string): never => {
  console.error(message);
  process.exit(1);
};

const whole = (name: string, text: string, least: number): number =>
  /^\d{1,9}$/.test(text) && Number(text) >= least
    ? Number(text)
    : fail(`--${name} must be a whole number from ${least}. Usage: ${usage}`);

const asked = (): Asked & { json: boolean } => {
  const options = {
    seeds: { type: 'string', default: '100' },
    years: { type: 'string' },
    seed: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  } as const;
  try {
    const { values } = parseArgs({ options });
    const seeds = whole('seeds', values.seeds, 1);
    const years = values.years ?? String(seeds / 10);
    if (!(Number(years) > 0 && Number(years) <= 1_000_000)) fail(`--years must be more than 0. Usage: ${usage}`);
    return { seeds, years: Number(years), seed: whole('seed', values.seed, 0), json: values.json };
  } catch (error) {
    return fail(`${error instanceof Error ? error.message.split('\n')[0] : error} Usage: ${usage}`);
  }
};

const { json, ...ask } = asked();
const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'kezek-simulation-'));
const assembly = await currentAssembly(join(folder, 'cdk.out'));
const tally = new Tally(ask.seed);
let seeds = 0;
/** So that a run of a night shows that it goes on, and how much memory it has. */
const said = { at: began };
/** Of all that it had at any time, in MB: and by when half of the seeds were done. */
const memory = { most: 0, mostAtHalf: 0 };
const say = () => {
  memory.most = Math.max(memory.most, Math.round(process.memoryUsage().rss / 2 ** 20));
  if (seeds <= ask.seeds / 2) memory.mostAtHalf = memory.most;
  if (performance.now() - said.at < 30_000) return;
  said.at = performance.now();
  const { facts, organizationDays } = tally.sums;
  console.error(`${seeds} seeds, ${(organizationDays / 365).toFixed(1)} years, ${facts} facts, ${memory.most} MB`);
};
await onAllCores(assembly, ask, (result) => {
  seeds += 1;
  tally.add(result);
  say();
  return tally.violations.length === 0;
});
const seconds = (performance.now() - began) / 1000;

for (const { plan, rule, found, at } of tally.violations) {
  console.error(`Seed ${plan.seed}, ${plan.days} days: ${rule}\n  at ${at}: ${found}`);
  const wiring = wiringOf(assembly);
  const smallest = await shrink(wiring, await live(wiring, plan));
  const { only } = smallest;
  const size = only ? `${only.acts.length} acts and ${only.faults.length} faults` : 'the whole history';
  console.error(`  It takes ${size}; written as a test: ${relative(process.cwd(), writeFound(smallest, rule))}`);
}
rmSync(folder, { recursive: true, force: true });

const { facts, organizationDays, worldDays, ...sums } = tally.sums;
/** Of so many seeds each fault befalls some. */
const neverFired = seeds < 100 ? [] : faultKinds.filter((kind) => tally.faults[kind] === 0);
if (neverFired.length > 0) console.error(`Never fired: ${neverFired.join(', ')}`);
const result = {
  ...ask,
  seeds,
  years: organizationDays / 365,
  events: facts,
  violations: tally.violations.length,
  faults: tally.faults,
  traceHash: tally.hash(),
  // Of an organization's time, which is what the years are of; a world has two organizations, so its own clock runs half as fast.
  compression: Math.round((organizationDays * 86_400) / seconds),
  worldCompression: Math.round((worldDays * 86_400) / seconds),
  ...sums,
  seconds: Math.round(seconds),
  memoryMB: memory.most,
  memoryAtHalfMB: memory.mostAtHalf,
};
if (!json)
  console.info(
    `${seeds} seeds from ${ask.seed}: ${result.years.toFixed(1)} years of organizations, ${facts} facts, ${result.violations} violations.`,
  );
console.info(json ? JSON.stringify(result) : result);
process.exitCode = result.violations > 0 || neverFired.length > 0 ? 1 : 0;
