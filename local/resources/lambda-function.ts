import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { StartError } from '../start-error.ts';
import type { Target, World } from '../world.ts';
import { type InstanceOptions, LambdaInstance } from './lambda-instance.ts';
import { carried, properties } from './properties.ts';

const FunctionProperties = z.strictObject({
  Code: z.strictObject({ S3Bucket: z.unknown(), S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.coerce.string()).default({}) }).optional(),
  DeadLetterConfig: z.strictObject({ TargetArn: z.string() }).optional(),
  Role: z.string(),
  LoggingConfig: z.looseObject({ LogGroup: z.string() }).optional(),
  ...carried(
    'Architectures',
    'Description',
    'FunctionName',
    'KmsKeyArn',
    'RecursiveLoop',
    'ReservedConcurrentExecutions',
    'RuntimeManagementConfig',
    'Tags',
    'TracingConfig',
  ),
});

const InvokeConfig = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.number().optional(),
  DestinationConfig: z.strictObject({ OnFailure: z.strictObject({ Destination: z.string() }) }).optional(),
  ...carried('MaximumEventAgeInSeconds'),
});

/** How long an asynchronous invocation that failed waits before it is tried again, here. */
const RETRY_PAUSE_MS = 100;

/** How a function's asynchronous invocations are retried. */
export function invokeConfig(resource: Resource): z.infer<typeof InvokeConfig> {
  return properties(resource, InvokeConfig);
}

/** What every execution environment's log stream is called here. */
const LOG_STREAM = 'local';

/** So many execution environments of one function run at once. Each is a thread: a machine of two cores needs no more. */
const INSTANCES = 4;

/** A Lambda function: its real bundle in worker threads, with exactly the environment the template gives it. */
export class LambdaFunction implements Target {
  readonly name: string;
  readonly arn: string;
  /** The ARN of the role in whose name it acts. */
  readonly role: string;
  /** Where asynchronous invocations that keep failing go, by ARN. */
  readonly deadLetterArn: string | undefined;
  readonly #world: World;
  readonly #options: InstanceOptions;
  readonly #memory: number;
  readonly #logGroup: string;
  readonly #idle: LambdaInstance[] = [];
  readonly #instances = new Set<LambdaInstance>();
  readonly #line: ((instance: LambdaInstance) => void)[] = [];
  #stopped = false;
  #retries = 2;
  #deadLetters: ((payload: string, reason: Error) => void) | undefined;
  /** Called after each invocation: what it wrote may now be on a stream. */
  #finished: () => void = () => undefined;

  constructor(
    resource: Resource,
    parts: { assets: ReadonlyMap<string, string>; environment: Record<string, string> },
    world: World,
  ) {
    const { Code, Handler, Environment, Timeout, MemorySize, DeadLetterConfig, Role, LoggingConfig } = properties(
      resource,
      FunctionProperties,
    );
    this.name = resource.name;
    this.arn = resource.arn;
    this.role = Role;
    this.deadLetterArn = DeadLetterConfig?.TargetArn;
    this.#logGroup = LoggingConfig?.LogGroup ?? `/aws/lambda/${resource.name}`;
    this.#world = world;
    this.#memory = MemorySize;
    const dot = Handler.lastIndexOf('.');
    const folder = parts.assets.get(Code.S3Key) ?? '';
    const module = Handler.slice(0, dot);
    const file = ['.mjs', '.js', '.cjs'].map((end) => join(folder, `${module}${end}`)).find((path) => existsSync(path));
    if (!file)
      throw new StartError(`${resource.stack.name}/${resource.logicalId}: the assembly has no code for ${Handler}.`);
    this.#options = {
      name: this.name,
      file: pathToFileURL(file).href,
      exportName: Handler.slice(dot + 1),
      timeout: Timeout * 1000,
      log: (line) => world.logs.write(this.name, line),
      environment: {
        ...parts.environment,
        AWS_LAMBDA_FUNCTION_NAME: this.name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(MemorySize),
        ...Environment?.Variables,
      },
    };
  }

  onFinished(callback: () => void): void {
    this.#finished = callback;
  }

  /** What becomes of an asynchronous invocation that fails: so many retries, then the dead letters. */
  onFailure(retries: number, deadLetters: ((payload: string, reason: Error) => void) | undefined): void {
    this.#retries = retries;
    this.#deadLetters = deadLetters;
  }

  /** Invokes and waits for the answer. @throws FunctionError when the function fails, ends or takes too long. */
  async invoke(event: unknown): Promise<unknown> {
    return this.#invoke(JSON.stringify(event));
  }

  /** An asynchronous invocation ("Event"): accepted at once, retried here when it fails, never waited for by AWS. */
  deliver(payload: string): void {
    this.#world.activity.track(async () => {
      for (let attempt = 0; ; attempt += 1) {
        try {
          await this.#invoke(payload);
          return;
        } catch (error) {
          if (attempt < this.#retries) {
            // Lambda waits a minute, then two: what the failure was waiting for (another write) has come by then.
            await new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS * (attempt + 1)));
            continue;
          }
          const reason = error instanceof Error ? error : new Error(String(error));
          this.#world.logs.write(this.name, `Gave up after ${attempt + 1} attempts: ${reason.message}`);
          this.#deadLetters?.(payload, reason);
          return;
        }
      }
    });
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#instances].map((instance) => instance.stop()));
  }

  async #invoke(payload: string): Promise<unknown> {
    if (this.#stopped) await new Promise(() => undefined);
    const instance = await this.#take();
    try {
      return await instance.invoke(payload, {
        functionName: this.name,
        functionVersion: '$LATEST',
        invokedFunctionArn: this.arn,
        memoryLimitInMB: String(this.#memory),
        awsRequestId: randomUUID(),
        logGroupName: this.#logGroup,
        logStreamName: LOG_STREAM,
      });
    } catch (error) {
      // A stop is like a kill: nothing follows from it now, and all is told again at the next start.
      if (this.#stopped) await new Promise(() => undefined);
      throw error;
    } finally {
      this.#give(instance);
      this.#finished();
    }
  }

  #take(): LambdaInstance | Promise<LambdaInstance> {
    const idle = this.#idle.pop();
    if (idle?.alive) return idle;
    if (idle) this.#instances.delete(idle);
    if (this.#instances.size < INSTANCES) return this.#start();
    return new Promise((resolve) => this.#line.push(resolve));
  }

  #give(instance: LambdaInstance): void {
    const next = this.#line.shift();
    if (instance.alive) {
      if (next) next(instance);
      else this.#idle.push(instance);
      return;
    }
    this.#instances.delete(instance);
    next?.(this.#start());
  }

  #start(): LambdaInstance {
    // Lambda writes what the function says in the function's name; where it may not, nobody reads it.
    const log = this.#mayLog() ? this.#options.log : () => undefined;
    const instance = new LambdaInstance({ ...this.#options, log });
    this.#instances.add(instance);
    return instance;
  }

  #mayLog(): boolean {
    const [, , , region, account] = this.arn.split(':');
    const resource = `arn:aws:logs:${region}:${account}:log-group:${this.#logGroup}:log-stream:${LOG_STREAM}`;
    return ['logs:CreateLogStream', 'logs:PutLogEvents'].every((action) =>
      this.#world.gate.allows({ principal: this.role, action, resource, through: 'the log of a function' }),
    );
  }
}
