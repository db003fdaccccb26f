import http from 'node:http';
import https from 'node:https';
import { buffer } from 'node:stream/consumers';
import type { Database } from '../dynamodb/client.ts';
import type { Answer, Handler } from '../http/messages.ts';

/** What belongs to one connection, and not to the message on it (RFC 9110, 7.6.1). */
const ofConnection = new Set(['connection', 'content-length', 'expect', 'host', 'keep-alive', 'transfer-encoding']);

const ofMessage = (headers: http.IncomingHttpHeaders) =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !ofConnection.has(name))
      .map(([name, value]) => [name, value ?? '']),
  );

/** Hands requests on to where the tables are. The database is that of the runtime, whoever calls. */
export function forwardTo({ endpoint, accessKeyId }: Database): Handler {
  const { Agent, request } = endpoint.startsWith('https:') ? https : http;
  const agent = new Agent({ keepAlive: true });
  return ({ method, headers, body }) => {
    const authorization = headers.authorization?.replace(/Credential=[^/]+/, `Credential=${accessKeyId}`);
    return new Promise<Answer>((resolve, reject) => {
      request(endpoint, { agent, method, headers: { ...ofMessage(headers), authorization } })
        .on('error', reject)
        .on('response', (answer) => {
          const { statusCode: status = 502 } = answer;
          buffer(answer).then((read) => resolve({ status, headers: ofMessage(answer.headers), body: read }), reject);
        })
        .end(body);
    });
  };
}
