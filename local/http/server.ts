import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from '../start-error.ts';
import type { Answer, Handler } from './messages.ts';
import { problem } from './problem.ts';

const MOST_BYTES = 1_048_576;

/** An HTTP server on the loopback interface alone. */
export interface LoopbackServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, and on ::1 where there is one. A port that is taken is a StartError. */
export async function listen(port: number, handler: Handler): Promise<LoopbackServer> {
  const open = (): Server => {
    const server = createServer((request, response) => void serve(request, response, handler));
    server.requestTimeout = 0;
    return server;
  };
  const four = open();
  await bind(four, port, '127.0.0.1');
  const chosen = (four.address() as AddressInfo).port;
  const servers = [four];
  const six = open();
  try {
    await bind(six, chosen, '::1');
    servers.push(six);
  } catch (error) {
    // Without IPv6 the other address serves; but a port that someone else holds on ::1 would answer for us there.
    if (error instanceof StartError && port !== 0) {
      await close(four);
      throw error;
    }
  }
  return { port: chosen, close: async () => void (await Promise.all(servers.map(close))) };
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new StartError(`Port ${port} is taken; choose another with --port.`));
      else if (error.code === 'EACCES')
        reject(new StartError(`Port ${port} may not be used by this user; choose another with --port.`));
      else reject(error);
    });
    server.listen(port, host, resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

async function serve(incoming: IncomingMessage, response: ServerResponse, handler: Handler): Promise<void> {
  const answer = await respond(incoming, handler);
  if (answer === undefined || response.destroyed) return;
  response.writeHead(answer.status, {
    ...Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, value as string | string[]])),
    'content-length': String(Buffer.byteLength(answer.body)),
  });
  response.end(incoming.method === 'HEAD' ? undefined : answer.body);
}

async function respond(incoming: IncomingMessage, handler: Handler): Promise<Answer | undefined> {
  try {
    const body = await read(incoming);
    if (!body) return problem(413, 'body-too-large', 'Body too large', 'A request body may have 1 MB at most.');
    const url = incoming.url ?? '/';
    const mark = url.indexOf('?');
    const { cookie, ...headers } = incoming.headers;
    return await handler({
      method: incoming.method ?? 'GET',
      path: mark < 0 ? url : url.slice(0, mark),
      query: mark < 0 ? '' : url.slice(mark + 1),
      headers: Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : (value ?? '')]),
      ),
      cookies: cookie ? cookie.split(/; */) : [],
      body,
      sourceIp: incoming.socket.remoteAddress ?? '127.0.0.1',
    });
  } catch (error) {
    // Nobody waits for an answer: the client went, or we are ending.
    if (incoming.socket.destroyed) return undefined;
    console.error('A request failed:', error);
    return problem(500, 'internal-error', 'Internal error', 'The local runtime failed; see its standard error.');
  }
}

/** The whole body, or undefined when it is too large: then it is read to its end, so that the client hears the answer. */
async function read(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
  }
  return size > MOST_BYTES ? undefined : Buffer.concat(chunks);
}
