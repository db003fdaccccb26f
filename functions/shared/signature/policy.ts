import { X509Certificate } from 'node:crypto';
import * as z from 'zod/mini';
import { checked } from '../../../events/schema.ts';

/** What a citizen may have to sign. `joining`: a choice that ends in a queue; `choice`: any. */
const signedActs = ['postponement', 'choice', 'joining'] as const;

export type SignedAct = (typeof signedActs)[number];

/** Which acts of a citizen are nothing without a signature, and whose certificates are trusted, in DER. */
export type SignaturePolicy = { demanded: readonly SignedAct[]; anchors: readonly Uint8Array<ArrayBuffer>[] };

const pem = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

const certificatesIn = (text: string): X509Certificate[] =>
  (text.match(pem) ?? []).map((one) => new X509Certificate(one));

const areCertificates = (text: string): boolean => {
  try {
    certificatesIn(text);
  } catch {
    return false;
  }
  return text.replaceAll(pem, '').trim() === '';
};

const anchors = z.pipe(
  checked(z.string(), z.refine(areCertificates, 'is not certificates in PEM, one after the other')),
  z.transform((text) => certificatesIn(text).map(({ raw }) => new Uint8Array(raw))),
);

const acts = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text) => text.split(',').map((act) => act.trim())),
  ),
  z.array(z.enum(signedActs)),
);

const schema = z.object({
  SIGNATURES: z.enum(['required', 'optional']),
  SIGNED_ACTS: acts,
  SIGNATURE_TRUST_ANCHORS: anchors,
});

/** The policy a function was deployed with; one that makes no sense stops the cold start, with its name. */
export const readSignaturePolicy = (variables: Record<string, string | undefined> = process.env): SignaturePolicy => {
  const env = schema.parse(variables);
  return {
    demanded: env.SIGNATURES === 'required' ? env.SIGNED_ACTS : [],
    anchors: env.SIGNATURE_TRUST_ANCHORS,
  };
};
