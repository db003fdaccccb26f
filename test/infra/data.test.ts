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

test.each(['Queue', 'People'] as const)(
  'the %s table lies under a key of its own, which rotates and serves nobody but through DynamoDB',
  (name) => {
    const { properties } = house.table(name);
    expect(properties.SSESpecification).toMatchObject({ SSEEnabled: true, SSEType: 'KMS' });
    const key = house.keyOf(house.table(name));
    expect(key.properties.EnableKeyRotation).toBe(true);
    const [administer, use, ...others] = key.properties.KeyPolicy.Statement;
    expect(others).toStrictEqual([]);
    expect(use.Condition.StringEquals).toHaveProperty('kms:ViaService');
    const inNobodysName = administer.Action.filter((action: string) => use.Action.includes(action));
    expect(inNobodysName).toStrictEqual(['kms:DescribeKey']);
  },
);

test('the tables share no key, and no key goes with a stack that is deleted', () => {
  expect(house.keyOf(house.table('Queue'))).not.toBe(house.keyOf(house.table('People')));
  data.allResources('AWS::KMS::Key', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
});

test('the people table has no index and streams nothing', () => {
  const { properties } = house.table('People');
  expect(properties).not.toHaveProperty('StreamSpecification');
  expect(properties).not.toHaveProperty('GlobalSecondaryIndexes');
  expect(properties).not.toHaveProperty('LocalSecondaryIndexes');
});

test('FIL-1 · the documents lie in a private bucket: no public access, TLS alone, a key of its own, no version lost, nothing deleted', () => {
  data.hasResource('AWS::S3::Bucket', {
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      BucketName: Match.absent(),
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
    },
  });
  const { properties } = house.bucket();
  expect(properties.BucketEncryption.ServerSideEncryptionConfiguration).toMatchObject([
    { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } },
  ]);
  // The parts of an upload that was never finished, and nothing else, end by themselves.
  expect(properties.LifecycleConfiguration.Rules).toStrictEqual([
    { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' },
  ]);
  const [{ properties: policy } = { properties: undefined }] = house.ofType('AWS::S3::BucketPolicy');
  expect(policy?.PolicyDocument.Statement).toMatchObject([
    {
      Effect: 'Deny',
      Action: 's3:*',
      Principal: { AWS: '*' },
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
  const key = house.at(house.where('KezekData', house.bucketKey()));
  expect([house.table('Queue'), house.table('People')].map((table) => house.keyOf(table))).not.toContain(key);
  const [, use, ...others] = key.properties.KeyPolicy.Statement;
  expect(others).toStrictEqual([]);
  expect(use.Action).toStrictEqual(['kms:Decrypt', 'kms:GenerateDataKey']);
  expect(use.Condition.StringEquals).toHaveProperty('kms:ViaService');
});

test('an IIN becomes a key through an HMAC key that is never rotated', () => {
  data.hasResourceProperties('AWS::KMS::Key', {
    KeySpec: 'HMAC_256',
    KeyUsage: 'GENERATE_VERIFY_MAC',
    EnableKeyRotation: Match.absent(),
  });
});
