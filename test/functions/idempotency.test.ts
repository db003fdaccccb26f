import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ApiCall, startApi } from '../support/api.ts';
import { type Seeded, seed, seededAt } from '../support/seeded.ts';

/** QUE-2: what is asked twice is done once; and what was refused once is refused again, in the same words. */

const department = { role: 'department', departmentId: 'dep-1' };
const decision = { number: '7', date: '2025-03-11', outcome: 'granted' };

let api: Awaited<ReturnType<typeof startApi>>;
let filed: readonly [string, string];
let organizationId: string;
let ids: Seeded['ids'];

beforeEach(async () => {
  api = await startApi(seededAt);
  ({ ids } = await seed(api));
  filed = ids.applications.slice(0, 2) as [string, string];
  organizationId = ids.organizations[0] as string;
});
afterEach(() => api.stop());

const post = (
  act: string,
  id: string,
  body: object,
  headers: Record<string, string> = {},
  change: Partial<ApiCall> = {},
) =>
  api.call({
    key: `POST /v1/applications/{id}/${act}`,
    id,
    claims: department,
    body: JSON.stringify(body),
    headers,
    ...change,
  });

const keyed = (key: string) => ({ 'idempotency-key': key });
const codeOf = ({ status, body }: { status: number; body: string }) => [status, JSON.parse(body).code];

test('a refusal stays the answer to its key when the state would allow the call by then', async () => {
  const [id] = filed;
  const choose = (key: string, body: object = { organizationId }) => post('choice', id, body, keyed(key));
  const before = await api.dump();
  const first = await choose('k-1');
  expect(codeOf(first)).toStrictEqual([409, 'not-granted']);
  expect(await api.dump()).toStrictEqual(before);
  await post('decision', id, decision);
  expect(await choose('k-1')).toStrictEqual(first);
  expect(codeOf(await choose('k-1', { organizationId, queueIfFull: false }))).toStrictEqual([
    422,
    'idempotency-key-reused',
  ]);
  expect(codeOf(await choose('k-2'))).toStrictEqual([200, undefined]);
  expect(await choose('k-1')).toStrictEqual(first);
});

test('the answer to an unknown case, and to what a norm forbids, is kept as well', async () => {
  const [id] = filed;
  const unknown = await post('decision', 'app-0', decision, keyed('k-1'));
  expect(codeOf(unknown)).toStrictEqual([404, 'application-not-found']);
  expect(await post('decision', 'app-0', decision, keyed('k-1'))).toStrictEqual(unknown);
  const early = await post('decision', id, { ...decision, date: '2025-03-12' }, keyed('k-2'));
  expect(codeOf(early)).toStrictEqual([422, 'decision-in-the-future']);
  expect(early.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(await post('decision', id, { ...decision, date: '2025-03-12' }, keyed('k-2'))).toStrictEqual(early);
});

test('what can be put right is tried again under the same key: who calls, how it is written, what was read', async () => {
  const [id] = filed;
  const key = keyed('k-1');
  const wrong: [Awaited<ReturnType<typeof post>>, number][] = [
    [await post('decision', id, { ...decision, outcome: 'maybe' }, key), 400],
    [await post('decision', id, decision, key, { claims: { role: 'authority', regionId: 'Жетісу' } }), 403],
    [await post('decision', id, decision, { ...key, 'if-match': '"99-000000000000000000000000"' }), 412],
    [await post('decision', id, { ...decision, reason: 'x'.repeat(66_000) }, key), 413],
    [await post('decision', id, decision, { ...key, 'content-type': 'text/plain' }), 415],
  ];
  for (const [{ status }, due] of wrong) expect(status).toBe(due);
  const done = await post('decision', id, decision, key);
  expect(done.status).toBe(200);
  expect(await post('decision', id, decision, key)).toStrictEqual(done);
});

test('a key is used for one route and one case: the same body elsewhere is something else', async () => {
  const order = { order: { number: '14', date: '2025-03-11' } };
  const act = (name: string, id: string | undefined) =>
    api.call({
      key: `POST /v1/stays/{id}/${name}`,
      id: id as string,
      claims: { role: 'organization', organizationId },
      body: JSON.stringify(order),
      headers: keyed('k-1'),
    });
  const first = await act('return', ids.stays[0]);
  expect(codeOf(await act('suspension', ids.stays[0]))).toStrictEqual([422, 'idempotency-key-reused']);
  expect(codeOf(await act('return', ids.stays[1]))).toStrictEqual([422, 'idempotency-key-reused']);
  expect(await act('return', ids.stays[0])).toStrictEqual(first);
});

test('several at once agree, whether it was refused or had its effect, while the state changes under them', async () => {
  for (const id of filed) {
    const choose = () => post('choice', id, { organizationId }, keyed(`k-${id}`));
    const [, ...answers] = await Promise.all([post('decision', id, decision), choose(), choose(), choose()]);
    const first = await choose();
    for (const answer of answers) expect(answer).toStrictEqual(first);
    const seen = await api.call({ key: 'GET /v1/applications/{id}', id, claims: department });
    expect([first.status, JSON.parse(seen.body).status]).toBeOneOf([
      [200, 'offered'],
      [409, 'granted'],
    ]);
  }
});
