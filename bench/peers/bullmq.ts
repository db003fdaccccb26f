import { Queue, Worker } from 'bullmq';
import { versionOf } from '../machine.ts';
import type { Peer, Waiting } from './peer.ts';
import { connect } from './sorted-set.ts';

/** A place is held and its event appended, or neither. BullMQ's own scripts know of neither. */
const record = `
if tonumber(redis.call('HGET', KEYS[1], 'free')) < 1 then return 0 end
redis.call('XADD', KEYS[2], '*', 'type', 'PlaceOffered', 'registration', ARGV[1])
redis.call('HINCRBY', KEYS[1], 'free', -1)
return 1`;

const tenYearsMs = 3_652 * 86_400_000;

const idOf = ({ registration }: Waiting): string => `person-${registration}`;

type Person = { registration: number };

/**
 * The queue as jobs with a priority, taken by hand. A blocked one is a delayed job, as there is nothing else that is not offered. There
 * is no position to ask for: one reads the line, here its ids alone, and looks (https://github.com/OptimalBits/bull/issues/1487). ZRANK
 * of its key would tell it at once; the key is BullMQ's own, though.
 */
export const openBullmq = async (socket: string): Promise<Peer> => {
  const { redis, wire, version } = await connect(socket);
  const script = (await redis.script('LOAD', record)) as string;
  const queue = new Queue<Person>('places', { connection: redis });
  const worker = new Worker<Person>('places', null, { connection: redis, autorun: false });
  await Promise.all([queue.waitUntilReady(), worker.waitUntilReady()]);
  const line = () => queue.getRanges(['prioritized'], 0, -1, true);
  return {
    version,
    client: `bullmq ${versionOf('bullmq')}, ioredis ${versionOf('ioredis')}`,
    keeps: 'who is taken and not recorded waits until the lock expires',
    trips: () => wire.trips,
    load: async (entries) => {
      for (let from = 0; from < entries.length; from += 1_000)
        await queue.addBulk(
          entries.slice(from, from + 1_000).map((entry) => ({
            name: 'waiting',
            data: { registration: entry.registration },
            opts: { jobId: idOf(entry), priority: entry.rank, ...(entry.blocked && { delay: tenYearsMs }) },
          })),
        );
      await redis.hset('free-places', 'free', entries.length);
    },
    offer: async () => {
      const job = await worker.getNextJob('bench', { block: false });
      if (!job) return undefined;
      const { registration } = job.data;
      const held = await redis.evalsha(script, 2, 'free-places', 'offers', registration);
      if (held !== 1) throw new Error('No place is free');
      // An offer stands for days, and the lock of a job for seconds.
      await job.moveToCompleted({ type: 'PlaceOffered' }, 'bench', false);
      return registration;
    },
    position: async (entry) => {
      const before = (await line()).indexOf(idOf(entry));
      return before < 0 ? undefined : before + 1;
    },
    unblock: async (entry) => {
      await (await queue.getJob(idOf(entry)))?.promote();
    },
    spoilEvents: async () => {
      await redis.set('offers', 'no stream');
    },
    work: { unit: 'ids sent', of: async () => (await line()).length },
    close: async () => {
      await worker.close();
      await queue.close();
      await redis.quit();
    },
  };
};
