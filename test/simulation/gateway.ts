import { endpoints } from '../../events/http/endpoints.ts';
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

const patterns = Object.keys(endpoints).map((routeKey) => ({
  routeKey,
  pattern: new RegExp(`^${routeKey.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
}));

/** What the gateway finds in a path: its route, a spelled out one before one that a name in braces fits, and what stands in it. */
const routed = (method: string, path: string) => {
  const [found] = patterns
    .flatMap(({ routeKey, pattern }) => {
      const match = pattern.exec(`${method} ${path}`);
      return match ? [{ routeKey, names: match.groups ?? {} }] : [];
    })
    .sort((one, other) => Object.keys(one.names).length - Object.keys(other.names).length);
  if (!found) return { routeKey: '$default' };
  const named = Object.entries(found.names).map(([name, text]) => [name, decodeURIComponent(text)]);
  return { routeKey: found.routeKey, ...(named.length > 0 && { pathParameters: Object.fromEntries(named) }) };
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
