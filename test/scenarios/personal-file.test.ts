import { describe, expect, test } from 'vitest';
import type { AnswerOf } from '../../events/http/endpoints.ts';
import type { Bearer } from '../../local/identity.ts';
import { pdf, put } from '../support/upload.ts';
import { startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;
type File = AnswerOf<'GET /v1/stays/{id}/file'>['body'];
type Act = AnswerOf<'GET /v1/stays/{id}/transfer-act'>['body'];
type Announced = AnswerOf<'POST /v1/stays/{id}/documents'>['body'];
type Link = AnswerOf<'GET /v1/stays/{id}/documents/{documentId}'>['body'];

const monday = '2025-04-07T09:00:00+05:00';
const semi = { setting: 'semi-inpatient', category: 'persons-with-disability' };
const isp = { number: 'ОЖБ-1', settings: ['semi-inpatient'], validTo: '2027-01-31' };

/** Somebody taken in by day. */
const takenIn = async (change: object = semi, registers: object = { isp, disabilityGroup: 2 }) => {
  const world = await startWorld(monday);
  const { setting, category } = change as typeof semi;
  const house = await world.register({ setting, categories: [category, 'elderly'], occupied: 2 });
  const recipient = await world.queue(house, { ...change, registers });
  const { stayId } = (await world.admit(recipient, house)).body;
  return { world, house, own: world.organization(house), recipient, stayId };
};

const fileOf = (world: World, bearer: Bearer, stayId: string) =>
  world.done<File>(bearer, 'GET', `/v1/stays/${stayId}/file`);

const confirm = (world: World, bearer: Bearer, stayId: string, documentId: string) =>
  world.call(bearer, 'POST', `/v1/stays/${stayId}/documents/${documentId}/received`, {});

const pageOf = async (world: World, bearer: Bearer, path: string) =>
  fetch(`${world.kezek.baseUrl}${path}`, {
    headers: { authorization: `Bearer ${await world.kezek.token(bearer)}`, accept: 'text/html' },
  });

const stateOf = ({ documents }: File, kind: string) => documents.find((entry) => entry.kind === kind)?.state;

describe('a personal file', () => {
  test('FIL-1 · is formed at admission; a document is asked for, uploaded, looked at, listed and fetched', async () => {
    const { world, house, own, recipient, stayId } = await takenIn();
    const before = await fileOf(world, own, stayId);
    expect(before).toMatchObject({
      stayId,
      organization: { organizationId: house, name: { kk: 'Мейірім үйі', ru: 'Дом милосердия' } },
      number: 1,
      formedOn: '2025-04-07',
      place: 'Талдықорған',
      name: 'Әлімова Гүлнәр Сейітқызы',
      birthDate: '1950-05-05',
      admittedOn: '2025-04-07',
      address: 'Жетісу, Талдықорған, Абай 2',
      missing: ['disability-certificate'],
    });
    expect(before).not.toHaveProperty('continued');
    expect(before.documents.map(({ kind, state, norm, source }) => [kind, state, norm, source])).toStrictEqual(
      [
        ['application', 'present'],
        ['identity-document', 'present'],
        ['disability-certificate', 'missing'],
        ['medical-card', 'present'],
        ['isp-extract', 'present'],
        ['court-decision-incapacity', 'if-any'],
        ['decision', 'present'],
        ['admission-order', 'present'],
      ].map((line) => [...line, 'FIL-1', '230 cl.23(2)']),
    );

    const kind = 'disability-certificate';
    const said = { kind, type: 'application/pdf', size: pdf.length, issuedOn: '2024-02-02', pages: 2 };
    const { documentId, upload } = await world.done<Announced>(own, 'POST', `/v1/stays/${stayId}/documents`, said);
    expect(upload.fields.key).toBe(`${stayId}/${documentId}`);
    expect(upload.expires).toBe('2025-04-07T04:15:00.000Z');
    const early = await confirm(world, own, stayId, documentId);
    expect(early).toMatchObject({ status: 409, body: { code: 'document-not-uploaded', norm: 'FIL-1' } });
    const fetching = `/v1/stays/${stayId}/documents/${documentId}`;
    expect(await world.call(own, 'GET', fetching)).toMatchObject({ status: 404, body: { code: 'document-not-found' } });
    expect(stateOf(await fileOf(world, own, stayId), kind)).toBe('missing');

    expect(await put(upload, pdf)).toBe(204);
    expect(stateOf(await fileOf(world, own, stayId), kind)).toBe('missing');
    const done = { status: 200, body: { documentId, state: 'uploaded' } };
    expect(await confirm(world, own, stayId, documentId)).toStrictEqual(done);
    expect(await confirm(world, own, stayId, documentId)).toStrictEqual(done);
    const after = await fileOf(world, own, stayId);
    expect(after.missing).toStrictEqual([]);
    expect(after.documents.find((entry) => entry.kind === kind)?.documents).toStrictEqual([
      { stayId, documentId, ...said, receivedAt: '2025-04-07T04:00:00.000Z' },
    ]);

    // Once it was looked at, nothing that is uploaded later takes its place.
    await put(upload, Buffer.from(pdf).fill('x', 20));
    const { url, expires } = await world.done<Link>(own, 'GET', fetching);
    expect(expires).toBe('2025-04-07T04:05:00.000Z');
    const fetched = await fetch(url);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(pdf)).toBe(true);
    expect(fetched.headers.get('content-disposition')).toBe('attachment; filename="disability-certificate.pdf"');

    await world.moveTo('2025-04-07T09:05:00+05:00');
    expect((await fetch(url)).status).toBe(403);
    await world.moveTo('2025-04-07T09:15:00+05:00');
    expect(await put(upload, pdf)).toBe(403);

    const me = await world.done<AnswerOf<'GET /v1/me'>['body']>(world.citizen(recipient), 'GET', '/v1/me');
    expect(me.documents.map((document) => document.documentId)).toStrictEqual([documentId]);
    expect(me.readings.map(({ purpose }) => purpose)).toStrictEqual(
      expect.arrayContaining(['personal-file', 'document']),
    );
  });

  test('FIL-1 · what is no document of a file is refused, and so is what came instead of it', async () => {
    const { world, own, stayId } = await takenIn();
    const ask = (change: object) =>
      world.call(own, 'POST', `/v1/stays/${stayId}/documents`, {
        ...{ kind: 'medical-card', type: 'application/pdf', size: pdf.length },
        ...change,
      });
    const refused = async (change: object) => {
      const { status, body } = await ask(change);
      return [status, body.code, body.norm];
    };
    expect(await refused({ kind: 'selfie' })).toStrictEqual([422, 'document-kind-unknown', 'FIL-1']);
    expect(await refused({ type: 'text/html' })).toStrictEqual([422, 'document-type-refused', 'FIL-1']);
    expect(await refused({ size: 20_000_001 })).toStrictEqual([422, 'document-too-large', 'FIL-1']);
    expect(await refused({ issuedOn: '2025-04-08' })).toStrictEqual([422, 'document-issued-in-the-future', 'FIL-1']);
    expect((await ask({ size: 0 })).status).toBe(400);

    const html = Buffer.from('<html>%PDF-1.7 no scan at all').subarray(0, pdf.length);
    const { documentId, upload } = (await ask({ size: html.length })).body as Announced;
    expect(await put(upload, Buffer.concat([html, html]))).toBe(400);
    expect(await put({ ...upload, fields: { ...upload.fields, key: 'stay-0/doc-0' } }, html)).toBe(403);
    expect(await put(upload, html)).toBe(204);
    const came = await confirm(world, own, stayId, documentId);
    expect(came).toMatchObject({ status: 422, body: { code: 'document-differs', norm: 'FIL-1' } });
    expect((await fileOf(world, own, stayId)).documents.flatMap(({ documents }) => documents)).toStrictEqual([]);
    expect(await confirm(world, own, stayId, 'doc-0')).toMatchObject({
      status: 404,
      body: { code: 'document-not-found' },
    });
  });

  test('FIL-1 · asked for again with the same key, an upload is the same one', async () => {
    const { world, own, stayId } = await takenIn();
    const body = { kind: 'medical-card', type: 'application/pdf', size: pdf.length };
    const ask = () => world.call(own, 'POST', `/v1/stays/${stayId}/documents`, body, { 'idempotency-key': 'one' });
    expect(await ask()).toStrictEqual(await ask());
  });

  test('FIL-1, ADM-2 · who comes again has the former file, with what was in it', async () => {
    const { world, house, own, recipient, stayId } = await takenIn();
    const documentId = await world.announce(house, stayId);
    await confirm(world, own, stayId, documentId);
    await world.onStay(own, stayId, 'discharge', { ground: 'request' });
    expect(await fileOf(world, own, stayId)).not.toHaveProperty('address');
    const { iin, phone } = recipient;
    const again = await world.queue(house, { ...semi, registers: { isp } }, { iin, phone });
    const next = (await world.admit(again, house)).body.stayId;
    const file = await fileOf(world, own, next);
    expect(file).toMatchObject({ number: 1, continued: true, formedOn: '2025-04-07' });
    expect(file.documents.flatMap(({ documents }) => documents)).toMatchObject([{ stayId, documentId }]);
    expect((await world.call(own, 'GET', `/v1/stays/${stayId}/documents/${documentId}`)).status).toBe(200);
  });

  test('FIL-1, TMP-6 · of temporary stay nobody but the organization sees one; of others the authority sees the list, and no document', async () => {
    const { world, house, own, stayId } = await takenIn();
    const documentId = await world.announce(house, stayId);
    await confirm(world, own, stayId, documentId);
    expect(stateOf(await fileOf(world, world.authority, stayId), 'medical-card')).toBe('uploaded');
    const fetching = await world.call(world.authority, 'GET', `/v1/stays/${stayId}/documents/${documentId}`);
    expect(fetching).toMatchObject({ status: 403, body: { code: 'not-yours' } });

    const categories = ['domestic-violence-victim', 'no-fixed-residence'];
    const shelter = await world.register({ setting: 'temporary-stay', categories, occupied: 1 });
    for (const category of categories) {
      const change = { setting: 'temporary-stay', category, temporaryStay: { appliedAt: shelter, recognized: true } };
      const recipient = await world.file({ ...change, documents: [{ kind: 'application' }] });
      if (category === 'domestic-violence-victim') await world.decide(recipient);
      await world.choose(recipient, shelter);
      const admitted = await world.admit(recipient, shelter, { until: '2025-08-01' });
      const theirs = admitted.body.stayId;
      expect((await fileOf(world, world.organization(shelter), theirs)).name).toContain('Әлімова');
      expect(await world.call(world.authority, 'GET', `/v1/stays/${theirs}/file`)).toMatchObject({
        status: 404,
        body: { code: 'stay-not-found' },
      });
    }
  });

  test('FIL-1 · is printed by the form of annex 3, in Kazakh and Russian, and runs nothing', async () => {
    const { world, own, stayId } = await takenIn();
    const answer = await pageOf(world, own, `/v1/stays/${stayId}/file`);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toStrictEqual([200, 'text/html; charset=utf-8']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const words of [
      'Қызмет алушының ЖЕКЕ ІСІ № 1',
      'Әлімова Гүлнәр Сейітқызы',
      '05.05.1950',
      'мүгедектік туралы анықтама',
      'жетіспейді',
      '№ 230 бұйрық, Қағидалар, 23-тармақ',
      '@page { size: A4',
    ])
      expect(text).toContain(words);
    expect((await world.call(own, 'GET', `/v1/stays/${stayId}/file`, undefined, { accept: 'text/csv' })).status).toBe(
      406,
    );
  });
});

