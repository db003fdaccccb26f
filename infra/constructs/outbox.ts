import { Aws, Duration, Validations } from 'aws-cdk-lib';
import type { EventBus } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { CfnPipe } from 'aws-cdk-lib/aws-pipes';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { type KeyedTable, throughDynamoDb } from '../abilities.ts';
import { deadLetters } from './dead-letters.ts';
import { KezekFunction } from './kezek-function.ts';

export interface OutboxProps {
  readonly bundles: string;
  readonly queue: KeyedTable;
  readonly bus: EventBus;
}

/** A timeline entry just written; everything else that moves in the table is nobody's business outside. */
const newFact = { eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: ['fact'] } } } };

/** The timeline is the outbox: table stream → pipe (publish-facts shapes the events) → bus. */
export class Outbox extends Construct {
  readonly lambda: Lambda;
  readonly pipe: CfnPipe;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { bundles, queue, bus }: OutboxProps) {
    super(scope, id);
    const stream = queue.table.tableStreamArn;
    if (!stream) throw new Error('The outbox needs a table with a stream');
    this.deadLetters = deadLetters(this);
    Validations.of(this.deadLetters).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is the dead-letter queue of the pipe: cdk-nag knows those of queues and functions, not those of pipes.',
    });
    const { lambda } = new KezekFunction(this, 'Handler', {
      name: 'publish-facts',
      bundles,
      timeout: Duration.seconds(30),
      abilities: [],
    });
    this.lambda = lambda;
    this.pipe = new CfnPipe(this, 'Pipe', {
      description: 'Facts of the timeline to the bus',
      roleArn: this.carryingRole(stream, queue.key, bus.eventBusArn).roleArn,
      source: stream,
      sourceParameters: {
        filterCriteria: { filters: [{ pattern: JSON.stringify(newFact) }] },
        dynamoDbStreamParameters: {
          startingPosition: 'TRIM_HORIZON',
          // PutEvents, behind the target, takes ten at a time.
          batchSize: 10,
          // One bad record is set aside alone; the retries end hours before the stream forgets the record.
          onPartialBatchItemFailure: 'AUTOMATIC_BISECT',
          maximumRetryAttempts: 20,
          maximumRecordAgeInSeconds: Duration.hours(12).toSeconds(),
          deadLetterConfig: { arn: this.deadLetters.queueArn },
        },
      },
      enrichment: lambda.functionArn,
      target: bus.eventBusArn,
      targetParameters: {
        inputTemplate: '<$.detail>',
        eventBridgeEventBusParameters: { source: 'kezek', detailType: '$.type', time: '$.at' },
      },
    });
  }

  private carryingRole(stream: string, key: Key, busArn: string): Role {
    const role = new Role(this, 'CarryingRole', {
      assumedBy: new ServicePrincipal('pipes.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        Rights: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
              resources: [stream],
            }),
            throughDynamoDb(key),
            // Pipes lists streams before it reads one, and AWS ties that action to no resource.
            new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }),
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.lambda.functionArn] }),
            new PolicyStatement({ actions: ['events:PutEvents'], resources: [busArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
          ],
        }),
      },
    });
    Validations.of(role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'AWS ties dynamodb:ListStreams, which the pipe calls first, to no resource; and it tells nothing but ARNs.',
    });
    return role;
  }
}
