import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { passAtStart } from '../iam/at-start.ts';
import { StartError } from '../start-error.ts';
import type { World } from '../world.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { carried, properties } from './properties.ts';
import { type Message, type SqsQueue, sqsRecord } from './queue.ts';

const Mapping = z.strictObject({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().default(10),
  Enabled: z.boolean().default(true),
  FunctionResponseTypes: z.array(z.literal('ReportBatchItemFailures')).default([]),
  ...carried('MaximumBatchingWindowInSeconds', 'ScalingConfig', 'Tags', 'MetricsConfig'),
});

/** What a mapping joins. */
export function mapping(resource: Resource): z.infer<typeof Mapping> {
  return properties(resource, Mapping);
}

const polling = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];

/**
 * Feeds a queue to a function, one batch at a time. A message that fails is tried again at once, since no wait is worth
 * having on one machine, until its queue's policy sends it to the dead letters.
 */
export function connect(
  resource: Resource,
  parts: { queue: SqsQueue; lambda: LambdaFunction; deadLetters: SqsQueue | undefined },
  world: World,
): void {
  const { BatchSize, Enabled, FunctionResponseTypes } = mapping(resource);
  const { queue, lambda, deadLetters } = parts;
  const { redrive } = queue;
  if (!Enabled) return;
  // Lambda polls in the function's name, and makes no mapping whose function may not.
  for (const action of polling)
    passAtStart(world.gate, resource, {
      principal: lambda.role,
      action,
      resource: queue.arn,
      through: 'polling a queue',
    });
  if (!redrive || !deadLetters)
    throw new StartError(
      `${resource.stack.name}/${resource.logicalId}: the queue ${queue.name} has no dead-letter queue; a message that fails would be tried for ever.`,
    );

  const handle = async (batch: readonly Message[]) => {
    const failed = await failures(batch);
    for (const message of batch.filter(({ messageId }) => failed.has(messageId))) {
      if (message.received >= redrive.maxReceiveCount) deadLetters.deliver(message.body);
      else queue.putBack(message);
    }
  };
  const failures = async (batch: readonly Message[]): Promise<Set<string>> => {
    const all = new Set(batch.map(({ messageId }) => messageId));
    try {
      const answer = await lambda.invoke({ Records: batch.map((message) => sqsRecord(message, queue)) });
      return FunctionResponseTypes.length === 0 ? new Set() : reported(answer, all);
    } catch {
      return all;
    }
  };

  let busy = false;
  queue.consume(() => {
    if (busy) return;
    busy = true;
    world.activity.track(async () => {
      for (let batch = queue.receive(BatchSize); batch.length > 0; batch = queue.receive(BatchSize))
        await handle(batch);
      busy = false;
    });
  });
}

const Report = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish() }).nullish();

/** Which messages failed, as Lambda reads it: an answer it cannot read, or an id it did not send, fails the batch. */
export function reported(answer: unknown, all: Set<string>): Set<string> {
  const report = Report.safeParse(answer);
  if (!report.success) return all;
  const ids = (report.data?.batchItemFailures ?? []).map((item) => item.itemIdentifier);
  return ids.every((id) => all.has(id)) ? new Set(ids) : all;
}
