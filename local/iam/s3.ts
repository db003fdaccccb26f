import type { Access } from './gate.ts';

/** A bucket as IAM knows it: by its ARN, and by that of the key it encrypts with when that is the account's own. */
export interface BucketOfKey {
  readonly arn: string;
  readonly encryptionKey?: string | undefined;
}

/** What S3 does with the key of a bucket in the name of whoever reads or writes an object. */
const ofKey: Readonly<Record<string, string>> = {
  PutObject: 'GenerateDataKey',
  GetObject: 'Decrypt',
  GetObjectVersion: 'Decrypt',
};

/** What a call to S3 needs: the action on the object, or on the bucket where it is one of the bucket, and the key. */
export function s3Accesses(
  principal: string,
  action: string,
  { arn, encryptionKey }: BucketOfKey,
  key: string,
): Access[] {
  const use = ofKey[action];
  const resource = use ? `${arn}/${key}` : arn;
  const access = { principal, action: `s3:${action}`, resource, through: action };
  if (!use || encryptionKey === undefined) return [access];
  const [, , , region] = encryptionKey.split(':');
  const context = { 'kms:ViaService': `s3.${region}.amazonaws.com` };
  return [access, { principal, action: `kms:${use}`, resource: encryptionKey, context, through: action }];
}
