import { isoSeconds } from '../../local/clock.ts';
import type { Bearer } from '../../local/identity.ts';

/** A request as the gateway gets it; `number` tells it from every other, `now` is the gateway's clock in milliseconds. */
export type GatewayRequest = {
  bearer: Bearer;
  method: string;
  path: string;
  body?: object | undefined;
  headers?: Record<string, string>;
  number: number;
  now: number;
};

/** What the gateway finds in a path: its route, and the id in it. */
const routed = (method: string, path: string) => {
  const [, collection, id, rest = ''] = /^\/v1\/(\w+)(?:\/([^/]+)(.*))?$/.exec(path) ?? [];
  return id === undefined
    ? { routeKey: `${method} /v1/${collection}` }
    : { routeKey: `${method} /v1/${collection}/{id}${rest}`, pathParameters: { id: decodeURIComponent(id) } };
};

/** The event of payload format 2.0 that the HTTP API hands to the api function. */
export const gatewayEvent = ({ bearer, method, path, body, headers, number, now }: GatewayRequest): object => {
  const [rawPath = '', rawQueryString = ''] = path.split('?');
  const { routeKey, ...matched } = routed(method, rawPath);
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString,
    headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
    ...(rawQueryString && { queryStringParameters: Object.fromEntries(new URLSearchParams(rawQueryString)) }),
    requestContext: {
      authorizer: { jwt: { claims: bearer, scopes: null } },
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'simulated' },
      requestId: `request-${number}`,
      routeKey,
      stage: '$default',
      time: isoSeconds(now),
      timeEpoch: now,
    },
    ...matched,
    ...(body && { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
};
