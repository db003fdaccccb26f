import type { Application } from '../../domain/application/application.ts';
import { type CitedNorm, groundOf } from '../../domain/law/clauses.ts';
import { legalDateOf } from '../../domain/law/time.ts';
import { hasRightCheckDigit } from '../../domain/person/iin.ts';
import { AgainstNorm, type Ground } from '../../domain/refusal.ts';
import { whenAsked } from '../../events/when-asked.ts';
import type { IinKeys } from '../shared/iin.ts';
import type { SignaturePolicy, SignedAct } from '../shared/signature/policy.ts';
import { type SignedDocument, signedContent } from '../shared/signature/signed-content.ts';
import { idParam, jsonOf } from './request.ts';
import type { Call } from './route.ts';

export type SigningDeps = { signatures: SignaturePolicy; iinKeys: IinKeys };

/** By which norm each is signed. */
const norms = {
  postponement: 'ARR-3',
  choice: 'CHO-1',
  joining: 'QUE-1',
} as const satisfies Record<SignedAct, CitedNorm>;

const groundIn = (act: SignedAct, { context }: Call, { setting }: Application): Ground =>
  groundOf(norms[act], legalDateOf(context.now), setting);

/**
 * What is demanded of a citizen is signed. A department that acts on their behalf, in its self-service sector, needs none.
 * @throws AgainstNorm `signature-missing`
 */
export const assertSigned = (
  { demanded }: SignaturePolicy,
  act: SignedAct,
  call: Call,
  application: Application,
  signature: string | undefined,
): void => {
  if (signature === undefined && call.caller.role === 'citizen' && demanded.includes(act))
    throw new AgainstNorm(
      'signature-missing',
      'This is done with a signature: a detached CMS over the canonical JSON of the request, in the member “signature”.',
      groundIn(act, call, application),
    );
};

/** What was signed, and by which person; nobody when the certificate names none. */
type Signed = { document: SignedDocument; signer: string | undefined };

/** Most calls bring no signature, and need not wait at a cold start for what reads one. */
const verifier = whenAsked(() => import('../shared/signature/verify.ts'));

const verified = async (
  { signatures: { anchors }, iinKeys }: SigningDeps,
  act: SignedAct,
  call: Call,
  signature: string,
  ground: Ground,
): Promise<Signed> => {
  const request = `POST /v1/applications/${idParam(call.request)}/${act}`;
  const signed = signedContent(request, jsonOf(call.request) as object);
  if (signed === undefined)
    throw new AgainstNorm('signature-invalid', 'This body has no canonical JSON that could be signed.', ground);
  const { signerOf } = await verifier();
  const iin = await signerOf({ signature, content: signed, anchors, now: call.context.now, ground });
  const signer = iin !== undefined && hasRightCheckDigit(iin) ? await iinKeys.personIdOf(iin) : undefined;
  return { document: { signed, signature }, signer };
};

/** What each call has signed: one that is decided again, while others are quicker, is verified once. */
const known = new WeakMap<Call, Promise<Signed>>();

/**
 * The document that a signature makes of a request, to be kept; nothing when none is needed and none is given. One that is
 * given is verified even where none is needed: a false one is worse than none. A citizen signs for themself; what a
 * department sends is signed by the recipient or their representative.
 * @throws AgainstNorm `signature-missing`, `signature-not-yours` · the refusals of `signerOf`
 */
export const documentOf = async (
  deps: SigningDeps,
  act: 'postponement' | 'choice',
  call: Call,
  application: Application,
  signature: string | undefined,
): Promise<SignedDocument | undefined> => {
  assertSigned(deps.signatures, act, call, application, signature);
  if (signature === undefined) return undefined;
  const ground = groundIn(act, call, application);
  const asked = known.get(call) ?? verified(deps, act, call, signature, ground);
  known.set(call, asked);
  const { document, signer } = await asked;
  const { personId, representativeId } = application;
  const signers = call.caller.role === 'citizen' ? [call.personId] : [personId, representativeId];
  if (signer === undefined || !signers.includes(signer))
    throw new AgainstNorm('signature-not-yours', 'Somebody else has signed than who must.', ground);
  return document;
};
