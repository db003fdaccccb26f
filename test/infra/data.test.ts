import { Match } from 'aws-cdk-lib/assertions';
import { expect, test } from 'vitest';
import { House } from './house.ts';

const house = new House();
const data = house.template('KezekData');

test('there are two tables, unnamed, paid per request, restorable to any moment and protected from deletion', () => {
  const tables = house.ofType('AWS::DynamoDB::Table');
  expect(tables.map(({ id }) => id.replace(/[0-9A-F]{8}$/, ''))).toStrictEqual(['Queue', 'People']);
  data.allResourcesProperties('AWS::DynamoDB::Table', {
    TableName: Match.absent(),
    BillingMode: 'PAY_PER_REQUEST',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
  });
  data.allResources('AWS::DynamoDB::Table', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('the queue table streams what was written and has two indexes of keys alone', () => {
  const { properties } = house.table('Queue');
  expect(properties.StreamSpecification).toStrictEqual({ StreamViewType: 'NEW_IMAGE' });
  expect(properties.GlobalSecondaryIndexes).toStrictEqual(
    ['1', '2'].map((number) => ({
      IndexName: `gsi${number}`,
      KeySchema: [
        { AttributeName: `g${number}pk`, KeyType: 'HASH' },
        { AttributeName: `g${number}sk`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
  );
});

test('the people table lies under a rotating key of its own, has no index, and streams nothing', () => {
  const { stack, properties } = house.table('People');
  expect(properties).not.toHaveProperty('StreamSpecification');
  expect(properties).not.toHaveProperty('GlobalSecondaryIndexes');
  expect(properties).not.toHaveProperty('LocalSecondaryIndexes');
  expect(properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
  // The key is a resource of ours, a customer managed one; it outlives a stack that is deleted, as the table does.
  const key = house.at(house.where(stack, properties.SSESpecification.KMSMasterKeyId));
  expect(key.type).toBe('AWS::KMS::Key');
  expect(key.properties.EnableKeyRotation).toBe(true);
  data.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
  expect(house.table('Queue').properties).not.toHaveProperty('SSESpecification');
  expect(properties).toMatchObject({
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    DeletionProtectionEnabled: true,
  });
});

test('an IIN becomes a key through an HMAC key that is never rotated', () => {
  data.hasResourceProperties('AWS::KMS::Key', {
    KeySpec: 'HMAC_256',
    KeyUsage: 'GENERATE_VERIFY_MAC',
    EnableKeyRotation: Match.absent(),
  });
});
