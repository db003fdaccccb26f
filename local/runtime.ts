import { join, resolve } from 'node:path';
import { Activity } from './activity.ts';
import { currentAssembly } from './assembly/current.ts';
import { readAssembly } from './assembly/read.ts';
import { Clock } from './clock.ts';
import { controlRoutes } from './control/routes.ts';
import { openData } from './data-folder.ts';
import { startDynamoDbLocal } from './dynamodb/start.ts';
import type { Handler } from './http/messages.ts';
import { notFound, problem } from './http/problem.ts';
import { listen } from './http/server.ts';
import { AUDIENCE, IdentityProvider } from './identity.ts';
import { Journal } from './journal.ts';
import type { Kezek, Rejected, Stage } from './kezek.ts';
import { type LogLine, Logs } from './logs.ts';
import { ProgressLine } from './progress.ts';
import type { BusEntry, Envelope } from './resources/event-bus.ts';
import { openRunFolder } from './run-folder.ts';
import { Settler } from './settler.ts';
import { StartError } from './start-error.ts';
import { Timetable } from './timetable.ts';
import { type Wiring, wire } from './wire.ts';

export interface KezekOptions {
  /** 0 picks a free one. */
  readonly port: number;
  readonly data: 'memory' | { readonly dir: string };
  /** Where the virtual clock begins, in milliseconds; real time when absent. */
  readonly at?: number;
  /** Tables elsewhere than in a DynamoDB Local of our own. */
  readonly dynamodb?: { readonly endpoint: string; readonly accessKeyId: string };
  /** A cloud assembly that is there already; otherwise infra/ is synthesized. */
  readonly assembly?: string;
  readonly verbose?: boolean;
  /** Holds every call of the functions, and every one that AWS makes for them, against the policies of the stacks. */
  readonly enforceIam?: boolean;
  /** Is handed every line that is logged and every event that is put on a bus. */
  readonly observe?: { readonly line: (line: LogLine) => void; readonly event: (envelope: Envelope) => void };
  /** Tells a story to a system that nobody used yet, before it is ready. */
  readonly demo?: (stage: Stage) => Promise<void>;
  /** Writes what `GET /` shows. */
  readonly page?: (kezek: Kezek) => Promise<string>;
}

type Endings = (() => unknown)[];

/** How long a stop waits for what is in flight. */
const GRACE_MS = 3_000;

/**
 * Starts the whole system; it is ready when this resolves.
 * @throws StartError when it cannot start; all that was started by then has ended again.
 */
export async function startKezek(options: KezekOptions): Promise<Kezek> {
  const endings: Endings = [];
  const stop = async () => {
    for (let end = endings.pop(); end; end = endings.pop()) await end();
  };
  try {
    return await start(options, endings, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

/** What a running system is made of. */
interface Parts {
  readonly baseUrl: string;
  readonly clock: Clock;
  readonly identity: IdentityProvider;
  readonly logs: Logs;
  readonly wiring: Wiring;
  readonly journal: Journal;
  readonly timetable: Timetable;
  readonly settle: () => Promise<void>;
}

async function start(options: KezekOptions, endings: Endings, stop: () => Promise<void>): Promise<Kezek> {
  let handler: Handler = async () => problem(503, 'starting', 'The system is starting.');
  const server = await listen(options.port, (request) => handler(request));
  endings.push(server.close);
  const baseUrl = `http://localhost:${server.port}`;
  const data = await openData(options.data);
  endings.push(data.release);
  const { storage } = data;
  const run = openRunFolder();
  endings.push(run.remove);

  // A clock that stood later than --at stays there: what is in the data has happened.
  const resumed = Timetable.resumesAt(storage);
  const clock = new Clock(options.at === undefined ? undefined : Math.max(options.at, resumed ?? 0));
  const began = clock.now();
  const identity = await IdentityProvider.open(`${baseUrl}/local/oidc`, clock, storage);
  const [database, assemblyDir] = await both(
    options.dynamodb ?? ownDynamoDb(data.dynamodb, endings),
    options.assembly ?? currentAssembly(join(run.path, 'assembly')),
  );

  const logFile = join(options.data === 'memory' ? run.path : resolve(options.data.dir), 'kezek.log');
  const logs = new Logs({ file: logFile, verbose: options.verbose ?? false });
  const world = { clock, storage, logs, activity: new Activity() };
  const parameters = {
    OidcIssuer: identity.issuer,
    OidcAudience: AUDIENCE,
    Signatures: 'optional',
    ...givenParameters(),
  };
  const wiring = await wire(
    readAssembly(assemblyDir),
    { parameters, database, enforceIam: options.enforceIam ?? false },
    world,
  );
  endings.push(wiring.endpoints.close, () => Promise.all(wiring.lambdas.map((lambda) => lambda.stop())));
  if (options.observe) {
    logs.onWrite(options.observe.line);
    for (const bus of wiring.buses) bus.onPut(options.observe.event);
  }

  const journal = new Journal(storage);
  const settler = new Settler(world.activity, wiring.pipes, () => {
    wiring.network.save();
    journal.clear();
  });
  for (const lambda of wiring.lambdas) lambda.onFinished(() => settler.prompt());
  endings.push(() => Promise.race([settler.stop(), new Promise((done) => setTimeout(done, GRACE_MS).unref())]));
  const settle = () => settler.settle();
  const timetable = new Timetable(wiring.schedules, { clock, storage, settle, from: resumed ?? began });
  endings.push(() => timetable.stop(), server.close);

  let ready = false;
  const parts: Parts = { baseUrl, clock, identity, logs, wiring, journal, timetable, settle };
  const kezek = assemble(parts, { virtual: options.at !== undefined, ready: () => ready, stop });
  handler = answering(kezek, wiring, options.page);

  // What an earlier run left open goes on first; only then is it time for what became due since.
  for (const queue of wiring.queues) queue.recall();
  wiring.network.recall();
  journal.replay((name) => wiring.buses.find((bus) => bus.name === name));
  await settle();
  await timetable.fireUpTo(began);
  if (options.demo && wiring.fresh) await demonstrate(options.demo, parts);
  if (!kezek.virtual) timetable.run();
  data.keep();
  ready = true;
  return kezek;
}

/** Waits for both even when one fails, so that nothing is left half started. */
async function both<A, B>(a: A | Promise<A>, b: B | Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b]);
  return Promise.all([a, b]);
}

async function ownDynamoDb(data: 'memory' | { readonly dir: string }, endings: Endings) {
  const local = await startDynamoDbLocal(data);
  // Last of all to end, after all that may still write.
  endings.unshift(local.stop);
  return { endpoint: local.endpoint, accessKeyId: 'kezek' };
}

/** Values for the stacks' parameters from the environment: a JSON object of texts. */
function givenParameters(): Record<string, string> {
  const text = process.env.KEZEK_PARAMETERS;
  if (!text) return {};
  try {
    const values: unknown = JSON.parse(text);
    if (typeof values === 'object' && values !== null && !Array.isArray(values))
      return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
  } catch {
    // Said below, as for any other value that is no object.
  }
  throw new StartError('KEZEK_PARAMETERS must be a JSON object, like {"DaysOffTransfers":"[]"}.');
}

function answering(kezek: Kezek, wiring: Wiring, page: KezekOptions['page']): Handler {
  const control = controlRoutes(kezek);
  return async (request) => {
    if (request.path.startsWith('/local/')) return control(request);
    if (request.path === '/' && request.method === 'GET' && page)
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: await page(kezek) };
    return wiring.apis[0]?.handle(request) ?? notFound();
  };
}

