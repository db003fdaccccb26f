import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { generalProblems } from '../../docs/api/problems.ts';
import { refusals } from '../../docs/api/refusals.ts';
import { authority } from '../../events/http/authority.ts';
import { type Endpoint, endpoints } from '../../events/http/endpoints.ts';
import { type ApiCall, startApi } from '../support/api.ts';
import { bodiesFrom, hostileTexts, type JsonSchema, jsonFrom, mark } from '../support/arbitrary-json.ts';
import { around, rawBodies, strangeClaims, strangeHeaders, strangePaths, strangeTypes } from '../support/hostile.ts';
import { personal, type Seeded, seededAt, seed as seedRegion } from '../support/seeded.ts';

/**
 * Every route against what hostile, broken and confused clients send. The handler is the deployed one, whole, over DynamoDB
 * Local; `HOSTILE_SEED` repeats a run, `HOSTILE_RUNS` is how many bodies are made from the schema of each route.
 */

const seed = Number(process.env.HOSTILE_SEED ?? 20250311);
const runs = Number(process.env.HOSTILE_RUNS ?? 250);
let inputs = 0;
const accepted = new Map<string, number>();

const documented: Readonly<Record<number, object>> = generalProblems;

/** The codes that the documentation names for a status. */
const codesOf = (status: number): readonly string[] => [
  ...Object.keys(documented[status] ?? {}),
  ...refusals.flatMap(({ code, statuses }) => (statuses.includes(status) ? [code] : [])),
];

afterAll(() =>
  console.info(
    `hostile inputs: ${inputs}; seed ${seed}; fit to be accepted: ${[...accepted].map(([key, times]) => `${key} ${times}`).join(', ')}`,
  ),
);

/** What a refusal must be, for inputs of which that is known. */
type Due = (status: number, code: string) => boolean;

const refusedBy =
  (status: number, ...due: string[]): Due =>
  (given, code) =>
    given === status && due.includes(code);

