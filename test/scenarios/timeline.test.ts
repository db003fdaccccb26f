import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect, inject, onTestFinished, test, vi } from 'vitest';
import { startKezek } from '../../local/runtime.ts';
import { iinOf } from '../support/iin.ts';
import { tablesOf } from '../support/rows.ts';
import { type Recipient, startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

const script = fileURLToPath(new URL('../../local/verify-timeline.ts', import.meta.url));

/** What `npm run verify-timeline` says, and its exit status. */
const verify = (...args: string[]): Promise<{ status: number | null; lines: string[]; errors: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args]);
    const said = { out: '', errors: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said.errors += text;
    });
    child.once('close', (status) => resolve({ status, lines: said.out.trimEnd().split('\n'), errors: said.errors }));
  });

const assemblyDir = (): string => {
  const assembly = inject('assembly');
  if ('error' in assembly) throw new Error(assembly.error);
  return assembly.dir;
};

const portOf = ({ kezek }: World) => new URL(kezek.baseUrl).port;

/** Somebody behind the system's back puts another into an entry as who did it. */
const forgeBy = async (world: World, { applicationId }: Recipient, version: number, by: object) => {
  const { tables } = await world.done<{ tables: { queue: string } }>(undefined, 'GET', '/local/tables');
  const { endpoint, accessKeyId } = world.dynamodb;
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId, secretAccessKey: 'x' },
  });
  await DynamoDBDocumentClient.from(client).send(
    new UpdateCommand({
      TableName: tables.queue,
      Key: { pk: `APP#${applicationId}`, sk: `F#${String(version).padStart(6, '0')}` },
      UpdateExpression: 'SET #fact.#by = :by',
      ExpressionAttributeNames: { '#fact': 'fact', '#by': 'by' },
      ExpressionAttributeValues: { ':by': by },
    }),
  );
};

const representative = {
  iin: iinOf(901),
  name: { family: 'Бөлекова', given: 'Өрзия' },
  phone: '+77079876543',
  relation: 'әпкесі',
};

const choiceBy = (world: World, bearer: Parameters<World['done']>[0], { applicationId }: Recipient, house: string) =>
  world.done(bearer, 'POST', `/v1/applications/${applicationId}/choice`, { organizationId: house });

/** Whom the queue knows a recipient as, and their representative. */
const personsOf = async (world: World, { applicationId }: Recipient) => {
  const { queue } = await tablesOf(world.dynamodb);
  const row = queue.find(({ pk, sk }) => pk === `APP#${applicationId}` && sk === '#STATE');
  return row?.state as { personId: string; representativeId?: string };
};

