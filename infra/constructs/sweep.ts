import { Aws, Duration, TimeZone } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import {
  ContextAttribute,
  Schedule,
  ScheduleExpression,
  ScheduleTargetInput,
  TimeWindow,
} from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Ability } from '../abilities.ts';
import type { FunctionName } from '../functions.ts';
import { deadLetters } from './dead-letters.ts';
import { KezekFunction } from './kezek-function.ts';

export interface SweepProps {
  readonly name: FunctionName;
  readonly bundles: string;
  /** Hours of the day in Almaty, as cron writes them: `9`, `0,6`. */
  readonly hours: string;
  readonly abilities: readonly Ability[];
  /** The scheduler tries to wake it, and Lambda to run it, so long at most each; without it, six hours. */
  readonly latest?: Duration;
}

/** A function the clock wakes at its hours of every day: schedule → Lambda, told the moment that was due, not the moment it runs. */
export class Sweep extends Construct {
  readonly lambda: Lambda;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: SweepProps) {
    super(scope, id);
    const { name, bundles, abilities, hours, latest } = props;
    this.deadLetters = deadLetters(this);
    // A sweep goes through all that is due in one run, so it gets all the time Lambda gives.
    const timeout = Duration.minutes(15);
    const handler = new KezekFunction(this, 'Handler', {
      name,
      bundles,
      timeout,
      abilities,
      deadLetters: this.deadLetters,
      // The scheduler wakes at least once, Lambda tries a run again that timed out, an operator may wake one by hand: two
      // runs at once would race for the same due things. The second waits in Lambda's own queue, up to six hours.
      reservedConcurrency: 1,
      ...(latest && { latest }),
    });
    this.lambda = handler.lambda;
    const target = new LambdaInvoke(this.lambda, {
      role: this.wakingRole().withoutPolicyUpdates(),
      input: ScheduleTargetInput.fromObject({ time: ContextAttribute.scheduledTime }),
      deadLetterQueue: this.deadLetters,
      retryAttempts: 10,
      maxEventAge: latest ?? Duration.hours(6),
    });
    new Schedule(this, 'Schedule', {
      schedule: ScheduleExpression.cron({ minute: '0', hour: hours, timeZone: TimeZone.ASIA_ALMATY }),
      timeWindow: TimeWindow.off(),
      target,
    });
  }

  /** The scheduler may wake this function and lay down what it could not deliver. */
  private wakingRole(): Role {
    return new Role(this, 'WakingRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: {
        Rights: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.lambda.functionArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
          ],
        }),
      },
    });
  }
}
