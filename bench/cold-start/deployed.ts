import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionName } from '../../infra/functions.ts';
import { readAssembly } from '../../local/assembly/read.ts';
import { wiringOf } from '../../test/simulation/wiring.ts';
import type { Startable } from './start.ts';

/** A function as it is deployed. In bytes: `size` of all its files, `entry` of the one that every start reads. */
export type Deployed = Startable & { name: FunctionName; size: number; entry: number };

type Code = { Description?: string; Code?: { S3Key?: string } };

/** The functions of an assembly, in the order of its template. */
export const deployedFunctions = (assembly: string): Deployed[] => {
  const { stacks, assets } = readAssembly(assembly);
  const folders = new Map(
    stacks
      .flatMap(({ template }) => Object.values(template.Resources))
      .filter(({ Type }) => Type === 'AWS::Lambda::Function')
      .map(({ Properties }) => Properties as Code)
      .map(({ Description, Code }) => [Description, assets.get(Code?.S3Key ?? '')]),
  );
  return wiringOf(assembly).functions.map(({ name, environment }) => {
    const folder = folders.get(`Kezek ${name}`);
    if (!folder) throw new Error(`The assembly has no code of ${name}`);
    const file = join(folder, 'index.mjs');
    const size = readdirSync(folder).reduce((sum, one) => sum + statSync(join(folder, one)).size, 0);
    return { name, file, environment, size, entry: statSync(file).size };
  });
};
