import { median } from '../result.ts';
import type { Crowd } from './crowd.ts';
import type { Nature, Peer, Waiting } from './peer.ts';

/** What one size of queue came to. */
export type Trial = Nature & {
  size: number;
  /** Round trips: the most of any. */
  offerTrips: number;
  positionTrips: number;
  /** What the server went through for a position: the middle one. */
  work?: { unit: string; median: number };
  positionMs: number;
  /** Where it is not the order of brute force. */
  faults: string[];
  /** Whether an offer whose event cannot be appended leaves the line as it was. */
  atomic: boolean;
};

const offers = 50;
const warmUps = 20;
const rounds = 10;

/** Takes several times; who they were. */
const take = async (peer: Peer, count: number, trips: number[]): Promise<(number | undefined)[]> => {
  const taken: (number | undefined)[] = [];
  for (let offer = 0; offer < count; offer += 1) {
    const before = peer.trips();
    taken.push(await peer.offer());
    trips.push(peer.trips() - before);
  }
  return taken;
};

const same = (taken: readonly (number | undefined)[], expected: readonly Waiting[]): boolean =>
  taken.every((registration, index) => registration === expected[index]?.registration);

/** Asks where some stand; again and again where nothing but the time is to be had. */
const askPositions = async (peer: Peer, { asked }: Crowd) => {
  const trips: number[] = [];
  const times: number[] = [];
  const wrong: { said: number | undefined; eligiblePosition: number | undefined }[] = [];
  for (const { entry } of asked.slice(0, warmUps)) await peer.position(entry);
  for (let round = 0; round < (peer.work ? 1 : rounds); round += 1)
    for (const { entry, position, eligiblePosition } of asked) {
      const before = peer.trips();
      const from = performance.now();
      const said = await peer.position(entry);
      times.push(performance.now() - from);
      trips.push(peer.trips() - before);
      if (said !== position) wrong.push({ said, eligiblePosition });
    }
  const faults = wrong.every(({ said, eligiblePosition }) => said === eligiblePosition)
    ? ['positions do not count the blocked']
    : ['positions are not those of the order'];
  return { trips: Math.max(...trips), ms: median(times), faults: wrong.length > 0 ? faults : [] };
};

const workOf = async ({ work }: Peer, { asked }: Crowd): Promise<Trial['work']> => {
  if (!work) return undefined;
  const gone: number[] = [];
  for (const { entry } of asked) gone.push(await work.of(entry));
  return { unit: work.unit, median: median(gone) };
};

/**
 * Half of the offers; then the first of the blocked is blocked no longer, and has been passed by others: the next place is hers (QUE-7).
 * Then the other half.
 */
const makeOffers = async (peer: Peer, { order }: Crowd) => {
  const trips: number[] = [];
  const faults: string[] = [];
  const eligible = order.filter(({ blocked }) => !blocked);
  const first = await take(peer, offers / 2, trips);
  if (!same(first, eligible)) faults.push('offers are not in the order');
  const returning = order.find(({ blocked }) => blocked);
  if (!returning) throw new Error('Nobody is blocked');
  await peer.unblock(returning);
  const returned = (await peer.position(returning)) === 1;
  if (!returned) faults.push('who was blocked comes back behind others');
  const others = await take(peer, offers / 2, trips);
  const rest = eligible.slice(offers / 2);
  if (!same(others, returned ? [returning, ...rest] : rest)) faults.push('later offers are not in the order');
  const next = returned ? eligible[offers - 1] : eligible[offers];
  if (!next) throw new Error('Nobody is left');
  return { trips: Math.max(...trips), faults, next };
};

/** Whether the first in line is still where they were after an offer that could not be told. */
const leavesTheLine = async (peer: Peer, first: Waiting): Promise<boolean> => {
  const before = await peer.position(first);
  if (before === undefined) throw new Error('The first in line has no position');
  await peer.spoilEvents();
  const failed = await peer.offer().then(
    () => false,
    () => true,
  );
  return failed && (await peer.position(first)) === before;
};

/** Loads a peer with a crowd, and holds what it does against the order of brute force. */
export const trialOf = async (peer: Peer, crowd: Crowd): Promise<Trial> => {
  await peer.load(crowd.joined);
  const told = await askPositions(peer, crowd);
  const work = await workOf(peer, crowd);
  const { trips, faults, next } = await makeOffers(peer, crowd);
  return {
    version: peer.version,
    client: peer.client,
    keeps: peer.keeps,
    size: crowd.order.length,
    offerTrips: trips,
    positionTrips: told.trips,
    ...(work && { work }),
    positionMs: told.ms,
    faults: [...told.faults, ...faults],
    atomic: await leavesTheLine(peer, next),
  };
};
