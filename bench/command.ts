import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { currentAssembly } from '../local/assembly/current.ts';
import { startDynamoDbLocal } from '../local/dynamodb/start.ts';
import { captured } from '../test/simulation/logs.ts';
import { machine } from './machine.ts';
import type { Bench } from './measure.ts';
import { measures } from './measures/index.ts';
import type { Measured } from './result.ts';
import { tableOf } from './table.ts';

/**
 * What `npm run bench -- [--quick] [--json] [--only name]` runs. Exit status 1: a count is not what it ought to be. A time is told,
 * and never fails the run.
 */
const { quick, json, only } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
}).values;

const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'kezek-bench-'));
const dynamodb = await startDynamoDbLocal('memory');
const results: Measured[] = [];
try {
  const assembly = await currentAssembly(join(folder, 'cdk.out'));
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  const bench: Bench = { quick, assembly, folder, endpoint: dynamodb.endpoint, say };
  for (const { name, run } of measures.filter((each) => !only || each.name === only)) {
    const from = performance.now();
    const said: string[] = [];
    // What the functions log is shown when a measurement comes to nothing.
    const measured = await captured(
      (line) => said.push(line),
      () => run(bench),
    ).catch((error: unknown) => {
      console.error(said.slice(-20).join('\n'));
      throw error;
    });
    results.push(...measured);
    say(`${name}: ${((performance.now() - from) / 1000).toFixed(1)} s`);
  }
} finally {
  await dynamodb.stop();
  rmSync(folder, { recursive: true, force: true });
}

const broken = results.filter(({ kind, holds }) => kind === 'count' && holds === false);
if (json) {
  const told = results.map(({ kind: _, ...result }) => result);
  console.info(JSON.stringify({ machine: machine(), results: told }));
} else {
  console.info(JSON.stringify(machine(), undefined, 1));
  console.info(tableOf(results));
  console.info(`${((performance.now() - began) / 1000).toFixed(0)} s.`);
}
for (const { name, value, target } of broken) console.error(`${name} is ${value}, and ought to be ${target}.`);
process.exitCode = broken.length > 0 ? 1 : 0;
