import { webcrypto } from 'node:crypto';
import { BitString, Integer, ObjectIdentifier, OctetString, PrintableString, Utf8String } from 'asn1js';
import {
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  CryptoEngine,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

/** Authorities and signers of the tests' own: nothing here is trusted by anybody else. */

const engine = new CryptoEngine({ crypto: webcrypto });
const { subtle } = webcrypto;

export type Digest = 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
export type KeyKind = 'RSA' | 'RSA-PSS' | 'P-256' | 'P-384' | 'P-521';

/** Somebody with a certificate and its key. */
export type Identity = { certificate: Certificate; keys: webcrypto.CryptoKeyPair };

type Terms = {
  from?: string;
  until?: string;
  key?: KeyKind;
  /** Of the issuer's signature. */
  digest?: Digest;
  /** An authority, which may have so many others below itself. */
  authority?: boolean;
  below?: number;
  /** The octet of keyUsage; without it the extension is left out. */
  usage?: number;
  /** What a critical extendedKeyUsage names; without it the extension is left out. */
  purposes?: readonly string[];
  /** A critical extension that nobody knows. */
  critical?: string;
  /** For the key of somebody who has a certificate already. */
  keysOf?: Identity;
};

export const signing = 0b1100_0000;
export const issuing = 0b0000_0110;

const newKeys = (key: KeyKind, hash: Digest) => {
  const rsa = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]), hash };
  if (key === 'RSA') return subtle.generateKey({ name: 'RSASSA-PKCS1-v1_5', ...rsa }, true, ['sign', 'verify']);
  if (key === 'RSA-PSS') return subtle.generateKey({ name: key, ...rsa }, true, ['sign', 'verify']);
  return subtle.generateKey({ name: 'ECDSA', namedCurve: key }, true, ['sign', 'verify']);
};

const base64url = (number: bigint): string => {
  const hex = number.toString(16);
  return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
};

/** The identity with an RSA key of any length and exponent, which its own private key does not fit. */
export const posingWith = async (
  { certificate, keys }: Identity,
  bits: number,
  exponent: bigint,
): Promise<Identity> => {
  const jwk = { kty: 'RSA', n: base64url(2n ** BigInt(bits) - 1n), e: base64url(exponent) };
  const publicKey = await subtle.importKey('jwk', jwk, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, true, [
    'verify',
  ]);
  return { certificate, keys: { ...keys, publicKey } };
};

const extension = (extnID: string, critical: boolean, extnValue: ArrayBuffer) =>
  new Extension({ extnID, critical, extnValue });

let serial = 0;

/** A certificate for a subject (`cn`, and `serialNumber` where an IIN stands), issued by an authority or by itself. */
export const issue = async (
  { cn, serialNumber = [] }: { cn: string; serialNumber?: string | readonly string[] },
  issuer: Identity | 'itself',
  terms: Terms = {},
): Promise<Identity> => {
  const { from = '2025-01-01', until = '2025-12-31', key = 'P-256', digest = 'SHA-256', authority = false } = terms;
  const keys = terms.keysOf?.keys ?? (await newKeys(key, digest));
  const certificate = new Certificate();
  serial += 1;
  certificate.version = 2;
  certificate.serialNumber = new Integer({ value: serial });
  certificate.subject.typesAndValues.push(
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value: cn }) }),
    ...[serialNumber]
      .flat()
      .map((value) => new AttributeTypeAndValue({ type: '2.5.4.5', value: new PrintableString({ value }) })),
  );
  certificate.issuer = issuer === 'itself' ? certificate.subject : issuer.certificate.subject;
  certificate.notBefore.value = new Date(from);
  certificate.notAfter.value = new Date(until);
  const { usage = authority ? issuing : signing, purposes, critical, below } = terms;
  const constraints = new BasicConstraints({ cA: authority, ...(below !== undefined && { pathLenConstraint: below }) });
  certificate.extensions = [
    extension('2.5.29.19', true, constraints.toSchema().toBER()),
    ...(usage === 0
      ? []
      : [extension('2.5.29.15', true, new BitString({ valueHex: new Uint8Array([usage]).buffer }).toBER())]),
    ...(purposes === undefined
      ? []
      : [extension('2.5.29.37', true, new ExtKeyUsage({ keyPurposes: [...purposes] }).toSchema().toBER())]),
    ...(critical === undefined ? [] : [extension(critical, true, new Utf8String({ value: '' }).toBER())]),
  ];
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, engine);
  await certificate.sign((issuer === 'itself' ? keys : issuer.keys).privateKey, digest, engine);
  return { certificate: Certificate.fromBER(derOf(certificate)), keys };
};

export const derOf = (certificate: Certificate): Uint8Array<ArrayBuffer> =>
  new Uint8Array(certificate.toSchema(true).toBER());

export const pemOf = ({ certificate }: Identity): string => {
  const lines = Buffer.from(derOf(certificate)).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`;
};

type Signing = {
  /** Other certificates that are sent along. */
  along?: readonly Identity[];
  /** Who else signs. */
  more?: readonly Identity[];
  digest?: Digest;
  /** The content is sent inside. */
  attached?: boolean;
  /** Signs the content itself, without signed attributes. */
  bare?: boolean;
  /** Is sent without the signer's own certificate. */
  anonymous?: boolean;
  /** Says of the digest that it is another, by its OID. */
  saying?: string;
};

const attributesOver = async (content: Uint8Array<ArrayBuffer>, digest: Digest) =>
  new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: ContentInfo.DATA })] }),
      new Attribute({
        type: '1.2.840.113549.1.9.4',
        values: [new OctetString({ valueHex: await subtle.digest(digest, content) })],
      }),
    ],
  });

/** Base64 of a CMS over a text; detached, unless it is said otherwise. */
export const sign = async (text: string, signer: Identity, how: Signing = {}): Promise<string> => {
  const { along = [], more = [], digest = 'SHA-256', attached = false, bare = false, anonymous = false, saying } = how;
  const content = new TextEncoder().encode(text);
  const signers = [signer, ...more];
  const attributes = bare ? {} : { signedAttrs: await attributesOver(content, digest) };
  const cms = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: ContentInfo.DATA,
      ...(attached && { eContent: new OctetString({ valueHex: content.buffer }) }),
    }),
    signerInfos: signers.map(
      ({ certificate: { issuer, serialNumber } }) =>
        new SignerInfo({ version: 1, sid: new IssuerAndSerialNumber({ issuer, serialNumber }), ...attributes }),
    ),
    certificates: [...(anonymous ? [] : signers), ...along].map(({ certificate }) => certificate),
  });
  for (const [place, { keys }] of signers.entries()) {
    await cms.sign(keys.privateKey, place, digest, content, engine);
    const [info] = cms.signerInfos.slice(place);
    if (info && saying !== undefined) info.digestAlgorithm.algorithmId = saying;
  }
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: cms.toSchema(true) });
  return Buffer.from(info.toSchema().toBER()).toString('base64');
};
