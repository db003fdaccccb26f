import { Socket } from 'node:net';
import { Client } from 'pg';
import { versionOf } from '../machine.ts';
import type { Peer, Waiting } from './peer.ts';
import { Wire } from './wire.ts';

const schema = `
CREATE TABLE places (queue_id int PRIMARY KEY, free int NOT NULL CHECK (free >= 0));
CREATE TABLE entry (
  queue_id int NOT NULL,
  class smallint NOT NULL,
  joined_at timestamptz NOT NULL,
  registration int NOT NULL UNIQUE,
  blocked boolean NOT NULL,
  PRIMARY KEY (queue_id, class, joined_at, registration)
);
CREATE INDEX eligible ON entry (queue_id, class, joined_at, registration) WHERE NOT blocked;
CREATE TABLE event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  queue_id int NOT NULL,
  registration int NOT NULL,
  type text NOT NULL,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE FUNCTION offer(queue int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE first int;
BEGIN
  PERFORM FROM places WHERE queue_id = queue AND free > 0 FOR UPDATE;
  IF NOT FOUND THEN RETURN NULL; END IF;
  DELETE FROM entry WHERE registration = (
    SELECT registration FROM entry WHERE queue_id = queue AND NOT blocked ORDER BY class, joined_at, registration LIMIT 1
  ) RETURNING registration INTO first;
  IF first IS NULL THEN RETURN NULL; END IF;
  INSERT INTO event (queue_id, registration, type) VALUES (queue, first, 'PlaceOffered');
  UPDATE places SET free = free - 1 WHERE queue_id = queue;
  RETURN first;
END $$;
`;

/** Prepared once: from then on each is one round trip. */
const statements = {
  lock: 'SELECT free FROM places WHERE queue_id = $1 FOR UPDATE',
  first:
    'SELECT registration FROM entry WHERE queue_id = $1 AND NOT blocked ORDER BY class, joined_at, registration LIMIT 1',
  leave: 'DELETE FROM entry WHERE registration = $1',
  append: `INSERT INTO event (queue_id, registration, type) VALUES ($1, $2, 'PlaceOffered')`,
  hold: 'UPDATE places SET free = free - 1 WHERE queue_id = $1',
  offer: 'SELECT offer($1) AS registration',
  unblock: 'UPDATE entry SET blocked = false WHERE registration = $1',
};

/** One range of an index, and nothing of the table itself. */
const position = `
SELECT (
  SELECT 1 + count(*) FROM entry ahead WHERE ahead.queue_id = mine.queue_id
    AND (ahead.class, ahead.joined_at, ahead.registration) < (mine.class, mine.joined_at, mine.registration)
)::int AS position
FROM entry mine WHERE mine.registration = $1`;

const queue = 1;

/** A part of the plan that PostgreSQL tells after it has carried it out. */
type Node = {
  'Node Type': string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
};

/** The rows that the scans of a plan went through. */
const rowsOf = (node: Node): number => {
  const each =
    node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const own = node['Node Type'].endsWith('Scan') ? each * node['Actual Loops'] : 0;
  return (node.Plans ?? []).reduce((sum, part) => sum + rowsOf(part), own);
};

type Row = { registration: number };

/** The queue as a table, each offer a transaction under the lock of the queue's row: statement by statement, or one function. */
const openPostgres = async (socket: string, kind: 'statements' | 'function'): Promise<Peer> => {
  const stream = new Socket();
  const client = new Client({ host: socket, user: 'bench', database: 'postgres', stream: () => stream });
  await client.connect();
  const wire = new Wire(stream);
  await client.query(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${schema}`);
  const { rows: versions } = await client.query<{ server_version: string }>('SHOW server_version');

  const ask = async <T extends object>(name: keyof typeof statements, ...values: number[]): Promise<T | undefined> =>
    (await client.query<T>({ name, text: statements[name], values })).rows[0];

  const byStatements = async (): Promise<number | undefined> => {
    await client.query('BEGIN');
    try {
      const places = await ask<{ free: number }>('lock', queue);
      const first = places && places.free > 0 ? await ask<Row>('first', queue) : undefined;
      if (first) {
        await ask('leave', first.registration);
        await ask('append', queue, first.registration);
        await ask('hold', queue);
      }
      await client.query('COMMIT');
      return first?.registration;
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
  };

  return {
    version: `PostgreSQL ${versions[0]?.server_version.split(' ')[0]}`,
    client: `pg ${versionOf('pg')}`,
    keeps: 'on the disk before it is answered',
    trips: () => wire.trips,
    load: async (entries) => {
      await client.query(
        'INSERT INTO entry SELECT $1::int, * FROM unnest($2::smallint[], $3::timestamptz[], $4::int[], $5::boolean[])',
        [
          queue,
          ...(['rank', 'joinedAt', 'registration', 'blocked'] as const).map((of) => entries.map((one) => one[of])),
        ],
      );
      await client.query('INSERT INTO places VALUES ($1, $2)', [queue, entries.length]);
      await client.query('VACUUM (ANALYZE) entry');
    },
    offer:
      kind === 'statements'
        ? byStatements
        : async () => (await ask<{ registration: number | null }>('offer', queue))?.registration ?? undefined,
    position: async ({ registration }) => {
      const query = { name: 'position', text: position, values: [registration] };
      return (await client.query<{ position: number }>(query)).rows[0]?.position;
    },
    unblock: async ({ registration }) => {
      await ask('unblock', registration);
    },
    spoilEvents: async () => {
      await client.query('ALTER TABLE event ADD CONSTRAINT spoilt CHECK (false) NOT VALID');
    },
    work: {
      unit: 'index rows read',
      of: async ({ registration }: Waiting) => {
        const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
          `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${position}`,
          [registration],
        );
        const plan = rows[0]?.['QUERY PLAN'][0].Plan;
        if (!plan) throw new Error('PostgreSQL explains nothing');
        return rowsOf(plan);
      },
    },
    close: () => client.end(),
  };
};

export const openStatements = (socket: string): Promise<Peer> => openPostgres(socket, 'statements');

export const openFunction = (socket: string): Promise<Peer> => openPostgres(socket, 'function');
