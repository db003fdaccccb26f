import { parentPort, workerData } from 'node:worker_threads';
import { simulateSeed } from './simulate.ts';
import { wiringOf } from './wiring.ts';

/** What a worker is told at its beginning: the assembly of the stacks. */
export type WorkerData = { assembly: string };

/** A seed, and so many years of organizations. */
export type Task = { seed: number; years: number };

const wiring = wiringOf((workerData as WorkerData).assembly);

/** Each answer is a seed's result. What is no result fails the run, and says with which seed. */
parentPort?.on('message', async ({ seed, years }: Task) => {
  try {
    parentPort?.postMessage(await simulateSeed(wiring, seed, years));
  } catch (cause) {
    throw new Error(`Seed ${seed} of ${years} years could not be lived through`, { cause });
  }
});
