import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { StartError } from '../start-error.ts';
import type { Answer, Handler } from './messages.ts';
import { problem } from './problem.ts';

/** How many bytes a body sent to a URL may have. */
type Limit = (url: string) => number;

/** What a body may have, as the API has it. A test puts a thousand events on the bus at once: that is no call of the API. */
const MOST_BYTES = 65_536;
const MOST_LOCAL_BYTES = 1_048_576;
const mostOfApi: Limit = (url) => (url.startsWith('/local/') ? MOST_LOCAL_BYTES : MOST_BYTES);

/** What a request's first line and headers may have together, as API Gateway has it. */
const MOST_HEADER_BYTES = 10_240;

/** An HTTP server on the loopback interface alone. */
export interface LoopbackServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1, and on ::1 where there is one. A port that is taken is a StartError. */
export async function listen(port: number, handler: Handler, mostBytes: Limit = mostOfApi): Promise<LoopbackServer> {
  const open = (): Server => {
    const server = createServer({ maxHeaderSize: MOST_HEADER_BYTES, requestTimeout: 0 });
    const answer = (request: IncomingMessage, response: ServerResponse) =>
      void serve(request, response, handler, mostBytes);
    // What else is expected of us than to go on may be ignored (RFC 9110, 10.1.1).
    return server.on('request', answer).on('checkExpectation', answer).on('clientError', refuse);
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

/** What is no HTTP reaches no handler; whoever sent it is told so all the same. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { status, headers, body } =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? problem(431, 'headers-too-large', `The headers may have ${MOST_HEADER_BYTES} bytes at most.`)
      : problem(400, 'malformed-http', 'The request is no HTTP.');
  const lines = Object.entries({ ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n${body}`);
}

async function serve(
  incoming: IncomingMessage,
  response: ServerResponse,
  handler: Handler,
  mostBytes: Limit,
): Promise<void> {
  const answer = await respond(incoming, handler, mostBytes);
  if (answer === undefined || response.destroyed) return;
  response.writeHead(answer.status, {
    ...Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, value as string | string[]])),
    // What a 304 does not repeat is not empty.
    ...(answer.status !== 304 && { 'content-length': String(Buffer.byteLength(answer.body)) }),
  });
  response.end(incoming.method === 'HEAD' ? undefined : answer.body);
}

async function respond(incoming: IncomingMessage, handler: Handler, mostBytes: Limit): Promise<Answer | undefined> {
  try {
    const url = incoming.url ?? '/';
    const mark = url.indexOf('?');
    const most = mostBytes(url);
    const body = await read(incoming, most);
    if (!body) return problem(413, 'body-too-large', `A body has at most ${most} bytes.`);
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
    return problem(500, 'internal-error', 'The local runtime failed; see its standard error.');
  }
}

/** The whole body, or undefined when it is too large: then it is read to its end, so that the client hears the answer. */
async function read(incoming: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= most) chunks.push(chunk);
  }
  return size > most ? undefined : Buffer.concat(chunks);
}
