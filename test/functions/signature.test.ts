import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { Refusal } from '../../domain/refusal.ts';
import { signedContent } from '../../functions/shared/signature/signed-content.ts';
import { type Claim, signerOf } from '../../functions/shared/signature/verify.ts';
import { derOf, type Identity, issue, type KeyKind, sign } from '../support/certificates.ts';
import { iinOf } from '../support/iin.ts';

/** ЭЦҚ: which signatures are worth something. */

const iin = iinOf(1);
const me = { cn: 'Әлімова Гүлнәр', serialNumber: `IIN${iin}` };
const now = '2025-03-11T05:00:00.000Z';
const ground = { norm: 'ARR-3', source: '263/1 cl.7' };
const request = (id: string) => `POST /v1/applications/${id}/postponement`;
const body = { reason: 'illness', until: '2025-04-20' };
const content = signedContent(request('app-1'), body) ?? '';

let root: Identity;
let middle: Identity;
let signer: Identity;
beforeAll(async () => {
  root = await issue({ cn: 'Root' }, 'itself', { authority: true });
  middle = await issue({ cn: 'Middle' }, root, { authority: true, below: 0 });
  signer = await issue(me, root);
});

const claim = (signature: string, change: Partial<Claim> = {}): Claim => ({
  signature,
  content,
  anchors: [derOf(root.certificate)],
  now,
  ground,
  ...change,
});

/** Who signed, or the code of the refusal; anything else that is thrown is a failure. */
const outcomeOf = async (signature: string, change: Partial<Claim> = {}) => {
  try {
    return { iin: await signerOf(claim(signature, change)) };
  } catch (error) {
    if (error instanceof Refusal && error.code.startsWith('signature-') && error.ground === ground) return error.code;
    throw error;
  }
};

describe('a signature that is taken', () => {
  test.each(['RSA', 'RSA-PSS', 'P-256', 'P-384', 'P-521'] as const)(
    'ARR-3 · %s, with SHA-256 and SHA-512',
    async (key) => {
      for (const digest of ['SHA-256', 'SHA-512'] as const) {
        const strong = await issue(me, root, { key, digest });
        expect(await outcomeOf(await sign(content, strong, { digest }))).toStrictEqual({ iin });
      }
    },
  );

  test('over the content itself, without signed attributes', async () => {
    expect(await outcomeOf(await sign(content, signer, { bare: true }))).toStrictEqual({ iin });
  });

  test('with an authority between, sent along; and without it when that one is trusted itself', async () => {
    const below = await issue(me, middle);
    const alone = await sign(content, below);
    expect(await outcomeOf(await sign(content, below, { along: [middle] }))).toStrictEqual({ iin });
    expect(await outcomeOf(alone, { anchors: [derOf(middle.certificate)] })).toStrictEqual({ iin });
    expect(await outcomeOf(alone)).toBe('signature-untrusted');
  });

  test('by an authority whose old certificate has run out and whose new one is sent along too', async () => {
    const old = await issue({ cn: 'Renewed' }, root, { authority: true, until: '2025-02-01' });
    const fresh = await issue({ cn: 'Renewed' }, root, { authority: true, keysOf: old });
    const below = await issue(me, old);
    expect(await outcomeOf(await sign(content, below, { along: [old, fresh] }))).toStrictEqual({ iin });
    expect(await outcomeOf(await sign(content, below, { along: [old] }))).toBe('signature-expired');
  });

  test('by an authority that has a longer way besides one that has run out', async () => {
    const near = await issue({ cn: 'Near' }, root, { authority: true, until: '2025-02-01' });
    const far = await issue({ cn: 'Far' }, root, { authority: true });
    const between = await issue({ cn: 'Between' }, near, { authority: true });
    const around = await issue({ cn: 'Near' }, far, { authority: true, keysOf: near });
    const signature = async (...along: Identity[]) => sign(content, await issue(me, between), { along });
    expect(await outcomeOf(await signature(between, near, around, far))).toStrictEqual({ iin });
    expect(await outcomeOf(await signature(between, near))).toBe('signature-expired');
  });

  test('in lines, as base64 is written to a file', async () => {
    const lines = (await sign(content, signer)).replaceAll(/.{76}/g, '$&\r\n');
    expect(await outcomeOf(lines)).toStrictEqual({ iin });
  });
});

describe('a signer without an IIN', () => {
  test.each<[string, string | string[]]>([
    ['no number', []],
    ['two numbers', [`IIN${iin}`, `IIN${iinOf(2)}`]],
    ['the number of an organization', 'BIN990140000015'],
    ['a number without its kind', iin],
    ['a number too long', `IIN${iin}0`],
  ])('%s in the subject', async (_, serialNumber) => {
    const other = await issue({ cn: 'Somebody', serialNumber }, root);
    expect(await outcomeOf(await sign(content, other))).toStrictEqual({ iin: undefined });
  });
});

