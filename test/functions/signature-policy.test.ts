import { describe, expect, test } from 'vitest';
import { readSignaturePolicy } from '../../functions/shared/signature/policy.ts';
import { signedContent } from '../../functions/shared/signature/signed-content.ts';
import { derOf, issue, pemOf } from '../support/certificates.ts';

/** ЭЦҚ: what is signed, and what a function is told of signatures. */

const request = 'POST /v1/applications/app-1/postponement';

describe('what is signed', () => {
  test('is canonical JSON: its members in order, without spaces and without the signature itself', () => {
    const sent = JSON.parse('{ "until": "2025-04-20", "signature": "MII…", "reason": "illness", "ә": [1.0, 1e3] }');
    expect(signedContent(request, sent)).toBe(
      '{"body":{"reason":"illness","until":"2025-04-20","ә":[1,1000]},"request":"POST /v1/applications/app-1/postponement"}',
    );
  });

  test.each([
    ['half a character', '{"reason":"\\ud800"}'],
    ['half a character in a name', '{"\\udfff":1}'],
    ['a number beyond all numbers', '{"until":1e999}'],
  ])('%s has no canonical form', (_, sent) => {
    expect(signedContent(request, JSON.parse(sent))).toBeUndefined();
  });
});

describe('the policy a function is deployed with', () => {
  const read = (variables: Record<string, string>) =>
    readSignaturePolicy({
      SIGNATURES: 'required',
      SIGNED_ACTS: 'postponement',
      SIGNATURE_TRUST_ANCHORS: '',
      ...variables,
    });

  test('names the acts, and the certificates that are trusted', async () => {
    const root = await issue({ cn: 'Root' }, 'itself', { authority: true });
    const middle = await issue({ cn: 'Middle' }, root, { authority: true });
    expect(read({})).toStrictEqual({ demanded: ['postponement'], anchors: [] });
    expect(read({ SIGNED_ACTS: 'choice, joining' }).demanded).toStrictEqual(['choice', 'joining']);
    expect(read({ SIGNATURES: 'optional' }).demanded).toStrictEqual([]);
    const both = pemOf(root) + pemOf(middle);
    expect(read({ SIGNATURE_TRUST_ANCHORS: both }).anchors).toStrictEqual(
      [root, middle].map(({ certificate }) => derOf(certificate)),
    );
  });

  test.each([
    { SIGNATURES: 'no' },
    { SIGNED_ACTS: 'withdrawal' },
    { SIGNED_ACTS: '' },
    { SIGNATURE_TRUST_ANCHORS: 'MIIB' },
    { SIGNATURE_TRUST_ANCHORS: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----' },
  ])('that makes no sense stops the start: %o', (variables) => {
    expect(() => read(variables)).toThrow(Object.keys(variables)[0]);
  });
});
