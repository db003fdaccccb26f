import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type DocumentKey, documents } from '../../events/http/documents.ts';
import { etagOf, matches } from '../shared/etag.ts';
import { style } from './style.ts';

const openapi = async () => (await import('../../events/documents/openapi.json', { with: { type: 'json' } })).default;

const asyncapi = async () => (await import('../../events/documents/asyncapi.json', { with: { type: 'json' } })).default;

const written: Record<DocumentKey, () => Promise<string>> = {
  'GET /v1/openapi.json': async () => JSON.stringify(await openapi()),
  'GET /v1/asyncapi.json': async () => JSON.stringify(await asyncapi()),
  'GET /v1/docs': async () => {
    const { page } = await import('./page.ts');
    return page(await openapi(), await asyncapi());
  },
};

const texts = new Map<DocumentKey, Promise<string>>();

/** Read and written when it is first asked for: whoever asks for one waits for no other. */
const textOf = (key: DocumentKey): Promise<string> => {
  const text = texts.get(key) ?? written[key]();
  texts.set(key, text);
  return text;
};

const styleHash = createHash('sha256').update(style.text).digest('base64');

/** Of the page nothing runs, and nothing but its own style and its empty icon is let in. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A document of the API, as it was built; whoever has it already is told so, and nothing else. */
export const document = async ({
  routeKey,
  headers,
}: Pick<APIGatewayProxyEventV2, 'routeKey' | 'headers'>): Promise<APIGatewayProxyStructuredResultV2> => {
  const key = routeKey as DocumentKey;
  const body = await textOf(key);
  const etag = etagOf(body);
  const common = { etag, 'cache-control': 'public, max-age=300' };
  if (matches(headers['if-none-match'], etag)) return { statusCode: 304, headers: common };
  return {
    statusCode: 200,
    headers: {
      ...common,
      'content-type': `${documents[key].type}; charset=utf-8`,
      'content-security-policy': policy,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
    body,
  };
};
