import { parentPort, workerData } from 'node:worker_threads';
import { simulateSeed } from './simulate.ts';
import { wiringOf } from './wiring.ts';

/** What a worker is told at its beginning. */
export type WorkerData = { assembly: string; years: number };

const { assembly, years } = workerData as WorkerData;
const wiring = wiringOf(assembly);

/** Each message is a seed; each answer its result. */
parentPort?.on('message', (seed: number) => {
  simulateSeed(wiring, seed, years).then((result) => parentPort?.postMessage(result));
});