describe.each(Object.entries<Endpoint>(endpoints))('%s', (key, endpoint) => {
  let api: Awaited<ReturnType<typeof startApi>>;
  let seeded: Seeded;
  let before: string[];
  let ids: readonly string[];
  let callers: readonly (Record<string, unknown> | undefined)[];
  const said: string[] = [];

  beforeAll(async () => {
    api = await startApi(seededAt);
    seeded = await seedRegion(api);
    before = await api.dump();
    const [, kind] = /\/v1\/(\w+)\/\{id\}/.exec(key) ?? [];
    ids = kind ? seeded.ids[kind as keyof Seeded['ids']] : [];
    const { action } = endpoint;
    callers = action ? Object.keys(authority[action]).flatMap((role) => seeded.callers[role] ?? []) : [undefined];
    const levels = (['error', 'warn', 'info', 'log'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation((...parts) => void said.push(JSON.stringify(parts))),
    );
    return async () => {
      for (const level of levels) level.mockRestore();
      await api.stop();
    };
  });

  /** What is asked of the answer to any input; `due` says more of it. */
  const judge = async (input: Partial<ApiCall>, due?: Due): Promise<void> => {
    inputs += 1;
    const [id] = ids;
    const [documentId = ''] = seeded.ids.documents;
    const call = {
      key,
      claims: callers[0],
      documentId,
      formId: 'inpatient-application',
      ...(id && { id }),
      ...(endpoint.body && { body: '{}' }),
      ...input,
    };
    const { status, headers, body } = await api.call(call);
    const log = said.splice(0).join('\n');
    const told = `${JSON.stringify(call).slice(0, 1200)}: ${status} ${body.slice(0, 600)} ${log}`;
    if (status >= 500) throw new Error(`It failed. ${told}`);
    if (personal.test(log) || log.includes(mark)) throw new Error(`The log repeats what was sent. ${told}`);
    if (status < 400) {
      accepted.set(key, (accepted.get(key) ?? 0) + 1);
      if (due) throw new Error(`It was accepted. ${told}`);
      if (api.tried()) before = await api.dump();
      return;
    }
    const problem = JSON.parse(body);
    expect(headers['content-type'], told).toBe('application/problem+json; charset=utf-8');
    expect(problem, told).toMatchObject({ status, type: expect.any(String), title: expect.any(String), detail: /./ });
    if (!codesOf(status).includes(problem.code)) throw new Error(`Nobody knows this code. ${told}`);
    if (due && !due(status, problem.code)) throw new Error(`Another refusal was due. ${told}`);
    if (personal.test(body) || body.includes(mark)) throw new Error(`The answer repeats what was sent. ${told}`);
    if (body.length > 20_000) throw new Error(`The answer is as long as what was sent. ${told}`);
    if (api.tried()) expect(await api.dump(), told).toStrictEqual(before);
  };

  const unchanged = async () => expect(await api.dump()).toStrictEqual(before);

  if (endpoint.action)
    test('a token of somebody who is nobody here', async () => {
      for (const claims of strangeClaims) await judge({ claims }, refusedBy(403, 'not-yours'));
      await unchanged();
    });

  if (key.includes('{id}'))
    test('a path that leads nowhere', async () => {
      for (const id of strangePaths)
        for (const claims of callers.slice(0, 2))
          await judge({ id, claims }, (status) => [400, 404, 414].includes(status));
      await unchanged();
    });

  test('a header that means nothing', async () => {
    for (const [name, values] of strangeHeaders)
      for (const value of values) {
        const kept = name === 'idempotency-key' && endpoint.body;
        await judge({ headers: { [name]: value } }, kept ? refusedBy(400, 'invalid-idempotency-key') : undefined);
      }
  });

  if (!endpoint.body)
    test('a query that makes no sense', async () => {
      for (const name of [...Object.keys(endpoint.query?.shape ?? {}), 'State', '__proto__', mark]) {
        for (const text of hostileTexts.filter((one) => one.isWellFormed()))
          await judge({ query: new URLSearchParams([[name, text]]).toString() });
        if (endpoint.query && !(name in endpoint.query.shape))
          await judge({ query: `${name}=open` }, refusedBy(400, 'unknown-parameter'));
        await judge({ query: `${name}=a&${name}=b` }, refusedBy(400, 'repeated-parameter'));
        await judge({ query: `${name}=%ff%fe&%zz=1&&&=` });
      }
      await judge({ query: `q=${'x'.repeat(5000)}` }, refusedBy(414, 'uri-too-long'));
      await unchanged();
    });

  if (endpoint.body)
    describe('a body', async () => {
      const schema = z.toJSONSchema((await endpoint.body?.()) ?? z.never(), { io: 'input' }) as JsonSchema;

      test('that is none', async () => {
        for (const [body, status, code] of rawBodies) await judge({ body }, refusedBy(status, code));
        for (const type of strangeTypes)
          await judge({ headers: { 'content-type': type } }, refusedBy(415, 'unsupported-media-type'));
        await unchanged();
      });

      test('that is more than right', async () => {
        for (const body of fc.sample(jsonFrom(schema, seeded.plausible), { seed, numRuns: 6 }))
          for (const change of around)
            if (/^\{.+\}$/s.test(JSON.stringify(body))) await judge({ body: change(JSON.stringify(body)) });
      });

      test('made from the schema, with a wound or two', { timeout: 120_000 }, async () => {
        const keys = fc.nat(runs).map((number) => ({ 'idempotency-key': `k-${number}` }));
        const headers = fc.oneof(keys, fc.constantFrom<Record<string, string>>({}, { 'if-match': '*' }));
        const made = fc.record({
          body: bodiesFrom(schema, seeded.plausible),
          claims: fc.constantFrom(...callers),
          ...(ids.length > 0 && { id: fc.constantFrom(...ids) }),
          headers,
        });
        await fc.assert(
          fc.asyncProperty(made, (input) => judge(input)),
          { seed, numRuns: runs, endOnFailure: true },
        );
        await unchanged();
      });
    });
});
