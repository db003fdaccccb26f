import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { signedContent } from '../../functions/shared/signature/signed-content.ts';
import { type Identity, issue, pemOf, sign } from '../support/certificates.ts';
import { iinOf } from '../support/iin.ts';
import { type Recipient, startWorld } from '../support/world.ts';

/** ЭЦҚ, in the running system: which acts need one, whose it must be, and that it is kept. */

let root: Identity;
beforeAll(async () => {
  root = await issue({ cn: 'Root' }, 'itself', { authority: true });
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const start = (parameters: Record<string, string>) => {
  vi.stubEnv('KEZEK_PARAMETERS', JSON.stringify({ SignatureTrustAnchors: pemOf(root), ...parameters }));
  return startWorld('2025-03-11T09:00:00+05:00');
};
type World = Awaited<ReturnType<typeof start>>;

const identityOf = (iin: string, terms: Parameters<typeof issue>[2] = {}) =>
  issue({ cn: 'Somebody', serialNumber: `IIN${iin}` }, root, terms);

const pathOf = ({ applicationId }: Recipient, act: 'postponement' | 'choice') =>
  `/v1/applications/${applicationId}/${act}`;

/** What is signed of a request, and the signature. */
const documentBy = async (signer: Identity, path: string, body: object) => {
  const signed = signedContent(`POST ${path}`, body) ?? '';
  return { signed, signature: await sign(signed, signer) };
};

const body = { reason: 'illness', until: '2025-04-20' };

/** Somebody with an offer, who has fallen ill. */
const offered = async (world: World, recipient = {}) => {
  const organizationId = await world.register();
  const ill = await world.file({}, recipient);
  await world.decide(ill);
  await world.done(world.department, 'POST', pathOf(ill, 'choice'), { organizationId });
  await world.vacate(organizationId);
  return ill;
};

const remarksOf = async (world: World, recipient: Recipient, kind: string) => {
  const { body: me } = await (await world.client(world.citizen(recipient))).call('GET /v1/me');
  return me.remarks.filter((remark) => remark.kind === kind);
};

describe('a postponement that must be signed', () => {
  test('ARR-3 · is refused without a signature and with any but the caller’s own, and nothing has changed', async () => {
    const world = await start({ Signatures: 'required' });
    const ill = await offered(world);
    const path = pathOf(ill, 'postponement');
    const before = await world.see(ill);
    const own = await identityOf(ill.iin);
    const by = async (signer: Identity, over: string = path, what: object = body) =>
      (await documentBy(signer, over, what)).signature;
    const nameless = await issue({ cn: 'Somebody' }, root);
    const impossible = await identityOf('500505300100');
    const cases: [number, string, string | undefined][] = [
      [422, 'signature-missing', undefined],
      [400, 'signature-malformed', 'MQ=='],
      [422, 'signature-not-yours', await by(await identityOf(iinOf(999)))],
      [422, 'signature-not-yours', await by(nameless)],
      [422, 'signature-not-yours', await by(impossible)],
      [422, 'signature-invalid', await by(own, path, { ...body, until: '2025-04-19' })],
      [422, 'signature-invalid', await by(own, path.replace('app-', 'app-1'))],
      [422, 'signature-expired', await by(await identityOf(ill.iin, { until: '2025-03-10' }))],
      [422, 'signature-untrusted', await by(await issue({ cn: 'Me', serialNumber: `IIN${ill.iin}` }, 'itself'))],
    ];
    for (const [status, code, signature] of cases) {
      const answer = await world.call(world.citizen(ill), 'POST', path, { ...body, ...(signature && { signature }) });
      expect([answer.status, answer.body.code]).toStrictEqual([status, code]);
      expect(answer.body).toMatchObject({
        norm: 'ARR-3',
        source: '263/1 cl.7',
        explanation: { kk: expect.stringContaining('ЭЦҚ') },
      });
      expect(await world.see(ill)).toStrictEqual(before);
    }
    const odd = `{"reason":"illness","until":"2025-04-20","note":"\\ud800","signature":"${await by(own)}"}`;
    expect((await world.call(world.citizen(ill), 'POST', path, odd)).body.code).toBe('signature-invalid');
    expect(await remarksOf(world, ill, 'postponement')).toStrictEqual([]);
  });

  test('ARR-3 · is taken with the recipient’s own signature, which is kept with what it is over', async () => {
    const world = await start({ Signatures: 'required' });
    const ill = await offered(world);
    const path = pathOf(ill, 'postponement');
    const document = await documentBy(await identityOf(ill.iin), path, body);
    const { signature } = document;
    expect(await world.done(world.citizen(ill), 'POST', path, { ...body, signature })).toStrictEqual({
      arriveBy: '2025-04-20',
    });
    expect(await remarksOf(world, ill, 'postponement')).toMatchObject([{ text: 'illness', ...document }]);
  });

  test('ARR-3 · a representative signs for themself; the department needs none, and is given that of either', async () => {
    const world = await start({ Signatures: 'required' });
    const representative = {
      iin: iinOf(901),
      name: { family: 'Әлімова', given: 'Әсем' },
      phone: '+77019990901',
      relation: 'daughter',
    };
    const [daughter, stranger] = await Promise.all([identityOf(representative.iin), identityOf(iinOf(902))]);
    const caller = { role: 'citizen', iin: representative.iin } as const;
    const [first, second, third] = await Promise.all([1, 2, 3].map(() => offered(world, { representative })));
    if (!first || !second || !third) throw new Error('There are three.');

    const send = async (bearer: Parameters<World['call']>[0], ill: Recipient, signer?: Identity) => {
      const path = pathOf(ill, 'postponement');
      const signature = signer && (await documentBy(signer, path, body)).signature;
      const answer = await world.call(bearer, 'POST', path, { ...body, ...(signature && { signature }) });
      return answer.body.code ?? answer.status;
    };
    expect(await send(caller, first, await identityOf(first.iin))).toBe('signature-not-yours');
    expect(await send(caller, first, daughter)).toBe(200);
    expect(await send(world.department, second, stranger)).toBe('signature-not-yours');
    expect(await send(world.department, second, daughter)).toBe(200);
    expect(await send(world.department, third)).toBe(200);
  });

  test('ARR-3 · cannot be, where no authority is trusted', async () => {
    const world = await start({ Signatures: 'required', SignatureTrustAnchors: '' });
    const ill = await offered(world);
    const path = pathOf(ill, 'postponement');
    const { signature } = await documentBy(await identityOf(ill.iin), path, body);
    expect((await world.call(world.citizen(ill), 'POST', path, body)).body.code).toBe('signature-missing');
    expect((await world.call(world.citizen(ill), 'POST', path, { ...body, signature })).body.code).toBe(
      'signature-untrusted',
    );
  });
});

describe('a choice that must be signed', () => {
  test('CHO-1 · is refused without a signature, and kept with one', async () => {
    const world = await start({ Signatures: 'required', SignedActs: 'choice' });
    const organizationId = await world.register({ occupied: 2 });
    const recipient = await world.file();
    await world.decide(recipient);
    const path = pathOf(recipient, 'choice');
    const before = await world.see(recipient);
    const missing = await world.call(world.citizen(recipient), 'POST', path, { organizationId });
    expect([missing.status, missing.body.code, missing.body.norm]).toStrictEqual([422, 'signature-missing', 'CHO-1']);
    expect(await world.see(recipient)).toStrictEqual(before);
    const { signed, signature } = await documentBy(await identityOf(recipient.iin), path, { organizationId });
    const chosen = await world.done(world.citizen(recipient), 'POST', path, { organizationId, signature });
    expect(chosen.outcome).toBe('place-offered');
    expect(await remarksOf(world, recipient, 'choice')).toMatchObject([{ text: organizationId, signed, signature }]);
  });

  test('QUE-1 · is, when only the joining of a queue must be, and it ends in one; nothing has changed till then', async () => {
    const world = await start({ Signatures: 'required', SignedActs: 'joining' });
    const [open, full, another] = await Promise.all([
      world.register({ occupied: 2 }),
      world.register({ licence: { number: 'L-1', validFrom: '2023-01-01', validTo: '2025-03-12' } }),
      world.register(),
    ]);
    const [lucky, waiting] = await Promise.all([world.file(), world.file()]);
    await Promise.all([lucky, waiting].map((one) => world.decide(one)));
    expect((await world.choose(lucky, open)).outcome).toBe('place-offered');

    const send = async (organizationId: string, signer?: Identity) => {
      const path = pathOf(waiting, 'choice');
      const signature = signer && (await documentBy(signer, path, { organizationId })).signature;
      const sent = { organizationId, ...(signature && { signature }) };
      const { body } = await world.call(world.citizen(waiting), 'POST', path, sent);
      return body.code ? [body.code, body.norm] : body.outcome;
    };
    const expectRefused = async (organizationId: string) => {
      const before = await world.see(waiting);
      expect(await send(organizationId)).toStrictEqual(['signature-missing', 'QUE-1']);
      expect(await world.see(waiting)).toStrictEqual(before);
    };
    const own = await identityOf(waiting.iin);
    await expectRefused(full);
    expect(await send(full, own)).toBe('queued');
    expect(await remarksOf(world, waiting, 'choice')).toHaveLength(1);
    // CAT-8: who waits where nobody may be taken leaves it by another choice, and by no refused one.
    await world.moveTo('2025-03-14T09:00:00+05:00');
    await expectRefused(another);
    expect(await send(another, own)).toBe('queued');
    expect((await world.see(waiting)).organizationId).toBe(another);
  });
});

test('ARR-3 · where signatures are optional none is needed, and a false one is refused all the same', async () => {
  const world = await start({});
  const ill = await offered(world);
  const path = pathOf(ill, 'postponement');
  const { signature } = await documentBy(await identityOf(iinOf(999)), path, body);
  const refused = await world.call(world.citizen(ill), 'POST', path, { ...body, signature });
  expect(refused.body.code).toBe('signature-not-yours');
  expect((await world.call(world.citizen(ill), 'POST', path, body)).status).toBe(200);
});