describe('a file that goes along', () => {
  test('TRA-2, FIL-1 · by an act with an inventory, as it was then; the receiving organization continues it', async () => {
    const { world, house, own, stayId } = await takenIn();
    const path = `/v1/stays/${stayId}/transfer-act`;
    expect(await world.call(own, 'GET', path)).toMatchObject({
      status: 409,
      body: { code: 'nothing-to-hand-over', norm: 'TRA-2' },
    });
    await confirm(world, own, stayId, await world.announce(house, stayId, { kind: 'disability-certificate' }));
    const other = await world.register({ setting: 'semi-inpatient', occupied: 2 });
    const to = world.organization(other);
    await world.onStay(own, stayId, 'transfer', { toOrganizationId: other });
    expect((await world.call(to, 'GET', path)).status).toBe(404);
    const asked = await world.done<Act>(own, 'GET', path);
    expect(asked).toMatchObject({ made: false, from: { organizationId: house }, to: { organizationId: other } });

    const agreed = await world.call(world.authority, 'POST', `/v1/stays/${stayId}/transfer`, {
      toOrganizationId: other,
    });
    expect(agreed.body).toMatchObject({ transferred: true });
    await world.moveTo('2025-04-08T09:00:00+05:00');
    await confirm(world, to, stayId, await world.announce(other, stayId, { kind: 'individual-plan' }));
    const act = await world.done<Act>(own, 'GET', path);
    expect(await world.done<Act>(to, 'GET', path)).toStrictEqual(act);
    expect(act).toMatchObject({ made: true, norm: 'TRA-2', order: { number: '14', date: '2025-04-07' } });
    expect(act.inventory.map(({ no, kind, form, uploaded }) => [no, kind, form, uploaded])).toStrictEqual([
      [1, 'application', undefined, false],
      [2, 'identity-document', undefined, false],
      [3, 'disability-certificate', 'copy', true],
      [4, 'medical-card', undefined, false],
      [5, 'isp-extract', undefined, false],
      [6, 'decision', undefined, false],
      [7, 'admission-order', undefined, false],
      [8, 'discharge-order', undefined, false],
      [9, 'individual-plan', undefined, false],
      [10, 'monitoring-journal', undefined, false],
    ]);
    expect(await (await pageOf(world, to, path)).text()).toContain('Жеке істі қабылдау-тапсыру актісі');

    const file = await fileOf(world, to, stayId);
    expect(file).toMatchObject({ continued: true, cameFrom: { organizationId: house }, number: 1 });
    expect(stateOf(file, 'disability-certificate')).toBe('uploaded');
    expect((await world.call(own, 'GET', `/v1/stays/${stayId}/file`)).status).toBe(404);
  });
});

describe('inpatient care', () => {
  test('ADM-1, ADM-3, FIL-1 · the file of a child asks for what the card is formed with and what the representative presents', async () => {
    const world = await startWorld(monday);
    const category = 'children-musculoskeletal';
    const house = await world.register({ categories: [category], occupied: 2 });
    const representative = {
      iin: '500505300109',
      name: { family: 'Бөлекова', given: 'Өрзия' },
      phone: '+77079876543',
      relation: 'анасы',
    };
    const recipient = await world.queue(house, { category }, { birthDate: '2015-04-08', representative });
    const { stayId } = (await world.admit(recipient, house)).body;
    const file = await fileOf(world, world.organization(house), stayId);
    expect(file.missing).toStrictEqual(['birth-certificate', 'vaccination-card']);
    expect(file.documents.map(({ kind, norm }) => [kind, norm])).toStrictEqual([
      ['decision', 'ADM-1'],
      ['medical-card', 'ADM-1'],
      ['birth-certificate', 'ADM-3'],
      ['vaccination-card', 'ADM-3'],
      ['admission-order', 'ADM-1'],
    ]);
    expect(file.representative).toStrictEqual({ name: 'Бөлекова Өрзия', relation: 'анасы' });
  });
});
