import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from './start-error.ts';

/**
 * Takes a folder for this process alone. The lock is a listening socket, which the system lets go of with the process,
 * so that neither a kill nor a process id that comes again can deceive; its path is short whatever the folder's is.
 * @returns what lets go of it.
 */
export async function lockFolder(dir: string): Promise<() => Promise<void>> {
  const name = `kezek-${createHash('sha256').update(realpathSync(dir)).digest('hex').slice(0, 24)}`;
  const path = process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
  const server = (await listen(path)) ?? ((await answers(path)) ? undefined : await takeOver(path));
  if (!server) throw new StartError(`The data folder ${dir} is in use by another Kezek.`);
  server.unref();
  return () => new Promise((resolve) => server.close(() => resolve()));
}

function takeOver(path: string): Promise<Server | undefined> {
  rmSync(path, { force: true });
  return listen(path);
}

function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(path, () => resolve(server));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
