import canonicalize from 'canonicalize';

/** What somebody signed, as it was signed, and their signature: together they can be verified again, years later. */
export type SignedDocument = { signed: string; signature: string };

/**
 * What a citizen signs: one line of JSON in the canonical form of RFC 8785, in UTF-8,
 * `{"body":{…},"request":"POST /v1/applications/<id>/postponement"}`. `body` is the body of the request as it is sent, without
 * its member `signature`; `request` names the case, so that a signature for one is none for another.
 * Nothing when the body has no such form: half a character in it, or a number beyond all numbers.
 */
export const signedContent = (request: string, sent: object): string | undefined => {
  const { signature: _, ...body }: { signature?: unknown } = sent;
  try {
    return canonicalize({ body, request });
  } catch {
    return undefined;
  }
};
