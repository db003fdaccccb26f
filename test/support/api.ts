import { createHmac } from 'node:crypto';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { vi } from 'vitest';
import { createHandler } from '../../functions/api/handler.ts';
import { composeApiDeps } from '../../functions/shared/compose.ts';
import type { Resource } from '../../local/assembly/resolve.ts';
import { listen } from '../../local/http/server.ts';
import { openGate } from '../../local/iam/gate.ts';
import { Bucket } from '../../local/s3/bucket.ts';
import { s3Endpoint } from '../../local/s3/endpoint.ts';
import { LOCAL_SECRET } from '../../local/s3/signature.ts';
import { memoryStorage } from '../../local/storage.ts';
import { calendar } from './given.ts';
import { faulty, freshTables } from './tables.ts';

/** A call as the gateway has understood it. `id` stands in the path, decoded; `claims` are those of a token it has verified. */
export type ApiCall = {
  key: string;
  id?: string;
  /** Of a path with two variables. */
  formId?: string;
  documentId?: string;
  claims?: Record<string, unknown> | undefined;
  body?: string | Buffer;
  headers?: Record<string, string>;
  query?: string;
};

export type ApiAnswer = { status: number; headers: Record<string, string>; body: string };

/** The key service as the SDK sees it. */
const keyService = () =>
  listen(0, async ({ body }) => {
    const { KeyId, Message } = JSON.parse(body.toString());
    const Mac = createHmac('sha256', 'test').update(Buffer.from(Message, 'base64')).digest('base64');
    const answer = JSON.stringify({ KeyId, MacAlgorithm: 'HMAC_SHA_256', Mac });
    return { status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: answer };
  });

const documents = {
  stack: { name: 'KezekData' },
  logicalId: 'Documents',
  type: 'AWS::S3::Bucket',
  name: 'documents',
  arn: 'arn:aws:s3:::documents',
  properties: { VersioningConfiguration: { Status: 'Enabled' } },
} as unknown as Resource;

/** The bucket of the local runtime, to whoever calls. */
const bucketService = (now: string) => {
  const buckets = [new Bucket(documents, memoryStorage())];
  return listen(0, s3Endpoint({ buckets, now: () => Date.parse(now), gate: openGate, roleOf: (key) => key }));
};

/** The environment of a deployed function. */
export const speakTo = (endpoints: { dynamodb: string; kms: string; s3?: string; accessKeyId: string }): void => {
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', endpoints.dynamodb);
  vi.stubEnv('AWS_ENDPOINT_URL_KMS', endpoints.kms);
  vi.stubEnv('AWS_ENDPOINT_URL_S3', endpoints.s3);
  vi.stubEnv('AWS_ACCESS_KEY_ID', endpoints.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', LOCAL_SECRET);
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  vi.stubEnv('SIGNATURES', 'required');
  vi.stubEnv('SIGNED_ACTS', 'postponement,joining');
  vi.stubEnv('SIGNATURE_TRUST_ANCHORS', '');
};

export const apiOf = () =>
  createHandler(
    composeApiDeps({
      queueTable: 'queue',
      peopleTable: 'people',
      iinKeyId: 'key',
      documentsBucket: documents.name,
      calendar,
    }),
  );

let requests = 0;

/** The event of payload format 2.0 that the gateway makes of a call. */
export const eventOf = (call: ApiCall, now: string): APIGatewayProxyEventV2WithJWTAuthorizer => {
  requests += 1;
  const [method = '', pattern = ''] = call.key.split(' ');
  // The one numbered thing that a path leads to: the first.
  const given: Record<string, string> = {
    id: call.id ?? '',
    formId: call.formId ?? '',
    documentId: call.documentId ?? '',
    no: '1',
  };
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const pathParameters = Object.fromEntries(names.map((name) => [name, given[name] ?? '']));
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pathParameters[name] ?? ''));
  const query = call.query ?? '';
  const bytes = Buffer.isBuffer(call.body);
  const joined = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query))
    joined.set(name, joined.has(name) ? `${joined.get(name)},${value}` : value);
  return {
    version: '2.0',
    routeKey: call.key,
    rawPath: path,
    rawQueryString: query,
    headers: { 'content-type': 'application/json', ...call.headers },
    ...(query !== '' && { queryStringParameters: Object.fromEntries(joined) }),
    ...(call.id !== undefined && { pathParameters }),
    requestContext: {
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: '' },
      requestId: `request-${requests}`,
      timeEpoch: Date.parse(now),
      ...(call.claims && { authorizer: { jwt: { claims: call.claims, scopes: null } } }),
    },
    ...(call.body !== undefined && { body: bytes ? call.body.toString('base64') : call.body }),
    isBase64Encoded: bytes,
  } as unknown as APIGatewayProxyEventV2WithJWTAuthorizer;
};

const writing = ['Put', 'Update', 'Delete', 'BatchWrite', 'TransactWrite'].map((name) => `${name}Command`);

/** The API's whole handler, composed as it is deployed, on tables of its own. */
export const startApi = async (now: string) => {
  const { endpoint, accessKeyId, names } = await freshTables();
  const [keys, bucket] = await Promise.all([keyService(), bucketService(now)]);
  const [kms, s3] = [keys, bucket].map(({ port }) => `http://127.0.0.1:${port}`) as [string, string];
  speakTo({ dynamodb: endpoint, kms, s3, accessKeyId });
  const sent = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
  const handler = apiOf();
  const { client } = faulty(endpoint, accessKeyId);

  return {
    call: async (call: ApiCall): Promise<ApiAnswer> => {
      sent.mockClear();
      const answer = await (handler as unknown as (event: object, context: object) => Promise<unknown>)(
        eventOf(call, now),
        {},
      );
      const { statusCode, headers, body } = answer as { statusCode: number } & Omit<ApiAnswer, 'status'>;
      return { status: statusCode, headers, body };
    },

    /** Whether the last call tried to write. */
    tried: (): boolean => sent.mock.calls.some(([command]) => writing.includes(command.constructor.name)),

    /** All that both tables hold, but for what a refused call may leave: its answer, and the record that a person was read. */
    dump: async (): Promise<string[]> => {
      const pages = await Promise.all(
        Object.values(names).map((TableName) => client.send(new ScanCommand({ TableName, ConsistentRead: true }))),
      );
      if (pages.some(({ LastEvaluatedKey }) => LastEvaluatedKey)) throw new Error('The tables outgrew one page.');
      return pages
        .flatMap(({ Items }) => Items ?? [])
        .filter(({ entity, sk }) => entity !== 'answer' && !String(sk).startsWith('READING#'))
        .map((item) => JSON.stringify(item))
        .sort();
    },

    stop: async (): Promise<void> => {
      sent.mockRestore();
      vi.unstubAllEnvs();
      await Promise.all([keys.close(), bucket.close()]);
    },
  };
};
