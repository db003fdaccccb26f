import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { onTestFinished } from 'vitest';
import { accepted } from '../../../events/catalogue.ts';
import { assemblyWithout, type Written } from '../../support/assembly-without.ts';
import { type Recipient, startWorld } from '../../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

const dayCare = { setting: 'semi-inpatient', occupied: 2 };
const homeless = { setting: 'temporary-stay', category: 'no-fixed-residence', documents: [{ kind: 'application' }] };
const programme = (number: string, validTo: string) => ({ number, settings: ['inpatient'], validTo });

/** Another case of somebody who has one. */
const samePerson = ({ iin, phone }: Recipient) => ({ iin, phone });

/** Somebody behind the system's back puts another into an entry as who did it. */
const forge = async ({ kezek, dynamodb }: World, { applicationId }: Recipient): Promise<void> => {
  const credentials = { accessKeyId: dynamodb.accessKeyId, secretAccessKey: 'x' };
  const client = new DynamoDBClient({ endpoint: dynamodb.endpoint, region: 'eu-central-1', credentials });
  await DynamoDBDocumentClient.from(client).send(
    new UpdateCommand({
      TableName: kezek.tables().tables.queue,
      Key: { pk: `APP#${applicationId}`, sk: 'F#000001' },
      UpdateExpression: 'SET #fact.#by = :by',
      ExpressionAttributeNames: { '#fact': 'fact', '#by': 'by' },
      ExpressionAttributeValues: { ':by': { role: 'system', id: 'nobody' } },
    }),
  );
};

/** What other systems tell, of people who are known and of one who is not. */
const toldFromOutside = async (world: World, house: string, shelter: string): Promise<void> => {
  const { tell, applicationBody } = world;
  const known = await world.file();
  await world.decide(known);
  const filed = { departmentId: 'dep-1', ...applicationBody({ setting: 'home' }, samePerson(known)) };
  await tell('ApplicationFiled', { ...filed, eventId: 'filed-1' });
  const refused = {
    iin: known.iin,
    number: '8',
    date: world.today(),
    outcome: 'refused',
    reason: 'Басқа орын табылды',
  };
  await tell('DecisionMade', { ...refused, eventId: 'decided-1' });
  const atTheDoor = applicationBody({ ...homeless, temporaryStay: { appliedAt: shelter } });
  await tell('ApplicationFiled', { ...atTheDoor, departmentId: 'dep-1', eventId: 'filed-2' });

  const first = await world.queue(house, { registers: { isp: programme('P-1', '2026-04-14') } });
  await tell('IspExpired', { eventId: 'expired-1', iin: first.iin, expiredOn: '2025-03-10' });
  await tell('IspRenewed', { eventId: 'renewed-1', iin: first.iin, ...programme('P-2', '2027-01-01') });
  await tell('BedVacated', { eventId: 'vacated-1', organizationId: house });
  const second = await world.queue(house);
  await tell('RecipientDied', { eventId: 'died-1', iin: second.iin, diedOn: '2025-03-10' });
};

/** A document is looked for before it has come, uploaded, looked at and fetched. */
const filed = async (world: World, house: string, stayId: string): Promise<void> => {
  const own = world.organization(house);
  const early = await world.announce(house, stayId, { upload: false });
  await world.call(own, 'POST', `/v1/stays/${stayId}/documents/${early}/received`, {});
  const path = `/v1/stays/${stayId}/documents/${await world.announce(house, stayId)}`;
  await world.done(own, 'POST', `${path}/received`, {});
  const { url } = await world.done<{ url: string }>(own, 'GET', path);
  await fetch(url);
  await world.done(own, 'GET', `/v1/stays/${stayId}/file`);
};

/** Somebody served by day is taken in round the clock: their other cases end, and the house looks at what it keeps. */
const takenIn = async (world: World, day: string): Promise<void> => {
  const house = await world.register({ occupied: 2 });
  const served = await world.queue(day, dayCare);
  await world.admit(served, day);
  const elsewhere = await world.register({ ...dayCare, occupied: 3 });
  await world.queue(elsewhere, dayCare, samePerson(served));
  const moved = await world.file({}, samePerson(served));
  await world.decide(moved);
  await world.choose(moved, house);
  const { stayId } = (await world.admit(moved, house)).body;

  const own = world.organization(house);
  await filed(world, house, stayId);
  await world.done(own, 'GET', `/v1/organizations/${house}/journal`);
  await world.done(own, 'GET', `/v1/organizations/${house}/queue`);
  await world.done(world.citizen(served), 'GET', '/v1/me');
  await world.done(undefined, 'GET', '/v1/organizations?setting=inpatient');
  await world.obligationsOf(world.authority);
  const key = { 'idempotency-key': 'vacated' };
  await world.call(own, 'POST', `/v1/organizations/${house}/vacancies`, {}, key);
};

/** Terms that end, programmes that run out, messages that reach nobody, and those that wait for the morning. */
const timePasses = async (world: World): Promise<Recipient> => {
  const house = await world.register();
  const called = await world.queue(house);
  await world.queue(house, { registers: { isp: programme('P-3', '2025-03-20') } });
  await world.vacate(house);
  const unheard = await world.file();
  world.kezek.refusePhone(String(unheard.phone));
  await world.decide(unheard);
  // The reminder does not reach them, and the task to reach them falls away with the offer.
  world.kezek.refusePhone(String(called.phone));
  await world.moveTo('2025-03-13T22:00:00+05:00');
  await world.decide(await world.file());
  await world.moveTo('2025-05-15T10:00:00+05:00');
  return called;
};

