import { Duration, RemovalPolicy, Stack, type StackProps, Validations } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { type KeyedBucket, type KeyedTable, queueIndexes, viaDynamoDb, viaS3 } from '../abilities.ts';

/** Two tables, for the queue does not know who you are; what is filed of people; and the keys that keep them apart. */
export class DataStack extends Stack {
  readonly queue: KeyedTable;
  readonly people: KeyedTable;
  readonly documents: KeyedBucket;
  readonly iinKey: Key;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { ...props, terminationProtection: true });
    const ground = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      encryption: TableEncryption.CUSTOMER_MANAGED,
    };

    const queueKey = this.tableKey('QueueKey', 'The queue of Kezek: cases, timelines, places and duties');
    const queue = new Table(this, 'Queue', { ...ground, encryptionKey: queueKey, stream: StreamViewType.NEW_IMAGE });
    for (const { indexName, partitionKey, sortKey } of queueIndexes) {
      queue.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partitionKey, type: AttributeType.STRING },
        sortKey: { name: sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }

    this.queue = { table: queue, key: queueKey };

    const peopleKey = this.tableKey('PeopleKey', 'Personal data of Kezek');
    this.people = { table: new Table(this, 'People', { ...ground, encryptionKey: peopleKey }), key: peopleKey };

    this.documents = this.bucketOfDocuments();

    // An HMAC key is never rotated: a new one would make every recipient a stranger.
    this.iinKey = new Key(this, 'IinKey', {
      description: 'Turns an IIN into a key that is not the IIN',
      keySpec: KeySpec.HMAC_256,
      keyUsage: KeyUsage.GENERATE_VERIFY_MAC,
      policy: keyPolicy([
        new PolicyStatement({
          principals: [new AccountRootPrincipal()],
          actions: ['kms:GenerateMac'],
          resources: ['*'],
        }),
      ]),
    });
  }

  /**
   * FIL-1: the documents of personal files. Nothing in it is public, nothing travels but by TLS, what is written over is kept, and
   * nothing goes but the parts of an upload that was never finished.
   */
  private bucketOfDocuments(): KeyedBucket {
    const key = new Key(this, 'DocumentsKey', {
      description: 'Documents in the personal files of Kezek',
      enableKeyRotation: true,
      policy: keyPolicy([
        new PolicyStatement({
          principals: [new AccountRootPrincipal()],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: ['*'],
          conditions: viaS3,
        }),
      ]),
    });
    const bucket = new Bucket(this, 'Documents', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
    });
    Validations.of(bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'A log of the bucket knows a role and an address, not who asked. Every document is handed out by the API alone, which writes down beside the person who read it, when and what for.',
    });
    return { bucket, key };
  }

  /** A key that encrypts one table and serves nobody who does not come through DynamoDB. */
  private tableKey(id: string, description: string): Key {
    return new Key(this, id, {
      description,
      enableKeyRotation: true,
      policy: keyPolicy([
        new PolicyStatement({
          principals: [new AccountRootPrincipal()],
          actions: makingTables,
          resources: ['*'],
          conditions: viaDynamoDb,
        }),
      ]),
    });
  }
}

/** What DynamoDB wants of a table's key in the name of whoever makes or restores the table; using it is `kms:Decrypt` alone. */
const makingTables = [
  'kms:CreateGrant',
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * A key's policy: the account administers the key, and its roles may use it as `use` says and in no other way. In a
 * key's own policy AWS writes the key itself as the resource `*`.
 */
function keyPolicy(use: readonly PolicyStatement[]): PolicyDocument {
  const administer = new PolicyStatement({
    principals: [new AccountRootPrincipal()],
    actions: [
      'kms:CancelKeyDeletion',
      'kms:DescribeKey',
      'kms:DisableKey',
      'kms:DisableKeyRotation',
      'kms:EnableKey',
      'kms:EnableKeyRotation',
      'kms:GetKeyPolicy',
      'kms:GetKeyRotationStatus',
      'kms:ListGrants',
      'kms:ListKeyPolicies',
      'kms:ListResourceTags',
      'kms:PutKeyPolicy',
      'kms:RevokeGrant',
      'kms:ScheduleKeyDeletion',
      'kms:TagResource',
      'kms:UntagResource',
      'kms:UpdateKeyDescription',
    ],
    resources: ['*'],
  });
  return new PolicyDocument({ statements: [administer, ...use] });
}
