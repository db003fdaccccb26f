import { describe, expect, test } from 'vitest';
import type { Bearer } from '../../local/identity.ts';
import { type Recipient, startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

const tuesday = '2025-03-11T09:00:00+05:00';

/** A call as it goes over the wire, for what stands in its headers. */
const send = async (world: World, bearer: Bearer | undefined, path: string, headers = {}, body?: object) => {
  const response = await fetch(`${world.kezek.baseUrl}${path}`, {
    headers: {
      ...(bearer && { authorization: `Bearer ${await world.kezek.token(bearer)}` }),
      ...(body && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  const { status } = response;
  const text = await response.text();
  await world.kezek.settle();
  const header = (name: string) => response.headers.get(name);
  return { status, text, etag: header('etag') ?? '', cacheControl: header('cache-control'), header };
};

const caseOf = ({ applicationId }: Recipient) => `/v1/applications/${applicationId}`;

const codeOf = ({ status, text }: { status: number; text: string }) => [status, JSON.parse(text).code];

describe('who reads again what they have', () => {
  test('QUE-11 · is told that it is unchanged, and gets the case anew when it is not', async () => {
    const world = await startWorld(tuesday);
    const recipient = await world.queue(await world.register());
    const read = (headers = {}) => send(world, world.citizen(recipient), caseOf(recipient), headers);
    const first = await read();
    expect([first.status, first.cacheControl]).toStrictEqual([200, 'private, no-cache']);
    for (const header of [first.etag, `W/${first.etag}`, `"other", ${first.etag}`, '*']) {
      const again = await read({ 'if-none-match': header });
      expect([again.status, again.text, again.etag, again.cacheControl]).toStrictEqual([
        304,
        '',
        first.etag,
        'private, no-cache',
      ]);
      expect([again.header('content-length'), again.header('content-encoding')]).toStrictEqual([null, null]);
    }
    await world.done(world.citizen(recipient), 'POST', `${caseOf(recipient)}/still-waiting`, {});
    const changed = await read({ 'if-none-match': first.etag });
    expect(changed.status).toBe(200);
    expect(changed.etag).not.toBe(first.etag);
    const office = await send(world, world.department, caseOf(recipient), { 'if-none-match': changed.etag });
    expect(office.etag.split('-')[0]).toBe(changed.etag.split('-')[0]);
  });

  test('QUE-11 · a list that all may read all may keep; what is changed, and what is refused, nobody keeps', async () => {
    const world = await startWorld(tuesday);
    const organizationId = await world.register();
    const open = await send(world, undefined, '/v1/organizations');
    expect([open.status, open.cacheControl]).toStrictEqual([200, 'public, no-cache']);
    const again = await send(world, undefined, '/v1/organizations', { 'if-none-match': open.etag });
    expect([again.status, again.text, again.cacheControl]).toStrictEqual([304, '', 'public, no-cache']);
    const vacancies = `/v1/organizations/${organizationId}/vacancies`;
    const vacated = await send(world, world.organization(organizationId), vacancies, {}, { count: 1 });
    expect([vacated.status, vacated.cacheControl]).toStrictEqual([202, 'no-store']);
    const fuller = await send(world, undefined, '/v1/organizations', { 'if-none-match': open.etag });
    expect(fuller.status).toBe(200);
    const refused = await send(world, world.department, '/v1/applications/app-none', { 'if-none-match': '*' });
    expect([refused.status, refused.cacheControl]).toStrictEqual([404, 'no-store']);
  });
});

describe('who decides on what they have read', () => {
  const stillWaiting = (world: World, recipient: Recipient, headers: object) =>
    send(world, world.citizen(recipient), `${caseOf(recipient)}/still-waiting`, headers, {});
  const versionOf = async (world: World, recipient: Recipient) =>
    (await send(world, world.citizen(recipient), caseOf(recipient))).etag;

  test('SMS-6 · is heard while it is as they have read it, and told when it is not; then nothing has changed', async () => {
    const world = await startWorld(tuesday);
    const recipient = await world.queue(await world.register());
    const mine = await versionOf(world, recipient);
    const { etag: seenByTheOffice } = await send(world, world.department, caseOf(recipient));
    expect((await stillWaiting(world, recipient, { 'if-match': mine })).status).toBe(200);
    const now = await versionOf(world, recipient);
    for (const header of [mine, seenByTheOffice, `W/${now}`, `"1", ${mine}`, '"garbage"', 'garbage', '""']) {
      const refused = await stillWaiting(world, recipient, { 'if-match': header });
      expect([...codeOf(refused), refused.cacheControl]).toStrictEqual([412, 'changed-meanwhile', 'no-store']);
    }
    expect(await versionOf(world, recipient)).toBe(now);
    for (const header of [`"1", ${now}`, '*'])
      expect((await stillWaiting(world, recipient, { 'if-match': header })).status).toBe(200);
  });

  test('SMS-6 · of many who have read the same, one is heard', async () => {
    const world = await startWorld(tuesday);
    const recipient = await world.queue(await world.register());
    const headers = { 'if-match': await versionOf(world, recipient) };
    const answers = await Promise.all(Array.from({ length: 6 }, () => stillWaiting(world, recipient, headers)));
    expect(answers.map(({ status }) => status).toSorted()).toStrictEqual([200, 412, 412, 412, 412, 412]);
    const { timeline } = await world.see(recipient);
    expect(timeline.filter(({ type }) => type === 'StillWaitingConfirmed')).toHaveLength(1);
  });

  test('CHO-1 · of two choices that rest on the same, one holds', async () => {
    const world = await startWorld(tuesday);
    const houses = [await world.register(), await world.register({ bin: '990140000023' })];
    const recipient = await world.file();
    await world.decide(recipient);
    const headers = { 'if-match': await versionOf(world, recipient) };
    const choose = (organizationId = '') =>
      send(world, world.citizen(recipient), `${caseOf(recipient)}/choice`, headers, { organizationId });
    const answers = await Promise.all([...houses, ...houses].map(choose));
    expect(answers.map(({ status }) => status).toSorted()).toStrictEqual([200, 412, 412, 412]);
    const { timeline } = await world.see(recipient);
    expect(timeline.filter(({ type }) => type === 'OrganizationChosen')).toHaveLength(1);
  });

  test('ADM-1, LEA-1 · an admission and an act on a stay are held to it, too; where there is no case nobody is left to believe so', async () => {
    const world = await startWorld(tuesday);
    const house = await world.register({ occupied: 2 });
    const recipient = await world.queue(house);
    const host = world.organization(house);
    const act = (path: string, etag: string, body: object = {}) =>
      send(world, host, path, { 'if-match': etag }, { order: { number: '12', date: world.today() }, ...body });
    const seen = async () => (await send(world, host, caseOf(recipient))).etag;
    const { applicationId } = recipient;
    const admit = (etag: string) => act(`/v1/organizations/${house}/admissions`, etag, { applicationId });
    const offered = await seen();
    expect(codeOf(await admit('"1-000000000000000000000000"'))).toStrictEqual([412, 'changed-meanwhile']);
    const { text } = await admit(offered);
    const leave = `/v1/stays/${JSON.parse(text).stayId}/leave`;
    expect(codeOf(await act(leave, offered))).toStrictEqual([412, 'changed-meanwhile']);
    expect((await act(leave, await seen())).status).toBe(200);
    const elsewhere = await send(world, host, `/v1/organizations/${house}/vacancies`, { 'if-match': offered }, {});
    expect(codeOf(elsewhere)).toStrictEqual([400, 'if-match-not-here']);
  });

  test('TMP-6 · of a victim’s case the citizen’s tag tells no version, which would count what is between offices', async () => {
    const world = await startWorld(tuesday);
    const shelter = await world.register({ setting: 'temporary-stay', categories: ['domestic-violence-victim'] });
    const recipient = await world.file({
      setting: 'temporary-stay',
      category: 'domestic-violence-victim',
      documents: [{ kind: 'application' }],
      temporaryStay: { appliedAt: shelter },
    });
    await world.fulfil(world.organization(shelter), 'identify-victim', { declinesPolice: true });
    const before = await versionOf(world, recipient);
    expect(before).toMatch(/^"[0-9a-f]{24}"$/);
    await world.fulfil(world.organization(shelter), 'inform-police');
    expect(await versionOf(world, recipient)).toBe(before);
  });

  test('CAT-8 · who leaves one that takes nobody for another is not held up by their own leaving', async () => {
    const world = await startWorld(tuesday);
    const lapsing = { number: 'L-1', validFrom: '2023-01-01', validTo: '2025-03-12' };
    const closed = await world.register({ licence: lapsing });
    const other = await world.register({ bin: '990140000023' });
    const recipient = await world.queue(closed);
    const stale = await versionOf(world, recipient);
    await world.done(world.citizen(recipient), 'POST', `${caseOf(recipient)}/still-waiting`, {});
    await world.moveTo('2025-03-13T10:00:00+05:00');
    const choose = (etag: string) =>
      send(
        world,
        world.citizen(recipient),
        `${caseOf(recipient)}/choice`,
        { 'if-match': etag },
        { organizationId: other },
      );
    const fresh = await versionOf(world, recipient);
    expect(codeOf(await choose(stale))).toStrictEqual([412, 'changed-meanwhile']);
    expect(await versionOf(world, recipient)).toBe(fresh);
    const answers = await Promise.all([choose(fresh), choose(fresh), choose(fresh)]);
    expect(answers.map(({ status }) => status).toSorted()).toStrictEqual([200, 412, 412]);
    expect((await world.see(recipient)).organizationId).toBe(other);
  });

  test('QUE-2 · a repeated key gets its first answer, also when the version has moved on since', async () => {
    const world = await startWorld(tuesday);
    const recipient = await world.queue(await world.register());
    const headers = { 'if-match': await versionOf(world, recipient), 'idempotency-key': 'k-1' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => stillWaiting(world, recipient, headers)));
    const later = await stillWaiting(world, recipient, headers);
    for (const { status, text } of answers) expect([status, text]).toStrictEqual([200, later.text]);
    const { timeline } = await world.see(recipient);
    expect(timeline.filter(({ type }) => type === 'StillWaitingConfirmed')).toHaveLength(1);
    // What was told to be out of date is read anew, and said again under its key.
    const other = { 'if-match': headers['if-match'], 'idempotency-key': 'k-2' };
    expect((await stillWaiting(world, recipient, other)).status).toBe(412);
    const now = { ...other, 'if-match': await versionOf(world, recipient) };
    expect((await stillWaiting(world, recipient, now)).status).toBe(200);
  });
});

describe('who turns the pages of a list', () => {
  test('QUE-6 · sees all of it, and no other list by the same cursor', async () => {
    const world = await startWorld(tuesday);
    const house = await world.register();
    const second = await world.register({ bin: '990140000023', setting: 'semi-inpatient' });
    const waiting = [];
    for (let person = 0; person < 3; person += 1) waiting.push((await world.queue(house)).applicationId);

    const page = (bearer: Bearer | undefined, path: string) =>
      world.done<{ next?: string; [list: string]: unknown }>(bearer, 'GET', path);
    const host = world.organization(house);
    const first = await page(host, `/v1/organizations/${house}/queue?limit=2`);
    const rest = await page(host, `/v1/organizations/${house}/queue?limit=2&cursor=${first.next}`);
    expect(first).toMatchObject({ entries: waiting.slice(0, 2).map((applicationId) => ({ applicationId })) });
    expect(rest).toStrictEqual({ entries: [expect.objectContaining({ applicationId: waiting[2], position: 3 })] });

    const houses = await page(undefined, '/v1/organizations?limit=1');
    expect(houses).toMatchObject({ organizations: [{ organizationId: house }] });
    const last = await page(undefined, `/v1/organizations?limit=1&cursor=${houses.next}`);
    expect(last).toStrictEqual({ organizations: [expect.objectContaining({ organizationId: second })] });

    const duties = await page(world.department, '/v1/obligations?limit=1&state=done');
    expect(duties).toStrictEqual({ obligations: [expect.anything()], next: expect.any(String) });

    const refused: [Bearer | undefined, string, string][] = [
      [undefined, '/v1/organizations?cursor=nonsense', 'invalid-cursor'],
      [undefined, '/v1/organizations?cursor=', 'invalid-cursor'],
      [undefined, '/v1/organizations?cursor=%F0%9F%98%80', 'invalid-cursor'],
      [undefined, `/v1/organizations?cursor=${'a'.repeat(1501)}`, 'invalid-cursor'],
      [undefined, `/v1/organizations?setting=inpatient&cursor=${houses.next}`, 'invalid-cursor'],
      [host, `/v1/organizations/${house}/queue?cursor=${houses.next}`, 'invalid-cursor'],
      [world.authority, `/v1/organizations/${second}/queue?cursor=${first.next}`, 'invalid-cursor'],
      [
        { role: 'department', departmentId: 'dep-2' },
        `/v1/obligations?state=done&cursor=${duties.next}`,
        'invalid-cursor',
      ],
      [world.department, `/v1/obligations?state=open&cursor=${duties.next}`, 'invalid-cursor'],
      ...['0', '1001', '-1', '1e2', '2,3', ''].map((limit): [undefined, string, string] => [
        undefined,
        `/v1/organizations?limit=${limit}`,
        'invalid-value',
      ]),
    ];
    for (const [bearer, path, code] of refused) {
      const { status, body } = await world.call(bearer, 'GET', path);
      expect([path, status, body.code]).toStrictEqual([path, 400, code]);
    }
  });
});
