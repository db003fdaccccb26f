import {
  type AttributeValue,
  type DynamoDBClient,
  QueryCommand,
  ScanCommand,
  type ScanCommandOutput,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as keys from './keys.ts';
import type { Line } from './line.ts';
import { applicationIn } from './stored.ts';

type Item = Record<string, unknown>;

/** An entry as it stands in the table, under the number in its key: nothing vouches for what it holds. */
export type StoredEntry = {
  place: number;
  subject: unknown;
  version: unknown;
  fact: unknown;
  before: unknown;
  seal: unknown;
};

/** The queue of an organization, told three times: by the entries that there are, by the counters, by the places. */
export type StoredLine = { entries: number; counters: Item; moves: unknown };

/** What is stored of a subject: its state, its entries in the order of their places, and the queue that it has. */
export type StoredTimeline = Pick<keys.TimelinePart, 'kind' | 'subject'> & {
  pk: string;
  state?: unknown;
  entries: StoredEntry[];
  queue?: StoredLine;
};

type Page = Pick<ScanCommandOutput, 'Items' | 'LastEvaluatedKey'>;

/** A number too large to be ours is for an audit to find, and not to fail on. */
const itemOf = (stored: Record<string, AttributeValue>): Item => unmarshall(stored, { wrapNumbers: Number });

async function* itemsOf(read: (start: Page['LastEvaluatedKey']) => Promise<Page>): AsyncGenerator<Item> {
  let start: Page['LastEvaluatedKey'];
  do {
    const page = await read(start);
    for (const item of page.Items ?? []) yield itemOf(item);
    start = page.LastEvaluatedKey;
  } while (start);
}

const entryOf = ({ subject, version, fact, before, seal }: Item, place: number): StoredEntry => ({
  place,
  subject,
  version,
  fact,
  before,
  seal,
});

/** A state as it stands in the table: nothing vouches for it either. */
const stateIn = (kind: keys.TimelinePart['kind'], state: unknown, subject: string): unknown => {
  if (kind === 'organization') return state;
  try {
    return applicationIn(state, subject);
  } catch {
    return state;
  }
};

const queueWith = (
  queue: StoredLine = { entries: 0, counters: {}, moves: [] },
  part: 'places' | 'entry' | 'counters',
  item: Item,
): StoredLine => ({
  entries: queue.entries + (part === 'entry' ? 1 : 0),
  counters: part === 'counters' ? item : queue.counters,
  moves: part === 'places' ? (item.line as Partial<Line> | undefined)?.moves : queue.moves,
});

/** The timelines among items, of which those of one partition come one after another. */
async function* timelinesAmong(items: AsyncIterable<Item>): AsyncGenerator<StoredTimeline> {
  let timeline: StoredTimeline | undefined;
  for await (const item of items) {
    const key = { pk: String(item.pk), sk: String(item.sk) };
    const part = keys.timelinePartOf(key);
    const inLine = keys.linePartOf(key);
    if (inLine && timeline?.pk === key.pk) timeline.queue = queueWith(timeline.queue, inLine, item);
    if (!part) continue;
    if (timeline?.pk !== key.pk) {
      if (timeline) yield timeline;
      timeline = { pk: key.pk, kind: part.kind, subject: part.subject, entries: [] };
    }
    if (item.entity === 'places') timeline.queue = queueWith(timeline.queue, 'places', item);
    // An organization's stands in two items.
    if (part.place === undefined)
      timeline.state = Object.assign({}, timeline.state, stateIn(part.kind, item.state, part.subject));
    else timeline.entries.push(entryOf(item, part.place));
  }
  if (timeline) yield timeline;
}

/** So many parts of the table are read at once; DynamoDB keeps a partition key's items in one of them. */
const segments = 4;

/** The timelines of the whole queue table, for an audit; what it reads is never more in memory than a page and a timeline. */
export const createTimelines = (client: DynamoDBClient, table: string) => ({
  /** Every timeline, a segment of the table each, with what was written a moment ago perhaps left out. */
  all: (): AsyncGenerator<StoredTimeline>[] =>
    Array.from({ length: segments }, (_, segment) =>
      timelinesAmong(
        itemsOf((start) =>
          client.send(
            new ScanCommand({
              TableName: table,
              Segment: segment,
              TotalSegments: segments,
              ...(start && { ExclusiveStartKey: start }),
            }),
          ),
        ),
      ),
    ),

  /** A timeline as it is now; empty when nothing of it is there any more. */
  again: async ({ pk, kind, subject }: StoredTimeline): Promise<StoredTimeline> => {
    const { from, to } = keys.subjectRange(pk);
    const items = itemsOf((start) =>
      client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': { S: pk }, ':from': { S: from }, ':to': { S: to } },
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }),
        }),
      ),
    );
    for await (const timeline of timelinesAmong(items)) return timeline;
    return { pk, kind, subject, entries: [] };
  },
});

export type Timelines = ReturnType<typeof createTimelines>;
