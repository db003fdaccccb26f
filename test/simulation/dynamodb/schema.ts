import type { AttributeDefinition, GlobalSecondaryIndexDescription, KeySchemaElement } from '@aws-sdk/client-dynamodb';
import { invalid, NotSimulated } from './errors.ts';
import type { Item } from './value.ts';

/** By which attributes things are found; both are strings. */
export type KeySchema = { partitionKey: string; sortKey: string };

export type IndexSchema = KeySchema & { name: string; keysOnly: boolean };

export type TableSchema = KeySchema & { name: string; indexes: readonly IndexSchema[] };

/** Where an item stands. */
export type Key = { partition: string; sort: string };

/** As a template, a `CreateTable` and a `DescribeTable` have them alike. */
type Properties = {
  TableName?: string | undefined;
  AttributeDefinitions?: AttributeDefinition[] | undefined;
  KeySchema?: KeySchemaElement[] | undefined;
  GlobalSecondaryIndexes?:
    | Pick<GlobalSecondaryIndexDescription, 'IndexName' | 'KeySchema' | 'Projection'>[]
    | undefined;
};

/** A table of our stacks, by the properties it is created with. */
export const schemaOf = (properties: Properties): TableSchema => {
  const { TableName, AttributeDefinitions = [], GlobalSecondaryIndexes = [] } = properties;
  const stringKeys = (elements: KeySchemaElement[] = []): KeySchema => {
    const [partitionKey, sortKey] = ['HASH', 'RANGE'].map((wanted) => {
      const name = elements.find(({ KeyType }) => KeyType === wanted)?.AttributeName;
      const type = AttributeDefinitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType;
      if (!name || type !== 'S') throw new NotSimulated(`a key of ${TableName} that is not two strings`);
      return name;
    }) as [string, string];
    return { partitionKey, sortKey };
  };
  if (!TableName) throw new NotSimulated('a table without a name');
  return {
    name: TableName,
    ...stringKeys(properties.KeySchema),
    indexes: GlobalSecondaryIndexes.map(({ IndexName = '', KeySchema, Projection }) => {
      const type = Projection?.ProjectionType;
      if (type !== 'KEYS_ONLY' && type !== 'ALL') throw new NotSimulated(`the projection ${type} of ${IndexName}`);
      return { name: IndexName, ...stringKeys(KeySchema), keysOnly: type === 'KEYS_ONLY' };
    }),
  };
};

/** In bytes of UTF-8. */
const longest = { partition: 2048, sort: 1024 };

const isEmpty = (item: Item, name: string): boolean => item[name]?.S === '';

const isTooLong = ({ partition, sort }: Key): boolean =>
  Buffer.byteLength(partition) > longest.partition || Buffer.byteLength(sort) > longest.sort;

/** The attributes of a key, and no others, none of them empty. @throws ValidationException */
export const checkKey = ({ partitionKey, sortKey }: KeySchema, key: Item): void => {
  const isComplete = key[partitionKey] !== undefined && key[sortKey] !== undefined;
  if (!isComplete || Object.keys(key).length !== 2) throw invalid('The provided key element does not match the schema');
  checkItem({ name: '', partitionKey, sortKey, indexes: [] }, key);
};

/** What can be told wrong of an item's keys, and of those of its indexes, before they are looked at. @throws ValidationException */
export const checkItem = ({ partitionKey, sortKey, indexes }: TableSchema, item: Item): void => {
  for (const name of [partitionKey, sortKey])
    if (item[name] === undefined) throw invalid(`Missing the key ${name} in the item`);
  for (const schema of [{ partitionKey, sortKey }, ...indexes])
    for (const name of [schema.partitionKey, schema.sortKey])
      if (isEmpty(item, name)) throw invalid(`A key attribute cannot contain an empty string value. Key: ${name}`);
  for (const index of indexes) {
    const key = { partition: item[index.partitionKey]?.S ?? '', sort: item[index.sortKey]?.S ?? '' };
    if (isTooLong(key)) throw invalid(`Size limit exceeded by a key of ${index.name}`);
  }
};

/** Where an item stands by its attributes. @throws ValidationException when they are no strings, or too long */
export const keyOf = ({ partitionKey, sortKey }: KeySchema, item: Item): Key => {
  const [partition, sort] = [item[partitionKey]?.S, item[sortKey]?.S];
  if (partition === undefined || sort === undefined) throw invalid('Type mismatch for key');
  if (isTooLong({ partition, sort })) throw invalid('A key value is too long');
  return { partition, sort };
};

/** Where an item stands in an index; nowhere unless it has both attributes. @throws ValidationException when one is no string */
export const indexKeyOf = (index: IndexSchema, item: Item): Key | undefined => {
  const values = [item[index.partitionKey], item[index.sortKey]];
  if (values.some((value) => value && value.S === undefined)) throw invalid(`Type mismatch for a key of ${index.name}`);
  return values.every((value) => value) ? keyOf(index, item) : undefined;
};
