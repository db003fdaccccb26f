import type { Assembly } from './assembly/read.ts';
import { type Resource, resolveStacks } from './assembly/resolve.ts';
import { isoSeconds } from './clock.ts';
import { type Database, dynamodb, streams } from './dynamodb/client.ts';
import { awsEndpoints } from './endpoints/aws.ts';
import { type LoopbackServer, listen } from './http/server.ts';
import { deliveryLogRole, passAtStart, takeOnRoles } from './iam/at-start.ts';
import { type Deliverer, deliverToFirst, reachedBy } from './iam/delivery.ts';
import { keyedTables, streamAccesses } from './iam/dynamodb.ts';
import { enforcingEndpoints } from './iam/endpoints.ts';
import { openGate } from './iam/gate.ts';
import type { PolicyGate } from './iam/policy-gate.ts';
import { EventBus, rule } from './resources/event-bus.ts';
import { connect, mapping } from './resources/event-source-mapping.ts';
import { HmacKeys } from './resources/hmac-keys.ts';
import { HttpApi } from './resources/http-api.ts';
import { invokeConfig, LambdaFunction } from './resources/lambda-function.ts';
import { LogGroups } from './resources/log-group.ts';
import { pipeProperties, StreamPipe } from './resources/pipe.ts';
import { SqsQueue } from './resources/queue.ts';
import { type DueSchedule, openSchedule } from './resources/schedule.ts';
import { SmsNetwork } from './resources/sms.ts';
import { byCalling, openTable } from './resources/table.ts';
import { Bucket } from './s3/bucket.ts';
import { s3Endpoint } from './s3/endpoint.ts';
import { LOCAL_SECRET } from './s3/signature.ts';
import { StartError } from './start-error.ts';
import type { Target, World } from './world.ts';

/** All that runs for the stacks of an assembly. */
export interface Wiring {
  readonly queues: readonly SqsQueue[];
  readonly lambdas: readonly LambdaFunction[];
  readonly buses: readonly EventBus[];
  readonly pipes: readonly StreamPipe[];
  readonly schedules: readonly DueSchedule[];
  readonly apis: readonly HttpApi[];
  readonly network: SmsNetwork;
  readonly tables: Tables;
  /** Whether no table was there before. */
  readonly fresh: boolean;
  readonly endpoints: LoopbackServer;
  /** Decides on every call, when policies are enforced. */
  readonly enforcing: PolicyGate | undefined;
}

/** Where the tables are, and their names there by what their stacks call them. */
export interface Tables extends Database {
  readonly tables: Readonly<Record<string, string>>;
}

export interface WireOptions {
  readonly parameters: Readonly<Record<string, string>>;
  readonly database: Omit<Database, 'region'>;
  /** Whether every call is held against the policies of the stacks. */
  readonly enforceIam: boolean;
}

/** What DynamoDB takes at most in one request, and the bucket here in one form; what a document may have its policy says. */
const MOST_BYTES = 16_777_216;
const MOST_OBJECT_BYTES = 67_108_864;

