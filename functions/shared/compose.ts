import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SNSClient } from '@aws-sdk/client-sns';
import type { Calendar } from '../../domain/law/calendar.ts';
import { whenAsked } from '../../events/when-asked.ts';
import { documents, once } from './clients.ts';
import type { DocumentBucket } from './documents/bucket.ts';
import { type Env, readEnv } from './env.ts';
import { createIinKeys, type IinKeys } from './iin.ts';
import { createSender } from './messages/sender.ts';
import { readSignaturePolicy } from './signature/policy.ts';
import { createAddressees } from './store/addressees.ts';
import { createBook } from './store/book.ts';
import { createDueIndex } from './store/due.ts';
import { createObligations } from './store/obligations.ts';
import { createPeople, type People } from './store/people.ts';
import { createPlaces } from './store/places.ts';
import { createStore, type Store } from './store/store.ts';
import { createTimelines, type Timelines } from './store/timelines.ts';

/** What every handler that decides needs. */
export type Deps = { store: Store; calendar: Calendar };

/** What a handler that takes persons in or recognizes them needs besides. */
export type PersonDeps = Deps & { iinKeys: IinKeys };

/** What a route needs that rests on what is known of a person. */
export type KnownPersonDeps = PersonDeps & { people: People };

/** What a route needs that hands documents over. The bucket is asked for by few calls, and no start makes its client. */
export type FileDeps = KnownPersonDeps & { bucket: () => Promise<DocumentBucket> };

const needed = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new Error(`The environment variable ${name} is missing.`);
  return value;
};

const tablesOf = (env: Env) => ({ queue: env.queueTable, ...(env.peopleTable && { people: env.peopleTable }) });

const core = (env: Env, dynamodb: DynamoDBClient) => {
  const client = documents(dynamodb);
  const store = createStore(client, tablesOf(env), env.calendar);
  return { client, deps: { store, calendar: env.calendar } satisfies Deps };
};

const iinKeysOf = (env: Env, kms: KMSClient): IinKeys => createIinKeys(kms, needed(env.iinKeyId, 'IIN_KEY_ID'));

/** Each function composes once, at its cold start, and only what it uses: the bundler drops the rest. */
export const composeDeps = (env: Env = readEnv(), dynamodb = new DynamoDBClient({})): Deps => core(env, dynamodb).deps;

/** For scheduled rules: what is due besides. */
export const composeDueDeps = (env: Env = readEnv(), dynamodb = new DynamoDBClient({})) => {
  const { client, deps } = core(env, dynamodb);
  return { ...deps, index: createDueIndex(client, env.queueTable) };
};

export const composePersonDeps = (
  env: Env = readEnv(),
  dynamodb = new DynamoDBClient({}),
  kms = new KMSClient({}),
): PersonDeps => ({ ...core(env, dynamodb).deps, iinKeys: iinKeysOf(env, kms) });

/** For the audit: the timelines, and nothing else. */
export const composeTimelines = ({ queueTable }: Env = readEnv(), dynamodb = new DynamoDBClient({})): Timelines =>
  createTimelines(dynamodb, queueTable);

/** For those who write to people: their numbers, and SNS. */
export const composeMessageDeps = (
  env: Env = readEnv(),
  dynamodb = new DynamoDBClient({}),
  sns = new SNSClient(once),
) => {
  const { client, deps } = core(env, dynamodb);
  return {
    ...deps,
    index: createDueIndex(client, env.queueTable),
    addressees: createAddressees(client, needed(env.peopleTable, 'PEOPLE_TABLE')),
    sender: createSender(sns),
  };
};

export const composeApiDeps = (
  env: Env = readEnv(),
  dynamodb = new DynamoDBClient({}),
  kms = new KMSClient({}),
  signatures = readSignaturePolicy(),
) => {
  const { client, deps } = core(env, dynamodb);
  return {
    ...deps,
    iinKeys: iinKeysOf(env, kms),
    people: createPeople(client, needed(env.peopleTable, 'PEOPLE_TABLE')),
    book: createBook(client, needed(env.peopleTable, 'PEOPLE_TABLE')),
    places: createPlaces(client, deps.store),
    obligations: createObligations(client, deps.store),
    signatures,
    bucket: whenAsked(async () =>
      (await import('./documents/bucket.ts')).createBucket(needed(env.documentsBucket, 'DOCUMENTS_BUCKET')),
    ),
  };
};
