import type { Html } from '../../events/html.ts';
import type { Answer } from '../shared/answer.ts';
import { pageHeaders } from '../shared/page-headers.ts';

/** What the gateway is handed: a `APIGatewayProxyStructuredResultV2` that leaves nothing out. */
export type Result = {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded?: true;
};

/** An answer in JSON, or a problem (RFC 9457) from status 400 on. Nobody on the way keeps it, unless `headers` say otherwise. */
export const resultOf = (statusCode: number, body: string, headers: Record<string, string> = {}): Result => ({
  statusCode,
  headers: {
    'content-type': `application/${statusCode < 400 ? 'json' : 'problem+json'}; charset=utf-8`,
    'cache-control': 'no-store',
    ...headers,
  },
  body,
});

/** A page for people in the place of JSON. */
export type Page = { status: 200; page: string; style: Html };

export const answered = (answer: Answer | Page): Result =>
  'page' in answer
    ? resultOf(answer.status, answer.page, { 'content-type': 'text/html; charset=utf-8', ...pageHeaders(answer.style) })
    : resultOf(answer.status, JSON.stringify(answer.body));
