import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Outbox } from '../constructs/outbox.ts';
import type { FunctionsStack } from './functions.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly outbox: Outbox;
  readonly functions: FunctionsStack;
  readonly api: HttpApi;
}

const period = Duration.minutes(1);

/** Longer than this nothing waits in a queue, unless its function stands still or far more comes than it can do. */
const longestWait = Duration.hours(1);

/** The sections of `docs/runbooks/redrive.md`: what whoever is called does. */
type Runbook =
  | 'an-event-is-dead'
  | 'a-sweep-is-dead'
  | 'a-delivery-report-is-dead'
  | 'facts-do-not-reach-the-bus'
  | 'a-queue-waits'
  | 'a-function-fails'
  | 'the-api-answers-5xx';

/** Someone is told when a message died or waits too long, a function failed, or the way of a fact is broken. */
export class ObservabilityStack extends Stack {
  private readonly told: SnsAction;

  constructor(scope: Construct, id: string, { outbox, functions, api, ...props }: ObservabilityStackProps) {
    super(scope, id, props);
    this.told = new SnsAction(this.topic());

    const { eventFunctions, sweeps, deliveryLog } = functions;
    for (const { queue, deadLetters } of eventFunctions) {
      this.onDeadLetters(deadLetters, 'an-event-is-dead');
      const waited = queue.metricApproximateAgeOfOldestMessage({ period, statistic: Stats.MAXIMUM });
      const limit = longestWait.toSeconds();
      this.alarm(`${owner(queue)}Waits`, 'A message has waited for an hour', 'a-queue-waits', waited, limit);
    }
    for (const { deadLetters } of sweeps) this.onDeadLetters(deadLetters, 'a-sweep-is-dead');
    this.onDeadLetters(deliveryLog.deadLetters, 'a-delivery-report-is-dead');
    this.onDeadLetters(outbox.deadLetters, 'facts-do-not-reach-the-bus');

    const woken = [outbox, ...eventFunctions, ...sweeps, deliveryLog].map(({ lambda }) => lambda);
    for (const lambda of [functions.api, functions.documentation, ...woken]) {
      const errors = lambda.metricErrors({ period, statistic: Stats.SUM });
      this.alarm(`${owner(lambda)}Errors`, 'A function failed', 'a-function-fails', errors);
    }
    for (const metricName of ['ExecutionFailed', 'ExecutionPartiallyFailed', 'ExecutionTimeout']) {
      const failures = new Metric({
        namespace: 'AWS/EventBridge/Pipes',
        metricName,
        dimensionsMap: { PipeName: outbox.pipe.ref },
        period,
        statistic: Stats.SUM,
      });
      this.alarm(`Pipe${metricName}`, 'Facts do not reach the bus', 'facts-do-not-reach-the-bus', failures);
    }
    const faults = api.metricServerError({ period, statistic: Stats.SUM });
    this.alarm('ApiServerErrors', 'The API answered 5xx', 'the-api-answers-5xx', faults);
  }

  /** A topic with a policy of its own loses the one that lets the account's alarms in, so that is said here, too. */
  private topic(): Topic {
    const topic = new Topic(this, 'Alarms', { displayName: 'Kezek alarms', enforceSSL: true });
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [
          new ServicePrincipal('cloudwatch.amazonaws.com', {
            conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
          }),
        ],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
      }),
    );
    return topic;
  }

  private onDeadLetters(queue: Queue, runbook: Runbook): void {
    const waiting = queue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM });
    this.alarm(`${owner(queue)}DeadLetters`, 'A message waits in a dead-letter queue', runbook, waiting);
  }

  private alarm(id: string, what: string, runbook: Runbook, metric: IMetric, threshold = 1): void {
    new Alarm(this, id, {
      alarmDescription: `${what} (${id}). What to do: docs/runbooks/redrive.md#${runbook}`,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(this.told);
  }
}

/** The construct directly under the stack that a resource belongs to: `AdvanceQueue`, `Remind`, `Outbox`. */
function owner(resource: Construct): string {
  const path = resource.node.path.split('/');
  return path[1] ?? resource.node.id;
}
