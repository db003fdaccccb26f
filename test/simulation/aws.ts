import { KMSClient } from '@aws-sdk/client-kms';
import { SNSClient } from '@aws-sdk/client-sns';
import { clientOf } from './dynamodb/client.ts';

/** A command of the SDK as it leaves the code under test. */
export type Call = { service: 'dynamodb' | 'kms' | 'sns'; command: string; input: object };

/** Answers a call in the place of AWS, at a moment of its own choice, or never. */
export type Aws = (call: Call) => Promise<object>;

const place = { region: 'eu-central-1', credentials: { accessKeyId: 'simulated', secretAccessKey: 'simulated' } };

type Stack = { add: (middleware: never, options: { step: 'initialize'; name: string }) => void };

/** The SDK's clients, real up to the point where they would turn a command into a request over the network. */
export const clientsOf = (aws: Aws) => {
  const simulated = <T extends { middlewareStack: Stack }>(service: Call['service'], client: T): T => {
    const middleware =
      (_: unknown, { commandName }: { commandName: string }) =>
      async ({ input }: { input: object }) => ({
        output: { ...(await aws({ service, command: commandName, input })), $metadata: {} },
        response: {},
      });
    client.middlewareStack.add(middleware as never, { step: 'initialize', name: 'simulated' });
    return client;
  };
  return {
    dynamodb: clientOf((command, input) => aws({ service: 'dynamodb', command, input })),
    kms: simulated('kms', new KMSClient(place)),
    sns: simulated('sns', new SNSClient(place)),
  };
};

/** The clients of one composition of the functions. */
export type Clients = ReturnType<typeof clientsOf>;
