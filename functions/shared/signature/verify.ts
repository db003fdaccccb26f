import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData, type SignedDataVerifyError } from 'pkijs';
import { AgainstNorm, type Ground, Malformed } from '../../../domain/refusal.ts';
import { engine, isKnownDigest, isKnownKey, isKnownSignature } from './algorithms.ts';
import { isForDocuments, trustIn } from './chain.ts';

/** A signature as it came, what it must be over, and the norm that asks for it. */
export type Claim = {
  /** Base64 of a detached CMS. */
  signature: string;
  content: string;
  /** Certificates of the authorities that are trusted by themselves, in DER. */
  anchors: readonly Uint8Array<ArrayBuffer>[];
  now: string;
  ground: Ground;
};

/** A path of authorities is short; more certificates are there to keep us busy. */
const mostCertificates = 8;

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** Nothing when it is no CMS of signed data; `base64 file` breaks its lines, which does no harm. */
const signedDataIn = (signature: string): SignedData | undefined => {
  const text = signature.replaceAll(/\s/g, '');
  if (!base64.test(text)) return undefined;
  try {
    const bytes = new Uint8Array(Buffer.from(text, 'base64'));
    const { offset, result } = fromBER(bytes);
    // What stands behind the signature nobody has signed, and it would be kept with it.
    if (offset !== bytes.byteLength) return undefined;
    const { contentType, content } = new ContentInfo({ schema: result });
    return contentType === ContentInfo.SIGNED_DATA ? new SignedData({ schema: content }) : undefined;
  } catch {
    return undefined;
  }
};

const read = ({ signature, ground }: Claim) => {
  const malformed = (message: string) => new Malformed('signature-malformed', message, ground);
  const signed = signedDataIn(signature);
  if (!signed) throw malformed('The signature is not the base64 of a CMS with signed data.');
  const { signerInfos, encapContentInfo, certificates = [] } = signed;
  const [signer, ...more] = signerInfos;
  if (!signer || more.length > 0) throw malformed('The CMS has not exactly one signer.');
  if (encapContentInfo.eContent || encapContentInfo.eContentType !== ContentInfo.DATA)
    throw malformed('The signature is not detached from what is signed.');
  if (certificates.length > mostCertificates)
    throw malformed(`The CMS carries more than ${mostCertificates} certificates.`);
  return { signed, signer, others: certificates.filter((one) => one instanceof Certificate), malformed };
};

/** An individual number stands in the subject's serialNumber, as `IIN` and twelve digits. */
const iinOf = ({ subject }: Certificate): string | undefined => {
  const [number, ...more] = subject.typesAndValues.filter(({ type }) => type === '2.5.4.5');
  return more.length === 0 ? /^IIN(\d{12})$/.exec(String(number?.value.valueBlock.value))?.[1] : undefined;
};

/**
 * The IIN of whoever signed the content; nothing when the certificate names none. What is refused tells nothing of what the
 * certificate holds.
 * @throws Malformed `signature-malformed` · AgainstNorm `signature-unsupported`, `signature-invalid`,
 *   `signature-untrusted`, `signature-expired`
 */
export const signerOf = async (claim: Claim): Promise<string | undefined> => {
  const { content, anchors, now, ground } = claim;
  const { signed, signer, others, malformed } = read(claim);
  const unsupported = new AgainstNorm(
    'signature-unsupported',
    'Verified are RSA of 2048 to 4096 bits and ECDSA on P-256, P-384 or P-521, with SHA-256, SHA-384 or SHA-512.',
    ground,
  );
  if (!isKnownDigest(signer.digestAlgorithm) || !isKnownSignature(signer.signatureAlgorithm)) throw unsupported;
  const data = new TextEncoder().encode(content).buffer;
  const { signerCertificate: certificate, signatureVerified } = await signed
    .verify({ signer: 0, data, extendedMode: true }, engine)
    .catch((failed: SignedDataVerifyError) => failed);
  if (!certificate) throw malformed('The CMS does not carry the certificate of its signer.');
  if (!isKnownKey(certificate.subjectPublicKeyInfo) || !isKnownSignature(certificate.signatureAlgorithm))
    throw unsupported;
  if (!signatureVerified)
    throw new AgainstNorm('signature-invalid', 'The signature is not over this request: read what is signed.', ground);
  if (!isForDocuments(certificate))
    throw new AgainstNorm('signature-untrusted', 'The certificate is not for the signing of documents.', ground);
  const around = { anchors: anchors.map((anchor) => Certificate.fromBER(anchor)), others };
  const trust = await trustIn(certificate, around, now);
  if (trust === 'untrusted')
    throw new AgainstNorm('signature-untrusted', 'No trusted authority has issued the certificate.', ground);
  if (trust === 'expired')
    throw new AgainstNorm('signature-expired', 'A certificate of the signature is not valid at this time.', ground);
  return iinOf(certificate);
};
