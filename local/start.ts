import { iso } from './clock.ts';
import type { Kezek, Stage } from './kezek.ts';
import { parseOptions } from './options.ts';
import { startKezek } from './runtime.ts';
import { StartError } from './start-error.ts';

interface DemoRoom {
  loadDemo(stage: Stage): Promise<void>;
}

interface PageRoom {
  renderPage(parts: Pick<Kezek, 'baseUrl' | 'sms' | 'now'> & { fetch: typeof globalThis.fetch }): Promise<string>;
}

// Both rooms are loaded only when they are wanted: a start without them is faster.
const room = async <T>(path: string) => (await import(new URL(path, import.meta.url).href)) as T;

async function demo(stage: Stage): Promise<void> {
  const { loadDemo } = await room<DemoRoom>('./demo/load.ts');
  await loadDemo(stage);
}

async function page({ baseUrl, sms, now }: Kezek): Promise<string> {
  const { renderPage } = await room<PageRoom>('./page/page.ts');
  return renderPage({ baseUrl, fetch, sms, now });
}

let running: Kezek | undefined;
let ending = false;

/** Ends with all that was started; DynamoDB Local's guardian ends it even when we end in the midst of a start. */
async function end(status: number): Promise<void> {
  if (ending) return;
  ending = true;
  await running?.stop();
  process.exit(status);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));
// Whoever started us is gone without a word.
process.on('disconnect', () => void end(0));

try {
  const { demo: withDemo, dynamodb, ...options } = parseOptions(process.argv.slice(2));
  running = await startKezek({
    ...options,
    ...(dynamodb !== undefined && { dynamodb: { endpoint: dynamodb, accessKeyId: 'kezek' } }),
    ...(withDemo && { demo }),
    page,
  });
  if (options.at !== undefined && running.now() > options.at)
    console.log(`The clock goes on from ${iso(running.now())}, where the data stopped.`);
  console.log(`Kezek is ready at ${running.baseUrl}`);
} catch (error) {
  console.error(error instanceof StartError ? `kezek: ${error.message}` : error);
  await end(1);
}
