import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type DocumentKey, documents } from '../../events/http/documents.ts';
import { etagOf, matches } from '../shared/etag.ts';
import { pageHeaders } from '../shared/page-headers.ts';
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

const headersOfPage = pageHeaders(style);

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
      ...headersOfPage,
    },
    body,
  };
};
