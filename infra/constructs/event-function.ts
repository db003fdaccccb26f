import { Duration } from 'aws-cdk-lib';
import { type EventBus, type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Ability } from '../abilities.ts';
import type { FunctionName } from '../functions.ts';
import { deadLetters } from './dead-letters.ts';
import { KezekFunction } from './kezek-function.ts';

export interface EventFunctionProps {
  readonly name: FunctionName;
  readonly bundles: string;
  readonly bus: EventBus;
  readonly wokenBy: EventPattern;
  readonly abilities: readonly Ability[];
}

const timeout = Duration.seconds(30);

/** A function woken by events: rule → queue → Lambda, and a queue of the dead behind both steps. */
export class EventFunction extends Construct {
  readonly lambda: Lambda;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: EventFunctionProps) {
    super(scope, id);
    this.deadLetters = deadLetters(this);
    const queue = new Queue(this, 'Queue', {
      // Six timeouts, as AWS advises: a batch under retry must not come back while it is still being handled.
      visibilityTimeout: Duration.seconds(6 * timeout.toSeconds()),
      retentionPeriod: Duration.days(14),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 3 },
    });
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      eventPattern: props.wokenBy,
      targets: [new SqsQueue(queue, { deadLetterQueue: this.deadLetters })],
    });
    const consume: Ability = {
      environment: {},
      statements: [
        new PolicyStatement({
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [queue.queueArn],
        }),
      ],
    };
    const { name, bundles } = props;
    const { lambda } = new KezekFunction(this, 'Handler', {
      name,
      bundles,
      timeout,
      abilities: [...props.abilities, consume],
    });
    lambda.addEventSourceMapping('Messages', {
      eventSourceArn: queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
    });
    this.lambda = lambda;
  }
}
