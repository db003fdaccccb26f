import { type FunctionName, functionNames } from '../../infra/functions.ts';
import { readAssembly } from '../../local/assembly/read.ts';
import { type Resource, resolveStacks } from '../../local/assembly/resolve.ts';
import { rule } from '../../local/resources/event-bus.ts';
import { compilePattern, type Pattern } from '../../local/resources/event-pattern.ts';
import { mapping } from '../../local/resources/event-source-mapping.ts';
import { pipeProperties } from '../../local/resources/pipe.ts';
import { openSchedule } from '../../local/resources/schedule.ts';
import { schemaOf, type TableSchema } from './dynamodb/database.ts';

/** A function as it is deployed; `timeout` in milliseconds, `environment` what the handlers are told. */
export type DeployedFunction = {
  name: FunctionName;
  arn: string;
  timeout: number;
  environment: Record<string, string>;
  /** So many of it run at once; as many as there are where nothing is reserved. */
  reserved: number | undefined;
};

/** A queue with what consumes it; `visibility` in milliseconds. */
export type DeployedQueue = {
  arn: string;
  name: string;
  visibility: number;
  deadLetters: string | undefined;
  maxReceives: number;
  consumer: { name: FunctionName; batch: number; atOnce: number | undefined } | undefined;
};

/** Moments of a schedule are found one after the other; they are the same in every world. */
export type DeployedSchedule = { name: string; wakes: FunctionName; nextAfter: (moment: number) => number };

/** What of the stacks a simulated world is made of. */
export type Wiring = {
  functions: readonly DeployedFunction[];
  queues: readonly DeployedQueue[];
  rules: readonly { matches: Pattern; queues: readonly string[] }[];
  schedules: readonly DeployedSchedule[];
  pipe: { wanted: Pattern; batch: number; retries: number };
  tables: readonly TableSchema[];
  queueTable: string;
  peopleTable: string;
};

type Properties = Readonly<Record<string, unknown>>;

const ofFunction = ({ arn, properties }: Resource): DeployedFunction => {
  const described = String(properties.Description).replace('Kezek ', '');
  const name = functionNames.find((known) => known === described);
  if (!name) throw new Error(`There is no function ${described}`);
  const { Variables = {} } = (properties.Environment ?? {}) as { Variables?: Record<string, string> };
  return {
    name,
    arn,
    timeout: Number(properties.Timeout) * 1000,
    environment: Variables,
    reserved: properties.ReservedConcurrentExecutions as number | undefined,
  };
};

const scaling = (properties: Properties): number | undefined =>
  (properties.ScalingConfig as { MaximumConcurrency?: number } | undefined)?.MaximumConcurrency;

/** A daily moment is asked for by every world anew: it is worked out once. */
const remembered = (nextAfter: (moment: number) => number) => {
  const known = new Map<number, number>();
  return (moment: number): number => {
    const next = known.get(moment) ?? nextAfter(moment);
    known.set(moment, next);
    return next;
  };
};

/** The deployed wiring, read from a synthesized cloud assembly as the local runtime reads it. */
export const wiringOf = (assembly: string): Wiring => {
  const parameters = { OidcIssuer: 'https://id.example', OidcAudience: 'kezek', Signatures: 'optional' };
  const resources = resolveStacks(readAssembly(assembly).stacks, parameters);
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const one = (type: string): Resource => {
    const [found, ...others] = of(type);
    if (!found || others.length > 0) throw new Error(`There must be one ${type}`);
    return found;
  };
  const functions = of('AWS::Lambda::Function').map(ofFunction);
  const functionOf = (arnOrName: string): FunctionName => {
    const physical = of('AWS::Lambda::Function').find(({ name, arn }) => name === arnOrName || arn === arnOrName);
    const found = functions.find(({ arn }) => arn === physical?.arn);
    if (!found) throw new Error(`Nothing runs for ${arnOrName}`);
    return found.name;
  };
  const mappings = of('AWS::Lambda::EventSourceMapping').map((resource) => {
    const { EventSourceArn, FunctionName, BatchSize } = mapping(resource);
    return {
      queue: EventSourceArn,
      consumer: { name: functionOf(FunctionName), batch: BatchSize, atOnce: scaling(resource.properties) },
    };
  });
  const queues = of('AWS::SQS::Queue').map(({ arn, name, properties }): DeployedQueue => {
    const redrive = properties.RedrivePolicy as { deadLetterTargetArn: string; maxReceiveCount: number } | undefined;
    return {
      arn,
      name,
      visibility: Number(properties.VisibilityTimeout ?? 30) * 1000,
      deadLetters: redrive?.deadLetterTargetArn,
      maxReceives: Number(redrive?.maxReceiveCount ?? Number.POSITIVE_INFINITY),
      consumer: mappings.find(({ queue }) => queue === arn)?.consumer,
    };
  });
  const rules = of('AWS::Events::Rule').map((resource) => {
    const { EventPattern, Targets } = rule(resource);
    return { matches: compilePattern(EventPattern), queues: Targets.map(({ Arn }) => Arn) };
  });
  const woken = (arn: string) => ({ name: arn, arn, deliver: () => undefined });
  const schedules = of('AWS::Scheduler::Schedule').flatMap((resource) => {
    const open = openSchedule(resource, woken, 0);
    const { Arn } = resource.properties.Target as { Arn: string };
    return open ? [{ name: open.name, wakes: functionOf(Arn), nextAfter: remembered(open.nextAfter) }] : [];
  });
  const { SourceParameters } = pipeProperties(one('AWS::Pipes::Pipe'));
  const filters = (SourceParameters.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
    compilePattern(JSON.parse(Pattern)),
  );
  const { BatchSize, MaximumRetryAttempts } = SourceParameters.DynamoDBStreamParameters;
  const tables = of('AWS::DynamoDB::Table').map(({ name, properties }) => schemaOf({ ...properties, TableName: name }));
  const [queueTable, peopleTable] = ['QUEUE_TABLE', 'PEOPLE_TABLE'].map((variable) =>
    functions.map(({ environment }) => environment[variable]).find((table) => table !== undefined),
  );
  if (!queueTable || !peopleTable) throw new Error('No function is told of the tables');
  return {
    functions,
    queues,
    rules,
    schedules,
    pipe: {
      wanted: (record) => filters.some((matches) => matches(record)),
      batch: BatchSize,
      retries: MaximumRetryAttempts,
    },
    tables,
    queueTable,
    peopleTable,
  };
};
