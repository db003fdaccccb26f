import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FunctionName } from '../../infra/functions.ts';
import { readAssembly } from '../../local/assembly/read.ts';
import { wiringOf } from '../../test/simulation/wiring.ts';
import type { Startable } from './start.ts';

/** A function as it is deployed. In bytes: `size` of all its files, `read` of those that every start reads. */
export type Deployed = Startable & { name: FunctionName; size: number; read: number };

type Code = { Description?: string; Code?: { S3Key?: string } };

const staticImport = /(?:from|import)"\.\/([^"]+)"/g;

/** A file of a bundle with all that it imports at once, and not only when it is asked for. */
const importedBy = (folder: string, file: string, known = new Set<string>()): Set<string> => {
  known.add(file);
  for (const [, other = ''] of readFileSync(join(folder, file), 'utf8').matchAll(staticImport))
    if (!known.has(other)) importedBy(folder, other, known);
  return known;
};

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
    const sizeOf = (file: string) => statSync(join(folder, file)).size;
    const files = [...importedBy(folder, 'index.mjs')];
    return {
      name,
      file: join(folder, 'index.mjs'),
      environment,
      size: readdirSync(folder).reduce((sum, file) => sum + sizeOf(file), 0),
      read: files.reduce((sum, file) => sum + sizeOf(file), 0),
    };
  });
};
