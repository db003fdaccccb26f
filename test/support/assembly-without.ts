import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A statement as a template holds it, and the logical id of the resource that holds it. */
export type Written = { logicalId: string; action: readonly string[]; effect: string };

const isStatement = (value: unknown): value is { Effect: string; Action: string | string[] } =>
  typeof value === 'object' && value !== null && 'Effect' in value && 'Action' in value;

const invoking = { action: ['lambda:InvokeFunction'], effect: 'Allow' };

/** The value without the statements that `drop` names, wherever they stand in it. */
const pruned = (value: unknown, drop: (statement: Omit<Written, 'logicalId'>) => boolean): unknown => {
  if (Array.isArray(value))
    return value
      .filter((one) => !(isStatement(one) && drop({ action: [one.Action].flat(), effect: one.Effect })))
      .map((one) => pruned(one, drop));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pruned(inner, drop)]));
};

/** A copy of a cloud assembly whose policies lack some statements; it is there until the test ends. */
export const assemblyWithout = (dir: string, drop: (statement: Written) => boolean): string => {
  const copy = mkdtempSync(join(tmpdir(), 'kezek-without-'));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(dir, copy, { recursive: true });
  let dropped = 0;
  const goes = (statement: Written): boolean => {
    if (!drop(statement)) return false;
    dropped += 1;
    return true;
  };
  for (const name of readdirSync(copy).filter((file) => file.endsWith('.template.json'))) {
    const path = join(copy, name);
    const template = JSON.parse(readFileSync(path, 'utf8')) as { Resources: Record<string, { Type: string }> };
    const kept = Object.entries(template.Resources)
      // A permission is a statement of the policy of its function.
      .filter(([logicalId, { Type }]) => Type !== 'AWS::Lambda::Permission' || !goes({ logicalId, ...invoking }))
      .map(([logicalId, resource]) => [logicalId, pruned(resource, (statement) => goes({ logicalId, ...statement }))]);
    writeFileSync(path, JSON.stringify({ ...template, Resources: Object.fromEntries(kept) }));
  }
  if (dropped === 0) throw new Error('No statement was taken away.');
  return copy;
};
