import { Redis } from 'ioredis';
import { versionOf } from '../machine.ts';
import type { Peer, Waiting } from './peer.ts';
import { Wire } from './wire.ts';

/**
 * The queue twice: all who stand in it, and those of them whom a place may be offered. Redis undoes nothing of a script that fails, so
 * what may fail comes first.
 */
const keys = ['eligible', 'queue', 'places', 'events'] as const;

const offer = `
local first = redis.call('ZRANGE', KEYS[1], 0, 0)[1]
if not first or tonumber(redis.call('HGET', KEYS[3], 'free')) < 1 then return false end
redis.call('XADD', KEYS[4], '*', 'type', 'PlaceOffered', 'registration', first)
redis.call('ZREM', KEYS[1], first)
redis.call('ZREM', KEYS[2], first)
redis.call('HINCRBY', KEYS[3], 'free', -1)
return first`;

/** More than the milliseconds of any moment to come; four of them are far below what a score tells apart, which is 2^53. */
const classWeight = 2 ** 42;

const scoreOf = ({ rank, joinedAt }: Waiting): number => rank * classWeight + Date.parse(joinedAt);

/** Of one score the text is the order. */
const memberOf = ({ registration }: Waiting): string => String(registration).padStart(9, '0');

/** A connection to a Redis that is empty, what it counts, and the version of its server. */
export const connect = async (socket: string) => {
  const redis = new Redis({ path: socket, lazyConnect: true, maxRetriesPerRequest: null });
  await redis.connect();
  await redis.flushall();
  const wire = new Wire(redis.stream);
  const version = /redis_version:(\S+)/.exec(await redis.info('server'))?.[1];
  return { redis, wire, version: `Redis ${version}` };
};

/** The queue as sorted sets by hand: the score is the class and the moment, and an offer is one script. */
export const openSortedSet = async (socket: string): Promise<Peer> => {
  const { redis, wire, version } = await connect(socket);
  const script = (await redis.script('LOAD', offer)) as string;
  return {
    version,
    client: `ioredis ${versionOf('ioredis')}`,
    keeps: 'its log is synced every second: the last one may be lost',
    trips: () => wire.trips,
    load: async (entries) => {
      for (let from = 0; from < entries.length; from += 1_000) {
        const some = entries.slice(from, from + 1_000);
        const pairs = (of: readonly Waiting[]) => of.flatMap((entry) => [scoreOf(entry), memberOf(entry)]);
        await redis
          .pipeline()
          .zadd('queue', ...pairs(some))
          .zadd('eligible', ...pairs(some.filter(({ blocked }) => !blocked)))
          .exec();
      }
      await redis.hset('places', 'free', entries.length);
    },
    offer: async () => {
      const first = (await redis.evalsha(script, keys.length, ...keys)) as string | null;
      return first === null ? undefined : Number(first);
    },
    position: async (entry) => {
      const before = await redis.zrank('queue', memberOf(entry));
      return before === null ? undefined : before + 1;
    },
    unblock: async (entry) => {
      await redis.zadd('eligible', scoreOf(entry), memberOf(entry));
    },
    spoilEvents: async () => {
      await redis.set('events', 'no stream');
    },
    close: async () => {
      await redis.quit();
    },
  };
};
