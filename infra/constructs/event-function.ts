import { Duration, Validations } from 'aws-cdk-lib';
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

/**
 * So many batches of one queue are handled at once, the least that Lambda can be told; the rest waits in SQS, where it
 * may for fourteen days. That is some fifty messages a second of each queue. 200,000 people in 2,000 organizations make a
 * million facts a year, in a busy hour hardly two a second: ten times that passes without waiting. What comes all at once,
 * as when programmes end with the year, waits instead of throttling the table (docs/adr/0014).
 */
const batchesAtOnce = 2;

/** A function woken by events: rule → queue → Lambda, and a queue of the dead behind both steps. */
export class EventFunction extends Construct {
  readonly lambda: Lambda;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: EventFunctionProps) {
    super(scope, id);
    this.deadLetters = deadLetters(this);
    this.queue = new Queue(this, 'Queue', {
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
      targets: [new SqsQueue(this.queue, { deadLetterQueue: this.deadLetters })],
    });
    const consume: Ability = {
      environment: {},
      statements: [
        new PolicyStatement({
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [this.queue.queueArn],
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
    const messages = lambda.addEventSourceMapping('Messages', {
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
      reportBatchItemFailures: true,
      maxConcurrency: batchesAtOnce,
    });
    Validations.of(messages).acknowledge({
      id: 'Serverless-LambdaEventSourceMappingDestination',
      reason:
        'Lambda has a failure destination for streams alone; what a queue gives in vain goes to its dead-letter queue.',
    });
    this.lambda = lambda;
  }
}
