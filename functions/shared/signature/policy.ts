import { X509Certificate } from 'node:crypto';
import * as z from 'zod/mini';

/** What a citizen may have to sign. `joining`: a choice that ends in a queue; `choice`: any. */
const signedActs = ['postponement', 'choice', 'joining'] as const;

export type SignedAct = (typeof signedActs)[number];

/** Which acts of a citizen are nothing without a signature, and whose certificates are trusted, in DER. */
export type SignaturePolicy = { demanded: readonly SignedAct[]; anchors: readonly Uint8Array<ArrayBuffer>[] };

const pem = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

/** The certificates of a text; nothing when one is none, or there is something else in it. */
const certificatesIn = (text: string): Uint8Array<ArrayBuffer>[] | undefined => {
  if (text.replaceAll(pem, '').trim() !== '') return undefined;
  try {
    return (text.match(pem) ?? []).map((one) => new Uint8Array(new X509Certificate(one).raw));
  } catch {
    return undefined;
  }
};

const anchors = z.pipe(
  z.string(),
  z.transform((text, { issues }) => {
    const found = certificatesIn(text);
    if (found) return found;
    issues.push({ code: 'custom', message: 'is not certificates in PEM, one after the other', input: text });
    return z.NEVER;
  }),
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
