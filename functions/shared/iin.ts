import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import { hasRightCheckDigit } from '../../domain/person/iin.ts';
import { InvalidValue } from './invalid-value.ts';

/**
 * Turns an IIN into the id of a person: an HMAC under a key that never leaves KMS, so that neither a key nor an event
 * holds the number and nobody with the table alone can find it by trying all numbers.
 */
export const createIinKeys = (kms: KMSClient, keyId: string) => ({
  /** @throws InvalidValue `invalid-iin` when the check digit is wrong */
  personIdOf: async (iin: string): Promise<string> => {
    assertIin(iin);
    const { Mac } = await kms.send(
      new GenerateMacCommand({ KeyId: keyId, MacAlgorithm: 'HMAC_SHA_256', Message: new TextEncoder().encode(iin) }),
    );
    if (!Mac) throw new Error('KMS answered without a MAC');
    return Buffer.from(Mac).toString('base64url').slice(0, 32);
  },
});

/** @throws InvalidValue `invalid-iin` */
export const assertIin = (iin: string, path = 'iin'): void => {
  if (!hasRightCheckDigit(iin)) throw new InvalidValue('invalid-iin', path, 'is no IIN: its check digit is wrong');
};

export type IinKeys = ReturnType<typeof createIinKeys>;
