import { createHmac } from 'node:crypto';
import { type DynamoDBClient, ScanCommand, type TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SNSClient } from '@aws-sdk/client-sns';
import type { FunctionName } from '../infra/functions.ts';
import { readAssembly } from '../local/assembly/read.ts';
import { resolveStacks } from '../local/assembly/resolve.ts';
import { type Database, dynamodb } from '../local/dynamodb/client.ts';
import type { Bearer } from '../local/identity.ts';
import { openTable } from '../local/resources/table.ts';
import type { Item } from '../test/simulation/dynamodb/value.ts';
import { composeFunctions } from '../test/simulation/functions.ts';
import { gatewayEvent } from '../test/simulation/gateway.ts';
import { type Wiring, wiringOf } from '../test/simulation/wiring.ts';
import type { Bench } from './measure.ts';
import { Meter } from './meter.ts';
import type { ItemWrite } from './units.ts';

/** The stacks' parameters that have no default, and no signature asked for. */
const parameters = { OidcIssuer: 'https://id.example', OidcAudience: 'kezek', Signatures: 'optional' };

let houses = 0;
let told = 0;

const place = { region: 'eu-central-1', credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' } };

type Stack = { add: (middleware: never, options: { step: 'initialize'; name: string }) => void };

/** A client of another service that answers by itself: what is measured is DynamoDB. */
const answering = <T extends { middlewareStack: Stack }>(client: T, answer: (input: never) => object): T => {
  const middleware =
    () =>
    async ({ input }: { input: never }) => ({ output: { ...answer(input), $metadata: {} }, response: {} });
  client.middlewareStack.add(middleware as never, { step: 'initialize', name: 'answering' });
  return client;
};

const kms = () =>
  answering(new KMSClient(place), ({ Message }: { Message: Uint8Array }) => ({
    Mac: createHmac('sha256', 'bench').update(Message).digest(),
  }));

const sns = () =>
  answering(new SNSClient(place), () => {
    told += 1;
    return { MessageId: `message-${told}` };
  });

const nameOf = ({ pk, sk }: Item): string => `${pk?.S} ${sk?.S}`;

/** An event on the bus. */
export type Told = { source: string; type: string; detail: unknown; at: string };

/** The whole system on tables of its own in DynamoDB Local: every handler as it is deployed, and nothing between them and the meter. */
export type House = Awaited<ReturnType<typeof openHouse>>;

export const openHouse = async ({ assembly, endpoint }: Bench) => {
  houses += 1;
  const database: Database = { endpoint, accessKeyId: `bench${process.pid}x${houses}`, region: 'eu-central-1' };
  const raw = dynamodb(database);
  const resources = resolveStacks(readAssembly(assembly).stacks, parameters);
  const tables = resources.filter(({ type }) => type === 'AWS::DynamoDB::Table');
  for (const table of tables) await openTable(raw, table);
  const wiring = wiringOf(assembly);
  const variables = Object.assign({}, ...wiring.functions.map(({ environment }) => environment));
  const meter = new Meter();
  const functions = composeFunctions({ dynamodb: meter.watch(dynamodb(database)), kms: kms(), sns: sns() }, variables);
  const consumers = consumersOf(wiring);

  /** Wakes a function as its queue does, with one event or several. What it gives back is an error here. */
  const deliver = async (name: FunctionName, ...events: readonly Told[]) => {
    const Records = events.map((event) => {
      told += 1;
      const body = JSON.stringify({
        version: '0',
        id: `event-${told}`,
        'detail-type': event.type,
        source: event.source,
        time: event.at,
        detail: event.detail,
      });
      const attributes = { ApproximateFirstReceiveTimestamp: String(Date.parse(event.at)) };
      return { messageId: `m-${told}`, body, attributes };
    });
    const answer = await functions[name]({ Records } as never);
    const { batchItemFailures } = answer as { batchItemFailures: unknown[] };
    if (batchItemFailures.length > 0) throw new Error(`${name} gave back a ${events[0]?.type}`);
  };

  return {
    database,
    functions,
    meter,
    raw,
    wiring,
    queueTable: wiring.queueTable,
    peopleTable: wiring.peopleTable,
    deliver,

    /** A request to the API. @throws when it is refused */
    ask: async <T = Record<string, unknown>>(
      bearer: Bearer,
      method: 'GET' | 'POST',
      path: string,
      at: string,
      body?: object,
    ): Promise<T> => {
      told += 1;
      const event = gatewayEvent({ bearer, method, path, body, number: told, now: Date.parse(at) });
      const answer = (await functions.api(event as never)) as { statusCode: number; body?: string };
      if (answer.statusCode >= 300) throw new Error(`${method} ${path} answered ${answer.statusCode}: ${answer.body}`);
      return (answer.body ? JSON.parse(answer.body) : {}) as T;
    },

    /** The facts that a function wrote, as the bus has them. */
    published: async (calls: Meter['calls']) => {
      const records = calls.flatMap(({ command, input, error }) =>
        command === 'TransactWriteItemsCommand' && !error
          ? ((input as TransactWriteItemsCommandInput).TransactItems ?? []).flatMap(({ Put }) =>
              Put?.Item?.entity?.S === 'fact' ? [{ eventName: 'INSERT', dynamodb: { NewImage: Put.Item } }] : [],
            )
          : [],
      );
      return (await functions['publish-facts'](records as never)) as { type: string; at: string; detail: object }[];
    },

    /** The functions that an event wakes. */
    wokenBy: (type: string, source = 'kezek'): readonly FunctionName[] => consumers({ source, 'detail-type': type }),
  };
};

const consumersOf = (wiring: Wiring) => {
  const consumerOf = new Map(wiring.queues.map(({ arn, consumer }) => [arn, consumer?.name]));
  return (envelope: { source: string; 'detail-type': string }): FunctionName[] =>
    wiring.rules
      .filter(({ matches }) => matches(envelope))
      .flatMap(({ queues }) => queues.flatMap((queue) => consumerOf.get(queue) ?? []));
};

/** Everything in a table, by its key. */
export const contentOf = async (client: DynamoDBClient, table: string): Promise<Map<string, Item>> => {
  const content = new Map<string, Item>();
  let start: Item | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(start && { ExclusiveStartKey: start }) }),
    );
    for (const item of page.Items ?? []) content.set(nameOf(item), item);
    start = page.LastEvaluatedKey;
  } while (start);
  return content;
};

/** What a transaction did to each item, with what was in its table before and after it. */
export const itemWritesOf = (
  { TransactItems = [] }: TransactWriteItemsCommandInput,
  before: ReadonlyMap<string, Item>,
  after: ReadonlyMap<string, Item>,
): ItemWrite[] =>
  TransactItems.flatMap((write) =>
    Object.entries(write).map(([kind, part]) => {
      const at = nameOf(('Item' in part ? part.Item : 'Key' in part ? part.Key : {}) as Item);
      return { kind, table: part.TableName ?? '', before: before.get(at), after: after.get(at) };
    }),
  );