describe('a signature that is refused', () => {
  test.each<[string, string]>([
    ['another case', signedContent(request('app-2'), body) ?? ''],
    ['another act', content.replace('postponement', 'choice')],
    ['another date', content.replace('2025-04-20', '2025-04-21')],
    ['the same words, not canonical', content.replace(':', ': ')],
    ['nothing', ''],
  ])('ARR-3 · it is over %s', async (_, over) => {
    expect(await outcomeOf(await sign(content, signer), { content: over })).toBe('signature-invalid');
    expect(await outcomeOf(await sign(content, signer, { bare: true }), { content: over })).toBe('signature-invalid');
  });

  test('it is made with the key of somebody else', async () => {
    const thief = await issue(me, 'itself');
    const stolen = { certificate: signer.certificate, keys: thief.keys };
    expect(await outcomeOf(await sign(content, stolen))).toBe('signature-invalid');
  });

  test.each<[string, Parameters<typeof sign>[2]]>([
    ['carries its content', { attached: true }],
    ['carries no certificate', { anonymous: true }],
  ])('it %s', async (_, how) => {
    expect(await outcomeOf(await sign(content, signer, how))).toBe('signature-malformed');
  });

  test('two have signed, or it carries more certificates than a path has', async () => {
    const second = await issue(me, root);
    expect(await outcomeOf(await sign(content, signer, { more: [second] }))).toBe('signature-malformed');
    const crowd = Array.from({ length: 7 }, () => middle);
    expect(await outcomeOf(await sign(content, signer, { along: crowd }))).toStrictEqual({ iin });
    expect(await outcomeOf(await sign(content, signer, { along: [...crowd, middle] }))).toBe('signature-malformed');
  });

  test('it says it is of another kind, itself or what it is over, or is no base64', async () => {
    const der = Buffer.from(await sign(content, signer), 'base64');
    for (const [kind, other] of [
      ['2a864886f70d010702', '2a864886f70d010701'],
      ['2a864886f70d010701', '2a864886f70d010703'],
    ] as const) {
      const changed = Buffer.from(der.toString('hex').replace(kind, other), 'hex');
      expect(await outcomeOf(changed.toString('base64'))).toBe('signature-malformed');
    }
    const behind = Buffer.concat([der, Buffer.from('xx')]).toString('base64');
    for (const other of [`*${der.toString('base64')}`, behind])
      expect(await outcomeOf(other)).toBe('signature-malformed');
  });

  test('its digest is SHA-1, MD5 or of GOST, or the authority’s is SHA-1', async () => {
    const weak = { digest: 'SHA-1' } as const;
    const weakly = async (key: KeyKind) => issue(me, root, { keysOf: await issue(me, root, { key, ...weak }) });
    const said = (saying: string) => sign(content, signer, { saying });
    for (const signature of [
      await sign(content, signer, weak),
      await sign(content, await weakly('RSA')),
      await sign(content, await weakly('RSA'), weak),
      await sign(content, await weakly('RSA-PSS')),
      await said('1.2.840.113549.2.5'),
      await said('1.2.643.7.1.1.2.2'),
      await sign(content, await issue(me, root, weak)),
    ])
      expect(await outcomeOf(signature)).toBe('signature-unsupported');
    const frail = await issue({ cn: 'Frail' }, root, { authority: true, ...weak });
    expect(await outcomeOf(await sign(content, await issue(me, frail), { along: [frail] }))).toBe(
      'signature-untrusted',
    );
  });

  test('no anchor has issued the certificate: another of the same name, nobody, or none at all', async () => {
    const impostor = await issue({ cn: 'Root' }, 'itself', { authority: true });
    expect(await outcomeOf(await sign(content, await issue(me, impostor), { along: [impostor] }))).toBe(
      'signature-untrusted',
    );
    const renamed = await issue({ cn: 'Renamed' }, root, { authority: true, keysOf: impostor });
    expect(await outcomeOf(await sign(content, await issue(me, impostor), { along: [renamed] }))).toBe(
      'signature-untrusted',
    );
    expect(await outcomeOf(await sign(content, await issue(me, 'itself')))).toBe('signature-untrusted');
    expect(await outcomeOf(await sign(content, signer), { anchors: [] })).toBe('signature-untrusted');
  });

  test('nobody who is no authority, or may have none below, or may not issue, has issued a certificate', async () => {
    const below = await issue({ cn: 'Below' }, middle, { authority: true });
    const silent = await issue({ cn: 'Silent' }, root, { authority: true, usage: 0b0000_0010 });
    const posing = await issue({ cn: 'Posing' }, root, { usage: 0 });
    for (const along of [[signer], [posing], [below, middle], [silent]]) {
      const [issuer] = along as [Identity];
      expect(await outcomeOf(await sign(content, await issue(me, issuer), { along }))).toBe('signature-untrusted');
    }
    const anchors = [derOf(signer.certificate)];
    expect(await outcomeOf(await sign(content, await issue(me, signer)), { anchors })).toBe('signature-untrusted');
    expect(await outcomeOf(await sign(content, signer), { anchors })).toBe('signature-untrusted');
  });

  test('the path is too long', async () => {
    const path = [root];
    for (const cn of ['1', '2', '3', '4']) path.unshift(await issue({ cn }, path[0] ?? root, { authority: true }));
    const [fourth, ...three] = path as [Identity, Identity, ...Identity[]];
    expect(await outcomeOf(await sign(content, await issue(me, three[0] ?? root), { along: three }))).toStrictEqual({
      iin,
    });
    expect(await outcomeOf(await sign(content, await issue(me, fourth), { along: path }))).toBe('signature-untrusted');
  });

  test('authorities that have issued each other lead nowhere, and soon', async () => {
    const [one, two] = await Promise.all(['One', 'Two'].map((cn) => issue({ cn }, 'itself', { authority: true })));
    if (!one || !two) throw new Error('There are two.');
    const round = [
      await issue({ cn: 'One' }, two, { authority: true, keysOf: one }),
      await issue({ cn: 'Two' }, one, { authority: true, keysOf: two }),
    ];
    const along = [...round, ...round, ...round];
    expect(await outcomeOf(await sign(content, await issue(me, one), { along }))).toBe('signature-untrusted');
  });

  test('the certificate demands what nobody knows', async () => {
    const strange = await issue(me, root, { critical: '1.2.3.4' });
    expect(await outcomeOf(await sign(content, strange))).toBe('signature-untrusted');
  });
});

