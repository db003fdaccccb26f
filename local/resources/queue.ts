import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import type { Target, World } from '../world.ts';
import { carried, properties } from './properties.ts';

const Queue = z.strictObject({
  QueueName: z.string().optional(),
  RedrivePolicy: z.strictObject({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
  ...carried(
    'KmsMasterKeyId',
    'MessageRetentionPeriod',
    'ReceiveMessageWaitTimeSeconds',
    'RedriveAllowPolicy',
    'SqsManagedSseEnabled',
    'Tags',
    'VisibilityTimeout',
  ),
});

/** A message as it waits; the moments are virtual. */
export interface Message {
  readonly messageId: string;
  readonly body: string;
  readonly sent: number;
  received: number;
  firstReceived?: number;
}

/** An SQS standard queue in memory. A queue that nobody consumes, such as one of dead letters, is remembered. */
export class SqsQueue implements Target {
  readonly name: string;
  readonly arn: string;
  readonly redrive: { readonly deadLetterTargetArn: string; readonly maxReceiveCount: number } | undefined;
  readonly #world: World;
  #messages: Message[] = [];
  #consumer: (() => void) | undefined;

  constructor(resource: Resource, world: World) {
    this.name = resource.name;
    this.arn = resource.arn;
    this.redrive = properties(resource, Queue).RedrivePolicy;
    this.#world = world;
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  get consumed(): boolean {
    return this.#consumer !== undefined;
  }

  /** From now on `wake` is called when a message waits. */
  consume(wake: () => void): void {
    this.#consumer = wake;
  }

  /** Takes up the messages of an earlier run. */
  recall(): void {
    if (!this.consumed) this.#messages = this.#world.storage.lines(this.#memory) as Message[];
  }

  deliver(body: string): void {
    const message: Message = { messageId: randomUUID(), body, sent: this.#world.clock.now(), received: 0 };
    if (!this.#consumer) this.#world.storage.append(this.#memory, message);
    this.putBack(message);
  }

  /** A message that was received and not deleted waits again. */
  putBack(message: Message): void {
    this.#messages.push(message);
    this.#consumer?.();
  }

  receive(atMost: number): Message[] {
    const batch = this.#messages.splice(0, atMost);
    for (const message of batch) {
      message.received += 1;
      message.firstReceived ??= this.#world.clock.now();
    }
    return batch;
  }

  get #memory(): string {
    return `queue-${this.name}`;
  }
}

/** The record a Lambda receives for a message. */
export function sqsRecord(message: Message, queue: { arn: string }): Record<string, unknown> {
  const region = queue.arn.split(':')[3];
  return {
    messageId: message.messageId,
    receiptHandle: Buffer.from(`${message.messageId}#${message.received}`).toString('base64'),
    body: message.body,
    attributes: {
      ApproximateReceiveCount: String(message.received),
      SentTimestamp: String(message.sent),
      SenderId: 'AIDALOCALSENDER',
      ApproximateFirstReceiveTimestamp: String(message.firstReceived ?? message.sent),
    },
    messageAttributes: {},
    md5OfBody: createHash('md5').update(message.body).digest('hex'),
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: region,
  };
}
