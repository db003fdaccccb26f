import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Parser } from '@asyncapi/parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Schema } from '../../docs/api/compatible.ts';
import { differences, FROZEN, generated } from '../../docs/api/files.ts';
import { generalProblems } from '../../docs/api/problems.ts';
import { refusals } from '../../docs/api/refusals.ts';
import { documents } from '../../domain/law/explanations/names.ts';
import { accepted, published } from '../../events/catalogue.ts';
import { forms } from '../../events/forms/index.ts';
import { type Answers, answered } from '../../events/http/answered.ts';
import { authority, roles, scopes } from '../../events/http/authority.ts';
import { fileApplication } from '../../events/http/bodies.ts';
import { type Endpoint, type EndpointKey, endpoints, routes } from '../../events/http/endpoints.ts';
import { codeOfWords } from '../../events/primitives.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (path: string): string => readFileSync(`${root}/${path}`, 'utf8');
const files = await generated();

type Operation = {
  operationId: string;
  security?: unknown[];
  tags: string[];
  parameters?: { $ref?: string; in?: string; name?: string; schema?: Schema }[];
  responses: Record<string, { $ref?: string; headers?: object }>;
  'x-authority'?: Record<string, unknown>;
};
const openapi = JSON.parse(files['events/documents/openapi.json'] ?? '') as {
  paths: Record<string, Record<string, Operation>>;
  components: Record<string, Record<string, { content?: Record<string, { schema: Schema }> }>>;
  tags: { name: string }[];
};
const asyncapi = JSON.parse(files['events/documents/asyncapi.json'] ?? '') as {
  operations: Record<string, { action: string; messages: { $ref: string }[] }>;
  components: { messages: Record<string, { name: string; payload: { properties: Record<string, Schema> } }> };
};
const operations = Object.entries(openapi.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => [`${method.toUpperCase()} ${path}`, operation] as const),
);

/** Every reference of a document, wherever it stands. */
const referencesIn = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { $ref } = value as { $ref?: unknown };
  return [...(typeof $ref === 'string' ? [$ref] : []), ...Object.values(value).flatMap(referencesIn)];
};

const found = (document: unknown, reference: string): unknown =>
  reference
    .replace('#/', '')
    .split('/')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], document);

describe('what is committed', () => {
  it.each(Object.keys(files))('%s is what `npm run api -- --write` writes', (path) => {
    expect(textOf(path)).toBe(files[path]);
  });

  it('is named file by file where it is stale, and where nothing generates it', () => {
    const generated = { 'a.json': '1', 'b.json': '2', 'c.json': '3' };
    expect(differences(generated, generated)).toStrictEqual([]);
    expect(differences({ 'a.json': '1', 'b.json': 'two', 'd.json': '4' }, generated)).toStrictEqual([
      'b.json is stale',
      'c.json is stale',
      'd.json is there, and nothing generates it',
    ]);
  });

  it('holds a frozen schema for every version of every event, one of every form, and no other file', () => {
    const ids = Object.values({ ...published }).map((event) => z.globalRegistry.get(event)?.id);
    const outside = Object.values({ ...accepted }).map((event) => z.globalRegistry.get(event)?.id);
    const there = globSync('events/documents/**/*.json', { cwd: root }).sort();
    expect(there).toStrictEqual(
      [
        'openapi',
        'asyncapi',
        ...[...ids, ...outside].map((id) => `schemas/${id}`),
        ...Object.keys(forms).map((id) => `forms/${id}`),
      ]
        .map((name) => `events/documents/${name}.json`)
        .sort(),
    );
  });
});

