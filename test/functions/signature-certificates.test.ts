import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { Refusal } from '../../domain/refusal.ts';
import { signerOf } from '../../functions/shared/signature/verify.ts';
import { derOf, type Identity, issue, posingWith, sign, signing } from '../support/certificates.ts';
import { iinOf } from '../support/iin.ts';

/** ЭЦҚ: which certificates are for documents, and what it costs to find out. */

const iin = iinOf(1);
const me = { cn: 'Әлімова Гүлнәр', serialNumber: `IIN${iin}` };
const content = '{"body":{},"request":"POST /v1/applications/app-1/postponement"}';

let root: Identity;
let middle: Identity;
let signer: Identity;
beforeAll(async () => {
  root = await issue({ cn: 'Root' }, 'itself', { authority: true });
  middle = await issue({ cn: 'Middle' }, root, { authority: true });
  signer = await issue(me, root);
});

/** Who signed, or the code of the refusal; anything else that is thrown is a failure. */
const outcomeOf = async (signature: string) => {
  const anchors = [derOf(root.certificate)];
  const ground = { norm: 'ARR-3', source: '263/1 cl.7' };
  try {
    return { iin: await signerOf({ signature, content, anchors, now: '2025-03-11T05:00:00.000Z', ground }) };
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

describe('what a certificate is for', () => {
  const none = 0;
  const nonRepudiation = 0b0100_0000;
  const authentication = 0b1010_0000;
  const anything = '2.5.29.37.0';
  const email = '1.3.6.1.5.5.7.3.4';
  const clients = '1.3.6.1.5.5.7.3.2';
  const naturalPerson = '1.2.398.3.3.4.1.1';

  test.each<[string, number, string[]?]>([
    ['nothing is said', none],
    ['non-repudiation alone', nonRepudiation],
    ['a signature, for any purpose', signing, [anything]],
    ['a signature, of e-mail', signing, [email]],
    ['a signature of a natural person, as in Kazakhstan', signing, [email, naturalPerson]],
    ['a natural person, as in Kazakhstan', signing, [naturalPerson]],
    ['e-mail, among others, and nothing is said of the key', none, [clients, email]],
  ])('ARR-3 · taken: %s', async (_, usage, purposes) => {
    const one = await issue(me, root, { usage, ...(purposes && { purposes }) });
    expect(await outcomeOf(await sign(content, one))).toStrictEqual({ iin });
  });

  test.each<[string, number, string[]?]>([
    ['a presence', 0b1000_0000],
    ['the exchange of keys', 0b0010_0000],
    ['authentication, as in Kazakhstan', authentication, [clients]],
    ['authentication of a natural person, as in Kazakhstan', authentication, [clients, naturalPerson]],
    ['a signature, of clients', signing, [clients]],
    ['clients, and nothing is said of the key', none, [clients]],
    ['an arc that only begins as Kazakhstan’s', signing, ['1.2.3980.3.3.4.1.1']],
    ['no purpose at all', signing, []],
  ])('ARR-3 · refused: %s', async (_, usage, purposes) => {
    const one = await issue(me, root, { usage, ...(purposes && { purposes }) });
    expect(await outcomeOf(await sign(content, one))).toBe('signature-untrusted');
  });
});

describe('what it costs to refuse', () => {
  /** What it comes to, and how many signatures were verified for it, of whatever kind. */
  const counted = async (signature: string) => {
    const verify = vi.spyOn(webcrypto.subtle, 'verify');
    const outcome = await outcomeOf(signature);
    const { length } = verify.mock.calls;
    verify.mockRestore();
    return [outcome, length];
  };

  test('a signature and each link of its path are verified once, whatever is sent along twice', async () => {
    const below = await issue(me, middle);
    expect(await counted(await sign(content, signer))).toStrictEqual([{ iin }, 2]);
    expect(await counted(await sign(content, below, { along: [middle] }))).toStrictEqual([{ iin }, 3]);
    const twice = [root, middle, signer, middle, root];
    expect(await counted(await sign(content, below, { along: twice }))).toStrictEqual([{ iin }, 3]);
    const late = await issue(me, middle, { until: '2025-02-01' });
    expect(await counted(await sign(content, late, { along: [middle] }))).toStrictEqual(['signature-expired', 3]);
  });

  test.each(['Root', 'Round'])('eight that have issued each other, all of the name %s, cost eight', async (cn) => {
    const first = await issue({ cn }, 'itself', { authority: true, usage: 0 });
    const terms = { authority: true, usage: 0, keysOf: first };
    const along = await Promise.all(Array.from({ length: 7 }, () => issue({ cn }, first, terms)));
    expect(await counted(await sign(content, first, { along }))).toStrictEqual(['signature-untrusted', 8]);
  });

  test.each<[number, string, bigint, string, number]>([
    [2047, '65537', 65_537n, 'signature-unsupported', 0],
    [2048, '65537', 65_537n, 'signature-invalid', 1],
    [4096, 'of 32 bits', 2n ** 32n - 1n, 'signature-invalid', 1],
    [4097, '65537', 65_537n, 'signature-unsupported', 0],
    [3072, 'of 33 bits', 2n ** 32n + 1n, 'signature-unsupported', 0],
    [3072, 'of 3072 bits', 2n ** 3071n + 1n, 'signature-unsupported', 0],
  ])('an RSA key of %i bits with an exponent %s', async (bits, _, exponent, code, verified) => {
    const own = await issue(me, root, { key: 'RSA' });
    const posing = await issue(me, root, { keysOf: await posingWith(own, bits, exponent) });
    expect(await counted(await sign(content, posing))).toStrictEqual([code, verified]);
    const above = await issue({ cn: 'Above' }, root, { authority: true, keysOf: posing });
    const below = await issue(me, above);
    expect(await counted(await sign(content, below, { along: [above] }))).toStrictEqual([
      'signature-untrusted',
      1 + verified,
    ]);
  });
});
