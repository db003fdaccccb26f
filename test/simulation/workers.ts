import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Asked, type SeedResult, yearsOf } from './simulate.ts';
import type { Task, WorkerData } from './worker.ts';

/** Lives through all seeds, as many at once as there are cores; `done` hears of each, in no order. Stops early when it says so. */
export const onAllCores = async (
  assembly: string,
  asked: Asked,
  done: (result: SeedResult) => boolean,
): Promise<void> => {
  const { seeds, seed: first } = asked;
  const workerData: WorkerData = { assembly };
  const years = yearsOf(asked);
  let next = first;
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData });
      const ask = () => {
        if (next >= first + seeds) return void worker.terminate().then(() => resolve());
        worker.postMessage({ seed: next, years: years(next) } satisfies Task);
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
