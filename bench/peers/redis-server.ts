import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderIn, folderOf, type Owner, owner, prepare, type Server, start } from './server.ts';

/** Debian's Redis, and what it needs that a machine without it may lack. `redis-server` holds but a link to a program of the tools. */
const packages = ['redis-server', 'redis-tools', 'liblzf1', 'libjemalloc2', 'libatomic1'];

const usual = ['/usr/bin', '/usr/local/bin', '/usr/sbin'];

type Program = { command: string; env?: Record<string, string> };

/** Unpacks Debian's packages into a folder: nothing is installed. */
const unpacked = (folder: string): Program => {
  prepare('apt-get', ['download', '-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=15', ...packages], {
    cwd: folder,
  });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.deb')))
    prepare('dpkg', ['-x', file, '.'], { cwd: folder });
  const libraries = readdirSync(join(folder, 'usr/lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, 'usr/lib', name));
  return {
    command: join(folder, 'usr/bin/redis-server'),
    env: { LD_LIBRARY_PATH: libraries.join(':') },
  };
};

const found = (folder: string, whose: Owner): Program => {
  const installed = folderOf(['redis-server'], usual);
  if (installed) return { command: join(installed, 'redis-server') };
  try {
    return unpacked(folderIn(folder, 'redis-packages', whose));
  } catch (error) {
    throw new Error(`no Redis here: apt-get install redis-server (${(error as Error).message})`);
  }
};

/**
 * Starts Redis, the installed one or else one that is fetched for this run, with its log of writes, as one does who wants to keep them.
 * @throws when there is none and none can be fetched
 */
export const startRedis = async (folder: string): Promise<Server> => {
  const whose = owner();
  const program = found(folder, whose);
  const home = folderIn(folder, 'redis', whose);
  const socket = join(home, 'redis.sock');
  const settings = {
    port: '0',
    unixsocket: socket,
    dir: home,
    save: '',
    appendonly: 'yes',
    appendfsync: 'everysec',
    // Not while a time is taken.
    'auto-aof-rewrite-percentage': '0',
  };
  const server = await start({
    ...whose,
    ...program,
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    cwd: home,
    ready: /ready to accept connections/i,
    signal: 'SIGKILL',
  });
  return { socket, ...server };
};
