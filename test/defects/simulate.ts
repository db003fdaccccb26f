import { writeFileSync } from 'node:fs';
import { simulateSeed } from '../simulation/simulate.ts';
import { wiringOf } from '../simulation/wiring.ts';

// Run as a script of a sandbox: lives through the seeds one after the other, up to the first that breaks a rule.
//   node test/defects/simulate.ts ASSEMBLY REPORT YEARS SEED…
const [assembly = '', report = '', years, ...seeds] = process.argv.slice(2);

const wiring = wiringOf(assembly);
for (const seed of seeds.map(Number)) {
  const { violation } = await simulateSeed(wiring, seed, Number(years));
  if (!violation) continue;
  writeFileSync(report, JSON.stringify({ seed, rule: violation.rule }));
  break;
}
