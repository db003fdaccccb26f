import type { Bench, Measure } from '../measure.ts';
import { openBullmq } from '../peers/bullmq.ts';
import { type Crowd, crowdOf } from '../peers/crowd.ts';
import type { Peer } from '../peers/peer.ts';
import { openFunction, openStatements } from '../peers/postgres.ts';
import { startPostgres } from '../peers/postgres-server.ts';
import { startRedis } from '../peers/redis-server.ts';
import type { Server } from '../peers/server.ts';
import { openSortedSet } from '../peers/sorted-set.ts';
import { type Trial, trialOf } from '../peers/trial.ts';
import { atMost, figure, type Measured } from '../result.ts';
import { leavesNothing, offerOne } from './offer.ts';
import { mean, sampleOf } from './position.ts';

type Contender = {
  name: string;
  open: (socket: string) => Promise<Peer>;
  /** Its order is that of brute force, or the run fails. */
  exact: boolean;
};

const servers: { start: (folder: string) => Promise<Server>; contenders: Contender[] }[] = [
  {
    start: startPostgres,
    contenders: [
      { name: 'PostgreSQL, statements', open: openStatements, exact: true },
      { name: 'PostgreSQL, function', open: openFunction, exact: true },
    ],
  },
  {
    start: startRedis,
    contenders: [
      { name: 'Redis, script', open: openSortedSet, exact: true },
      { name: 'BullMQ', open: openBullmq, exact: false },
    ],
  },
];

const counted = (size: number): string => size.toLocaleString('en');

/** So many of our own positions are asked for in each of the two. */
const samples = 100;

/** Our own beside the others, in queues of the same sizes. */
const ours = async (bench: Bench, [small, large]: readonly [number, number]): Promise<Measured[]> => {
  const { calls } = await offerOne(bench);
  const atomic = await leavesNothing(bench);
  const [short, long] = [await sampleOf(bench, small, samples), await sampleOf(bench, large, samples)];
  const about = (what: string, value: number | string, unit: string) => figure(`Kezek: ${what}`, value, unit);
  return [
    about('calls per offer', calls.length, 'round trips'),
    about('calls per position', Math.max(...short.calls, ...long.calls), 'round trips, the case among them'),
    ...[short, long].map(({ size, units }) =>
      about(`a position of ${counted(size)}`, mean(units), 'read units of 4 KB'),
    ),
    atMost('count', 1.3, {
      name: 'Kezek: growth of a position',
      value: mean(long.units) / mean(short.units),
      unit: '×',
    }),
    about('strict order, with classes', short.wrong + long.wrong === 0 ? 'yes' : 'no', ''),
    about(
      'an offer is one with its event',
      atomic ? 'yes' : 'no',
      'one transaction, on three disks before it is answered',
    ),
  ];
};

const rowsOf = (name: string, small: Trial, large: Trial): Measured[] => {
  const about = (what: string, value: number | string | null, unit: string) => figure(`${name}: ${what}`, value, unit);
  const both = [small, large] as const;
  const times = both.map(({ positionMs }) => Number(positionMs.toPrecision(2))).join(' → ');
  return [
    about('server', large.version, large.client),
    about('calls per offer', Math.max(...both.map(({ offerTrips }) => offerTrips)), 'round trips'),
    about('calls per position', Math.max(...both.map(({ positionTrips }) => positionTrips)), 'round trips'),
    ...both.map(({ size, work }) =>
      about(`a position of ${counted(size)}`, work?.median ?? null, work?.unit ?? 'tells no count; O(log n)'),
    ),
    small.work && large.work
      ? about('growth of a position', large.work.median / small.work.median, '×')
      : about('growth of a position', large.positionMs / small.positionMs, '× of time, for want of a count'),
    about('time of a position', large.positionMs / small.positionMs, `× (${times} ms)`),
    about(
      'strict order, with classes',
      both.every(({ faults }) => faults.length === 0) ? 'yes' : 'no',
      (large.faults.length > 0 ? large : small).faults.join('; '),
    ),
    about('an offer is one with its event', both.every(({ atomic }) => atomic) ? 'yes' : 'no', large.keeps),
  ];
};

/** @throws when a peer that is to be exact is not: then it is ours that is wrong about it, or the brute force */
const measured = async ({ name, open, exact }: Contender, socket: string, crowds: readonly Crowd[]) => {
  const trials: Trial[] = [];
  for (const crowd of crowds) {
    const peer = await open(socket);
    const trial = await trialOf(peer, crowd).finally(() => peer.close());
    const { size, faults } = trial;
    if (exact && faults.length > 0) throw new Error(`${name} with ${counted(size)}: ${faults.join('; ')}`);
    trials.push(trial);
  }
  const [small, large] = trials;
  if (!small || !large) throw new Error('Two sizes are compared');
  return rowsOf(name, small, large);
};

/** Each that can be had here, in one run with the others. Whatever keeps a server from starting is told, and fails nothing. */
const peersOf = async ({ folder }: Bench, crowds: readonly Crowd[]): Promise<Measured[]> => {
  const results: Measured[] = [];
  for (const { start, contenders } of servers) {
    let server: Server;
    try {
      server = await start(folder);
    } catch (error) {
      const { message } = error as Error;
      results.push(...contenders.map(({ name }) => figure(name, 'not measured', message)));
      continue;
    }
    try {
      for (const contender of contenders) results.push(...(await measured(contender, server.socket, crowds)));
    } finally {
      await server.stop();
    }
  }
  return results;
};

/** The same queue kept by others: strictly first in line, with classes. Nothing is demanded of them. */
export const peers: Measure = {
  name: 'peers',
  run: async (bench) => {
    const sizes = [1_000, bench.quick ? 5_000 : 100_000] as const;
    return [...(await ours(bench, sizes)), ...(await peersOf(bench, sizes.map(crowdOf)))];
  },
};
