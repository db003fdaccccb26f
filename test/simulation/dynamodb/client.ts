import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Answers a command of the low-level client; its input is as the protocol has it, whichever client it was given to. */
export type Answer = (command: string, input: object) => Promise<object>;

/** What is left of a request when nobody writes it down. */
type Request = { command: string; input: object };

/**
 * The SDK's own client, of which nothing is signed, sent or tried again: `answer` takes the place of the network. A
 * `DynamoDBDocumentClient` on it marshals as always, which it does too late for a middleware at the first step to see.
 */
export const clientOf = (answer: Answer): DynamoDBClient => {
  const client = new DynamoDBClient({
    region: 'eu-central-1',
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const configured = {
    isCustomEndpoint: true,
    endpointProvider: () => ({ url: new URL('https://simulated.example') }),
    requestHandler: {
      handle: async ({ command, input }: Request) => ({ response: await answer(command, input) }),
    },
    protocol: {
      serializeRequest: async (
        _operation: unknown,
        input: object,
        context: { commandName?: string },
      ): Promise<Request> => ({ command: context.commandName ?? '', input }),
      deserializeResponse: async (_operation: unknown, _context: unknown, output: object): Promise<object> => ({
        ...output,
        $metadata: {},
      }),
    },
  };
  // The SDK copies its configuration three times for every request; of all it has, this is what is still asked for.
  for (const key of Object.keys(client.config)) Reflect.deleteProperty(client.config, key);
  Object.assign(client.config, configured);
  for (const entry of client.middlewareStack.identify()) {
    const [name = ''] = entry.split(' ');
    if (!name.includes('serializer')) client.middlewareStack.remove(name);
  }
  // Not identified, for it stands before one that a command brings with it.
  client.middlewareStack.remove('httpAuthSchemeMiddleware');
  return client;
};
