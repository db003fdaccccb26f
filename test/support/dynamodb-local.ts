import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { currentAssembly } from '../../local/assembly/current.ts';
import { startDynamoDbLocal } from '../../local/dynamodb/start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where DynamoDB Local answers; take an access key of your own and you have a database of your own. */
    dynamodb: { endpoint: string };
    /** The synthesized cloud assembly, or why there is none. */
    assembly: { dir: string } | { error: string };
  }
}

/** Starts one DynamoDB Local and synthesizes one cloud assembly for the whole test run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-assembly-'));
  const [local, assembly] = await Promise.all([
    startDynamoDbLocal('memory'),
    // Tests of the domain need no assembly, so they hear of its failure only if they ask for it.
    currentAssembly(join(folder, 'cdk.out')).then(
      (dir) => ({ dir }),
      (error: unknown) => ({ error: String(error) }),
    ),
  ]);
  project.provide('dynamodb', { endpoint: local.endpoint });
  project.provide('assembly', assembly);
  return async () => {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
