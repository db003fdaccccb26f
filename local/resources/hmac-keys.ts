import { createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Resource } from '../assembly/resolve.ts';
import type { Storage } from '../storage.ts';
import { carried, properties } from './properties.ts';

const Key = z.strictObject({
  KeySpec: z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256']).default('SYMMETRIC_DEFAULT'),
  KeyUsage: z.enum(['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC']).optional(),
  ...carried('Description', 'EnableKeyRotation', 'KeyPolicy', 'PendingWindowInDays', 'RotationPeriodInDays', 'Tags'),
});

/** KMS keys that make HMACs. Keys that encrypt tables have nothing to do here. */
export class HmacKeys {
  readonly #material = new Map<string, Buffer>();

  open(resource: Resource, storage: Storage): void {
    if (properties(resource, Key).KeySpec !== 'HMAC_256') return;
    const memory = `key-${resource.name}`;
    const known = storage.read(memory);
    const material = typeof known === 'string' ? Buffer.from(known, 'base64') : randomBytes(32);
    if (known === undefined) storage.write(memory, material.toString('base64'));
    this.#material.set(resource.name, material);
    this.#material.set(resource.arn, material);
  }

  /** The HMAC-SHA-256 under a key named by id or ARN; undefined when there is no such key. */
  mac(keyId: string, message: Buffer): Buffer | undefined {
    const material = this.#material.get(keyId);
    return material && createHmac('sha256', material).update(message).digest();
  }
}
