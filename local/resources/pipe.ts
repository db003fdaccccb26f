import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { isoSeconds, parseInstant } from '../clock.ts';
import { deliverToFirst } from '../iam/delivery.ts';
import { pass } from '../iam/gate.ts';
import { StartError } from '../start-error.ts';
import type { Target, World } from '../world.ts';
import type { BusEntry, EventBus } from './event-bus.ts';
import { compilePattern, type Pattern } from './event-pattern.ts';
import type { LambdaFunction } from './lambda-function.ts';
import { fillTemplate, pathValue } from './pipe-template.ts';
import { carried, properties } from './properties.ts';
import { type Checkpoint, StreamReader, type StreamRecord } from './stream-reader.ts';

const Pipe = z.strictObject({
  Source: z.string(),
  SourceParameters: z.strictObject({
    FilterCriteria: z.strictObject({ Filters: z.array(z.strictObject({ Pattern: z.string() })) }).optional(),
    DynamoDBStreamParameters: z.strictObject({
      StartingPosition: z.literal('TRIM_HORIZON'),
      BatchSize: z.number().default(1),
      MaximumRetryAttempts: z.number(),
      OnPartialBatchItemFailure: z.literal('AUTOMATIC_BISECT'),
      DeadLetterConfig: z.strictObject({ Arn: z.string() }),
      ...carried('MaximumBatchingWindowInSeconds', 'MaximumRecordAgeInSeconds', 'ParallelizationFactor'),
    }),
  }),
  Enrichment: z.string(),
  RoleArn: z.string(),
  Target: z.string(),
  TargetParameters: z.strictObject({
    InputTemplate: z.string(),
    EventBridgeEventBusParameters: z.strictObject({
      Source: z.string(),
      DetailType: z.string(),
      Time: z.string().optional(),
    }),
  }),
  DesiredState: z.literal('RUNNING').optional(),
  ...carried('Description', 'KmsKeyIdentifier', 'LogConfiguration', 'Name', 'Tags'),
});

/** What a pipe joins. */
export function pipeProperties(resource: Resource): z.infer<typeof Pipe> {
  return properties(resource, Pipe);
}

/** Retries are immediate here: what fails so often will not mend within the second. */
const MOST_RETRIES = 2;

/** Stream → filter → enrichment → bus. A record that keeps failing goes to the dead letters, alone. */
export class StreamPipe {
  readonly name: string;
  readonly #arn: string;
  readonly #tableArn: string;
  readonly #settings: z.infer<typeof Pipe>;
  readonly #filters: readonly Pattern[];
  readonly #parts: { enrichment: LambdaFunction; bus: EventBus; deadLetters: Target };
  readonly #world: World;
  readonly #reader: StreamReader;

  constructor(
    resource: Resource,
    parts: {
      client: DynamoDBStreamsClient;
      streamArn: string;
      enrichment: LambdaFunction;
      bus: EventBus;
      deadLetters: Target;
    },
    world: World,
  ) {
    const settings = pipeProperties(resource);
    this.name = resource.name;
    this.#arn = resource.arn;
    this.#settings = settings;
    this.#tableArn = settings.Source;
    this.#parts = parts;
    this.#world = world;
    try {
      this.#filters = (settings.SourceParameters.FilterCriteria?.Filters ?? []).map(({ Pattern }) =>
        compilePattern(JSON.parse(Pattern)),
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : error;
      throw new StartError(`${resource.stack.name}/${resource.logicalId}: ${reason}.`);
    }
    this.#reader = new StreamReader(parts.client, {
      arn: parts.streamArn,
      batchSize: settings.SourceParameters.DynamoDBStreamParameters.BatchSize,
      from: (world.storage.read(this.#memory) ?? {}) as Checkpoint,
      handle: (records, shardId) => this.#handle(records, shardId),
    });
  }

  /** Carries all that is on the stream; answers how many records were read. */
  poll(): Promise<number> {
    return this.#reader.poll();
  }

