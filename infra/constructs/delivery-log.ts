import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Ability } from '../abilities.ts';
import { deadLetters } from './dead-letters.ts';
import { KezekFunction } from './kezek-function.ts';

export interface DeliveryLogProps {
  readonly bundles: string;
  readonly abilities: readonly Ability[];
}

/**
 * Where SNS writes the messages it could not deliver, and notice-status which reads them as they come. CloudFormation
 * has no resource for the account's SMS settings: whoever deploys sets `DeliveryStatusIAMRole` to `WritingRole` once.
 */
export class DeliveryLog extends Construct {
  readonly lambda: Lambda;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { bundles, abilities }: DeliveryLogProps) {
    super(scope, id);
    this.deadLetters = deadLetters(this);
    this.lambda = new KezekFunction(this, 'Handler', {
      name: 'notice-status',
      bundles,
      timeout: Duration.seconds(30),
      abilities,
      deadLetters: this.deadLetters,
    }).lambda;

    const direct = `sns/${Aws.REGION}/${Aws.ACCOUNT_ID}/DirectPublishToPhoneNumber`;
    const failures = new LogGroup(this, 'Failures', {
      // SNS chooses this name. It writes phone numbers there, so the log is kept no longer than an inquiry needs.
      logGroupName: `${direct}/Failure`,
      retention: RetentionDays.TWO_WEEKS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    failures.addSubscriptionFilter('Undelivered', {
      destination: new LambdaDestination(this.lambda),
      filterPattern: FilterPattern.allEvents(),
    });

    new Role(this, 'WritingRole', {
      assumedBy: new ServicePrincipal('sns.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        Rights: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
              resources: [failures.logGroupArn],
            }),
          ],
        }),
      },
    });
  }
}
