import { decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kezek } from '../../local/kezek.ts';
import { call, moment, startFixture } from './fixture.ts';

let kezek: Kezek;
let token: string;

beforeAll(async () => {
  kezek = await startFixture();
  token = await kezek.token({ role: 'authority', regionId: 'r-1' });
});
afterAll(() => kezek?.stop());

const lines = (name: string) => kezek.logs(name).map(({ line }) => line);
const vacate = (id: string) => ({ Source: 'hospital', DetailType: 'BedVacated', Detail: { id } });
const deadLetters = (name: string) =>
  kezek.queues().find((queue) => queue.name.includes(name) && queue.deadLetters)?.deadLetters ?? [];

describe('the way of a fact', () => {
  test('a request writes a fact, the stream tells it, a rule hands it on', async () => {
    const answer = await call(kezek, 'POST', '/v1/organizations', { token, body: { id: 'o-1' } });
    expect(answer.status).toBe(201);
    expect(answer.body.mac).toMatch(/^[0-9a-f]{64}$/);
    await kezek.settle();
    const [line] = lines('AdvanceQueue').filter((text) => text.includes('o-1'));
    const [record] = JSON.parse(line?.replace('advance-queue ', '') ?? '').Records;
    expect(record).toMatchObject({
      attributes: { ApproximateReceiveCount: '1', SentTimestamp: String(moment('2025-03-10T09:00:00+05:00')) },
      eventSource: 'aws:sqs',
      awsRegion: 'eu-central-1',
    });
    expect(JSON.parse(record.body)).toStrictEqual({
      version: '0',
      id: expect.any(String),
      'detail-type': 'BedVacated',
      source: 'kezek',
      account: '000000000000',
      time: '2025-03-10T04:00:00Z',
      region: 'eu-central-1',
      resources: [],
      detail: { id: 'o-1' },
    });
  });

  test('an event from outside is followed to its end before the call is answered', async () => {
    const answer = await call(kezek, 'POST', '/local/events', { body: { entries: [vacate('e-1'), vacate('e-2')] } });
    expect(answer).toMatchObject({ status: 200, body: { accepted: 2 } });
    const { body } = await call(kezek, 'GET', '/local/sms');
    expect(body.messages).toContainEqual({
      messageId: expect.any(String),
      at: '2025-03-10T09:00:00+05:00',
      to: '+77010000001',
      text: 'Сіз кезекке тұрдыңыз',
      kind: 'queue-joined',
      applicationId: 'e-2',
      language: 'kk',
      segments: 1,
      status: 'delivered',
    });
  });

  test('a message that keeps failing is received three times, then lies with the dead letters, and the caller is told', async () => {
    const answer = await call(kezek, 'POST', '/local/events', { body: { entries: [vacate('good'), vacate('bad')] } });
    expect(answer.body).toStrictEqual({
      accepted: 2,
      rejected: [{ index: 1, queue: expect.stringContaining('BedVacated') }],
    });
    expect(lines('BedVacated').filter((line) => line === 'received bad')).toHaveLength(3);
    expect(lines('BedVacated').filter((line) => line === 'received good')).toHaveLength(1);
    expect(deadLetters('BedVacated').map((body) => JSON.parse(body).detail)).toStrictEqual([{ id: 'bad' }]);
  });

  test('a record that cannot be told goes to the dead letters alone', async () => {
    const ids = ['p-1', 'p-2', 'poison', 'p-3'];
    await Promise.all(ids.map((id) => call(kezek, 'POST', '/v1/organizations', { token, body: { id } })));
    await kezek.settle();
    for (const id of ['p-1', 'p-2', 'p-3']) expect(lines('AdvanceQueue').join()).toContain(`\\"id\\":\\"${id}\\"`);
    expect(deadLetters('Outbox').map((body) => JSON.parse(body))).toMatchObject([
      { context: { condition: 'RetryAttemptsExhausted' }, DDBStreamBatchInfo: { batchSize: 1 } },
    ]);
  });

  test('an undeliverable phone is accepted, then reported as CloudWatch Logs reports it', async () => {
    await call(kezek, 'POST', '/local/sms/undeliverable', { body: { phone: '8 701 000 00 01' } });
    await kezek.putEvents([{ source: 'hospital', detailType: 'BedVacated', detail: { id: 'u-1' } }]);
    const message = kezek.sms().find(({ applicationId }) => applicationId === 'u-1');
    expect(message?.status).toBe('undelivered');
    const data = JSON.parse(lines('NoticeStatus')[0] ?? '');
    expect(data).toMatchObject({
      messageType: 'DATA_MESSAGE',
      owner: '000000000000',
      logGroup: 'sns/eu-central-1/000000000000/DirectPublishToPhoneNumber/Failure',
    });
    expect(JSON.parse(data.logEvents[0].message)).toMatchObject({
      notification: { messageId: message?.messageId, timestamp: '2025-03-10 04:00:00.000' },
      delivery: { destination: '+77010000001' },
      status: 'FAILURE',
    });
  });

  test('a function that crashes fails its request and runs again for the next', async () => {
    const crash = await call(kezek, 'POST', '/v1/organizations', { token, body: { id: 'c-1', crash: true } });
    expect(crash).toMatchObject({ status: 500, type: 'application/problem+json', body: { code: 'internal-error' } });
    expect(await call(kezek, 'POST', '/v1/organizations', { token, body: { id: 'c-2' } })).toMatchObject({
      status: 201,
    });
  });
});

