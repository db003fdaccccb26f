import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { firstLineOf } from '../machine.ts';
import { folderIn, folderOf, owner, prepare, type Server, start } from './server.ts';

const debian = '/usr/lib/postgresql';

/** Where PostgreSQL's programs are when the PATH does not say so; the newest of Debian's first. */
const usual = (): string[] => {
  const said = firstLineOf('pg_config', '--bindir');
  let versions: string[] = [];
  try {
    versions = readdirSync(debian).sort((one, other) => Number(other) - Number(one));
  } catch {
    // Not a Debian, or none installed.
  }
  return [...(said ? [said] : []), ...versions.map((version) => join(debian, version, 'bin'))];
};

/**
 * Starts PostgreSQL on a new database, with the settings it comes with: what is committed is on the disk.
 * @throws when this machine has none
 */
export const startPostgres = async (folder: string): Promise<Server> => {
  const programs = folderOf(['initdb', 'postgres'], usual());
  if (!programs) throw new Error('no PostgreSQL here: apt-get install postgresql');
  const whose = owner();
  const socket = folderIn(folder, 'postgres', whose);
  const data = join(socket, 'data');
  const init = ['-D', data, '-U', 'bench', '--auth=trust', '--no-locale', '--encoding=UTF8'];
  prepare(join(programs, 'initdb'), init, { ...whose, cwd: socket });
  const server = await start({
    ...whose,
    command: join(programs, 'postgres'),
    // Nobody else can reach it: a socket in a folder of its own, and no port.
    args: ['-D', data, '-k', socket, '-c', 'listen_addresses='],
    cwd: socket,
    ready: /ready to accept connections/,
    // At once, and yet with its shared memory given back, as a kill would not.
    signal: 'SIGQUIT',
  });
  return { socket, ...server };
};
