import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Asked, SeedResult } from './simulate.ts';
import type { WorkerData } from './worker.ts';

/** Lives through all seeds, as many at once as there are cores; `done` hears of each, in no order. Stops early when it says so. */
export const onAllCores = async (
  assembly: string,
  { seeds, years, seed: first }: Asked,
  done: (result: SeedResult) => boolean,
): Promise<void> => {
  const workerData: WorkerData = { assembly, years: years / seeds };
  let next = first;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
      const ask = () => {
        if (next >= first + seeds) return void worker.terminate().then(() => resolve());
        worker.postMessage(next);
        next += 1;
      };
      worker.on('message', (result: SeedResult) => {
        if (!done(result)) next = first + seeds;
        ask();
      });
      worker.on('error', reject);
      ask();
    });
  await Promise.all(Array.from({ length: Math.min(seeds, availableParallelism()) }, work));
};
