import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/**
 * Writes `docs/proof/mutation.json` out of the report that Stryker leaves in `build/`: how many mutants of `domain/` the
 * tests have found out, folder by folder. No date and no duration: the same code and tests give the same figure.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

const report = z
  .object({
    framework: z.object({ version: z.string() }),
    files: z.record(z.string(), z.object({ mutants: z.array(z.object({ status: z.string() })) })),
  })
  .parse(JSON.parse(readFileSync(`${root}/build/mutation/report.json`, 'utf8')));

const figureOf = (statuses: readonly string[]) => {
  const count = (status: string): number => statuses.filter((one) => one === status).length;
  const [killed, timeout, survived, noCoverage] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count) as [
    number,
    number,
    number,
    number,
  ];
  const mutants = killed + timeout + survived + noCoverage;
  const score = Math.round((10_000 * (killed + timeout)) / mutants) / 100;
  // A mutant that does not even load tells nothing of the tests; Stryker counts it neither way.
  return { mutants, killed, timeout, survived, noCoverage, invalid: statuses.length - mutants, score };
};

const statusesIn = (folder: string): string[] =>
  Object.entries(report.files)
    .filter(([file]) => file.startsWith(folder))
    .flatMap(([, { mutants }]) => mutants.map(({ status }) => status));

/** `domain/stay`; for a file that lies in no folder, the file. */
const folders = new Set(Object.keys(report.files).map((file) => file.split('/').slice(0, 2).join('/')));

const figure = {
  command: 'npm run mutation',
  stryker: report.framework.version,
  domain: figureOf(statusesIn('domain/')),
  folders: Object.fromEntries([...folders].sort().map((folder) => [folder, figureOf(statusesIn(folder))])),
};

mkdirSync(`${root}/docs/proof`, { recursive: true });
writeFileSync(`${root}/docs/proof/mutation.json`, `${JSON.stringify(figure, null, 2)}\n`);
console.log(JSON.stringify(figure.domain));
