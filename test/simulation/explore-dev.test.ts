import { writeSync } from 'node:fs';
import { inject, test } from 'vitest';
import { look } from './explore/look.ts';
import { scenarios } from './explore/scenarios.ts';
import { captured } from './logs.ts';
import { wiringOf } from './wiring.ts';
const say = (what: unknown) => writeSync(2, `${JSON.stringify(what, undefined, 1)}\n`);
test('dev', { timeout: 900_000 }, () => captured(() => undefined, async () => {
  const assembly = inject('assembly');
  if ('error' in assembly) throw new Error(assembly.error);
  const wiring = wiringOf(assembly.dir);
  for (const scenario of scenarios) {
    if (process.env.ONLY && !scenario.name.includes(process.env.ONLY)) continue;
    const t = process.cpuUsage().user;
    try {
    const result = await look(wiring, scenario);
    say({ ...result, ms: (process.cpuUsage().user - t) / 1000, mem: process.memoryUsage().heapUsed / 1e6 });
    } catch (e) { say([scenario.name, String((e as Error).stack)]); }
  }
}));
