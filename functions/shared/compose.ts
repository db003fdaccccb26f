import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { SNSClient } from '@aws-sdk/client-sns';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Calendar } from '../../domain/law/calendar.ts';
import { type Env, readEnv } from './env.ts';
import { createIinKeys, type IinKeys } from './iin.ts';
import { createSender } from './messages/sender.ts';
import { createDueIndex } from './store/due.ts';
import { createObligations } from './store/obligations.ts';
import { createPeople } from './store/people.ts';
import { createPlaces } from './store/places.ts';
import { createStore, type Store } from './store/store.ts';

/** What every handler that decides needs. */
export type Deps = { store: Store; calendar: Calendar };

/** What a handler that takes persons in or recognizes them needs besides. */
export type PersonDeps = Deps & { iinKeys: IinKeys };

const documents = () =>
  DynamoDBDocumentClient.from(new DynamoDBClient({}), { marshallOptions: { removeUndefinedValues: true } });

const needed = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new Error(`The environment variable ${name} is missing.`);
  return value;
};

const tablesOf = (env: Env) => ({ queue: env.queueTable, ...(env.peopleTable && { people: env.peopleTable }) });

/** The pieces a function composes at its cold start, each made once and only when asked for. */
export const compose = (env: Env = readEnv()) => {
  const client = documents();
  const core: Deps = { store: createStore(client, tablesOf(env), env.calendar), calendar: env.calendar };
  const iinKeys = () => createIinKeys(new KMSClient({}), needed(env.iinKeyId, 'IIN_KEY_ID'));
  return {
    deps: () => core,
    dueDeps: () => ({ ...core, index: createDueIndex(client, env.queueTable) }),
    apiDeps: () => ({
      ...core,
      iinKeys: iinKeys(),
      places: createPlaces(client, core.store),
      obligations: createObligations(client, core.store),
    }),
    personDeps: () => ({ ...core, iinKeys: iinKeys() }),
    messageDeps: () => ({
      ...core,
      index: createDueIndex(client, env.queueTable),
      people: createPeople(client, needed(env.peopleTable, 'PEOPLE_TABLE')),
      sender: createSender(new SNSClient({})),
    }),
  };
};
