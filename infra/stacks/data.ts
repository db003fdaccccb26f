import { Aws, Stack, type StackProps } from 'aws-cdk-lib';
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
import type { Construct } from 'constructs';
import { keyUse, queueIndexes } from '../abilities.ts';

/** Two tables, for the queue does not know who you are; and the keys that keep them apart. */
export class DataStack extends Stack {
  readonly queue: Table;
  readonly people: Table;
  readonly peopleKey: Key;
  readonly iinKey: Key;

  constructor(scope: Construct, id: string, props: StackProps = {}) {
    super(scope, id, { ...props, terminationProtection: true });
    const ground = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: true,
    };

    this.queue = new Table(this, 'Queue', { ...ground, stream: StreamViewType.NEW_IMAGE });
    for (const { indexName, partitionKey, sortKey } of queueIndexes) {
      this.queue.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partitionKey, type: AttributeType.STRING },
        sortKey: { name: sortKey, type: AttributeType.STRING },
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }

    this.peopleKey = new Key(this, 'PeopleKey', {
      description: 'Personal data of Kezek',
      enableKeyRotation: true,
      policy: keyPolicy([
        new PolicyStatement({
          principals: [new AccountRootPrincipal()],
          actions: [...keyUse, 'kms:CreateGrant'],
          resources: ['*'],
          conditions: { StringEquals: { 'kms:ViaService': `dynamodb.${Aws.REGION}.amazonaws.com` } },
        }),
      ]),
    });
    this.people = new Table(this, 'People', {
      ...ground,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.peopleKey,
    });

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
}

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