/** Runs the resources of the assembly and joins them as the templates say. */
export async function wire(assembly: Assembly, options: WireOptions, shared: Omit<World, 'gate'>): Promise<Wiring> {
  const resources = resolveStacks(assembly.stacks, options.parameters);
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const { account, region } = onePlace(assembly);
  const database: Database = { ...options.database, region };
  const enforcing = options.enforceIam ? await policyGate(resources, account, shared.logs) : undefined;
  const gate = enforcing ?? openGate;
  const world: World = { ...shared, gate };
  takeOnRoles(gate, resources);

  const tables = await openTables(database, of('AWS::DynamoDB::Table'));
  const keys = new HmacKeys();
  for (const resource of of('AWS::KMS::Key')) keys.open(resource, world.storage);
  const logGroups = new LogGroups();
  const network = new SmsNetwork(world, logGroups, { region, account, role: deliveryLogRole(resources) });
  const aws = awsEndpoints(keys, network);
  const roles = rolesOf(of('AWS::Lambda::Function'));
  const s3 = s3Endpoint({
    buckets: of('AWS::S3::Bucket').map((resource) => new Bucket(resource, world.storage)),
    now: () => world.clock.now(),
    gate,
    roleOf: (accessKeyId) => (enforcing ? roles.get(accessKeyId) : accessKeyId),
  });
  const others = enforcing ? enforcingEndpoints({ gate, resources, database, aws, roles }) : aws;
  // S3 alone has anything in its path.
  const endpoints = await listen(
    0,
    (request) => (request.path === '/' ? others(request) : s3(request)),
    (url) => (url === '/' ? MOST_BYTES : MOST_OBJECT_BYTES),
  );
  // Where policies are enforced, an access key says which function calls.
  const databaseOf = (lambda: Resource): Database =>
    enforcing ? { region, endpoint: `http://127.0.0.1:${endpoints.port}`, accessKeyId: lambda.name } : database;

  try {
    const queues = of('AWS::SQS::Queue').map((resource) => new SqsQueue(resource, world));
    const lambdas = of('AWS::Lambda::Function').map((resource) => {
      const environment = functionEnvironment(databaseOf(resource), endpoints.port);
      return new LambdaFunction(resource, { assets: assembly.assets, environment }, world);
    });
    const buses = of('AWS::Events::EventBus').map((resource) => new EventBus(resource, world));
    const find = finders({ queues, lambdas, buses });
    const reached = (deliverer: Deliverer) => (arn: string) => {
      const target = find.target(arn);
      return target && reachedBy(deliverer, target, gate);
    };

    for (const lambda of lambdas) {
      const target = reached({ principal: lambda.role, through: 'an invocation that failed' });
      arrangeFailures(lambda, of('AWS::Lambda::EventInvokeConfig'), target, world);
    }
    for (const resource of of('AWS::Lambda::EventSourceMapping')) connectMapping(resource, find, world);
    for (const resource of of('AWS::Events::Rule')) {
      const bus = find.bus(resource, rule(resource).EventBusName);
      bus.addRule(resource, reached(inTheNameOf('events', resource.arn, 'a rule')));
    }
    for (const resource of of('AWS::Logs::SubscriptionFilter')) {
      const group = `arn:aws:logs:${region}:${account}:log-group:${resource.properties.LogGroupName}:*`;
      logGroups.subscribe(resource, reached(inTheNameOf('logs', group, 'a log subscription')));
    }
    const schedules = of('AWS::Scheduler::Schedule')
      .map((resource) => {
        const target = (arn: string, role: string) => reached({ principal: role, through: 'a schedule' })(arn);
        return openSchedule(resource, target, world.clock.now());
      })
      .filter((schedule) => schedule !== undefined);
    const apis = of('AWS::ApiGatewayV2::Api').map((api) => new HttpApi(api, { resources, lambda: find.lambda }, world));
    const client = streams(database);
    const pipes = of('AWS::Pipes::Pipe').map((resource) => {
      const { Source, Enrichment, Target, SourceParameters, RoleArn } = pipeProperties(resource);
      const table = keyedTables(resources).find(({ stream }) => stream === Source);
      if (table)
        for (const access of streamAccesses({ principal: RoleArn }, table)) passAtStart(gate, resource, access);
      const streamArn = tables.streams.get(Source);
      const enrichment = find.lambda(Enrichment);
      const deadLetters = reached({ principal: RoleArn, through: 'the pipe' })(
        SourceParameters.DynamoDBStreamParameters.DeadLetterConfig.Arn,
      );
      if (!streamArn || !enrichment || !deadLetters)
        throw new StartError(
          `${resource.stack.name}/${resource.logicalId}: its source, enrichment or dead letters do not run locally.`,
        );
      return new StreamPipe(
        resource,
        { client, streamArn, enrichment, bus: find.bus(resource, Target), deadLetters },
        world,
      );
    });
    const { fresh, names } = tables;
    return {
      queues,
      lambdas,
      buses,
      pipes,
      schedules,
      apis,
      network,
      endpoints,
      enforcing,
      fresh,
      tables: { ...database, tables: names },
    };
  } catch (error) {
    await endpoints.close();
    throw error;
  }
}

/** Loaded only when it is wanted: a start without it is faster. */
async function policyGate(resources: readonly Resource[], account: string, logs: World['logs']): Promise<PolicyGate> {
  const [{ PolicyGate }, { statementsOf }] = await Promise.all([
    import('./iam/policy-gate.ts'),
    import('./iam/statements.ts'),
  ]);
  return new PolicyGate(statementsOf(resources), account, logs);
}

/** A service that hands messages over for one of our resources, as that resource's policies name it. */
function inTheNameOf(service: string, source: string, through: string): Deliverer {
  return { principal: `${service}.amazonaws.com`, context: { 'aws:SourceArn': source }, through };
}

