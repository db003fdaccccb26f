import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { crowdOf } from '../../bench/peers/crowd.ts';
import type { Peer, Waiting } from '../../bench/peers/peer.ts';
import { openFunction, openStatements } from '../../bench/peers/postgres.ts';
import { startPostgres } from '../../bench/peers/postgres-server.ts';
import { trialOf } from '../../bench/peers/trial.ts';
import { Wire } from '../../bench/peers/wire.ts';

const byClass = (one: Waiting, other: Waiting) =>
  one.rank - other.rank ||
  Date.parse(one.joinedAt) - Date.parse(other.joinedAt) ||
  one.registration - other.registration;

/** A queue in memory, as exact as its comparison. */
const inMemory = (compare: (one: Waiting, other: Waiting) => number): Peer => {
  let line: Waiting[] = [];
  let spoilt = false;
  return {
    version: '',
    client: '',
    keeps: '',
    trips: () => 0,
    load: async (entries) => {
      line = [...entries].sort(compare);
    },
    offer: async () => {
      if (spoilt) throw new Error('No event');
      const first = line.find(({ blocked }) => !blocked);
      line = line.filter((one) => one !== first);
      return first?.registration;
    },
    position: async ({ registration }) => line.findIndex((one) => one.registration === registration) + 1,
    unblock: async ({ registration }) => {
      line = line.map((one) => (one.registration === registration ? { ...one, blocked: false } : one));
    },
    spoilEvents: async () => {
      spoilt = true;
    },
    close: async () => {},
  };
};

describe('a peer is held against the order of brute force', () => {
  test('one that keeps it has no fault', async () => {
    expect(await trialOf(inMemory(byClass), crowdOf(1_000))).toMatchObject({ faults: [], atomic: true });
  });

  test('one that knows no classes does not pass', async () => {
    const { faults } = await trialOf(
      inMemory((one, other) => Date.parse(one.joinedAt) - Date.parse(other.joinedAt)),
      crowdOf(1_000),
    );
    expect(faults).toContain('offers are not in the order');
    expect(faults).toContain('positions are not those of the order');
  });
});

describe('a round trip', () => {
  let server: Server;
  let path: string;
  const folder = mkdtempSync(join(tmpdir(), 'kezek-wire-'));

  beforeAll(async () => {
    path = join(folder, 'echo.sock');
    server = createServer((socket) => socket.pipe(socket));
    await new Promise<void>((resolve) => server.listen(path, resolve));
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  test('is all that is sent before an answer', async () => {
    const socket = new Socket();
    await new Promise<void>((resolve) => socket.connect(path, resolve));
    const wire = new Wire(socket);
    const answer = () => new Promise((resolve) => socket.once('data', resolve));
    for (const sent of [['a'], ['b', 'c', 'd'], ['e']]) {
      for (const text of sent) socket.write(text);
      await answer();
    }
    socket.destroy();
    expect(wire.trips).toBe(3);
  });
});

describe('PostgreSQL', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kezek-bench-'));
  const server = await startPostgres(folder).catch((error: Error) => {
    console.info(`Not tested: ${error.message}`);
    return undefined;
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test.skipIf(!server).each([
    ['statement by statement', openStatements, 7],
    ['as one function', openFunction, 1],
  ])('takes the first in line, %s', async (_, open, offerTrips) => {
    const peer = await open(server?.socket ?? '');
    const trial = await trialOf(peer, crowdOf(1_000)).finally(() => peer.close());
    expect(trial).toMatchObject({ faults: [], atomic: true, offerTrips, positionTrips: 1 });
  });
});
