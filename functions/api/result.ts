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

/** An answer that is no JSON, to be kept under a name of its own. */
export type Attachment = { type: string; name: string; content: Buffer };

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

/** A file, as bytes: the gateway takes them in Base64 and sends them on as they are. */
const attached = ({ type, name, content }: Attachment): Result => ({
  ...resultOf(200, content.toString('base64'), {
    'content-type': type,
    'content-disposition': `attachment; filename="${name}"`,
    'x-content-type-options': 'nosniff',
  }),
  isBase64Encoded: true,
});

const shown = ({ status, page, style }: Page): Result =>
  resultOf(status, page, { 'content-type': 'text/html; charset=utf-8', ...pageHeaders(style) });

/** What a route answers: in JSON, as a page, or as a file. */
export const answered = (answer: Answer | Page | Attachment): Result => {
  if ('page' in answer) return shown(answer);
  if ('content' in answer) return attached(answer);
  return resultOf(answer.status, JSON.stringify(answer.body));
};
