import { afterEach, beforeEach, expect, test } from 'vitest';
import { answeredOnce, type WithAnswer } from '../../functions/api/idempotency.ts';
import { ChangedMeanwhile } from '../../functions/api/problem.ts';
import { ok } from '../../functions/shared/answer.ts';
import { startApi } from '../support/api.ts';
import { type Seeded, seed, seededAt } from '../support/seeded.ts';
import { freshTables } from '../support/tables.ts';

/** RFC 9110 13.1.1: of those who decide on the same version, all at once, one is heard, and the others are told. */

const department = { role: 'department', departmentId: 'dep-1' };
const one = [200, 412, 412, 412];

let api: Awaited<ReturnType<typeof startApi>>;
let ids: Seeded['ids'];

beforeEach(async () => {
  api = await startApi(seededAt);
  ({ ids } = await seed(api));
});
afterEach(() => api.stop());

const see = async (id: string) => {
  const { headers, body } = await api.call({ key: 'GET /v1/applications/{id}', id, claims: department });
  return { etag: headers.etag ?? '', ...(JSON.parse(body) as { status: string; timeline: { type: string }[] }) };
};

const caseIn = async (status: string): Promise<string> => {
  for (const id of ids.applications) if ((await see(id)).status === status) return id;
  throw new Error(`Nobody is ${status}.`);
};

const post = (act: string, id: string, body: object, headers: Record<string, string>) =>
  api.call({ key: `POST /v1/applications/{id}/${act}`, id, claims: department, body: JSON.stringify(body), headers });

const statusesOf = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted();

const counted = async (id: string, type: string) =>
  (await see(id)).timeline.filter((fact) => fact.type === type).length;

test('CHO-1 · choices of several organizations', async () => {
  const id = await caseIn('granted');
  const headers = { 'if-match': (await see(id)).etag };
  const [first, second] = ids.organizations;
  const answers = await Promise.all(
    [first, second, first, second].map((organizationId) => post('choice', id, { organizationId }, headers)),
  );
  expect(statusesOf(answers)).toStrictEqual(one);
  expect(await counted(id, 'OrganizationChosen')).toBe(1);
});

test('SMS-6 · one word said again and again', async () => {
  const id = await caseIn('queued');
  const headers = { 'if-match': (await see(id)).etag };
  const answers = await Promise.all([1, 2, 3, 4].map(() => post('still-waiting', id, {}, headers)));
  expect(statusesOf(answers)).toStrictEqual(one);
  expect(await counted(id, 'StillWaitingConfirmed')).toBe(1);
});

test('QUE-2 · one call under one key: all get the answer of the one that had the effect', async () => {
  const id = await caseIn('queued');
  const headers = { 'if-match': (await see(id)).etag, 'idempotency-key': 'k-1' };
  const answers = await Promise.all([1, 2, 3, 4].map(() => post('still-waiting', id, {}, headers)));
  expect(statusesOf(answers)).toStrictEqual([200, 200, 200, 200]);
  expect(await counted(id, 'StillWaitingConfirmed')).toBe(1);
});

test('QUE-2 · who finds the version moved on by the first call under their own key gets its answer', async () => {
  const { store } = (await freshTables()).pieces();
  const once = (run: (withAnswer: WithAnswer) => Promise<void>, key = 'k-1') =>
    answeredOnce(store, { caller: 'department:dep-1', key, bodyHash: 'the same' }, async (withAnswer) => {
      await run(withAnswer);
      return ok({ applicationId: 'app-1' });
    });
  const first = () =>
    once(async (withAnswer) => void (await store.commit({ facts: [] }, withAnswer(ok({ heard: 1 })))));
  const overtaken = await once(async () => {
    await first();
    throw new ChangedMeanwhile();
  });
  expect([overtaken.statusCode, overtaken.body]).toStrictEqual([200, '{"heard":1}']);
  await expect(once(() => Promise.reject(new ChangedMeanwhile()), 'k-2')).rejects.toThrow(ChangedMeanwhile);
});
