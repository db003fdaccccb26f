import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';

type Row = Record<string, unknown> & { pk: string; sk: string };

/** Every item of both tables of a database, in the order of their keys: what really lies there. */
export const tablesOf = async ({ endpoint, accessKeyId }: { endpoint: string; accessKeyId: string }) => {
  const credentials = { accessKeyId, secretAccessKey: 'x' };
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials }));
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const rowsOf = async (name: RegExp): Promise<Row[]> => {
    const [TableName, ...others] = TableNames.filter((one) => name.test(one));
    if (!TableName || others.length > 0) throw new Error(`There is not one table called ${name}.`);
    const rows: Row[] = [];
    for await (const { Items = [] } of paginateScan({ client }, { TableName })) rows.push(...(Items as Row[]));
    return rows.sort((one, other) => (`${one.pk} ${one.sk}` < `${other.pk} ${other.sk}` ? -1 : 1));
  };
  return { queue: await rowsOf(/queue/i), people: await rowsOf(/people/i) };
};
