import { BitString } from 'asn1js';
import { BasicConstraints, type Certificate } from 'pkijs';
import { engine, isKnownSignature } from './algorithms.ts';

/**
 * The path from a signer to an anchor (RFC 5280, without revocation, policies and constraints of names). It is our own: the
 * engine of `pkijs` follows certificates that issued each other round and round, minds no length of a path, and does not
 * tell an expired one from a stranger's.
 */

/** So many authorities at most stand between a signer and an anchor. */
const longestPath = 3;

const basicConstraints = '2.5.29.19';
const keyUsage = '2.5.29.15';

/** What may be critical: besides these, extended usage, policies and other names, which forbid no signature. */
const understood = [basicConstraints, keyUsage, '2.5.29.37', '2.5.29.32', '2.5.29.17'];

/** Bits of the first octet of keyUsage: digitalSignature and nonRepudiation; keyCertSign. */
export const usages = { signing: 0b1100_0000, issuing: 0b0000_0100 } as const;

const extensionOf = ({ extensions = [] }: Certificate, id: string) => extensions.find(({ extnID }) => extnID === id);

/** Whether its key may be used so; without the extension it may be used for all. */
export const mayBeUsed = (certificate: Certificate, bits: number): boolean => {
  const extension = extensionOf(certificate, keyUsage);
  if (!extension) return true;
  const usage: unknown = extension.parsedValue;
  return usage instanceof BitString && ((usage.valueBlock.valueHexView[0] ?? 0) & bits) !== 0;
};

/** Whether it is an authority, and one that may have so many others between itself and the signer. */
const mayIssue = (certificate: Certificate, between: number): boolean => {
  const constraints: unknown = extensionOf(certificate, basicConstraints)?.parsedValue;
  return (
    constraints instanceof BasicConstraints &&
    constraints.cA &&
    between <= Number(constraints.pathLenConstraint ?? between) &&
    mayBeUsed(certificate, usages.issuing)
  );
};

const isUnderstood = ({ extensions = [] }: Certificate): boolean =>
  extensions.every(({ critical, extnID }) => !critical || understood.includes(extnID));

const isValidAt =
  (now: string) =>
  ({ notBefore, notAfter }: Certificate): boolean =>
    notBefore.value.getTime() <= Date.parse(now) && Date.parse(now) <= notAfter.value.getTime();

const issued = async (issuer: Certificate, certificate: Certificate): Promise<boolean> => {
  try {
    return (
      certificate.issuer.isEqual(issuer.subject) &&
      isKnownSignature(certificate.signatureAlgorithm) &&
      (await certificate.verify(issuer, engine))
    );
  } catch {
    // A key or a signature that is none has issued nothing.
    return false;
  }
};

type Around = { anchors: readonly Certificate[]; others: readonly Certificate[] };

const leadsToAnchor = async (
  certificate: Certificate,
  around: Around,
  holds: (certificate: Certificate) => boolean,
  between = 0,
): Promise<boolean> => {
  if (!isUnderstood(certificate) || !holds(certificate)) return false;
  for (const anchor of around.anchors)
    if (holds(anchor) && mayIssue(anchor, between) && (await issued(anchor, certificate))) return true;
  if (between === longestPath) return false;
  for (const issuer of around.others)
    if (
      mayIssue(issuer, between) &&
      (await issued(issuer, certificate)) &&
      (await leadsToAnchor(issuer, around, holds, between + 1))
    )
      return true;
  return false;
};

/** Whether an anchor vouches for the signer now, or has vouched, or will: `expired`. */
export const trustIn = async (
  signer: Certificate,
  around: Around,
  now: string,
): Promise<'trusted' | 'expired' | 'untrusted'> => {
  if (await leadsToAnchor(signer, around, isValidAt(now))) return 'trusted';
  return (await leadsToAnchor(signer, around, () => true)) ? 'expired' : 'untrusted';
};
