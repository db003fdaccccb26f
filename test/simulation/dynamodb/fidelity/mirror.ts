import { isDeepStrictEqual } from 'node:util';
import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  DescribeTableCommand,
  DynamoDBClient,
  DynamoDBServiceException,
  GetItemCommand,
  QueryCommand,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { freshTables } from '../../../support/tables.ts';
import { Database, schemaOf } from '../database.ts';
import { differences, type Outcome } from './differences.ts';

type Output = Record<string, unknown>;

const commands: Readonly<Record<string, new (input: never) => object>> = {
  GetItemCommand,
  BatchGetItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
};

/** Every way a command may end. */
const endings = [
  'written',
  'condition failed',
  'impossible write',
  'invalid',
  'no such table',
  'item',
  'no item',
  'batch',
  'batch in part',
  'page to the end',
  'page cut by its limit',
  'page cut by its size',
  'empty page',
] as const;

type Ending = (typeof endings)[number];

/** Whether a command was refused by one of the databases; anything else is a fault of ours. */
export const isRefusal = (error: unknown): error is DynamoDBServiceException =>
  error instanceof DynamoDBServiceException && error.$fault === 'client';

const refused = (error: unknown): Outcome => {
  if (!isRefusal(error)) throw error;
  const { name, message } = error;
  if (!(error instanceof TransactionCanceledException)) return { error: name, message };
  return { error: name, message, reasons: (error.CancellationReasons ?? []).map(({ Code }) => Code) };
};

const keyOf = ({ pk, sk }: Record<string, AttributeValue>): string => JSON.stringify([pk, sk]);

/** A batch answers in no order, and where not all fits into the answer, nobody says what does. */
const inOrder = ({ Responses = {}, UnprocessedKeys = {}, ...rest }: Partial<BatchGetItemCommandOutput>): Output => {
  const [[table, items] = ['', []]] = Object.entries(Responses);
  const keys = UnprocessedKeys[table]?.Keys ?? [];
  return keys.length > 0
    ? { read: items.length, left: keys.length, all: [...items, ...keys].map(keyOf).sort() }
    : { ...rest, UnprocessedKeys, items: items.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)) };
};

/** Of a refusal its name and its reasons; nobody promises its words. */
const comparable = (command: string, outcome: Outcome): unknown => {
  if ('error' in outcome) return [outcome.error, outcome.reasons];
  return command === 'BatchGetItemCommand' ? inOrder(outcome.output) : outcome.output;
};

const endingOf = (input: { Limit?: number }, outcome: Outcome): Ending => {
  if ('error' in outcome) {
    if (outcome.error === 'ValidationException') return 'invalid';
    if (outcome.error === 'ResourceNotFoundException') return 'no such table';
    return outcome.reasons?.includes('ConditionalCheckFailed') ? 'condition failed' : 'impossible write';
  }
  const { Item, Count, LastEvaluatedKey, UnprocessedKeys } = outcome.output;
  if (UnprocessedKeys) return Object.keys(UnprocessedKeys).length > 0 ? 'batch in part' : 'batch';
  if (LastEvaluatedKey) return Count === input.Limit ? 'page cut by its limit' : 'page cut by its size';
  if (Count !== undefined) return Count === 0 ? 'empty page' : 'page to the end';
  return 'Key' in input ? (Item ? 'item' : 'no item') : 'written';
};

const noneOf = <K extends string>(names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;

/** How many commands were compared, how they ended, and how many of them met a difference that is known. */
export const tally = {
  commands: 0,
  endings: noneOf(endings),
  differences: noneOf(differences.filter(({ answer }) => answer).map(({ name }) => name)),
};

/** With the beginning of what is long. */
const told = (found: object): string =>
  JSON.stringify(found, (_, value) => (typeof value === 'string' && value.length > 200 ? value.slice(0, 200) : value));

/**
 * Both tables, empty, on DynamoDB Local and simulated: what is asked is carried out on both, and answered when they agree.
 * @throws when they do not, with the command and both outcomes
 */
export const createMirror = async () => {
  const { names, endpoint, accessKeyId } = await freshTables();
  const local = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId, secretAccessKey: 'x' },
    maxAttempts: 1,
  });
  const described = await Promise.all(
    Object.values(names).map((TableName) => local.send(new DescribeTableCommand({ TableName }))),
  );
  const database = new Database(described.map(({ Table }) => schemaOf(Table ?? {})));

  const there = async (command: string, input: object): Promise<Outcome> => {
    const Sent = commands[command];
    if (!Sent) throw new Error(`${command} is not compared`);
    try {
      const { $metadata, ...output } = await local.send(new Sent(input as never) as never);
      return { output };
    } catch (error) {
      return refused(error);
    }
  };

  const ask = async (command: string, input: object): Promise<object> => {
    let failure: unknown;
    let here: Outcome;
    try {
      here = { output: database.execute(command, input) as Output };
    } catch (error) {
      failure = error;
      here = refused(error);
    }
    const expected = await there(command, input);
    const difference = differences.find(({ answer }) => answer?.meets(input, expected));
    const areSame = difference?.answer
      ? difference.answer.isRight(here)
      : isDeepStrictEqual(comparable(command, here), comparable(command, expected));
    if (!areSame) throw new Error(told({ command, input, here, expected }));
    tally.commands += 1;
    tally.endings[endingOf(input, here)] += 1;
    if (difference) tally.differences[difference.name] += 1;
    if ('error' in here) throw failure;
    return here.output;
  };

  return { ask, database, names };
};

export type Mirror = Awaited<ReturnType<typeof createMirror>>;
