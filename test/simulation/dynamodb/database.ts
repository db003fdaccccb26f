import type { TransactWriteItemsCommandInput } from '@aws-sdk/client-dynamodb';
import { NotSimulated, noSuchTable } from './errors.ts';
import { batchGet, get, query, scan } from './read.ts';
import type { TableSchema } from './schema.ts';
import { Table, type TableNamed } from './table.ts';
import { type Change, transact } from './transact.ts';
import type { Item } from './value.ts';

export { schemaOf, type TableSchema } from './schema.ts';
export type { Change } from './transact.ts';
export type { Item } from './value.ts';

/** A read is behind by so many writes at most. */
const mostStale = 64;

const reads: Readonly<Record<string, (tableNamed: TableNamed, input: never) => object>> = {
  GetItemCommand: get,
  BatchGetItemCommand: batchGet,
  QueryCommand: query,
  ScanCommand: scan,
};

type Consistency = { ConsistentRead?: boolean };

/** Whether a read asks to see every write that has had its effect. */
const isConsistent = (input: Consistency & { RequestItems?: Record<string, Consistency> }): boolean =>
  [input, ...Object.values(input.RequestItems ?? {})].some(({ ConsistentRead }) => ConsistentRead);

/**
 * DynamoDB as our functions use it, in memory and with no chance and no clock in it: each command is carried out at once and
 * whole, so that two never conflict. What nothing in our functions asks for is refused as not simulated. That a name is a
 * reserved word is not known here. Where DynamoDB promises no order it is that of DynamoDB Local, or a shuffled one.
 */
export class Database {
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #listeners: ((changes: readonly Change[]) => void)[] = [];
  /** The last writes, the newest at the end. */
  readonly #written: (readonly Change[])[] = [];

  constructor(tables: readonly TableSchema[]) {
    this.#tables = new Map(tables.map((schema) => [schema.name, new Table(schema)]));
  }

  /**
   * Carries out a command of the low-level client, and gives its output without `$metadata`. `staleBy`: how many of the last
   * writes, 64 at most, a read does not see that need not: of an index, a scan, one without `ConsistentRead`.
   * @throws what the SDK throws: TransactionCanceledException, ValidationException, ResourceNotFoundException; NotSimulated
   */
  execute(command: string, input: object, { staleBy = 0 }: { staleBy?: number } = {}): object {
    if (command === 'TransactWriteItemsCommand') {
      this.#write(transact(this.#table, input as TransactWriteItemsCommandInput));
      return {};
    }
    const read = reads[command];
    if (!read) throw new NotSimulated(command);
    const run = () => read(this.#table, input as never);
    return staleBy === 0 || isConsistent(input) ? run() : this.#asBefore(staleBy, run);
  }

  /** Is told of each write with all that it wrote, in order, when it has had its effect. */
  onWritten(listener: (changes: readonly Change[]) => void): void {
    this.#listeners.push(listener);
  }

  /** All items of a table, in no promised order. */
  *items(table: string): Generator<Item> {
    for (const { rows } of this.#table(table).rows.partitions())
      for (const { item } of rows.between(0, rows.length)) yield item;
  }

  readonly #table: TableNamed = (name) => {
    const table = this.#tables.get(name ?? '');
    if (!table) throw noSuchTable(name);
    return table;
  };

  #write(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    for (const { table, before, after } of changes) this.#table(table).replace(before, after);
    if (this.#written.push(changes) > mostStale) this.#written.shift();
    for (const listener of this.#listeners) listener(changes);
  }

  /** Reads as if the last writes had not been: takes them back, and makes them again. */
  #asBefore(staleBy: number, run: () => object): object {
    const undone = this.#written.slice(-staleBy).flat();
    for (const { table, before, after } of undone.toReversed()) this.#table(table).replace(after, before);
    try {
      return run();
    } finally {
      for (const { table, before, after } of undone) this.#table(table).replace(before, after);
    }
  }
}
