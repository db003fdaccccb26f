/** Rights that no call in the stories needs, and why they are given all the same. */
type Explanation = {
  /** Which statements, by their ids. */
  of: RegExp;
  actions: readonly string[];
  because: string;
};

export const explained: readonly Explanation[] = [
  {
    of: /^KezekData\/\w+Key\/1$/,
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
    because: 'Whoever deploys and looks after the key needs it; a key that nobody may administer is lost.',
  },
  {
    of: /^KezekData\/(Queue|People)Key\/2$/,
    actions: [
      'kms:CreateGrant',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    because:
      'Whoever makes the table gives DynamoDB a grant on these, once, when the stack is deployed; DynamoDB then uses the key by the grant.',
  },
  {
    of: /^KezekEvents\/OutboxCarryingRole\/Rights\/\d$/,
    actions: ['dynamodb:ListStreams'],
    because: 'AWS wants it of the role of every pipe that reads a table; the reader here knows its stream.',
  },
  {
    of: /^KezekFunctions\/\w+QueuePolicy\/2$/,
    actions: ['sqs:GetQueueAttributes', 'sqs:GetQueueUrl'],
    because:
      'The CDK gives it to EventBridge with the right to send, for this rule alone; it shows settings, no message.',
  },
  {
    of: /^KezekObservability\/AlarmsPolicy\/\d$/,
    actions: ['sns:Publish'],
    because: 'CloudWatch tells of an alarm over it. Alarms are carried by the local runtime and not run.',
  },
];