/** The roles of the functions by their names: a function calls with its name as its access key. */
const rolesOf = (lambdas: readonly Resource[]): ReadonlyMap<string, string> =>
  new Map(lambdas.map(({ name, properties }) => [name, String(properties.Role)]));

function onePlace({ stacks }: Assembly): { account: string; region: string } {
  const [first, ...others] = stacks;
  if (!first) throw new StartError('There is no stack to run.');
  const stranger = others.find((stack) => stack.region !== first.region);
  if (stranger)
    throw new StartError(`${stranger.name} is in another region than ${first.name}; one region runs locally.`);
  return first;
}

async function openTables(database: Database, resources: readonly Resource[]) {
  const client = dynamodb(database);
  const opened = new Map<string, string>();
  let fresh = true;
  await Promise.all(
    resources.map(async (resource) => {
      const { streamArn, existed } = await openTable(client, resource).catch((error: unknown) => {
        if (error instanceof StartError) throw error;
        const reason = error instanceof Error ? error.message.split('\n')[0] : error;
        throw new StartError(`The table ${resource.name} cannot be opened at ${database.endpoint}: ${reason}`);
      });
      if (existed) fresh = false;
      if (streamArn) opened.set(resource.attributes.StreamArn ?? '', streamArn);
    }),
  );
  client.destroy();
  return { streams: opened, fresh, names: byCalling(resources.map(({ name }) => name)) };
}

/** What Lambda sets besides the function's own environment; the SDK finds the local endpoints by it. */
function functionEnvironment({ endpoint, accessKeyId, region }: Database, port: number): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_SECRET,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    AWS_ENDPOINT_URL_KMS: `http://127.0.0.1:${port}`,
    AWS_ENDPOINT_URL_SNS: `http://127.0.0.1:${port}`,
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
  };
}

interface Finders {
  queue(arn: string): SqsQueue | undefined;
  lambda(arn: string): LambdaFunction | undefined;
  target(arn: string): Target | undefined;
  bus(askedBy: Resource, nameOrArn: string): EventBus;
}

function finders(parts: {
  queues: readonly SqsQueue[];
  lambdas: readonly LambdaFunction[];
  buses: readonly EventBus[];
}): Finders {
  const queue = (arn: string) => parts.queues.find((found) => found.arn === arn);
  const lambda = (arn: string) => parts.lambdas.find((found) => found.arn === arn || found.name === arn);
  return {
    queue,
    lambda,
    target: (arn) => queue(arn) ?? lambda(arn),
    bus: (askedBy, nameOrArn) => {
      const found = parts.buses.find((bus) => bus.arn === nameOrArn || bus.name === nameOrArn);
      if (found) return found;
      throw new StartError(`${askedBy.stack.name}/${askedBy.logicalId}: the bus ${nameOrArn} does not run locally.`);
    },
  };
}

function connectMapping(resource: Resource, find: Finders, world: World): void {
  const { EventSourceArn, FunctionName } = mapping(resource);
  const queue = find.queue(EventSourceArn);
  const lambda = find.lambda(FunctionName);
  if (!queue || !lambda)
    throw new StartError(`${resource.stack.name}/${resource.logicalId}: its queue or function does not run locally.`);
  connect(resource, { queue, lambda, deadLetters: find.queue(queue.redrive?.deadLetterTargetArn ?? '') }, world);
}

/** Asynchronous invocations that keep failing: to the failure destination, told why, or to the dead letters as they are. */
function arrangeFailures(
  lambda: LambdaFunction,
  configs: readonly Resource[],
  target: (arn: string) => Target | undefined,
  world: World,
): void {
  const config = configs.map(invokeConfig).find(({ FunctionName }) => FunctionName === lambda.name);
  const retries = config?.MaximumRetryAttempts ?? 2;
  const destination = target(config?.DestinationConfig?.OnFailure.Destination ?? '');
  const deadLetters = target(lambda.deadLetterArn ?? '');
  lambda.onFailure(retries, (payload, reason) => {
    deliverToFirst([deadLetters], payload);
    deliverToFirst(
      [destination],
      JSON.stringify({
        version: '1.0',
        timestamp: isoSeconds(world.clock.now()),
        requestContext: { functionArn: lambda.arn, condition: 'RetriesExhausted', approximateInvokeCount: retries + 1 },
        requestPayload: JSON.parse(payload),
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        responsePayload: { errorMessage: reason.message },
      }),
    );
  });
}
