/** A stack's account and region, for building names. */
export interface Environment {
  readonly account: string;
  readonly region: string;
}

/** What other resources can learn about one: `Ref` and `Fn::GetAtt`. */
export interface Identity {
  readonly name: string;
  readonly arn: string;
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface ResourceType {
  /** The property that names it explicitly. */
  readonly named?: string;
  /** The ARN after `arn:aws:`, `*` standing for region and account. */
  readonly arn?: (name: string) => string;
  readonly ref?: (identity: { name: string; arn: string }, environment: Environment) => string;
  readonly attributes?: (identity: { name: string; arn: string }, environment: Environment) => Record<string, string>;
}

const queueUrl = (name: string, { region, account }: Environment) =>
  `https://sqs.${region}.amazonaws.com/${account}/${name}`;

/** Resource types that run: `wire.ts` makes something of each. */
const running: Readonly<Record<string, ResourceType>> = {
  'AWS::DynamoDB::Table': {
    named: 'TableName',
    arn: (name) => `dynamodb:*:table/${name}`,
    attributes: ({ arn }) => ({ StreamArn: `${arn}/stream/local` }),
  },
  'AWS::KMS::Key': {
    arn: (name) => `kms:*:key/${name}`,
    attributes: ({ name }) => ({ KeyId: name }),
  },
  'AWS::S3::Bucket': { named: 'BucketName', arn: (name) => `s3:::${name}` },
  'AWS::SQS::Queue': {
    named: 'QueueName',
    arn: (name) => `sqs:*:${name}`,
    ref: ({ name }, environment) => queueUrl(name, environment),
    attributes: ({ name }, environment) => ({ QueueName: name, QueueUrl: queueUrl(name, environment) }),
  },
  'AWS::Lambda::Function': { named: 'FunctionName', arn: (name) => `lambda:*:function:${name}` },
  'AWS::Lambda::EventSourceMapping': { attributes: ({ name }) => ({ Id: name }) },
  'AWS::Lambda::EventInvokeConfig': {},
  'AWS::Events::EventBus': {
    named: 'Name',
    arn: (name) => `events:*:event-bus/${name}`,
    attributes: ({ name }) => ({ Name: name }),
  },
  'AWS::Events::Rule': { named: 'Name', arn: (name) => `events:*:rule/${name}` },
  'AWS::Pipes::Pipe': { named: 'Name', arn: (name) => `pipes:*:pipe/${name}` },
  'AWS::Scheduler::Schedule': { named: 'Name', arn: (name) => `scheduler:*:schedule/default/${name}` },
  'AWS::ApiGatewayV2::Api': {
    attributes: ({ name }, { region }) => ({
      ApiId: name,
      ApiEndpoint: `https://${name}.execute-api.${region}.amazonaws.com`,
    }),
  },
  'AWS::ApiGatewayV2::Route': {},
  'AWS::ApiGatewayV2::Integration': {},
  'AWS::ApiGatewayV2::Authorizer': { attributes: ({ name }) => ({ AuthorizerId: name }) },
  'AWS::ApiGatewayV2::Stage': { named: 'StageName' },
  'AWS::Logs::SubscriptionFilter': { named: 'FilterName' },
};

/** Resource types that are carried: valid, with nothing to run for them on one machine. */
const carried: Readonly<Record<string, ResourceType>> = {
  'AWS::CDK::Metadata': {},
  'AWS::CloudWatch::Alarm': { named: 'AlarmName', arn: (name) => `cloudwatch:*:alarm:${name}` },
  'AWS::CloudWatch::CompositeAlarm': { named: 'AlarmName', arn: (name) => `cloudwatch:*:alarm:${name}` },
  'AWS::CloudWatch::Dashboard': {},
  'AWS::Events::Archive': { named: 'ArchiveName', arn: (name) => `events:*:archive/${name}` },
  'AWS::Events::EventBusPolicy': {},
  'AWS::IAM::ManagedPolicy': { arn: (name) => `iam::*:policy/${name}`, ref: ({ arn }) => arn },
  'AWS::IAM::Policy': {},
  'AWS::IAM::Role': {
    named: 'RoleName',
    arn: (name) => `iam::*:role/${name}`,
    attributes: ({ name }) => ({ RoleId: name }),
  },
  'AWS::KMS::Alias': { named: 'AliasName' },
  'AWS::Lambda::Permission': {},
  'AWS::Logs::LogGroup': { named: 'LogGroupName', arn: (name) => `logs:*:log-group:${name}:*` },
  'AWS::Logs::MetricFilter': {},
  'AWS::Logs::QueryDefinition': {},
  'AWS::Logs::ResourcePolicy': {},
  'AWS::Scheduler::ScheduleGroup': {
    named: 'Name',
    arn: (name) => `scheduler:*:schedule-group/${name}`,
  },
  'AWS::S3::BucketPolicy': {},
  'AWS::SNS::Subscription': {},
  'AWS::SNS::Topic': {
    named: 'TopicName',
    arn: (name) => `sns:*:${name}`,
    ref: ({ arn }) => arn,
    attributes: ({ name, arn }) => ({ TopicName: name, TopicArn: arn }),
  },
  'AWS::SNS::TopicPolicy': {},
  'AWS::SQS::QueuePolicy': {},
};

/** Every resource type our stacks may use. A type that is not here stops the start. */
export const resourceTypes = { ...running, ...carried };

/** Builds what a resource is called; undefined when its type is not known. */
export function identify(type: string, name: string, environment: Environment): Identity | undefined {
  const kind = resourceTypes[type];
  if (!kind) return undefined;
  const [, service = '', thing = ''] = type.toLowerCase().split('::');
  const path = kind.arn?.(name) ?? `${service}:*:${thing}/${name}`;
  // IAM is global: its ARNs name the account alone.
  const owner = path.startsWith('iam:') ? environment.account : `${environment.region}:${environment.account}`;
  const arn = `arn:aws:${path.replace('*', owner)}`;
  return {
    name,
    arn,
    ref: kind.ref?.({ name, arn }, environment) ?? name,
    attributes: { Arn: arn, ...kind.attributes?.({ name, arn }, environment) },
  };
}
