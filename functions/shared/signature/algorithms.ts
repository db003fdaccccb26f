import { webcrypto } from 'node:crypto';
import { type AlgorithmIdentifier, CryptoEngine, type PublicKeyInfo } from 'pkijs';

/** Node's WebCrypto, and no other that a global could name. */
export const engine = new CryptoEngine({ crypto: webcrypto });

/** All else is refused by not standing here: MD5 and SHA-1, which are broken, and GOST, which WebCrypto does not know. */
const digests = ['SHA-256', 'SHA-384', 'SHA-512'];
const curves = ['P-256', 'P-384', 'P-521'];

const rsa = '1.2.840.113549.1.1.1';
const elliptic = '1.2.840.10045.2.1';

const nameOf = (id: string): string => (engine.getAlgorithmByOID(id) as { name?: string }).name ?? '';

export const isKnownDigest = ({ algorithmId }: AlgorithmIdentifier): boolean => digests.includes(nameOf(algorithmId));

/** RSA (PKCS #1 v1.5 and PSS) and ECDSA; a signer may name RSA alone, with its digest beside it. */
export const isKnownSignature = (algorithm: AlgorithmIdentifier): boolean =>
  algorithm.algorithmId === rsa || digests.includes(engine.getHashAlgorithm(algorithm));

export const isKnownKey = ({ algorithm: { algorithmId, algorithmParams } }: PublicKeyInfo): boolean =>
  algorithmId === rsa || (algorithmId === elliptic && curves.includes(nameOf(String(algorithmParams?.valueBlock))));
