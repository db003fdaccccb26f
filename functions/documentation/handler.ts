import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import asyncapi from '../../events/documents/asyncapi.json' with { type: 'json' };
import openapi from '../../events/documents/openapi.json' with { type: 'json' };
import { type DocumentKey, documents } from '../../events/http/documents.ts';
import { etagOf, matches } from '../shared/etag.ts';
import { page } from './page.ts';
import { style } from './style.ts';

const texts: Record<DocumentKey, string> = {
  'GET /v1/openapi.json': JSON.stringify(openapi),
  'GET /v1/asyncapi.json': JSON.stringify(asyncapi),
  'GET /v1/docs': page(openapi, asyncapi),
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
export const document = ({
  routeKey,
  headers,
}: Pick<APIGatewayProxyEventV2, 'routeKey' | 'headers'>): APIGatewayProxyStructuredResultV2 => {
  const key = routeKey as DocumentKey;
  const body = texts[key];
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
