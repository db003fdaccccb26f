import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { StartError } from './start-error.ts';

const formats = ['csv', 'json', 'pdf', 'xlsx'];

const usage =
  'npm run journal -- --organization ID --format csv|xlsx|pdf|json --out FILE [--from DATE] [--to DATE] [--status STATUS] [--language kk|ru] [--url URL], with a token in KEZEK_TOKEN unless the system runs on this machine';

const script = fileURLToPath(new URL('../functions/shared/journal/command.ts', import.meta.url));

function options(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    const { organization, format, out, url, ...period } = parseArgs({
      args,
      options: {
        organization: text,
        format: text,
        out: text,
        from: text,
        to: text,
        status: text,
        language: text,
        url: { ...text, default: 'http://localhost:3000' },
      },
    }).values;
    if (!organization) throw new Error('No organization is named');
    if (!out) throw new Error('No file is named');
    if (!format || !formats.includes(format)) throw new Error(`The format is one of ${formats.join(', ')}`);
    return { url, task: { organization, format, out: resolve(out), period } };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\. |\n/)[0] : String(error);
    throw new StartError(`${reason}. Usage: ${usage}`);
  }
}

/** Of the identity provider of a system that runs on this machine, which gives a token to who asks. */
async function localToken(url: string, organizationId: string): Promise<string> {
  const init = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role: 'organization', organizationId }),
  };
  const answer = await fetch(`${url}/local/token`, init).catch(() => undefined);
  if (!answer?.ok) throw new StartError(`No Kezek of this machine answers at ${url}; for another, set KEZEK_TOKEN.`);
  return ((await answer.json()) as { token: string }).token;
}

/** Writes a journal to a file. What writes it is the functions', and runs beside. */
async function run(args: string[]): Promise<number> {
  const { url, task } = options(args);
  // In the environment, where no list of processes shows it.
  const token = process.env.KEZEK_TOKEN ?? (await localToken(url, task.organization));
  const env = { ...process.env, KEZEK_URL: url, KEZEK_TOKEN: token };
  return new Promise((settle, reject) => {
    const child = spawn(process.execPath, [script, JSON.stringify(task)], { stdio: 'inherit', env });
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
    child.once('error', reject).once('exit', (status) => settle(status ?? 2));
  });
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof StartError ? `kezek: ${error.message}` : error);
  process.exitCode = 2;
}
