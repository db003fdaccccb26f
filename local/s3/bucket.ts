import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import { carried, properties } from '../resources/properties.ts';
import type { Storage } from '../storage.ts';

const Properties = z.strictObject({
  VersioningConfiguration: z.strictObject({ Status: z.literal('Enabled', 'only versioned buckets run locally') }),
  BucketEncryption: z
    .looseObject({
      ServerSideEncryptionConfiguration: z.array(
        z.looseObject({ ServerSideEncryptionByDefault: z.looseObject({ KMSMasterKeyID: z.string().optional() }) }),
      ),
    })
    .optional(),
  ...carried('BucketName', 'LifecycleConfiguration', 'OwnershipControls', 'PublicAccessBlockConfiguration', 'Tags'),
});

const Kept = z.object({
  key: z.string(),
  versionId: z.string(),
  type: z.string(),
  size: z.number(),
  etag: z.string(),
  at: z.number(),
});

/** One version of an object, without its bytes. `at`: milliseconds of the clock. */
export type Version = z.infer<typeof Kept>;

/** A versioned bucket: nothing that was written is lost, and the last version of a key is what it holds. */
export class Bucket {
  readonly name: string;
  readonly arn: string;
  /** The ARN of the key it encrypts with. */
  readonly encryptionKey: string | undefined;
  readonly #storage: Storage;
  readonly #versions = new Map<string, Version[]>();

  constructor(resource: Resource, storage: Storage) {
    const { BucketEncryption } = properties(resource, Properties);
    this.name = resource.name;
    this.arn = resource.arn;
    this.encryptionKey =
      BucketEncryption?.ServerSideEncryptionConfiguration[0]?.ServerSideEncryptionByDefault.KMSMasterKeyID;
    this.#storage = storage;
    for (const line of storage.lines(this.#index)) this.#enter(Kept.parse(line));
  }

  get #index(): string {
    return `bucket-${this.name}`;
  }

  /** The bytes before the index: a version that is known is whole. */
  put(key: string, type: string, bytes: Buffer, at: number): Version {
    const versionId = randomUUID().replaceAll('-', '');
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    const version = { key, versionId, type, size: bytes.length, etag, at };
    this.#storage.keepBytes(`object-${versionId}`, bytes);
    this.#storage.append(this.#index, version);
    this.#enter(version);
    return version;
  }

  /** The last version of a key, or the one that is named. */
  version(key: string, versionId?: string): Version | undefined {
    const versions = this.#versions.get(key) ?? [];
    return versionId === undefined ? versions.at(-1) : versions.find((one) => one.versionId === versionId);
  }

  bytes({ versionId }: Version): Buffer {
    return this.#storage.bytes(`object-${versionId}`) ?? Buffer.alloc(0);
  }

  #enter(version: Version): void {
    this.#versions.set(version.key, [...(this.#versions.get(version.key) ?? []), version]);
  }
}
