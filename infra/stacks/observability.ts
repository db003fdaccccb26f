import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Alarm, ComparisonOperator, type IMetric, Metric, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import type { CfnPipe } from 'aws-cdk-lib/aws-pipes';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

export interface ObservabilityStackProps extends StackProps {
  readonly lambdas: readonly Lambda[];
  readonly deadLetters: readonly Queue[];
  readonly pipe: CfnPipe;
  readonly api: HttpApi;
}

const period = Duration.minutes(1);

/** Someone is told when a message died, a function failed, or the way of a fact is broken. */
export class ObservabilityStack extends Stack {
  private readonly told: SnsAction;

  constructor(scope: Construct, id: string, { lambdas, deadLetters, pipe, api, ...props }: ObservabilityStackProps) {
    super(scope, id, props);
    this.told = new SnsAction(new Topic(this, 'Alarms', { displayName: 'Kezek alarms' }));

    for (const queue of deadLetters) {
      const waiting = queue.metricApproximateNumberOfMessagesVisible({ period, statistic: Stats.MAXIMUM });
      this.alarm(`${owner(queue)}DeadLetters`, 'A message waits in a dead-letter queue', waiting);
    }
    for (const lambda of lambdas) {
      const errors = lambda.metricErrors({ period, statistic: Stats.SUM });
      this.alarm(`${owner(lambda)}Errors`, 'A function failed', errors);
    }
    for (const metricName of ['ExecutionFailed', 'ExecutionPartiallyFailed', 'ExecutionTimeout']) {
      const failures = new Metric({
        namespace: 'AWS/EventBridge/Pipes',
        metricName,
        dimensionsMap: { PipeName: pipe.ref },
        period,
        statistic: Stats.SUM,
      });
      this.alarm(`Pipe${metricName}`, 'Facts do not reach the bus', failures);
    }
    const faults = api.metricServerError({ period, statistic: Stats.SUM });
    this.alarm('ApiServerErrors', 'The API answered 5xx', faults);
  }

  private alarm(id: string, what: string, metric: IMetric): void {
    new Alarm(this, id, {
      alarmDescription: `${what} (${id})`,
      metric,
      threshold: 1,
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
