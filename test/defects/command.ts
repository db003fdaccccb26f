import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { currentAssembly } from '../../local/assembly/current.ts';
import { startDynamoDbLocal } from '../../local/dynamodb/start.ts';
import { bySimulation, byTests, type Caught, type Given, seeds, testsBeside } from './catchers.ts';
import type { Defect } from './defect.ts';
import { defects } from './defects.ts';
import { root, Sandbox } from './sandbox.ts';
import { runScript } from './script.ts';

/**
 * Plants every defect in a copy of the sources, one at a time, and lets first the simulation and then the tests beside it
 * look for it. Writes down who has found it (`docs/proof/defects.json`), and fails when nobody has.
 */

const { json, only } = parseArgs({
  options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
}).values;
/** With `--only` these are looked for, by their names; of the others is kept what was written down of them. */
const wanted = defects.filter(({ name }) => !only || only.split(',').includes(name));
const began = performance.now();
const folder = mkdtempSync(join(tmpdir(), 'kezek-defects-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

/** @throws when a script of a sandbox fails that must not */
const must = async (sandbox: Sandbox, args: readonly string[], environment: Record<string, string> = {}) => {
  const { status, said } = await runScript(sandbox.dir, args, { seconds: 300, environment });
  if (status !== 0) throw new Error(`${args.join(' ')} has failed: ${said.slice(-2000)}`);
};

/** A mistake that the compiler finds needs no test: planted all together they are to pass. */
const assertCompiles = async (sandbox: Sandbox): Promise<void> => {
  const restore = wanted.map((defect) => sandbox.plant(defect));
  await must(sandbox, ['node_modules/typescript/bin/tsc', '-p', '.']);
  for (const takeOut of restore.reverse()) takeOut();
};

/** Who finds a defect. What is wired wrong is wired anew. */
const whoFinds = async (sandbox: Sandbox, given: Given, defect: Defect): Promise<Caught | undefined> => {
  const takeOut = sandbox.plant(defect);
  try {
    let { assembly } = given;
    if (defect.file.startsWith('infra/')) {
      assembly = join(sandbox.dir, 'cdk.out');
      await must(sandbox, ['infra/app.ts'], { CDK_OUTDIR: assembly });
    }
    const here = { ...given, assembly };
    return (await bySimulation(sandbox, here)) ?? (await byTests(sandbox, here, testsBeside(defect)));
  } finally {
    takeOut();
  }
};

/**
 * What has found a defect must find nothing where none is planted: else it was not the defect that it found.
 * @throws when it does
 */
const assertSilent = async (sandbox: Sandbox, given: Given, found: readonly Caught[]): Promise<void> => {
  const worlds = found.flatMap((one) => (one.by === 'simulation' ? [one.seed] : []));
  const files = new Set(found.flatMap((one) => (one.by === 'test' ? [one.file] : [])));
  const alarm =
    (await bySimulation(sandbox, given, [...new Set(worlds)])) ??
    (files.size > 0 ? await byTests(sandbox, given, [...files]) : undefined);
  if (alarm) throw new Error(`This fails without any defect: ${JSON.stringify(alarm)}`);
};

const proof = join(root, 'docs/proof/defects.json');

const writtenDown = (): { name: string; caught: Caught | null }[] =>
  only
    ? (JSON.parse(readFileSync(proof, 'utf8')) as { defects: { name: string; caught: Caught | null }[] }).defects
    : [];

const worded = (found: Caught | undefined): string => {
  if (!found) return 'NOBODY';
  return found.by === 'simulation' ? `seed ${found.seed}: ${found.rule}` : `${found.file}: ${found.test}`;
};

const database = await startDynamoDbLocal('memory');
try {
  const given = { assembly: await currentAssembly(join(folder, 'cdk.out')), endpoint: database.endpoint };
  const sandboxes = Array.from({ length: availableParallelism() }, (_, place) => new Sandbox(join(folder, `${place}`)));
  const [first] = sandboxes;
  if (!first) throw new Error('There is no core to run on');
  await assertCompiles(first);

  const found = new Map<Defect, Caught>();
  const left = [...wanted];
  const work = async (sandbox: Sandbox): Promise<void> => {
    for (let defect = left.shift(); defect; defect = left.shift()) {
      const by = await whoFinds(sandbox, given, defect);
      if (by) found.set(defect, by);
      console.info(`${defect.name.padEnd(36)} ${worded(by)}`);
    }
  };
  await Promise.all(sandboxes.map(work));
  await assertSilent(first, given, [...found.values()]);

  const before = new Map(writtenDown().map((one) => [one.name, one.caught]));
  const table = defects.map((defect) => {
    const caught = wanted.includes(defect) ? found.get(defect) : before.get(defect.name);
    return { name: defect.name, file: defect.file, caught: caught ?? null };
  });
  mkdirSync(join(root, 'docs/proof'), { recursive: true });
  writeFileSync(
    proof,
    `${JSON.stringify({ command: 'npm run defects', seeds: seeds.length, defects: table }, null, 2)}\n`,
  );
  const missed = table.filter(({ caught }) => !caught).map(({ name }) => name);
  const simulated = table.filter(({ caught }) => caught?.by === 'simulation').length;
  const result = {
    planted: table.length,
    caught: table.length - missed.length,
    bySimulation: simulated,
    byTests: table.length - missed.length - simulated,
    missed,
    seconds: Math.round((performance.now() - began) / 1000),
  };
  console.info(json ? JSON.stringify(result) : result);
  process.exitCode = missed.length > 0 ? 1 : 0;
} finally {
  await database.stop();
}