/** So many join a queue that they are entered in the counters of its line; then the house leaves the register (CAT-8). */
const crowdWaits = async (world: World): Promise<void> => {
  const house = await world.register();
  for (let person = 1; person <= 16; person += 1) await world.queue(house);
  const path = `/v1/organizations/${house}/deregistration`;
  await world.done(world.authority, 'POST', path, { on: world.today() });
};

/** All that every function does, and all that it is given a right for that it can do in a world where nothing fails. */
export const everyFunctionWorks = async () => {
  const world = await startWorld('2025-03-11T09:00:00+05:00');
  const [house, day] = [await world.register(), await world.register({ ...dayCare, occupied: 2 })];
  const shelter = await world.register({ setting: 'temporary-stay', categories: ['no-fixed-residence'] });
  await toldFromOutside(world, house, shelter);
  await takenIn(world, day);
  await crowdWaits(world);
  const called = await timePasses(world);
  await world.call(undefined, 'GET', '/v1/docs');
  const letters = world.deadLetters();
  await forge(world, called);
  await world.moveTo('2025-05-16T10:00:00+05:00');
  return { world, letters };
};

type Event = { 'detail-type': string; detail: { applicationId: string } };

/** The event about an application that died because nobody may send. */
const letterOf = (world: World, { applicationId }: Recipient): Event => {
  const letters = world.deadLetters().map((body) => JSON.parse(body) as Partial<Event>);
  const letter = letters.find(({ detail }) => detail?.applicationId === applicationId);
  if (!letter) throw new Error('No dead letter of this application');
  return letter as Event;
};

const allows = ({ action, effect }: Written, wanted: string): boolean => effect === 'Allow' && action.includes(wanted);

/**
 * For three weeks nobody may send: the messages die, the term of those who were never told stops, and the department has
 * the task to reach them. Then the policy is mended: one event is told again, the other message goes out by itself in the
 * morning, and the tasks are done.
 */
export const policyIsMended = async (assembly: string) => {
  const data = { dir: mkdtempSync(join(tmpdir(), 'kezek-mended-')) };
  onTestFinished(() => rmSync(data.dir, { recursive: true, force: true }));
  const silent = assemblyWithout(assembly, (statement) => allows(statement, 'sns:Publish'));
  const before = await startWorld('2025-03-11T09:00:00+05:00', { assembly: silent, data });
  const [first, second] = [await before.file(), await before.file()];
  for (const one of [first, second]) await before.decide(one);
  await before.moveTo('2025-04-03T10:00:00+05:00');
  const { 'detail-type': detailType, detail } = letterOf(before, first);
  const tasks = [await before.obligations()];
  await before.end();

  const after = await startWorld('2025-04-03T10:00:00+05:00', { data, dynamodb: before.dynamodb });
  await after.kezek.putEvents([{ source: 'kezek', detailType, detail }]);
  tasks.push(await after.obligations());
  await after.moveTo('2025-04-04T10:00:00+05:00');
  tasks.push(await after.obligations());
  const toReach = tasks.map(
    (all) => all.filter(({ kind, state }) => kind === 'reach-recipient' && state !== 'done').length,
  );
  return { before, after, toReach, sent: [first, second].map((one) => after.sms(one).map(({ kind }) => kind)) };
};

/** Functions that Lambda invokes and does not wait for may not touch the table: each leaves what woke it to the dead letters. */
export const functionsAreDenied = async (assembly: string) => {
  const shut = ['Remind', 'ReleaseNoShows', 'ExpireProgrammes', 'ReportOverdue', 'NoticeStatus'];
  const world = await startWorld('2025-03-11T09:00:00+05:00', {
    assembly: assemblyWithout(
      assembly,
      ({ logicalId, action }) =>
        shut.some((name) => logicalId.startsWith(`${name}HandlerRole`)) &&
        action.some((one) => one.startsWith('dynamodb:')),
    ),
  });
  const unheard = await world.file();
  world.kezek.refusePhone(String(unheard.phone));
  await world.decide(unheard);
  await world.moveTo('2025-03-12T10:00:00+05:00');
  return world;
};

/** Rules, schedules and the pipe may not hand on what they carry: they lay it down. */
export const waysAreBarred = async (assembly: string) => {
  const world = await startWorld('2025-03-11T09:00:00+05:00', {
    assembly: assemblyWithout(
      assembly,
      (statement) =>
        (/QueuePolicy/.test(statement.logicalId) && allows(statement, 'sqs:SendMessage')) ||
        (/(Waking|Carrying)Role/.test(statement.logicalId) && allows(statement, 'lambda:InvokeFunction')),
    ),
  });
  await world.register();
  for (const type of Object.keys(accepted)) await world.tell(type, { eventId: `barred-${type}` });
  const facts = ['QueueJoined', 'RecipientAdmitted'];
  await world.kezek.putEvents(facts.map((detailType) => ({ source: 'kezek', detailType, detail: {} })));
  await world.moveTo('2025-03-12T10:00:00+05:00');
  return world;
};