test('who did it, and for whom, is on every entry; and an entry that is changed is found by the command and the rule', async () => {
  const world = await startWorld('2025-03-11T09:00:00+05:00');
  const house = await world.register();
  const themself = await world.file();
  const represented = await world.file({}, { representative });
  const helped = await world.file();
  const decision = { eventId: 'decision-1', applicationId: themself.applicationId, departmentId: 'dep-1' };
  await world.tell('DecisionMade', { ...decision, number: '1', date: '2025-03-11', outcome: 'granted' }, 'e-sobes');
  await world.decide(represented);
  await world.decide(helped);
  await choiceBy(world, world.citizen(themself), themself, house);
  await choiceBy(world, { role: 'citizen', iin: representative.iin }, represented, house);
  await choiceBy(world, world.department, helped, house);
  await world.vacate(house);
  await world.moveTo('2025-04-02T10:00:00+05:00');
  expect((await world.admit(represented, house)).status).toBe(201);

  const by = async (recipient: Recipient, type: string) =>
    (await world.see(recipient)).timeline.find((entry) => entry.type === type)?.by;
  const [own, other, third] = await Promise.all([themself, represented, helped].map((one) => personsOf(world, one)));
  expect(await by(themself, 'ApplicationFiled')).toStrictEqual({ role: 'department', id: 'dep-1' });
  expect(await by(themself, 'DecisionMade')).toStrictEqual({ role: 'system', id: 'e-sobes' });
  expect(await by(themself, 'OrganizationChosen')).toStrictEqual({ role: 'citizen', id: own?.personId });
  expect(await by(themself, 'PlaceOffered')).toStrictEqual({ role: 'system', id: 'advance-queue' });
  expect(await by(themself, 'OfferLapsed')).toStrictEqual({ role: 'system', id: 'release-no-shows' });
  expect(await by(represented, 'OrganizationChosen')).toStrictEqual({
    role: 'citizen',
    id: other?.representativeId,
    onBehalf: other?.personId,
  });
  expect(await by(represented, 'RecipientAdmitted')).toStrictEqual({ role: 'organization', id: house });
  expect(await by(helped, 'OrganizationChosen')).toStrictEqual({
    role: 'department',
    id: 'dep-1',
    onBehalf: third?.personId,
  });
  const entries = (await tablesOf(world.dynamodb)).queue.filter(({ entity }) => entity === 'fact');
  expect(entries.filter(({ fact }) => !(fact as { by: { id?: string } }).by.id)).toStrictEqual([]);

  expect(await verify('--port', portOf(world))).toStrictEqual({
    status: 0,
    lines: [`4 timelines, ${entries.length} entries: every one is as it was written.`],
    errors: '',
  });
  const logged = () =>
    world.kezek
      .logs()
      .map(({ line }) => line)
      .join('\n');
  expect(logged()).not.toContain('timeline-broken');

  await forgeBy(world, helped, 3, { role: 'citizen', id: third?.personId });
  const finding = { subject: helped.applicationId, version: 3, problem: 'changed' };
  expect(await verify('--port', portOf(world), '--json')).toStrictEqual({
    status: 1,
    lines: [
      `${helped.applicationId}, entry 3: changed – it is not what was written.`,
      `4 timelines, ${entries.length} entries: 1 finding.`,
      JSON.stringify({ subjects: 4, entries: entries.length, findings: [finding] }),
    ],
    errors: '',
  });

  // Every night the rule looks by itself.
  expect(world.deadLetters()).toStrictEqual([]);
  const fired = await world.moveTo('2025-04-03T04:00:00+05:00');
  expect(fired).toContainEqual({ rule: 'VerifyTimelineSchedule', at: '2025-04-03T03:00:00+05:00' });
  expect(world.deadLetters()).toStrictEqual(['{"time":"2025-04-02T22:00:00Z"}']);
  expect(logged()).toMatch(new RegExp(`'timeline-broken',[^}]* subject: '${helped.applicationId}',\\s+version: 3,`));
});

test('the command looks at an endpoint, at a table of AWS, into a data folder that nobody uses, and says in one line why it cannot', async () => {
  const world = await startWorld('2025-03-11T09:00:00+05:00');
  await world.register();
  const port = portOf(world);
  const data = mkdtempSync(join(tmpdir(), 'kezek-timeline-'));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  const own = await startKezek({ port: 0, data: { dir: data }, assembly: assemblyDir() });
  const token = await own.token(world.authority);
  await fetch(`${own.baseUrl}/v1/organizations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(world.organizationBody()),
  });
  const { endpoint, region, accessKeyId, tables } = own.tables();
  const whole = { status: 0, lines: ['1 timeline, 1 entry: every one is as it was written.'], errors: '' };
  expect(await verify('--dynamodb', endpoint)).toStrictEqual(whole);
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', endpoint);
  vi.stubEnv('AWS_REGION', region);
  vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'x');
  expect(await verify('--table', String(tables.queue))).toStrictEqual(whole);
  expect(await verify('--table', 'another')).toMatchObject({
    status: 2,
    errors: expect.stringMatching(/^kezek: The table another cannot be read \(ResourceNotFoundException: .*\)\.\n$/),
  });
  vi.unstubAllEnvs();
  const inUse = await verify('--data', data);
  await own.stop();
  expect(inUse).toMatchObject({ status: 2, errors: `kezek: The data folder ${data} is in use by another Kezek.\n` });
  expect(await verify('--data', data)).toStrictEqual(whole);

  const cannot = async (...args: string[]) => {
    const { status, lines, errors } = await verify(...args);
    expect({ status, lines, count: errors.trimEnd().split('\n').length }).toStrictEqual({
      status: 2,
      lines: [''],
      count: 1,
    });
    return errors;
  };
  expect(await cannot('--data', '/tmp')).toBe('kezek: The folder /tmp holds no data of Kezek.\n');
  expect(await cannot('--dynamodb', 'http://127.0.0.1:1')).toBe('kezek: No DynamoDB answers at http://127.0.0.1:1.\n');
  expect(await cannot('--dynamodb', world.dynamodb.endpoint)).toBe(
    `kezek: There is no queue table at ${world.dynamodb.endpoint}.\n`,
  );
  expect(await cannot('--port', '1')).toMatch(/^kezek: No Kezek answers on port 1;/);
  expect(await cannot('--port', port, '--data', '/tmp')).toMatch(/^kezek: More than one place is named\. Usage:/);
  expect(await cannot('--all')).toMatch(/^kezek: Unknown option '--all'\. Usage:/);
});
