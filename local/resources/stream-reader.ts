import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';

export type { StreamRecord };

/** How far a stream was read: the last sequence number of each shard. */
export type Checkpoint = Record<string, string>;

interface Shard {
  readonly parent: string | undefined;
  iterator?: string | undefined;
  done: boolean;
}

type Handler = (records: readonly StreamRecord[], shardId: string) => Promise<void>;

/** Reads a DynamoDB stream from its checkpoint, or from the oldest record, in order within each shard. */
export class StreamReader {
  readonly #client: DynamoDBStreamsClient;
  readonly #arn: string;
  readonly #batchSize: number;
  readonly #handle: Handler;
  readonly #read: Checkpoint;
  readonly #shards = new Map<string, Shard>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    client: DynamoDBStreamsClient,
    options: { arn: string; batchSize: number; from: Checkpoint; handle: Handler },
  ) {
    this.#client = client;
    this.#arn = options.arn;
    this.#batchSize = options.batchSize;
    this.#read = { ...options.from };
    this.#handle = options.handle;
  }

  get checkpoint(): Checkpoint {
    return { ...this.#read };
  }

  /** Reads and handles all there is, after any poll that is under way; answers how many records that was. */
  poll(): Promise<number> {
    const turn = this.#turn.then(() => this.#poll());
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #poll(): Promise<number> {
    let count = 0;
    if (![...this.#shards.values()].some((shard) => !shard.done)) await this.#discover();
    for (let open = this.#open(); open.length > 0; open = this.#open()) {
      let closed = false;
      for (const [id, shard] of open) {
        count += await this.#drain(id, shard);
        closed ||= shard.done;
      }
      if (!closed) break;
      // A closed shard hands over to its children.
      await this.#discover();
    }
    return count;
  }

  /** The shards to read now: a child waits for its parent, so that records of one key stay in order. */
  #open(): [string, Shard][] {
    return [...this.#shards].filter(
      ([, shard]) => !shard.done && (shard.parent === undefined || (this.#shards.get(shard.parent)?.done ?? true)),
    );
  }

  async #discover(): Promise<void> {
    let from: string | undefined;
    do {
      const { StreamDescription: stream } = await this.#client.send(
        new DescribeStreamCommand({ StreamArn: this.#arn, ...(from && { ExclusiveStartShardId: from }) }),
      );
      for (const { ShardId: id, ParentShardId: parent } of stream?.Shards ?? []) {
        if (id && !this.#shards.has(id)) this.#shards.set(id, { parent, done: false });
      }
      from = stream?.LastEvaluatedShardId;
    } while (from);
  }

  async #drain(id: string, shard: Shard): Promise<number> {
    let count = 0;
    for (;;) {
      const page = await this.#page(id, shard);
      const records = page.Records ?? [];
      if (records.length > 0) await this.#handle(records, id);
      const last = records.at(-1)?.dynamodb?.SequenceNumber;
      if (last) this.#read[id] = last;
      count += records.length;
      shard.iterator = page.NextShardIterator;
      if (!shard.iterator) shard.done = true;
      if (shard.done || records.length === 0) return count;
    }
  }

  async #page(id: string, shard: Shard) {
    shard.iterator ??= await this.#iterator(id);
    try {
      return await this.#client.send(new GetRecordsCommand({ ShardIterator: shard.iterator, Limit: this.#batchSize }));
    } catch (error) {
      // An iterator lives for minutes; a machine may sleep for hours.
      if (!isNamed(error, 'ExpiredIteratorException', 'TrimmedDataAccessException')) throw error;
      const fresh = await this.#iterator(id);
      return await this.#client.send(new GetRecordsCommand({ ShardIterator: fresh, Limit: this.#batchSize }));
    }
  }

  async #iterator(id: string): Promise<string> {
    const shard = { StreamArn: this.#arn, ShardId: id };
    const after = this.#read[id];
    const oldest = () =>
      this.#client.send(new GetShardIteratorCommand({ ...shard, ShardIteratorType: 'TRIM_HORIZON' }));
    const found = after
      ? await this.#client
          .send(
            new GetShardIteratorCommand({
              ...shard,
              ShardIteratorType: 'AFTER_SEQUENCE_NUMBER',
              SequenceNumber: after,
            }),
          )
          .catch((error: unknown) => {
            if (isNamed(error, 'TrimmedDataAccessException', 'ValidationException')) return oldest();
            throw error;
          })
      : await oldest();
    return found.ShardIterator ?? '';
  }
}

function isNamed(error: unknown, ...names: string[]): boolean {
  return error instanceof Error && names.includes(error.name);
}
