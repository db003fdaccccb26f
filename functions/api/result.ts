import type { Answer } from '../shared/answer.ts';

/** What the gateway is handed: a `APIGatewayProxyStructuredResultV2` that leaves nothing out. */
export type Result = { statusCode: number; headers: Record<string, string>; body: string };

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

export const answered = ({ status, body }: Answer, headers?: Record<string, string>): Result =>
  resultOf(status, JSON.stringify(body), headers);
