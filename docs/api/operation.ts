import * as z from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponsesObject } from 'zod-openapi';
import { type Answers, answered } from '../../events/http/answered.ts';
import { authority, type Role, type Scope, scopes } from '../../events/http/authority.ts';
import { type DocumentKey, documents } from '../../events/http/documents.ts';
import { type Endpoint, type EndpointKey, endpoints, isTagged } from '../../events/http/endpoints.ts';
import { id } from '../../events/primitives.ts';
import { idempotencyKey, ifMatch, ifNoneMatch, tagged, unchanged } from './headers.ts';
import { type Refused, refusedWith } from './problems.ts';

/** Who may call, of whose, and what a stranger of that role is answered. */
export const mayCall = ({ action }: Pick<Endpoint, 'action'>) =>
  action === undefined
    ? []
    : (Object.entries(authority[action]) as [Role, Scope][]).map(([role, scope]) => ({
        role,
        scope,
        ...scopes[scope],
      }));

type Place = { method: 'GET' | 'POST'; path: string; segments: readonly string[]; names: readonly string[] };

/** `POST /v1/stays/{id}/leave`: the method, the path, what of it tells routes apart, and which ids it names. */
export const placeOf = (key: string): Place => {
  const [method, path = ''] = key.split(' ') as [Place['method'], string];
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return { method, path, segments: path.split('/').slice(2), names };
};

const pascal = (text: string): string => text.replace(/(?:^|[-.])(.)/g, (_, letter: string) => letter.toUpperCase());

/** The action; where several routes share one, or there is none, with what of the path tells them apart. */
const operationIdOf = (key: string, { action }: Pick<Endpoint, 'action'>): string => {
  const { segments } = placeOf(key);
  if (action === undefined) return `see${segments.map(pascal).join('')}`;
  const shared = Object.values<Endpoint>(endpoints).filter((other) => other.action === action).length > 1;
  const last = segments.at(-1) ?? '';
  return shared && !last.startsWith('{') ? `${action}${pascal(last)}` : action;
};

/** With which statuses a route refuses. */
const refusalsOf = ({ method, path, names }: Place, { action, inCase, page, files, query }: Endpoint): Refused[] => {
  const changes = method === 'POST';
  const known = action !== undefined;
  const when: [boolean, Refused][] = [
    [true, 400],
    [known, 401],
    [known, 403],
    // An application may name an organization in its body.
    [names.length > 0 || action === 'fileApplication', 404],
    [files !== undefined || page !== undefined, 406],
    [changes || path.endsWith('/position') || action === 'seeTransferAct', 409],
    [inCase === true, 412],
    [changes, 413],
    [true, 414],
    [changes, 415],
    // Of a day on which a norm was not there yet there is nothing to tell.
    [changes || files !== undefined || 'on' in (query?.shape ?? {}), 422],
    [true, 429],
  ];
  return when.flatMap(([refuses, status]) => (refuses ? [status] : []));
};

const answerWords: Readonly<Record<Place['method'], Readonly<Record<string, string>>>> = {
  GET: { 200: 'What was asked for' },
  POST: { 200: 'Done', 201: 'Done, and something new is there', 202: 'Done; what follows comes about by itself' },
};

/** A file, of which no schema says more than that it is text or bytes. */
const fileOf = (type: string) => [type, { schema: { type: 'string', contentMediaType: type } as const }];

/** As JSON, as a page, or as either, by `Accept`. */
const contentOf = ({ page, files = [] }: Endpoint, schema: Answers[200]) => ({
  ...(page !== 'only' && { 'application/json': { schema } }),
  ...(page && { 'text/html': { schema: { type: 'string' as const } } }),
  ...Object.fromEntries(files.map(fileOf)),
});

const responsesOf = (key: EndpointKey, place: Place): ZodOpenApiResponsesObject => {
  const endpoint: Endpoint = endpoints[key];
  const given = Object.entries(answered[key] as Answers).map(([status, schema]) => [
    status,
    {
      description: answerWords[place.method][status] ?? '',
      ...(isTagged(key) && tagged),
      content: contentOf(endpoint, schema),
    },
  ]);
  const refused = refusalsOf(place, endpoint).map((status) => [String(status), refusedWith[status]]);
  return Object.fromEntries([...given, ...(isTagged(key) ? [['304', unchanged]] : []), ...refused]);
};

/** A path has texts: this one is written as a whole number. */
const numberInPath = z.string().meta({ override: { type: 'integer', minimum: 1 } });

const NO_TAG = 'It shows a person, and each reading is recorded: nobody on the way keeps it, and it has no `ETag`.';

const inWords = (endpoint: Endpoint): string =>
  [
    ...(endpoint.personal ? [NO_TAG, ''] : []),
    ...['Who may call:', '', ...mayCall(endpoint).map(({ role, means }) => `- **${role}**: ${means}`)],
  ].join('\n');

const headersOf = (key: EndpointKey) => {
  const { inCase }: Endpoint = endpoints[key];
  if (key.startsWith('GET ')) return isTagged(key) ? { 'If-None-Match': ifNoneMatch } : {};
  return { 'Idempotency-Key': idempotencyKey, ...(inCase && { 'If-Match': ifMatch }) };
};

/** A route of the catalogue as OpenAPI describes it: what it takes, answers and refuses, and who may call it. */
export const operationOf = async (key: EndpointKey): Promise<ZodOpenApiOperationObject> => {
  const endpoint: Endpoint = endpoints[key];
  const { action, summary, query } = endpoint;
  const body = await endpoint.body?.();
  const place = placeOf(key);
  return {
    operationId: operationIdOf(key, endpoint),
    tags: [place.segments[0] ?? ''],
    summary,
    ...(action === undefined ? { security: [] } : { description: inWords(endpoint) }),
    requestParams: {
      ...(place.names.length > 0 && {
        path: z.object(Object.fromEntries(place.names.map((name) => [name, name === 'no' ? numberInPath : id]))),
      }),
      ...(query && { query }),
      header: z.object(headersOf(key)),
    },
    ...(body && {
      requestBody: { required: !body.safeParse({}).success, content: { 'application/json': { schema: body } } },
    }),
    responses: responsesOf(key, place),
    ...(action && {
      'x-authority': Object.fromEntries(mayCall(endpoint).map(({ role, ...stands }) => [role, stands])),
    }),
  };
};

/** A document of this API as OpenAPI describes it. */
export const documentOf = (key: DocumentKey): ZodOpenApiOperationObject => {
  const { summary, type } = documents[key];
  const schema = type === 'text/html' ? ({ type: 'string' } as const) : ({ type: 'object' } as const);
  return {
    operationId: operationIdOf(key, {}),
    tags: ['documentation'],
    summary,
    security: [],
    requestParams: { header: z.object({ 'If-None-Match': ifNoneMatch }) },
    responses: { 200: { description: summary, ...tagged, content: { [type]: { schema } } }, 304: unchanged },
  };
};