describe('the OpenAPI document', () => {
  it('is one of OpenAPI 3.1', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(openapi));
    console.log(`openapi-schema-validator: OpenAPI ${validator.version}, valid: ${valid}, errors: ${errors ?? 'none'}`);
    expect({ valid, errors, version: validator.version }).toStrictEqual({
      valid: true,
      errors: undefined,
      version: '3.1',
    });
  });

  it('has every route that is served and no other, each under a name of its own', () => {
    const served = routes.map(({ method, path }) => `${method} ${path}`);
    expect(operations.map(([key]) => key).sort()).toStrictEqual([...served].sort());
    expect(new Set(operations.map(([, { operationId }]) => operationId)).size).toBe(operations.length);
    const tags = openapi.tags.map(({ name }) => name);
    expect(operations.filter(([, operation]) => !tags.includes(operation.tags[0] ?? ''))).toStrictEqual([]);
  });

  it('has every reference lead somewhere', () => {
    const references = referencesIn(openapi);
    expect(references.length).toBeGreaterThan(300);
    expect(references.filter((reference) => found(openapi, reference) === undefined)).toStrictEqual([]);
  });

  it.each(Object.entries<Endpoint>(endpoints))('%s says who may call it', (key, { action }) => {
    const operation = Object.fromEntries(operations)[key];
    const row: Record<string, keyof typeof scopes> = action ? authority[action] : {};
    const stands = Object.entries(row).map(([role, scope]) => [role, { scope, ...scopes[scope] }]);
    expect(operation?.['x-authority'] ?? {}).toStrictEqual(Object.fromEntries(stands));
    expect(operation?.security).toStrictEqual(action ? undefined : []);
    expect(Object.keys(row).every((role) => (roles as readonly string[]).includes(role))).toBe(true);
  });

  const personal = [
    'GET /v1/me',
    'GET /v1/organizations/{id}/journal',
    'GET /v1/stays/{id}/plan',
    'GET /v1/stays/{id}/monitoring',
    'GET /v1/applications/{id}/forms/{formId}',
    'GET /v1/stays/{id}/file',
    'GET /v1/stays/{id}/transfer-act',
    'GET /v1/stays/{id}/documents/{documentId}',
    'GET /v1/stays/{id}/visits',
    'GET /v1/organizations/{id}/complaints',
  ];
  const inCase = /^POST \/v1\/(?:(?:applications|stays)\/\{id\}\/|organizations\/\{id\}\/admissions$)/;

  it.each(operations)(
    '%s says by which headers it is called once, on what was read, and not in vain',
    (key, { parameters: taken = [], responses }) => {
      const parameters = taken.map(({ $ref, name }) => $ref?.split('/').at(-1) ?? name);
      const tagged = key.startsWith('GET') && !personal.includes(key);
      expect(parameters.includes('IdempotencyKey')).toBe(key.startsWith('POST'));
      expect(parameters.includes('IfNoneMatch')).toBe(tagged);
      expect(parameters.includes('IfMatch')).toBe(inCase.test(key));
      expect(parameters.includes('id')).toBe(key.includes('{id}'));
      expect(Object.keys(responses['200']?.headers ?? {})).toStrictEqual(tagged ? ['ETag'] : []);
      expect('304' in responses).toBe(tagged);
      expect('412' in responses).toBe(inCase.test(key));
    },
  );

  it.each(Object.keys(endpoints))('%s says what may be wrong with any call', (key) => {
    const statuses = Object.keys(Object.fromEntries(operations)[key]?.responses ?? {});
    expect(statuses).toEqual(expect.arrayContaining(['400', '414', '429']));
    // What is to be had as a file may be too long for one.
    const { files }: Endpoint = endpoints[key as EndpointKey];
    // A day may be asked about on which a norm was not there yet.
    const ofDay = ['GET /v1/catalogues/{id}', 'GET /v1/organizations/{id}/equipment'].includes(key) ? ['422'] : [];
    expect(['413', '415', '422'].filter((status) => statuses.includes(status))).toStrictEqual(
      key.startsWith('POST') ? ['413', '415', '422'] : files ? ['422'] : ofDay,
    );
  });

  it('says of every refusal with which status it comes, and how it is told in both languages', () => {
    expect(new Set(refusals.map(({ code }) => code)).size).toBe(refusals.length);
    for (const { code, statuses, explanation } of refusals) {
      expect(statuses.length, code).toBeGreaterThan(0);
      expect(Object.values(explanation), code).toStrictEqual([
        expect.stringMatching(/\.$/),
        expect.stringMatching(/\.$/),
      ]);
    }
    const statusesOf = Object.fromEntries(refusals.map(({ code, statuses }) => [code, statuses]));
    expect(statusesOf).toMatchObject({
      'already-postponed': [409],
      'application-not-found': [404],
      'documents-missing': [422],
      'done-by-decision': [409],
      'programme-expired': [409, 422],
      'signature-malformed': [400],
    });
  });

  it('names the kinds of documents as the system itself does', () => {
    const { kind } = fileApplication.shape.documents.def.element.shape;
    const ofHandingOver = ['birth-certificate', 'vaccination-card'];
    const asked = Object.keys(documents).filter((name) => !ofHandingOver.includes(name));
    expect(z.globalRegistry.get(kind)?.examples).toStrictEqual(expect.arrayContaining(asked));
    expect(z.globalRegistry.get(kind)?.examples).toHaveLength(asked.length);
  });

  it('answers every refusal by the one problem', () => {
    const { schemas: _, ...components } = openapi.components;
    const statuses = operations.flatMap(([, { responses }]) => Object.entries(responses));
    const refused = statuses.filter(([status]) => Number(status) >= 400).map(([, { $ref = '' }]) => $ref);
    expect(new Set(refused).size).toBe(12);
    for (const reference of refused) {
      const { content } = found({ components }, reference) as (typeof components)[string][string];
      expect(content).toStrictEqual({
        'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
      });
    }
  });

  it('tells parameters as they are written in an address', () => {
    const { parameters = [] } = openapi.paths['/v1/obligations']?.get ?? {};
    const limit = parameters.find(({ name }) => name === 'limit')?.schema;
    expect(limit).toMatchObject({ type: 'integer', minimum: 1, maximum: 1000, default: 500, examples: [50] });
    expect(parameters.find(({ name }) => name === 'cursor')?.schema).toMatchObject({ type: 'string' });
  });

  it('names every code that is thrown before a norm is asked', () => {
    const sources = globSync('functions/{api,shared}/**/*.ts', { cwd: root }).map(textOf).join('\n');
    // A check of zod reports by zod's own codes, which nobody is answered with.
    const ofZod = /issues\.push\(\{ code: '[a-z_]+'/g;
    const thrown = [
      ...sources.replace(ofZod, '').matchAll(/(?:new (?:BadRequest|InvalidValue)\(\s*|\bcode: )'([a-z0-9-]+)'/g),
    ];
    const named: Record<string, unknown> = Object.assign({}, ...Object.values(generalProblems));
    expect(thrown.length).toBeGreaterThan(10);
    const codes = [...thrown.map(([, code = '']) => code), ...codeOfWords.values()];
    expect(codes.filter((code) => !(code in named))).toStrictEqual([]);
  });

  it('names every code that only the local gateway answers, by its status', () => {
    const sources = globSync('local/{http,resources,runtime.ts}{,/**/*.ts}', { cwd: root })
      .filter((path) => path.endsWith('.ts'))
      .map(textOf)
      .join('\n');
    const answered = [...sources.matchAll(/\bproblem\(\s*(\d{3}),\s*'([a-z0-9-]+)'/g)];
    const named: Record<string, object> = generalProblems;
    expect(answered.length).toBeGreaterThan(7);
    expect(answered.filter(([, status = '', code = '']) => !(code in (named[status] ?? {})))).toStrictEqual([]);
  });
});

describe('the AsyncAPI document', () => {
  it('is one of AsyncAPI 3.0', async () => {
    const { document, diagnostics } = await new Parser().parse(files['events/documents/asyncapi.json'] ?? '');
    const told = diagnostics.map(({ severity, code, message }) => `\n  severity ${severity} ${code}: ${message}`);
    console.log(`@asyncapi/parser: AsyncAPI ${document?.version()}, diagnostics: ${told.join('') || 'none'}`);
    expect(document?.version()).toBe('3.0.0');
    expect(diagnostics.filter(({ severity }) => severity < 2)).toStrictEqual([]);
  });

  it('sends every published event and receives every accepted one, under its own name', () => {
    const names = (operation: string) =>
      asyncapi.operations[operation]?.messages.map(({ $ref }) => {
        const { name, payload } = asyncapi.components.messages[$ref.split('/').at(-1) ?? ''] ?? {};
        expect(payload?.properties['detail-type']?.const).toBe(name);
        return name;
      });
    expect(names('tell')).toStrictEqual(Object.keys(published));
    expect(names('take')).toStrictEqual(Object.keys(accepted));
    expect(asyncapi.operations).toMatchObject({ tell: { action: 'send' }, take: { action: 'receive' } });
  });

  it.each(['DecisionMade', 'IspExpired', 'IspRenewed', 'RecipientDied'])(
    '%s is about an application or a person, and one of both',
    (type) => {
      const schema = JSON.parse(files[`${FROZEN}/accepted.${type}.v1.json`] ?? '');
      expect(schema.oneOf).toStrictEqual([{ required: ['applicationId'] }, { required: ['iin'] }]);
    },
  );

  it('has every reference lead somewhere', () => {
    const references = referencesIn(asyncapi);
    expect(references.length).toBeGreaterThan(150);
    expect(references.filter((reference) => found(asyncapi, reference) === undefined)).toStrictEqual([]);
  });
});

describe('an example', () => {
  it('is always one that its own schema takes', async () => {
    const tried: string[] = [];
    const tryAll = (schema: z.core.$ZodType, io: 'input' | 'output') =>
      z.toJSONSchema(schema, {
        io,
        override: ({ zodSchema }) => {
          const { examples = [] } = z.globalRegistry.get(zodSchema) ?? {};
          for (const example of examples as unknown[]) {
            tried.push(String(example));
            expect(z.safeParse(zodSchema, example).error, `the example ${example}`).toBeUndefined();
          }
        },
      });
    for (const { body, query } of Object.values<Endpoint>(endpoints)) {
      if (body) tryAll(await body(), 'input');
      if (query) tryAll(query, 'input');
    }
    for (const answers of Object.values<Answers>(answered))
      for (const answer of Object.values(answers)) tryAll(answer, 'output');
    for (const event of Object.values(published)) tryAll(event, 'output');
    for (const event of Object.values(accepted)) tryAll(event, 'input');
    expect(new Set(tried).size).toBeGreaterThan(5);
  });
});
