import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, expectTypeOf, onTestFinished, test } from 'vitest';
import { type Client, createClient, NoAnswerError, ProblemError } from '../../events/client.ts';

type Said = { status?: number; type?: string; body?: unknown; etag?: string };
type Heard = { line: string; headers: IncomingMessage['headers']; body: string };

const tag = '"0-x"';

/** A server that says what it is told, one answer after the other, and remembers what it heard. */
const serving = async (...answers: Said[]) => {
  const heard: Heard[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    heard.push({ line: `${request.method} ${request.url}`, headers: request.headers, body });
    const { status = 200, type = 'application/json', body: said, etag = tag } = answers.shift() ?? {};
    response.writeHead(status, { 'content-type': type, ...(etag && { etag }) });
    response.end(said === undefined || typeof said === 'string' ? said : JSON.stringify(said));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(async () => void (await once(server.close(), 'close')));
  return { heard, baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

const entry = { position: 1, applicationId: 'a-1', priorityClass: 'ordinary', joinedAt: '2025-03-11T09:00:00+05:00' };
const queueOf = { params: { id: 'org-1' } };
const refusal = {
  type: 'urn:kezek:problem:no-free-place',
  title: 'The state does not allow it',
  status: 409,
  detail: 'No place is free.',
  code: 'no-free-place',
  norm: 'CHO-1',
};

describe('what is asked', () => {
  test('the path and the query are encoded, the token, the keys and the tags are headers', async () => {
    const { heard, baseUrl } = await serving(
      { body: { organizations: [] } },
      { body: { outcome: 'queued', position: 3 } },
      { body: { entries: [] } },
    );
    await createClient({ baseUrl: `${baseUrl}/` }).call('GET /v1/organizations', {
      query: { region: 'Жетісу', locality: undefined, limit: '5' },
    });
    const client = createClient({ baseUrl, token: 't-1' });
    await client.call('POST /v1/applications/{id}/choice', {
      params: { id: 'a/b?c' },
      body: { organizationId: 'org-1' },
      idempotencyKey: 'k-1',
      ifMatch: '"3-x"',
    });
    await client.call('GET /v1/organizations/{id}/queue', { ...queueOf, ifNoneMatch: '"y"' });
    expect(heard.map(({ line, body }) => [line, body])).toStrictEqual([
      ['GET /v1/organizations?region=%D0%96%D0%B5%D1%82%D1%96%D1%81%D1%83&limit=5', ''],
      ['POST /v1/applications/a%2Fb%3Fc/choice', '{"organizationId":"org-1"}'],
      ['GET /v1/organizations/org-1/queue', ''],
    ]);
    const [open, choice, queue] = heard.map(({ headers }) => headers);
    expect(open).not.toHaveProperty('authorization');
    expect(open).not.toHaveProperty('content-type');
    expect(choice).toMatchObject({
      authorization: 'Bearer t-1',
      'content-type': 'application/json',
      'idempotency-key': 'k-1',
      'if-match': '"3-x"',
    });
    expect(queue).toMatchObject({ accept: 'application/json', 'if-none-match': '"y"' });
  });

  test.each(['', '.', '..'])('an id "%s", which would make another path, is not sent', async (id) => {
    const { heard, baseUrl } = await serving();
    const asked = createClient({ baseUrl }).call('GET /v1/applications/{id}/position', { params: { id } });
    await expect(asked).rejects.toThrow(new TypeError('The path needs id.'));
    expect(heard).toStrictEqual([]);
  });

  const order = { number: '12', date: '2025-03-11' };

  test('each endpoint takes what its path, its body and its query name, and nothing else', () => {
    // Compiled and never called: what does not compile is what is tested.
    const types = (client: Client) => [
      client.call('GET /v1/me'),
      client.call('POST /v1/applications/{id}/withdrawal', { params: { id: 'a-1' }, body: {} }),
      // A default of the schema may be left out, as on the wire.
      client.call('POST /v1/organizations/{id}/vacancies', { params: { id: 'o-1' }, body: {} }),
      // @ts-expect-error the body is missing
      client.call('POST /v1/applications/{id}/choice', { params: { id: 'a-1' } }),
      // @ts-expect-error the params are missing
      client.call('GET /v1/applications/{id}/position'),
      // @ts-expect-error the path names no such parameter
      client.call('GET /v1/applications/{id}/position', { params: { id: 'a-1', organizationId: 'o-1' } }),
      // @ts-expect-error the query knows no such member
      client.call('GET /v1/organizations', { query: { colour: 'green' } }),
      // @ts-expect-error the body knows no such member
      client.call('POST /v1/applications/{id}/withdrawal', { params: { id: 'a-1' }, body: { because: 'x' } }),
      // @ts-expect-error no setting of the vocabulary
      client.call('GET /v1/organizations', { query: { setting: 'palace' } }),
      client.call('POST /v1/stays/{id}/return', { params: { id: 's-1' }, body: { order }, ifMatch: 'x' }),
      // @ts-expect-error it is no act in one case
      client.call('POST /v1/obligations/{id}/done', { params: { id: 'd-1' }, body: {}, ifMatch: 'x' }),
      // @ts-expect-error what shows a person has no tag
      client.call('GET /v1/me', { ifNoneMatch: 'x' }),
      // @ts-expect-error what is read has no idempotency key
      client.call('GET /v1/me', { idempotencyKey: 'k-1' }),
      // @ts-expect-error what changes something is never unchanged
      client.call('POST /v1/applications/{id}/withdrawal', { params: { id: 'a-1' }, body: {}, ifNoneMatch: 'x' }),
      // @ts-expect-error there is no such endpoint
      client.call('GET /v1/recipients'),
      // @ts-expect-error it has no pages
      client.pages('GET /v1/me'),
    ];
    expectTypeOf(types).toBeFunction();
  });
});

describe('what is answered', () => {
  test('is what the endpoint names, by status; what it does not name is dropped', async () => {
    const { baseUrl } = await serving({ status: 201, body: { stayId: 's-1', colour: 'green' } });
    const answer = await createClient({ baseUrl }).call('POST /v1/organizations/{id}/admissions', {
      params: { id: 'org-1' },
      body: { applicationId: 'a-1', order: { number: '12', date: '2025-03-11' } },
    });
    expect(answer).toStrictEqual({ status: 201, body: { stayId: 's-1' } });
    expectTypeOf(answer).not.toHaveProperty('etag');
    if (answer.status === 201) expectTypeOf(answer.body).toEqualTypeOf<{ stayId: string }>();
    else expectTypeOf(answer.body.outcome).toEqualTypeOf<'decision-suspended'>();
  });

  test('what is read comes with its tag, and what shows a person without one', async () => {
    const { baseUrl } = await serving(
      { body: { entries: [] }, etag: '"1-a"' },
      {
        body: {
          applications: [],
          represented: [],
          further: [],
          remarks: [],
          records: [],
          documents: [],
          complaints: [],
          readings: [],
        },
      },
    );
    const client = createClient({ baseUrl });
    const queue = await client.call('GET /v1/organizations/{id}/queue', queueOf);
    expectTypeOf(queue.etag).toEqualTypeOf<string>();
    expect(queue.etag).toBe('"1-a"');
    const me = await client.call('GET /v1/me');
    expectTypeOf(me).not.toHaveProperty('etag');
    expect(me).not.toHaveProperty('etag');
  });

  test('unchanged since the tag: 304, and nothing else', async () => {
    const { baseUrl } = await serving({ status: 304, etag: '"1-a"' });
    const answer = await createClient({ baseUrl }).call('GET /v1/organizations/{id}/queue', {
      ...queueOf,
      ifNoneMatch: '"1-a"',
    });
    expect(answer).toStrictEqual({ status: 304 });
    if (answer.status === 200) expectTypeOf(answer.body.entries).toBeArray();
  });

  test('a list is followed from page to page to its end, from the cursor that is given', async () => {
    const { heard, baseUrl } = await serving({ body: { entries: [entry], next: 'b c' } }, { body: { entries: [] } });
    const pages = [];
    const asked = { ...queueOf, query: { limit: '1', cursor: 'a' } };
    for await (const page of createClient({ baseUrl }).pages('GET /v1/organizations/{id}/queue', asked))
      pages.push(page);
    expect(pages).toStrictEqual([{ entries: [entry], next: 'b c' }, { entries: [] }]);
    expect(heard.map(({ line }) => line)).toStrictEqual([
      'GET /v1/organizations/org-1/queue?limit=1&cursor=a',
      'GET /v1/organizations/org-1/queue?limit=1&cursor=b+c',
    ]);
  });
});

describe('what is no answer', () => {
  const asking = (baseUrl: string, more: { fetch?: typeof fetch } = {}) =>
    createClient({ baseUrl, ...more })
      .call('GET /v1/organizations/{id}/queue', queueOf)
      .then(
        () => expect.unreachable(),
        (error: unknown) => error,
      );

  test('a refusal is a problem with its code and norm', async () => {
    const { baseUrl } = await serving({ status: 409, type: 'application/problem+json', body: refusal });
    const error = await asking(baseUrl);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).problem).toStrictEqual(refusal);
    expect(String(error)).toBe(
      'ProblemError: GET /v1/organizations/{id}/queue was refused: 409 no-free-place. No place is free.',
    );
  });

  test.each<[who: string, said: Said, reason?: string]>([
    ['the page of a proxy', { status: 502, type: 'text/html', body: '<h1>Bad gateway</h1>' }],
    ['a page where an answer was due', { status: 200, type: 'text/html', body: '<h1>Sign in</h1>' }],
    ['a status that the endpoint does not name', { status: 202, body: { entries: [] } }],
    ['an answer of another shape', { status: 200, body: { entries: [{ ...entry, position: 0 }] } }],
    ['words where a list was due', { status: 200, body: { message: 'Hello' } }],
    ['nothing', { status: 200, body: '' }],
    ['null', { status: 429, body: 'null' }],
    ['the gateway, late', { status: 504, body: { message: 'Endpoint request timed out' } }],
    ['the gateway without a token', { status: 401, body: { message: 'Unauthorized' } }, 'the gateway refused it'],
    ['the gateway in a rush', { status: 429, body: { message: 'Too Many Requests' } }, 'the gateway refused it'],
    ['what was read without its tag', { status: 200, body: { entries: [] }, etag: '' }, 'and its tag is missing'],
  ])('%s is said to be no answer of ours, with its status and without its words', async (_, said, reason) => {
    const { baseUrl } = await serving(said);
    const error = await asking(baseUrl);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({
      status: said.status,
      message: `GET /v1/organizations/{id}/queue got no answer of Kezek: ${said.status}, ${reason ?? 'and no such answer is named'}`,
    });
  });

  test('no connection is said, with its cause; what the caller stops is thrown as it is', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    await once(server.close(), 'close');
    const error = await asking(`http://127.0.0.1:${port}`);
    expect(error).toBeInstanceOf(NoAnswerError);
    expect(error).toMatchObject({ status: undefined, cause: { cause: { code: 'ECONNREFUSED' } } });

    const stopped = (url: string | URL | Request, init?: RequestInit) =>
      fetch(url, { ...init, signal: AbortSignal.abort() });
    const { baseUrl } = await serving();
    expect(await asking(baseUrl, { fetch: stopped })).toMatchObject({ name: 'AbortError' });
  });
});
