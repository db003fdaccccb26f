import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as z from 'zod';
import type { Defect } from './defect.ts';
import type { Sandbox } from './sandbox.ts';
import { runScript } from './script.ts';

/** Who has found a mistake: a world in which a rule is broken, or the first test that fails. */
export const caught = z.discriminatedUnion('by', [
  z.object({ by: z.literal('simulation'), seed: z.int(), rule: z.string() }),
  z.object({ by: z.literal('test'), file: z.string(), test: z.string() }),
]);

export type Caught = z.output<typeof caught>;

/** What the catchers are given: the assembly that the worlds are wired as, and the database of the tests. */
export type Given = { assembly: string; endpoint: string };

/** So long a catcher may look for one mistake, on a machine that is busy with others: what never ends is not waited for. */
const seconds = 900;

/** So many years of organizations each seed of the simulation lives through. */
const years = 0.5;

/** The seeds that look for each mistake. */
export const seeds: readonly number[] = Array.from({ length: 24 }, (_, place) => place + 1);

const reportIn = ({ dir }: Sandbox): string => join(dir, 'caught.json');

/** What a catcher has written down; nothing when it has found nothing, or was not done in its time. */
const reported = <T>(sandbox: Sandbox, schema: z.ZodType<T>): T | undefined => {
  const path = reportIn(sandbox);
  if (!existsSync(path)) return undefined;
  const report = schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  rmSync(path);
  return report;
};

const violation = z.object({ seed: z.int(), rule: z.string() });

/** Lives through worlds with the mistake in them, up to the first that breaks a rule. */
export const bySimulation = async (
  sandbox: Sandbox,
  { assembly }: Given,
  asked: readonly number[] = seeds,
): Promise<Caught | undefined> => {
  const args = [assembly, reportIn(sandbox), String(years), ...asked.map(String)];
  const { status, said, late } = await runScript(sandbox.dir, ['test/defects/simulate.ts', ...args], { seconds });
  if (status !== 0 && !late) throw new Error(`The simulation could not be run: ${said.slice(-2000)}`);
  const found = reported(sandbox, violation);
  return found && { by: 'simulation', ...found };
};

const results = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** Runs tests, by their files or folders, up to the first that fails. */
export const byTests = async (
  sandbox: Sandbox,
  { assembly, endpoint }: Given,
  files: readonly string[],
): Promise<Caught | undefined> => {
  const provided = JSON.stringify({ dynamodb: { endpoint }, assembly: { dir: assembly } });
  const config = ['--config', 'test/defects/vitest.config.ts'];
  const report = ['--reporter=json', `--outputFile=${reportIn(sandbox)}`];
  await runScript(sandbox.dir, ['node_modules/vitest/vitest.mjs', 'run', ...config, ...report, ...files], {
    seconds,
    environment: { KEZEK_PROVIDED: provided },
  });
  const failed = reported(sandbox, results)?.testResults.find(({ status }) => status === 'failed');
  if (!failed) return undefined;
  const test = failed.assertionResults.find(({ status }) => status === 'failed')?.fullName ?? failed.message;
  return { by: 'test', file: relative(sandbox.dir, failed.name), test };
};

/** The tests that stand beside a source, by its folder. */
const beside: Record<string, readonly string[]> = {
  domain: ['test/domain'],
  events: ['test/events', 'test/docs/api.test.ts', 'test/functions'],
  functions: ['test/functions'],
  infra: ['test/infra'],
};

/** The tests that are asked about a mistake when the simulation has not found it. */
export const testsBeside = ({ file }: Defect): readonly string[] => beside[file.split('/')[0] ?? ''] ?? [];
