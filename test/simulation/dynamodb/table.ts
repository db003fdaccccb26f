import { hash } from 'node:crypto';
import { projected } from './expression/projection.ts';
import { type IndexSchema, indexKeyOf, type Key, type KeySchema, keyOf, type TableSchema } from './schema.ts';
import { Sorted } from './sorted.ts';
import { compareText, type Item } from './value.ts';

/** An item where it stands: in the table by its own key, which is `of`; in an index by another. */
export type Row = Key & { of: Key; item: Item };

/** Promised by nobody: where DynamoDB Local has a partition key in a scan. */
const digestOf = (...parts: (string | Buffer)[]): Buffer =>
  hash('sha1', Buffer.concat([Buffer.from('LocalDdb'), ...parts.map((part) => Buffer.from(part))]), 'buffer');

const ties = new WeakMap<Key, Buffer>();

/** Promised by nobody, too: where DynamoDB Local has an item among those of its sort key in an index. */
const tieOf = (key: Key): Buffer => {
  const tie = ties.get(key) ?? digestOf(digestOf(key.partition), digestOf(key.sort));
  ties.set(key, tie);
  return tie;
};

const isSameKey = (one: Key, other: Key): boolean => one.sort === other.sort && one.partition === other.partition;

/** In an order that has nothing to do with the keys, and is the same each time. */
export const compareShuffled = (one: Key, other: Key): number => Buffer.compare(tieOf(one), tieOf(other));

/** In the order of their sort keys. */
export const compareRows = (one: Row, other: Row): number =>
  compareText(one.sort, other.sort) || (isSameKey(one.of, other.of) ? 0 : compareShuffled(one.of, other.of));

/** The rows of one partition key. */
export type Partition = { key: string; digest: Buffer; rows: Sorted<Row> };

/** The rows of a table, or of an index of it, by their partition keys. */
export class Rows {
  readonly schema: KeySchema;
  readonly #byKey = new Map<string, Partition>();
  readonly #scanned = new Sorted<Partition>((one, other) => Buffer.compare(one.digest, other.digest));

  constructor(schema: KeySchema) {
    this.schema = schema;
  }

  partition(key: string): Partition {
    return this.#byKey.get(key) ?? { key, digest: digestOf(key), rows: new Sorted(compareRows) };
  }

  /** In the order of a scan; the first is this one, or would come behind it. */
  partitions(first?: Partition): Iterable<Partition> {
    const from = first ? this.#scanned.before(({ digest }) => Buffer.compare(digest, first.digest) >= 0) : 0;
    return this.#scanned.between(from, this.#scanned.length);
  }

  put(row: Row): void {
    const partition = this.partition(row.partition);
    partition.rows.put(row);
    if (partition.rows.length > 1) return;
    this.#byKey.set(row.partition, partition);
    this.#scanned.put(partition);
  }

  delete(row: Row): void {
    const partition = this.partition(row.partition);
    partition.rows.delete(row);
    if (partition.rows.length > 0) return;
    this.#byKey.delete(row.partition);
    this.#scanned.delete(partition);
  }
}

type Index = IndexSchema & { rows: Rows };

/** A table and its indexes, which always say the same. */
export class Table {
  readonly schema: TableSchema;
  readonly rows: Rows;
  readonly indexes: readonly Index[];

  constructor(schema: TableSchema) {
    this.schema = schema;
    this.rows = new Rows(schema);
    this.indexes = schema.indexes.map((index) => ({ ...index, rows: new Rows(index) }));
  }

  item(key: Key): Item | undefined {
    return this.rows.partition(key.partition).rows.find({ ...key, of: key, item: {} })?.item;
  }

  /** Puts an item in the place of another, or where none was, or takes it away; both have the same key. */
  replace(before: Item | undefined, after: Item | undefined): void {
    for (const [item, change] of [
      [before, 'delete'],
      [after, 'put'],
    ] as const) {
      if (!item) continue;
      const of = keyOf(this.schema, item);
      this.rows[change]({ ...of, of, item });
      for (const index of this.indexes) {
        const key = indexKeyOf(index, item);
        if (key) index.rows[change]({ ...key, of, item: index.keysOnly ? this.#keysIn(item, index) : item });
      }
    }
  }

  #keysIn(item: Item, index: KeySchema): Item {
    const { partitionKey, sortKey } = this.schema;
    return projected(item, [[partitionKey], [sortKey], [index.partitionKey], [index.sortKey]]);
  }
}

/** A table by its name. @throws ResourceNotFoundException */
export type TableNamed = (name?: string) => Table;
