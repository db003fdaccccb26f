import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { deliverToFirst } from '../iam/delivery.ts';
import { StartError } from '../start-error.ts';
import type { Target } from '../world.ts';
import { carried, properties } from './properties.ts';

const Filter = z.strictObject({
  LogGroupName: z.string(),
  DestinationArn: z.string(),
  FilterPattern: z.literal('', 'only the filter of all events runs locally'),
  ...carried('Distribution', 'FilterName', 'RoleArn'),
});

interface Subscription {
  readonly name: string;
  readonly account: string;
  readonly target: Target;
}

/** Log groups that something subscribes to: what is written to one goes on as CloudWatch Logs sends it. */
export class LogGroups {
  readonly #subscriptions = new Map<string, Subscription[]>();

  subscribe(resource: Resource, target: (arn: string) => Target | undefined): void {
    const { LogGroupName, DestinationArn } = properties(resource, Filter);
    const found = target(DestinationArn);
    if (!found)
      throw new StartError(
        `${resource.stack.name}/${resource.logicalId}: nothing runs locally for the destination ${DestinationArn}.`,
      );
    const others = this.#subscriptions.get(LogGroupName) ?? [];
    const subscription = { name: resource.name, account: resource.stack.account, target: found };
    this.#subscriptions.set(LogGroupName, [...others, subscription]);
  }

  /** Writes one log event at a moment in milliseconds. */
  write(logGroup: string, message: string, timestamp: number): void {
    for (const { name, account, target } of this.#subscriptions.get(logGroup) ?? []) {
      const data = {
        messageType: 'DATA_MESSAGE',
        owner: account,
        logGroup,
        logStream: randomUUID(),
        subscriptionFilters: [name],
        logEvents: [{ id: `${timestamp}${randomUUID().replaceAll(/\D/g, '')}`, timestamp, message }],
      };
      deliverToFirst(
        [target],
        JSON.stringify({ awslogs: { data: gzipSync(JSON.stringify(data)).toString('base64') } }),
      );
    }
  }
}
