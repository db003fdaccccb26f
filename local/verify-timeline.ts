import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ANY_REGION } from './assembly/read.ts';
import { type Database, dynamodb } from './dynamodb/client.ts';
import { startDynamoDbLocal } from './dynamodb/start.ts';
import { lockFolder } from './lock.ts';
import { byCalling } from './resources/table.ts';
import { StartError } from './start-error.ts';
import type { Tables } from './wire.ts';

const usage = 'npm run verify-timeline -- [--port N | --dynamodb URL | --data DIR | --table NAME] [--json]';

const script = fileURLToPath(new URL('../functions/verify-timeline/command.ts', import.meta.url));

type Environment = Record<string, string | undefined>;

/** Looks at the timelines of the table that an environment names; answers with the exit status. */
type Look = (environment: Environment) => Promise<number>;

function options(args: string[]) {
  try {
    const { json, ...where } = parseArgs({
      args,
      options: {
        port: { type: 'string' },
        dynamodb: { type: 'string' },
        data: { type: 'string' },
        table: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    }).values;
    if (Object.keys(where).length > 1) throw new Error('More than one place is named');
    if (Object.values(where).includes('')) throw new Error('The place has no name');
    return { json, ...where };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(/\. |\n/)[0] : String(error);
    throw new StartError(`${reason}. Usage: ${usage}`);
  }
}

/** What the AWS SDK and the functions read of where the queue table is. */
function environmentOf({ endpoint, accessKeyId, region, tables }: Tables): Environment {
  if (!tables.queue) throw new StartError(`There is no queue table at ${endpoint}.`);
  return {
    QUEUE_TABLE: tables.queue,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  };
}

/** Asks the system that runs on this machine. */
async function runningSystem(port: string): Promise<Tables> {
  try {
    const answer = await fetch(`http://localhost:${port}/local/tables`);
    if (answer.ok) return (await answer.json()) as Tables;
  } catch {
    // Nobody listens there.
  }
  throw new StartError(`No Kezek answers on port ${port}; start it, or say where the table is. Usage: ${usage}`);
}

/** The tables that `npm start` made at an endpoint. */
async function tablesAt(endpoint: string): Promise<Tables> {
  const database: Database = { endpoint, accessKeyId: 'kezek', region: ANY_REGION };
  try {
    const { TableNames = [] } = await dynamodb(database, { maxAttempts: 1 }).send(new ListTablesCommand({}));
    return { ...database, tables: byCalling(TableNames) };
  } catch {
    throw new StartError(`No DynamoDB answers at ${endpoint}.`);
  }
}

/** Starts DynamoDB Local on the folder that `npm start -- --data DIR` left, and ends it. */
async function lookIntoFolder(dir: string, look: Look): Promise<number> {
  const tables = join(dir, 'dynamodb');
  if (!existsSync(tables)) throw new StartError(`The folder ${dir} holds no data of Kezek.`);
  const release = await lockFolder(dir);
  const database = await startDynamoDbLocal({ dir: tables });
  try {
    return await look(environmentOf(await tablesAt(database.endpoint)));
  } finally {
    await database.stop();
    await release();
  }
}

function looking(json: boolean): Look {
  return (environment) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [script, ...(json ? ['--json'] : [])], {
        stdio: 'inherit',
        env: environment,
      });
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
      child.once('error', reject).once('exit', (status) => resolve(status ?? 2));
    });
}

async function run(args: string[]): Promise<number> {
  const { port = '3000', dynamodb, data, table, json } = options(args);
  const look = looking(json);
  if (data !== undefined) return lookIntoFolder(data, look);
  if (table !== undefined) return look({ ...process.env, QUEUE_TABLE: table });
  return look(environmentOf(await (dynamodb === undefined ? runningSystem(port) : tablesAt(dynamodb))));
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof StartError ? `kezek: ${error.message}` : error);
  process.exitCode = 2;
}
