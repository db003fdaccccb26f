import { join } from 'node:path';
import { bundleBare, bundleWhole, clientsOf } from '../cold-start/bare.ts';
import { deployedFunctions } from '../cold-start/deployed.ts';
import { type Startable, startInTurns } from '../cold-start/start.ts';
import type { Measure } from '../measure.ts';
import { atMost, figure, type Measured } from '../result.ts';

/** One of each kind, where there is no time for all. */
const quickly: readonly string[] = ['api', 'advance-queue', 'publish-facts'];

const most = 1.1;

const ms = (time: number): string => time.toFixed(time < 10 ? 1 : 0);

/**
 * What a function takes to start, beside a handler that only makes the same clients of the SDK: of whole processes, and of the
 * import of its bundle alone, without what node itself takes before it. A handler without clients imports nothing, so that beside
 * it an import has no ratio, and its time is told.
 */
export const coldStart: Measure = {
  name: 'cold-start',
  run: async ({ quick, assembly, folder }) => {
    const functions = deployedFunctions(assembly).filter(({ name }) => !quick || quickly.includes(name));
    const bare = await bundleBare(join(folder, 'bare'));
    const whole = await bundleWhole(join(folder, 'whole'));
    const needed = [...bare.keys()].filter(
      (clients) => clients === 'libraries' || functions.some(({ name }) => clientsOf[name] === clients),
    );
    const handlers = (what: string, files: typeof bare) =>
      needed.map((clients) => [`${what} ${clients}`, { file: files.get(clients) ?? '', environment: {} }] as const);
    const medians = startInTurns(
      new Map<string, Startable>([
        ...handlers('bare', bare),
        ...handlers('whole', whole),
        ...functions.map((deployed) => [deployed.name, deployed] as const),
      ]),
      quick ? 7 : 25,
    );
    const compared = (part: 'whole' | 'init'): Measured[] =>
      functions.map(({ name }) => {
        const [own, other] = [medians.get(name)?.[part], medians.get(`bare ${clientsOf[name]}`)?.[part]];
        if (!own || !other) throw new Error(`${name} was not started`);
        const what = `cold start: ${name}${part === 'init' ? ', its import alone' : ''}`;
        return part === 'init' && clientsOf[name] === 'none'
          ? figure(what, own, 'ms')
          : atMost('time', most, { name: what, value: own / other, unit: `${ms(own)} ÷ ${ms(other)} ms` });
      });
    const kB = (bytes: number) => Math.round(bytes / 1000);
    const sizes = functions.map(({ name, size, read }) =>
      figure(`bundle: ${name}`, kB(size), read === size ? 'kB' : `kB, ${kB(read)} at the start`),
    );
    const undivided = needed.map((clients) =>
      figure(
        `cold start: a bare handler in one file, ${clients}`,
        medians.get(`whole ${clients}`)?.whole ?? null,
        'ms',
      ),
    );
    const floor = (['whole', 'init'] as const).map((part) => {
      const [own, other] = [medians.get('bare libraries')?.[part], medians.get('bare documents')?.[part]];
      const what = `cold start: middy, zod and the date library alone${part === 'init' ? ', their import alone' : ''}`;
      return figure(what, own && other ? own / other : null, '× a bare handler');
    });
    return [...compared('whole'), ...compared('init'), ...floor, ...undivided, ...sizes];
  },
};