async function demonstrate(load: (stage: Stage) => Promise<void>, parts: Parts): Promise<void> {
  const { clock, timetable, settle } = parts;
  const real = !clock.virtual;
  const began = clock.now();
  const progress = new ProgressLine(process.stdout);
  clock.stand(began);
  try {
    await load({
      baseUrl: parts.baseUrl,
      token: (bearer) => parts.identity.token(bearer),
      now: () => clock.now(),
      beginAt: (moment) => {
        clock.stand(moment);
        timetable.startAt(moment);
      },
      advanceTo: async (moment) => void (await timetable.fireUpTo(moment)),
      settle,
      progress: (text) => progress.show(text),
    });
  } finally {
    progress.end();
  }
  await timetable.fireUpTo(real ? Date.now() : began);
  if (real) clock.run();
  await settle();
}

function assemble(parts: Parts, state: { virtual: boolean; ready: () => boolean; stop: () => Promise<void> }): Kezek {
  const { clock, wiring, timetable, settle, logs, identity } = parts;
  return {
    baseUrl: parts.baseUrl,
    ...state,
    identity,
    settle,
    now: () => clock.now(),
    token: (bearer) => identity.token(bearer),
    // Moves asked for at once are made one after the other, so the clock is looked at when it is this one's turn.
    moveTo: async (moment) => (state.virtual ? ((await timetable.fireUpTo(moment)) ?? 'backwards') : 'real'),
    putEvents: (entries) => putEvents(parts, entries),
    sms: () => wiring.network.messages,
    refusePhone: (phone) => wiring.network.refuse(phone),
    logs: (name) => logs.recent(name),
    iam: () => wiring.enforcing,
    tables: () => wiring.tables,
    queues: () =>
      wiring.queues.map((queue) => ({
        name: queue.name,
        waiting: queue.messages.length,
        ...(!queue.consumed && { deadLetters: queue.messages.map(({ body }) => body) }),
      })),
  };
}

async function putEvents({ wiring, journal, settle }: Parts, entries: readonly BusEntry[]) {
  const [bus] = wiring.buses;
  if (!bus) return { accepted: 0 };
  const envelopes = entries.map((entry) => bus.envelope(entry));
  journal.put(bus, envelopes);
  await settle();
  const rejected: Rejected[] = wiring.queues
    .filter((queue) => !queue.consumed)
    .flatMap((queue) =>
      envelopes.flatMap(({ id }, index) =>
        queue.messages.some(({ body }) => body.includes(id)) ? [{ index, queue: queue.name }] : [],
      ),
    );
  return { accepted: entries.length, ...(rejected.length > 0 && { rejected }) };
}