  /** Remembers how far the stream was read. Call it only when all that followed has settled. */
  save(): void {
    const checkpoint = this.#reader.checkpoint;
    if (JSON.stringify(checkpoint) !== JSON.stringify(this.#world.storage.read(this.#memory)))
      this.#world.storage.write(this.#memory, checkpoint);
  }

  get #memory(): string {
    return `checkpoint-${this.name}`;
  }

  async #handle(records: readonly StreamRecord[], shardId: string): Promise<void> {
    const wanted = records
      .map((record) => toJson(record, this.#tableArn))
      .filter((record) => this.#filters.length === 0 || this.#filters.some((matches) => matches(record)));
    if (wanted.length > 0) await this.#carry(wanted, shardId, 0);
  }

  async #carry(records: readonly RecordJson[], shardId: string, attempt: number): Promise<void> {
    try {
      // All entries are made before any is put: half a batch must not be told twice more often than it must.
      const entries = await this.#entries(records);
      this.#pass('events:PutEvents', this.#parts.bus);
      for (const entry of entries) this.#parts.bus.put(this.#parts.bus.envelope(entry));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#world.logs.write(this.name, `A batch of ${records.length} failed: ${reason}`);
      if (records.length > 1) {
        const half = Math.ceil(records.length / 2);
        await this.#carry(records.slice(0, half), shardId, 0);
        await this.#carry(records.slice(half), shardId, 0);
        return;
      }
      const allowed = this.#settings.SourceParameters.DynamoDBStreamParameters.MaximumRetryAttempts;
      if (attempt < (allowed < 0 ? MOST_RETRIES : Math.min(allowed, MOST_RETRIES)))
        await this.#carry(records, shardId, attempt + 1);
      else this.#bury(records, shardId);
    }
  }

  async #entries(records: readonly RecordJson[]): Promise<BusEntry[]> {
    this.#pass('lambda:InvokeFunction', this.#parts.enrichment);
    const answer = await this.#parts.enrichment.invoke(records);
    const items: unknown[] = Array.isArray(answer) ? answer : answer === null || answer === undefined ? [] : [answer];
    const { InputTemplate, EventBridgeEventBusParameters: to } = this.#settings.TargetParameters;
    return items.map((item) => {
      const time = to.Time === undefined ? undefined : parseInstant(dynamic(to.Time, item));
      if (to.Time !== undefined && time === undefined) throw new Error(`${to.Time} is not an instant`);
      return {
        source: dynamic(to.Source, item),
        detailType: dynamic(to.DetailType, item),
        detail: JSON.parse(fillTemplate(InputTemplate, item)) as unknown,
        ...(time === undefined ? {} : { time }),
      };
    });
  }

  /** @throws AccessDenied when the pipe's role may not */
  #pass(action: string, { arn: resource }: { readonly arn: string }): void {
    pass(this.#world.gate, { principal: this.#settings.RoleArn, action, resource, through: 'the pipe' });
  }

  /** A stream's dead letter names the record and holds none of it, as on AWS. */
  #bury(records: readonly RecordJson[], shardId: string): void {
    const sequence = records[0]?.dynamodb.SequenceNumber;
    const now = isoSeconds(this.#world.clock.now());
    deliverToFirst(
      [this.#parts.deadLetters],
      JSON.stringify({
        context: { partnerResourceArn: this.#arn, condition: 'RetryAttemptsExhausted' },
        version: '1.0',
        timestamp: now,
        DDBStreamBatchInfo: {
          shardId,
          startSequenceNumber: sequence,
          endSequenceNumber: sequence,
          approximateArrivalOfFirstRecord: now,
          approximateArrivalOfLastRecord: now,
          batchSize: records.length,
          streamArn: this.#tableArn,
        },
      }),
    );
  }
}

interface RecordJson {
  readonly dynamodb: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

/** The SDK's record as pipes and Lambda show it: seconds for the moment, base64 for bytes. */
function toJson(record: StreamRecord, eventSourceARN: string): RecordJson {
  const { ApproximateCreationDateTime: created, ...dynamodb } = record.dynamodb ?? {};
  const json = JSON.stringify(
    {
      ...record,
      awsRegion: eventSourceARN.split(':')[3],
      dynamodb: { ApproximateCreationDateTime: created && created.getTime() / 1000, ...dynamodb },
      eventSourceARN,
    },
    (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value),
  );
  return JSON.parse(json) as RecordJson;
}

function dynamic(text: string, item: unknown): string {
  if (!text.startsWith('$.')) return text;
  const value = pathValue(item, text);
  if (typeof value !== 'string') throw new Error(`${text} is not a text in what the enrichment returned`);
  return value;
}
