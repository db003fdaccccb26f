import { parentPort, workerData } from 'node:worker_threads';

/** What the parent asks: one invocation at a time. */
interface Ask {
  readonly event: string;
  readonly context: Record<string, unknown>;
  readonly deadline: number;
}

const { file, exportName } = workerData as { file: string; exportName: string };
const port = parentPort;
if (!port) throw new Error('This file runs only as a worker thread.');

const module: Record<string, unknown> = await import(file);
const handler = module[exportName];
if (typeof handler !== 'function') throw new Error(`${file} does not export ${exportName}`);

port.on('message', async ({ event, context, deadline }: Ask) => {
  try {
    const result: unknown = await handler(JSON.parse(event), {
      ...context,
      callbackWaitsForEmptyEventLoop: true,
      getRemainingTimeInMillis: () => deadline - Date.now(),
    });
    // Lambda hands over JSON, so what JSON cannot say is lost here as it is there.
    port.postMessage({ result: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const known = error instanceof Error ? error : new Error(String(error));
    port.postMessage({ error: { errorType: known.name, errorMessage: known.message, trace: known.stack } });
  }
});
port.postMessage('ready');
