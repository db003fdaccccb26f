import { join } from 'node:path';
import { type Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Ability } from '../abilities.ts';
import type { FunctionName } from '../functions.ts';

export interface KezekFunctionProps {
  readonly name: FunctionName;
  /** The folder of the bundles: `<bundles>/<name>/index.mjs`. */
  readonly bundles: string;
  readonly timeout: Duration;
  /** All the function may do besides writing its log. */
  readonly abilities: readonly Ability[];
  /** For a function woken asynchronously: where an invocation goes when Lambda's own retries have failed. */
  readonly deadLetters?: Queue;
  /** For one woken asynchronously: so long at most Lambda keeps an invocation that has not run; without it, six hours. */
  readonly latest?: Duration;
  /** At most so many run at once, and so many always may; without it as many as the account has left. */
  readonly reservedConcurrency?: number;
}

/** A bundled Lambda with its log and a role that holds what is written here and nothing that a helper adds unseen. */
export class KezekFunction extends Construct {
  readonly lambda: Lambda;

  constructor(scope: Construct, id: string, props: KezekFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', {
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const statements = [
      new PolicyStatement({
        actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resources: [logGroup.logGroupArn],
      }),
      ...props.abilities.flatMap((ability) => ability.statements),
    ];
    if (props.deadLetters) {
      statements.push(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [props.deadLetters.queueArn] }));
    }
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { Rights: new PolicyDocument({ statements }) },
    });
    Validations.of(role).acknowledge(...props.abilities.flatMap(({ acknowledged = [] }) => acknowledged));
    this.lambda = new Lambda(this, 'Function', {
      description: `Kezek ${props.name}`,
      code: Code.fromAsset(join(props.bundles, props.name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: props.timeout,
      environment: Object.assign({}, ...props.abilities.map((ability) => ability.environment)),
      role: role.withoutPolicyUpdates(),
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      ...(props.deadLetters && { deadLetterQueue: props.deadLetters }),
      ...(props.latest && { maxEventAge: props.latest }),
      ...(props.reservedConcurrency && { reservedConcurrentExecutions: props.reservedConcurrency }),
    });
    Validations.of(this.lambda).acknowledge({
      id: 'Serverless-LambdaTracing',
      reason:
        'A trace ends at the stream of the table, which carries no trace header. A fact is followed by its eventId, in the log and the timeline, and what a run took stands in its report line; the role stays without a right to all of X-Ray.',
    });
    if (props.latest) {
      Validations.of(this.lambda.node.findChild('EventInvokeConfig')).acknowledge({
        id: 'Serverless-LambdaAsyncFailureDestination',
        reason: 'What could not be run lies in the dead-letter queue of the function, as it came, and its alarm rings.',
      });
    }
    if (!props.deadLetters) {
      Validations.of(this.lambda).acknowledge({
        id: 'Serverless-LambdaDLQ',
        reason:
          'Lambda lays asynchronous invocations alone in a dead-letter queue. Whoever wakes this function waits for its answer and deals with a failure: the gateway answers, the queue and the pipe try again and set aside.',
      });
    }
  }
}