describe('the HTTP API', () => {
  test('hands on an event of payload format 2.0', async () => {
    const { body: event } = await call(kezek, 'GET', '/v1/applications/a%20b?x=1&x=2&y=%D1%8F', { token });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /v1/applications/{id}',
      rawPath: '/v1/applications/a b',
      rawQueryString: 'x=1&x=2&y=%D1%8F',
      queryStringParameters: { x: '1,2', y: 'я' },
      pathParameters: { id: 'a b' },
      isBase64Encoded: false,
      requestContext: {
        accountId: '000000000000',
        authorizer: { jwt: { claims: { role: 'authority', regionId: 'r-1' }, scopes: null } },
        http: { method: 'GET', path: '/v1/applications/a b' },
        stage: '$default',
        timeEpoch: moment('2025-03-10T09:00:00+05:00'),
      },
    });
    expect(event.headers.authorization).toBe(`Bearer ${token}`);
    expect(event.requestContext.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('a public route needs no token', async () => {
    expect(await call(kezek, 'GET', '/v1/organizations')).toMatchObject({ status: 200 });
  });

  test.each([
    ['GET', '/v1/nothing', 404, 'route-not-found'],
    ['DELETE', '/v1/organizations', 404, 'route-not-found'],
    ['GET', '/v1/applications//position', 404, 'route-not-found'],
    ['GET', '/v1/applications/%E0%A4%A', 400, 'malformed-path'],
    ['GET', '/v1/applications/%FF', 400, 'malformed-path'],
    ['GET', '/local/nothing', 404, 'route-not-found'],
    ['GET', '/v1/applications/a-1', 401, 'unauthorized'],
  ])('%s %s is %i %s', async (method, path, status, code) => {
    const answer = await call(kezek, method, path);
    expect(answer).toMatchObject({
      status,
      type: 'application/problem+json',
      body: { status, code, title: expect.any(String), detail: expect.any(String) },
    });
  });

  test('a body of more than a megabyte is refused', async () => {
    const answer = await call(kezek, 'POST', '/v1/organizations', { token, body: { id: 'x'.repeat(2 ** 21) } });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });

  test('a token of another key, of no key, or that ran out is refused', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const { kid } = decodeProtectedHeader(token);
    const forged = await new SignJWT({ role: 'operator' })
      .setProtectedHeader({ alg: 'RS256', kid: kid ?? '' })
      .setIssuer(`${kezek.baseUrl}/local/oidc`)
      .setAudience('kezek-local')
      .setExpirationTime('1h')
      .sign(privateKey);
    const [, claims = ''] = token.split('.');
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
    const hmac = await new SignJWT({ role: 'operator' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from('secret'));
    for (const bad of [forged, unsigned, hmac, `${token}x`, 'nonsense'])
      expect(await call(kezek, 'GET', '/v1/obligations', { token: bad })).toMatchObject({
        status: 401,
        body: { code: 'unauthorized' },
      });
  });
});

describe('the control routes', () => {
  test('a token carries its role and scope, and its key is published', async () => {
    const { body } = await call(kezek, 'POST', '/local/token', { body: { role: 'citizen', iin: '900101300123' } });
    expect(await call(kezek, 'GET', '/v1/applications/a-1', { token: body.token })).toMatchObject({
      status: 200,
      body: { requestContext: { authorizer: { jwt: { claims: { role: 'citizen', iin: '900101300123' } } } } },
    });
    const jwks = await call(kezek, 'GET', '/local/oidc/.well-known/jwks.json');
    expect(jwks.body.keys).toMatchObject([
      { kty: 'RSA', alg: 'RS256', use: 'sig', kid: decodeProtectedHeader(body.token).kid },
    ]);
    expect(Object.keys(jwks.body.keys[0])).not.toContain('d');
  });

  test.each([
    ['POST', '/local/token', { role: 'king' }],
    ['POST', '/local/token', { role: 'citizen' }],
    ['POST', '/local/token', { role: 'citizen', departmentId: 'd-1' }],
    ['POST', '/local/token', { role: 'citizen', iin: '1', departmentId: 'd-1' }],
    ['POST', '/local/token', []],
    ['POST', '/local/clock', { to: 'tomorrow' }],
    ['POST', '/local/clock', {}],
    ['POST', '/local/events', {}],
    ['POST', '/local/events', { entries: [] }],
    ['POST', '/local/events', { entries: [{ Source: 'kezek', DetailType: 'BedVacated', Detail: {} }] }],
    ['POST', '/local/events', { entries: [{ Source: 'x', DetailType: 'BedVacated', Detail: 'not json' }] }],
    ['POST', '/local/events', { entries: [{ Source: 'x', DetailType: 'BedVacated', Detail: 1 }] }],
    ['POST', '/local/sms/undeliverable', { phone: 'x' }],
  ])('%s %s %j is malformed', async (method, path, body) => {
    expect(await call(kezek, method, path, { body })).toMatchObject({
      status: 400,
      type: 'application/problem+json',
      body: { code: 'malformed-body' },
    });
  });

  test('a body that is no JSON is malformed', async () => {
    const response = await fetch(`${kezek.baseUrl}/local/token`, { method: 'POST', body: '{' });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'malformed-json' });
  });
});
