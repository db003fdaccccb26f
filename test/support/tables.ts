import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateTableCommand, type CreateTableCommandInput, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { createIinKeys } from '../../functions/shared/iin.ts';
import { createAddressees } from '../../functions/shared/store/addressees.ts';
import { createDueIndex } from '../../functions/shared/store/due.ts';
import { createObligations } from '../../functions/shared/store/obligations.ts';
import { createPeople } from '../../functions/shared/store/people.ts';
import { createPlaces } from '../../functions/shared/store/places.ts';
import { createStore } from '../../functions/shared/store/store.ts';
import { calendar } from './given.ts';

type Template = { Resources: Record<string, { Type: string; Properties: CreateTableCommandInput }> };

const templateTables = (): { queue: CreateTableCommandInput; people: CreateTableCommandInput } => {
  const assembly = inject('assembly');
  if ('error' in assembly) throw new Error(assembly.error);
  const template = JSON.parse(readFileSync(join(assembly.dir, 'KezekData.template.json'), 'utf8')) as Template;
  const tables = Object.values(template.Resources).filter(({ Type }) => Type === 'AWS::DynamoDB::Table');
  const queue = tables.find(({ Properties }) => Properties.GlobalSecondaryIndexes)?.Properties;
  const people = tables.find(({ Properties }) => !Properties.GlobalSecondaryIndexes)?.Properties;
  if (!queue || !people) throw new Error('The template holds no two tables.');
  return { queue, people };
};

let databases = 0;

/** KMS as the SDK sees it, answering for AWS. */
const kms = new KMSClient({ region: 'eu-central-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });
kms.middlewareStack.add(
  () => async (args) => {
    const { Message } = args.input as { Message: Uint8Array };
    return { output: { Mac: createHmac('sha256', 'test').update(Message).digest(), $metadata: {} }, response: {} };
  },
  { step: 'initialize', name: 'kms' },
);

/** What may go wrong with a call to DynamoDB: at the n-th call of a client, before or after it had its effect. */
export type Fault = { at: number; when: 'before' | 'after'; error: () => Error };

export class Died extends Error {}

/** How many items an answer of DynamoDB brings. */
const itemsIn = (output: object): number => {
  const { Items = [], Responses = {} } = output as { Items?: unknown[]; Responses?: Record<string, unknown[]> };
  return Items.length + Object.values(Responses).flat().length;
};

/** A client that fails once, at one call; it tells whether it did, and how many items it has read in lists. */
export const faulty = (endpoint: string, accessKeyId: string, fault?: Fault) => {
  const base = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId, secretAccessKey: 'x' },
  });
  const seen = { calls: 0, items: 0, fired: false };
  base.middlewareStack.add(
    (next) => async (args) => {
      seen.calls += 1;
      const now = fault?.at === seen.calls;
      if (now) seen.fired = true;
      if (now && fault.when === 'before') throw fault.error();
      const answer = await next(args);
      seen.items += itemsIn(answer.output);
      if (now && fault.when === 'after') throw fault.error();
      return answer;
    },
    { step: 'initialize', name: 'fault' },
  );
  return { client: DynamoDBDocumentClient.from(base, { marshallOptions: { removeUndefinedValues: true } }), seen };
};

/** Both tables as the stacks define them, in a database of the test's own. */
export const freshTables = async () => {
  const { endpoint } = inject('dynamodb');
  databases += 1;
  const accessKeyId = `store${process.pid}x${databases}`;
  const { client } = faulty(endpoint, accessKeyId);
  const names = { queue: 'queue', people: 'people' };
  const { queue, people } = templateTables();
  const create = (
    { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes }: CreateTableCommandInput,
    TableName: string,
  ) =>
    client.send(
      new CreateTableCommand({
        TableName,
        AttributeDefinitions,
        KeySchema,
        GlobalSecondaryIndexes,
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
  await Promise.all([create(queue, names.queue), create(people, names.people)]);

  /** The pieces of a handler, on a client that may fail once. */
  const pieces = (fault?: Fault) => {
    const { client: own, seen } = faulty(endpoint, accessKeyId, fault);
    const store = createStore(own, names, calendar);
    return {
      store,
      calendar,
      index: createDueIndex(own, names.queue),
      people: createPeople(own, names.people),
      addressees: createAddressees(own, names.people),
      places: createPlaces(own, store),
      obligations: createObligations(own, store),
      iinKeys: createIinKeys(kms, 'key'),
      signatures: { demanded: [], anchors: [] },
      seen,
    };
  };
  return { pieces, names, endpoint, accessKeyId };
};
