import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { itemsRead, readUnits } from './units.ts';

/** One request over the network, as it left and as it was answered. A call that the SDK makes again is another request. */
export type Call = {
  command: string;
  input: object;
  error?: Error;
  /** When it left and when it was answered, on one clock: what overlaps was sent at once. */
  from: number;
  until: number;
  /** What it read, in DynamoDB's read units and in items. */
  units: number;
  items: number;
};

/** Counts the requests of a client to DynamoDB. */
export class Meter {
  readonly calls: Call[] = [];

  watch(client: DynamoDBClient): DynamoDBClient {
    client.middlewareStack.add(
      (next, { commandName = '' }) =>
        async (args) => {
          const call: Call = {
            command: commandName,
            input: args.input,
            from: performance.now(),
            until: 0,
            units: 0,
            items: 0,
          };
          this.calls.push(call);
          try {
            const answer = await next(args);
            call.units = readUnits(commandName, args.input, answer.output ?? {});
            call.items = itemsRead(answer.output ?? {});
            return answer;
          } catch (error) {
            call.error = error as Error;
            throw error;
          } finally {
            call.until = performance.now();
          }
        },
      { step: 'deserialize', name: 'meter', priority: 'high' },
    );
    return client;
  }

  /** The requests that something makes, when nothing else is going on. */
  async during(run: () => Promise<unknown>): Promise<Call[]> {
    const from = this.calls.length;
    await run();
    return this.calls.slice(from);
  }
}
