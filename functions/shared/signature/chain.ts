import { BitString } from 'asn1js';
import { BasicConstraints, type Certificate, ExtKeyUsage } from 'pkijs';
import { engine, isKnownSignature } from './algorithms.ts';

/**
 * The path from a signer to an anchor (RFC 5280, without revocation, policies and constraints of names). It is our own: the
 * engine of `pkijs` follows certificates that issued each other round and round, minds no length of a path, and does not
 * tell an expired one from a stranger's.
 */

/** So many authorities at most stand between a signer and an anchor. */
const longestPath = 3;

/** So many signatures of certificates are verified for one signer: a path has four, and a renewed authority its second. */
const mostLinks = 7;

const basicConstraints = '2.5.29.19';
const keyUsage = '2.5.29.15';
const extendedKeyUsage = '2.5.29.37';

/** What may be critical: these, which are looked at, and policies and other names, which forbid no signature. */
const understood = [basicConstraints, keyUsage, extendedKeyUsage, '2.5.29.32', '2.5.29.17'];

/** Bits of the first octet of keyUsage. */
const usages = { nonRepudiation: 0b0100_0000, keyCertSign: 0b0000_0100 } as const;

/** A key for these signs documents: any purpose, and S/MIME. */
const signingPurposes = ['2.5.29.37.0', '1.3.6.1.5.5.7.3.4'];

/** Kazakhstan's own identifiers. The national authority names there whose the certificate is: a natural person's, an office's. */
const nationalArc = '1.2.398.';

const extensionOf = ({ extensions = [] }: Certificate, id: string) => extensions.find(({ extnID }) => extnID === id);

/** Without the extension a key may be used for all. */
const mayBeUsed = (certificate: Certificate, bit: number): boolean => {
  const extension = extensionOf(certificate, keyUsage);
  if (!extension) return true;
  const usage: unknown = extension.parsedValue;
  return usage instanceof BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & bit) !== 0;
};

/** Whether one of the purposes it is limited to, if it is, is that of signing. */
const isMeantForSigning = (certificate: Certificate): boolean => {
  const extension = extensionOf(certificate, extendedKeyUsage);
  if (!extension) return true;
  const meant: unknown = extension.parsedValue;
  return (
    meant instanceof ExtKeyUsage &&
    meant.keyPurposes.some((id) => signingPurposes.includes(id) || id.startsWith(nationalArc))
  );
};

/** Whether what its key signs binds whoever has it: a certificate for authentication proves a presence, and no will. */
export const isForDocuments = (certificate: Certificate): boolean =>
  mayBeUsed(certificate, usages.nonRepudiation) && isMeantForSigning(certificate);

/** Whether it is an authority, and one that may have so many others between itself and the signer. */
const mayIssue = (certificate: Certificate, between: number): boolean => {
  const constraints: unknown = extensionOf(certificate, basicConstraints)?.parsedValue;
  return (
    constraints instanceof BasicConstraints &&
    constraints.cA &&
    between <= Number(constraints.pathLenConstraint ?? between) &&
    mayBeUsed(certificate, usages.keyCertSign)
  );
};

const isUnderstood = ({ extensions = [] }: Certificate): boolean =>
  extensions.every(({ critical, extnID }) => !critical || understood.includes(extnID));

const isValidAt = (now: string, { notBefore, notAfter }: Certificate): boolean =>
  notBefore.value.getTime() <= Date.parse(now) && Date.parse(now) <= notAfter.value.getTime();

const isSignedBy = async (issuer: Certificate, certificate: Certificate): Promise<boolean> => {
  try {
    return await certificate.verify(issuer, engine);
  } catch {
    // A key or a signature that is none has issued nothing.
    return false;
  }
};

/** Each once, and the first of its like: what is sent along is often sent twice, or is an anchor. */
const distinct = (certificates: readonly Certificate[]): Certificate[] =>
  [...Map.groupBy(certificates, (one) => Buffer.from(one.toSchema().toBER()).toString('base64')).values()].flatMap(
    (alike) => alike.slice(0, 1),
  );

/**
 * Who of these has issued a certificate. What costs nothing is asked first; each is searched for once, however many ways
 * lead to it, and after `mostLinks` signatures no more is found.
 */
const issuersAmong = (authorities: readonly Certificate[]) => {
  const found = new Map<Certificate, Certificate[]>();
  let links = 0;
  return async (certificate: Certificate): Promise<readonly Certificate[]> => {
    const before = found.get(certificate);
    if (before) return before;
    const issuers: Certificate[] = [];
    found.set(certificate, issuers);
    if (!isUnderstood(certificate) || !isKnownSignature(certificate.signatureAlgorithm)) return issuers;
    for (const issuer of authorities)
      if (certificate.issuer.isEqual(issuer.subject) && links < mostLinks) {
        links += 1;
        if (await isSignedBy(issuer, certificate)) issuers.push(issuer);
      }
    return issuers;
  };
};

type Around = { anchors: readonly Certificate[]; others: readonly Certificate[] };

/** Whether an anchor vouches for the signer now, or has vouched, or will: `expired`. */
export const trustIn = async (
  signer: Certificate,
  { anchors, others }: Around,
  now: string,
): Promise<'trusted' | 'expired' | 'untrusted'> => {
  const issuersOf = issuersAmong(distinct([...anchors, ...others]).filter((one) => mayIssue(one, 0)));
  let trust: 'expired' | 'untrusted' = 'untrusted';
  /** What so many authorities stand below, and whether a way there is valid now, every one on it. */
  let reached = new Map([[signer, isValidAt(now, signer)]]);
  for (let between = 0; between <= longestPath; between += 1) {
    const next = new Map<Certificate, boolean>();
    for (const [certificate, valid] of reached)
      for (const issuer of await issuersOf(certificate)) {
        if (!mayIssue(issuer, between)) continue;
        const stillValid = valid && isValidAt(now, issuer);
        if (!anchors.includes(issuer)) next.set(issuer, stillValid || next.get(issuer) === true);
        else if (stillValid) return 'trusted';
        else trust = 'expired';
      }
    reached = next;
  }
  return trust;
};
