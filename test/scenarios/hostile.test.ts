import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { startWorld } from '../support/world.ts';

/** What reaches the server itself: HTTP that is none, addresses, headers and bodies of every size, on the way to a route. */

type World = Awaited<ReturnType<typeof startWorld>>;

/** What a server says to bytes, to the end of the connection. */
const say = (baseUrl: string, bytes: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(baseUrl).port), '127.0.0.1', () => socket.write(bytes));
    let heard = '';
    socket.setTimeout(10_000, () => socket.destroy(new Error('It says nothing.')));
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    socket.on('error', reject).on('end', () => resolve(heard));
  });

const problemIn = (heard: string) => {
  const [head = '', body = ''] = heard.split('\r\n\r\n');
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  return [Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), JSON.parse(body).code];
};

const stateOf = async (world: World) => ({
  organizations: await world.done(undefined, 'GET', '/v1/organizations'),
  obligations: await world.obligations(),
  messages: world.kezek.sms(),
  deadLetters: world.deadLetters(),
});

test('what is no HTTP is told so, and the next one is served', async () => {
  const { kezek } = await startWorld('2025-03-11T09:00:00+05:00');
  const host = 'host: localhost\r\n';
  const malformed = [
    'GARBAGE\r\n\r\n',
    `GET /v1/organizations HTTP/9.9\r\n${host}\r\n`,
    `GET /v1/a b HTTP/1.1\r\n${host}\r\n`,
    `GET /v1/organizations HTTP/1.1\r\n${host}x: a\u0000b\r\n\r\n`,
    `GET /v1/organizations HTTP/1.1\r\n${host}no colon\r\n\r\n`,
    `POST /v1/applications HTTP/1.1\r\n${host}content-length: many\r\n\r\n{}`,
    `POST /v1/applications HTTP/1.1\r\n${host}content-length: -1\r\n\r\n{}`,
    `POST /v1/applications HTTP/1.1\r\n${host}content-length: 2\r\ncontent-length: 3\r\n\r\n{}`,
    `POST /v1/applications HTTP/1.1\r\n${host}content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n{}`,
    `POST /v1/applications HTTP/1.1\r\n${host}transfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00]),
  ];
  for (const bytes of malformed)
    expect([String(bytes), ...problemIn(await say(kezek.baseUrl, bytes))]).toStrictEqual([
      String(bytes),
      400,
      'malformed-http',
    ]);
  for (const line of [
    `x: ${'y'.repeat(20_000)}\r\n`,
    Array.from({ length: 900 }, (_, n) => `x-${n}: 1234567\r\n`).join(''),
  ])
    expect(problemIn(await say(kezek.baseUrl, `GET / HTTP/1.1\r\n${host}${line}\r\n`))).toStrictEqual([
      431,
      'headers-too-large',
    ]);
  expect(problemIn(await say(kezek.baseUrl, `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`))[0]).toBe(431);
  expect((await fetch(`${kezek.baseUrl}/v1/organizations`)).status).toBe(200);
});

test('APP-4 · bodies, addresses and methods that no route takes are refused and change nothing', async () => {
  const world = await startWorld('2025-03-11T09:00:00+05:00');
  await world.register();
  await world.file();
  const before = await stateOf(world);
  const authorization = `Bearer ${await world.kezek.token(world.department)}`;
  const filing = JSON.stringify(world.applicationBody());
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(`${world.kezek.baseUrl}${path}`, {
      ...init,
      headers: { authorization, 'content-type': 'application/json', ...init.headers },
    });
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const text = await response.text();
    expect(text).not.toMatch(/Әлімова|Гүлнәр|5005053\d{5}|7701\d{7}|1950-05-05/);
    return [response.status, JSON.parse(text).code];
  };
  const file = (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) =>
    ask('/v1/applications', { method: 'POST', body, headers });

  const padded = `${filing.slice(0, -1)},"note":"`;
  const sized = (bytes: number) => `${padded}${'x'.repeat(bytes - Buffer.byteLength(padded) - 2)}"}`;
  expect(await file(sized(65_537))).toStrictEqual([413, 'body-too-large']);
  expect(await file(sized(5_000_000))).toStrictEqual([413, 'body-too-large']);
  expect(await file(Buffer.from(filing.replace('Әлімова', 'X')).fill(0xff, 40, 42))).toStrictEqual([400, 'not-utf8']);
  expect(await file(Buffer.from(filing, 'utf16le'))).toStrictEqual([400, 'not-utf8']);
  expect(await file(`\ufeff${filing}`)).toStrictEqual([400, 'malformed-json']);
  expect(await file(filing, { 'content-type': 'text/plain' })).toStrictEqual([415, 'unsupported-media-type']);
  expect(await file(filing, { 'content-type': 'application/octet-stream' })).toStrictEqual([
    415,
    'unsupported-media-type',
  ]);

  for (const path of [
    '/v1',
    '/v1/',
    '/v2/organizations',
    '//v1/organizations',
    '/v1/organizations/',
    '/V1/organizations',
    '/v1/applications/a/b/c',
    '/v1/applications//position',
    '/v1/organizations%2f',
    '/local/nothing',
    '/favicon.ico',
  ])
    expect([path, ...(await ask(path))]).toStrictEqual([path, 404, 'route-not-found']);
  for (const path of ['%zz', '%ff', '%c3%28'])
    expect([path, ...(await ask(`/v1/applications/${path}`))]).toStrictEqual([path, 400, 'malformed-path']);
  for (const path of ['%00', '%0a', '..%2f..', '%F0%9F%98%80', "'--", '{}', 'a'.repeat(3000), '%2e%2e%2fx', '*', '%25'])
    expect([path, (await ask(`/v1/applications/${path}`))[0]]).toStrictEqual([path, expect.toBeOneOf([400, 404])]);
  for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])
    expect([method, ...(await ask('/v1/organizations', { method }))]).toStrictEqual([method, 404, 'route-not-found']);

  expect(await ask(`/v1/obligations?state=${'x'.repeat(4200)}`)).toStrictEqual([414, 'uri-too-long']);
  expect(await ask('/v1/obligations?state=open&state=done')).toStrictEqual([400, 'repeated-parameter']);
  expect(await ask('/v1/organizations?setting=')).toStrictEqual([400, 'invalid-value']);
  expect(await ask('/v1/organizations?region=%ff')).toStrictEqual([400, 'invalid-value']);

  expect(await stateOf(world)).toStrictEqual(before);
});

test('END-8 · a whole day of events is put on the bus at once, which is no call of the API', async () => {
  const world = await startWorld('2025-03-11T09:00:00+05:00');
  const organizationId = await world.register({ capacity: 100, occupied: 100 });
  const Detail = { organizationId, count: 1, said: 'x'.repeat(20_000) };
  const entries = Array.from({ length: 10 }, (_, number) => ({
    Source: 'e-sobes',
    DetailType: 'BedVacated',
    Detail: { ...Detail, eventId: `e-${number}` },
  }));
  await world.done(undefined, 'POST', '/local/events', { entries });
  const { organizations } = await world.done<{ organizations: { free: number }[] }>(
    undefined,
    'GET',
    '/v1/organizations',
  );
  expect(organizations[0]?.free).toBe(10);
});
