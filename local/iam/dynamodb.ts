import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import type { Access } from './gate.ts';

/** A table as IAM knows it: by its ARN, and by that of the key it is encrypted with when that is the account's own. */
export interface KeyedTable {
  readonly arn: string;
  readonly key?: string | undefined;
}

/** A table with its stream, by the ARN that its stack gives it. */
export interface StreamedTable extends KeyedTable {
  readonly stream: string;
}

const Encrypted = z.looseObject({ SSESpecification: z.looseObject({ KMSMasterKeyId: z.string() }).optional() });

/** The tables among the resources, by their names and their streams. */
export function keyedTables(resources: readonly Resource[]): (StreamedTable & { name: string })[] {
  return resources
    .filter(({ type }) => type === 'AWS::DynamoDB::Table')
    .map(({ name, arn, attributes, properties }) => ({
      name,
      arn,
      stream: attributes.StreamArn ?? '',
      key: Encrypted.parse(properties).SSESpecification?.KMSMasterKeyId,
    }));
}

const OnTable = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const ByTable = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), OnTable)) });

/** What the parts of a transaction are called where rights are given. */
const actions: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/**
 * What a call to DynamoDB needs, as AWS decides on it: a transaction the action of each of its items, a query of an index
 * the index, a batch every table it names. Only names and actions are read, no item.
 */
export function dynamodbAccesses(
  by: Pick<Access, 'principal'>,
  operation: string,
  body: unknown,
  table: (name: string) => KeyedTable,
): Access[] {
  const on = (name: string, action: string, index?: string): Access[] => {
    const { arn } = table(name);
    const resource = index === undefined ? arn : `${arn}/index/${index}`;
    const access = { ...by, action: `dynamodb:${action}`, resource, through: operation };
    return [access, ...keyAccesses(access, table(name))];
  };
  const transaction = Transaction.safeParse(body);
  if (transaction.success)
    return transaction.data.TransactItems.flatMap((item) =>
      Object.entries(item).flatMap(([part, { TableName }]) => on(TableName, actions[part] ?? part)),
    );
  const batch = ByTable.safeParse(body);
  if (batch.success) return Object.keys(batch.data.RequestItems).flatMap((name) => on(name, operation));
  const { TableName, IndexName } = OnTable.parse(body);
  return on(TableName, operation, IndexName);
}

/**
 * What DynamoDB does with the key of a table in the name of whoever reads or writes it, or reads its stream: it decrypts
 * the key of the table. Whatever else it does with the key it does by the grant that the table's maker gave it.
 */
function keyAccesses({ principal, resource, through }: Access, { key }: KeyedTable): Access[] {
  if (key === undefined) return [];
  const region = resource.split(':')[3];
  const context = { 'kms:ViaService': `dynamodb.${region}.amazonaws.com` };
  return [{ principal, action: 'kms:Decrypt', resource: key, context, through }];
}

/** What whoever carries on from a stream calls, in the name of its role. */
export function streamAccesses(by: Pick<Access, 'principal'>, table: StreamedTable): Access[] {
  return ['DescribeStream', 'GetShardIterator', 'GetRecords'].flatMap((operation) => {
    const access = { ...by, action: `dynamodb:${operation}`, resource: table.stream, through: 'reading a stream' };
    return [access, ...keyAccesses(access, table)];
  });
}