describe('a certificate holds from its first moment to its last', () => {
  const from = '2025-03-11T00:00:00.000Z';
  const until = '2025-03-12T00:00:00.000Z';
  const around = [
    ['2025-03-10T23:59:59.999Z', 'signature-expired'],
    [from, { iin }],
    [until, { iin }],
    ['2025-03-12T00:00:00.001Z', 'signature-expired'],
  ] as const;

  test.each(['the signer’s', 'the authority’s between', 'the anchor’s'])('%s', async (whose) => {
    const term = (of: string) => (of === whose ? { from, until } : {});
    const anchor = await issue({ cn: 'Anchor' }, 'itself', { authority: true, ...term('the anchor’s') });
    const between = await issue({ cn: 'Between' }, anchor, { authority: true, ...term('the authority’s between') });
    const last = await issue(me, between, term('the signer’s'));
    const signature = await sign(content, last, { along: [between] });
    const anchors = [derOf(anchor.certificate)];
    for (const [moment, outcome] of around)
      expect(await outcomeOf(signature, { anchors, now: moment })).toStrictEqual(outcome);
  });
});

describe('whatever comes', () => {
  test('no bytes and no text are taken for a signature, or break anything', async () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((array) => Buffer.from(array).toString('base64'));
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, fc.string()), async (signature) => {
        expect(await outcomeOf(signature)).toBe('signature-malformed');
      }),
      { numRuns: 300 },
    );
  });

  test('no part of a good one is one', async () => {
    const good = await sign(content, signer);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), async (length) => {
        expect(await outcomeOf(good.slice(0, length))).toBe('signature-malformed');
      }),
    );
  });

  test.each(['RSA', 'P-256'] as const)(
    'a bit of a good one (%s) is changed: refused, or what counts is as it was',
    async (key) => {
      const own = await issue({ cn: 'Own' }, 'itself', { authority: true, key: 'RSA' });
      const change = { anchors: [derOf(own.certificate)] };
      const one = await issue(me, own, { key });
      const good = Buffer.from(await sign(content, one), 'base64');
      expect(await outcomeOf(good.toString('base64'), change)).toStrictEqual({ iin });
      const { tbsView, signatureValue } = one.certificate;
      const attributes = good.indexOf(Buffer.from('06092a864886f70d010903', 'hex')) - 2;
      const counts = [
        [good.indexOf(tbsView), tbsView.length],
        [good.indexOf(signatureValue.valueBlock.valueHexView), signatureValue.valueBlock.valueHexView.length],
        [attributes, 75],
        // An elliptic signature is two numbers, which may be written in several ways.
        ...(key === 'RSA' ? [[good.length - 256, 256]] : []),
      ] as const;
      await fc.assert(
        fc.asyncProperty(fc.nat(good.length * 8 - 1), async (bit) => {
          const place = bit >> 3;
          const changed = Buffer.from(good);
          changed[place] = (changed[place] ?? 0) ^ (1 << (bit & 7));
          const outcome = await outcomeOf(changed.toString('base64'), change);
          if (typeof outcome === 'string') return;
          expect(outcome).toStrictEqual({ iin });
          expect(counts.filter(([from = 0, length = 0]) => place >= from && place < from + length)).toStrictEqual([]);
        }),
        { numRuns: 1000 },
      );
    },
  );
});
