import { Aws, type CfnParameter } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';

/** What a function may do, and what it must be told to do it: a right and its setting always travel together. */
export interface Ability {
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
}

/** The queue table's indexes. DynamoDB takes no index name shorter than three characters. */
export const queueIndexes = [
  { indexName: 'gsi1', partitionKey: 'g1pk', sortKey: 'g1sk' },
  { indexName: 'gsi2', partitionKey: 'g2pk', sortKey: 'g2sk' },
] as const;

const reading = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writing = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];
const writingPeople = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** To read and change the queue; `daysOff` are the government's transfers of days off, which move the terms. */
export function keepQueue(table: Table, daysOff: CfnParameter): Ability {
  const indexes = queueIndexes.map(({ indexName }) => `${table.tableArn}/index/${indexName}`);
  return {
    environment: { QUEUE_TABLE: table.tableName, DAYS_OFF_TRANSFERS: daysOff.valueAsString },
    statements: [
      new PolicyStatement({ actions: [...reading, ...writing], resources: [table.tableArn] }),
      new PolicyStatement({ actions: ['dynamodb:Query'], resources: indexes }),
    ],
  };
}

/** To read the whole queue table, as an audit does and nothing on a person's way; and to change nothing in it. */
export function auditQueue(table: Table): Ability {
  return {
    environment: { QUEUE_TABLE: table.tableName },
    statements: [new PolicyStatement({ actions: ['dynamodb:Scan', 'dynamodb:Query'], resources: [table.tableArn] })],
  };
}

/** To see whom a message goes to, and in which language; one at a time. */
export function readPeople(table: Table, key: Key): Ability {
  return people(table, key, ['dynamodb:GetItem'], ['kms:Decrypt', 'kms:DescribeKey']);
}

/** To write a person down without being able to look one up. Nobody may delete one. */
export function writePeople(table: Table, key: Key): Ability {
  return people(table, key, writingPeople, keyUse);
}

/** To write a person down, and to show one to whoever may see them: each reading is itself written down. */
export function readAndWritePeople(table: Table, key: Key): Ability {
  return people(table, key, [...reading, ...writingPeople], keyUse);
}

/** What DynamoDB does with a table's own key on behalf of whoever writes. */
export const keyUse = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

function people(table: Table, key: Key, actions: readonly string[], keyActions: readonly string[]): Ability {
  return {
    environment: { PEOPLE_TABLE: table.tableName },
    statements: [
      new PolicyStatement({ actions: [...actions], resources: [table.tableArn] }),
      new PolicyStatement({
        actions: [...keyActions],
        resources: [key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.amazonaws.com` } },
      }),
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
  };
}
