import { createPublicKey, webcrypto } from 'node:crypto';
import { type AlgorithmIdentifier, CryptoEngine, type PublicKeyInfo } from 'pkijs';

/** All else is refused by not standing here: MD5 and SHA-1, which are broken, and GOST, which WebCrypto does not know. */
const digests = ['SHA-256', 'SHA-384', 'SHA-512'];

/** P-256, P-384 and P-521, as OpenSSL names them. */
const curves = ['prime256v1', 'secp384r1', 'secp521r1'];

/**
 * In bits, and the largest exponent: a shorter key is broken, and to verify with a longer one, or with an exponent as long
 * as its modulus, takes a thousand times as long as with the 65537 that everybody has.
 */
const rsaBounds = { least: 2048, most: 4096, exponent: 2n ** 32n };

const rsa = '1.2.840.113549.1.1.1';

const nameOf = (id: string): string => (engine.getAlgorithmByOID(id) as { name?: string }).name ?? '';

export const isKnownDigest = ({ algorithmId }: AlgorithmIdentifier): boolean => digests.includes(nameOf(algorithmId));

/** RSA (PKCS #1 v1.5 and PSS) and ECDSA; a signer may name RSA alone, with its digest beside it. */
export const isKnownSignature = (algorithm: AlgorithmIdentifier): boolean =>
  algorithm.algorithmId === rsa || digests.includes(engine.getHashAlgorithm(algorithm));

/** RSA within its bounds, and the three curves; asked of OpenSSL, which is what verifies in the end. */
export const isKnownKey = (info: PublicKeyInfo): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(info.toSchema().toBER()), format: 'der', type: 'spki' });
    const { modulusLength = 0, publicExponent = 0n, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
    if (key.asymmetricKeyType !== 'rsa') return curves.includes(namedCurve);
    const { least, most, exponent } = rsaBounds;
    return modulusLength >= least && modulusLength <= most && publicExponent <= exponent;
  } catch {
    return false;
  }
};

/** No key is verified with before it is known: whoever sends a signature has chosen the keys. */
class KnownKeysEngine extends CryptoEngine {
  override async getPublicKey(...asked: Parameters<CryptoEngine['getPublicKey']>) {
    if (!isKnownKey(asked[0])) throw new Error('This key is of no kind that is verified');
    return super.getPublicKey(...asked);
  }
}

/** Node's WebCrypto, and no other that a global could name. */
export const engine = new KnownKeysEngine({ crypto: webcrypto });
