import { type Acknowledgment, Aws, type CfnParameter } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';

/** What a function may do, and what it must be told to do it: a right and its setting always travel together. */
export interface Ability {
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
  /** What cdk-nag finds in the statements, and why they are right as they are. */
  readonly acknowledged?: readonly Acknowledgment[];
}

/** The queue table's indexes. DynamoDB takes no index name shorter than three characters. */
export const queueIndexes = [
  { indexName: 'gsi1', partitionKey: 'g1pk', sortKey: 'g1sk' },
  { indexName: 'gsi2', partitionKey: 'g2pk', sortKey: 'g2sk' },
] as const;

/** An index of the queue table by its name. */
export type QueueIndex = (typeof queueIndexes)[number]['indexName'];

/** A table under a key of its own. */
export interface KeyedTable {
  readonly table: Table;
  readonly key: Key;
}

/** A bucket under a key of its own. */
export interface KeyedBucket {
  readonly bucket: Bucket;
  readonly key: Key;
}

/** The condition under which a key serves a bucket alone: the call comes from S3, in somebody's name. */
export const viaS3 = { StringEquals: { 'kms:ViaService': `s3.${Aws.REGION}.amazonaws.com` } };

/** The condition under which a key serves a table alone: the call comes from DynamoDB, in somebody's name. */
export const viaDynamoDb = { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.amazonaws.com` } };

/**
 * The right to a table's key that goes with any right to the table or its stream, reading or writing. DynamoDB decrypts
 * the one key of the table in the name of whoever comes; all other uses of the key are its own, by a grant that the
 * maker of the table gave it.
 */
export function throughDynamoDb(key: Key): PolicyStatement {
  return new PolicyStatement({ actions: ['kms:Decrypt'], resources: [key.keyArn], conditions: viaDynamoDb });
}

/** What may be done with the items of a table, by the names that DynamoDB has for it. */
export type ItemAction =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'ConditionCheckItem';

const onItems = ({ table }: KeyedTable, actions: readonly ItemAction[]) =>
  new PolicyStatement({ actions: actions.map((action) => `dynamodb:${action}`), resources: [table.tableArn] });

/**
 * To do with the queue what a function does, and no more: docs/proof/iam.md says what needs each right. `daysOff` are the
 * government's transfers of days off, which move the terms.
 */
export function keepQueue(queue: KeyedTable, daysOff: CfnParameter, actions: readonly ItemAction[]): Ability {
  return {
    environment: { QUEUE_TABLE: queue.table.tableName, DAYS_OFF_TRANSFERS: daysOff.valueAsString },
    statements: [onItems(queue, actions), throughDynamoDb(queue.key)],
  };
}

/** To find in the queue by an index what is due, or what belongs together. */
export function searchQueue({ table }: KeyedTable, indexes: readonly QueueIndex[]): Ability {
  const resources = indexes.map((index) => `${table.tableArn}/index/${index}`);
  return { environment: {}, statements: [new PolicyStatement({ actions: ['dynamodb:Query'], resources })] };
}

/** To read the whole queue table, as an audit does and nothing on a person's way; and to change nothing in it. */
export function auditQueue({ table, key }: KeyedTable): Ability {
  return {
    environment: { QUEUE_TABLE: table.tableName },
    statements: [
      new PolicyStatement({ actions: ['dynamodb:Scan', 'dynamodb:Query'], resources: [table.tableArn] }),
      throughDynamoDb(key),
    ],
  };
}

/** To see whom a message goes to, and in which language; one at a time. */
export function readPeople(people: KeyedTable): Ability {
  return withPeople(people, ['GetItem']);
}

/** To write a person down without being able to look one up. Nobody may delete one. */
export function writePeople(people: KeyedTable): Ability {
  return withPeople(people, ['UpdateItem']);
}

/** To keep what is said about the case of a person beside them, without being able to look them up or to change them. */
export function writeBesidePeople(people: KeyedTable): Ability {
  return withPeople(people, ['PutItem']);
}

/** To write a person down, and to show one to whoever may see them: each reading is itself written down. */
export function readAndWritePeople(people: KeyedTable): Ability {
  return withPeople(people, ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem']);
}

function withPeople(people: KeyedTable, actions: readonly ItemAction[]): Ability {
  return {
    environment: { PEOPLE_TABLE: people.table.tableName },
    statements: [onItems(people, actions), throughDynamoDb(people.key)],
  };
}

/**
 * To keep documents: to let one be uploaded, to look at what came, to hand out the very version that was looked at, and to know one
 * that never came from one that may not be seen. Nothing is deleted.
 */
export function keepDocuments({ bucket, key }: KeyedBucket): Ability {
  return {
    environment: { DOCUMENTS_BUCKET: bucket.bucketName },
    statements: [
      new PolicyStatement({
        actions: ['s3:PutObject', 's3:GetObject', 's3:GetObjectVersion'],
        resources: [bucket.arnForObjects('*')],
      }),
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [key.keyArn],
        conditions: viaS3,
      }),
    ],
    acknowledged: [
      {
        // As the CDK names the bucket from another stack; a name that is no more is found by test/infra/nag.test.ts.
        id: 'AwsSolutions-IAM5[Resource::KezekData:ExportsOutputFnGetAttDocuments7E5B2978Arn159F38C5/*]',
        reason: 'A document has a key of its own, made when it is asked for: its bucket is all that a policy can name.',
      },
    ],
  };
}

/** To turn an IIN into a key that is not the IIN. */
export function hashIins(key: Key): Ability {
  return {
    environment: { IIN_KEY_ID: key.keyId },
    statements: [new PolicyStatement({ actions: ['kms:GenerateMac'], resources: [key.keyArn] })],
  };
}

/** To know which acts of a citizen are signed, and whose certificates are trusted. */
export function checkSignatures(policy: { mode: CfnParameter; acts: CfnParameter; anchors: CfnParameter }): Ability {
  return {
    environment: {
      SIGNATURES: policy.mode.valueAsString,
      SIGNED_ACTS: policy.acts.valueAsString,
      SIGNATURE_TRUST_ANCHORS: policy.anchors.valueAsString,
    },
    statements: [],
  };
}

/** To send an SMS. A phone number has no ARN, so AWS wants `*` here; what has an ARN, every topic, is denied. */
export function sendSms(): Ability {
  return {
    environment: {},
    statements: [
      new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }),
      new PolicyStatement({
        effect: Effect.DENY,
        actions: ['sns:Publish'],
        resources: [`arn:${Aws.PARTITION}:sns:*:*:*`],
      }),
    ],
    acknowledged: ['AwsSolutions-IAM5[Resource::*]', 'Serverless-LambdaStarPermissions'].map((id) => ({
      id,
      reason: 'A phone number has no ARN to name in a policy; publishing to anything that has one is denied beside it.',
    })),
  };
}
