import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { startKezek } from '../../local/runtime.ts';
import { StartError } from '../../local/start-error.ts';
import { call, fixtureAssembly, moment, startFixture } from './fixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'kezek-data-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** With a DynamoDB Local of its own, whose file is in the folder. */
const start = (dir: string, at = '2025-03-10T09:00:00+05:00') =>
  startKezek({ port: 0, data: { dir }, at: moment(at), assembly: fixtureAssembly() });

/** With its tables in the DynamoDB Local of all tests, which is there at once. */
const startBeside = (dir: string) => {
  const dynamodb = { endpoint: inject('dynamodb').endpoint, accessKeyId: basename(dir) };
  return startKezek({
    port: 0,
    data: { dir },
    dynamodb,
    at: moment('2025-03-10T09:00:00+05:00'),
    assembly: fixtureAssembly(),
  });
};

test('a folder keeps the messages, the dead letters, the keys and the clock', { timeout: 120_000 }, async () => {
  const dir = join(folder, 'kept');
  const first = await start(dir);
  const token = await first.token({ role: 'authority', regionId: 'r-1' });
  const before = await call(first, 'POST', '/v1/organizations', { token, body: { id: 'k-1' } });
  await first.putEvents([
    { source: 'hospital', detailType: 'BedVacated', detail: { id: 'bad' } },
    { source: 'hospital', detailType: 'BedVacated', detail: { id: 'k-2' } },
  ]);
  await first.moveTo(moment('2025-03-11T08:00:00+05:00'));
  const [sms, queues, keys] = [first.sms(), first.queues(), first.identity.keys()];
  await first.stop();

  const second = await start(dir);
  try {
    expect(second.sms()).toStrictEqual(sms);
    expect(second.queues()).toStrictEqual(queues);
    expect(second.identity.keys()).toStrictEqual(keys);
    expect(second.now()).toBe(moment('2025-03-11T08:00:00+05:00'));
    const again = await call(second, 'POST', '/v1/organizations', {
      token: await second.token({ role: 'authority', regionId: 'r-1' }),
      body: { id: 'k-1' },
    });
    expect(again.body).toStrictEqual(before.body);
    await second.settle();
    // What was read from the stream before is not read again.
    expect(second.logs('AdvanceQueue').filter(({ line }) => line.includes('k-2'))).toStrictEqual([]);
  } finally {
    await second.stop();
  }

  const third = await start(dir, '2025-03-12T10:00:00+05:00');
  try {
    // What became due while nothing ran is made up for.
    expect(third.logs('Remind').map(({ line }) => line)).toStrictEqual([
      'remind {"time":"2025-03-11T04:00:00Z"}',
      'remind {"time":"2025-03-12T04:00:00Z"}',
    ]);
  } finally {
    await third.stop();
  }
});

test('an event that was under way when the system ended is handled after the next start', async () => {
  const dir = join(folder, 'ended');
  const file = join(folder, 'go-on');
  const first = await startBeside(dir);
  first.putEvents([{ source: 'ministry', detailType: 'IspRenewed', detail: { file } }]).catch(() => undefined);
  await expect.poll(() => first.logs('IspRenewed').length, { timeout: 10_000 }).toBe(1);
  await first.stop();
  const received = first.logs('IspRenewed')[0]?.line ?? '';

  writeFileSync(file, '');
  const second = await startBeside(dir);
  await second.stop();
  expect(second.logs('IspRenewed').map(({ line }) => line)).toStrictEqual([
    received,
    received.replace('received', 'handled'),
  ]);

  const third = await startBeside(dir);
  await third.stop();
  expect(third.logs('IspRenewed')).toStrictEqual([]);
});

test('a second start on the same folder is refused while the first runs', async () => {
  const dir = join(folder, 'locked');
  const first = await startBeside(dir);
  try {
    await expect(startBeside(dir)).rejects.toThrow(
      new StartError(`The data folder ${dir} is in use by another Kezek.`),
    );
  } finally {
    await first.stop();
  }
});

test('a folder that cannot be made is one clear line', async () => {
  await expect(start('/proc/kezek')).rejects.toThrow('The data folder /proc/kezek cannot be used (ENOENT).');
});

test('a taken port is one clear line', async () => {
  const first = await startFixture();
  const port = Number(new URL(first.baseUrl).port);
  try {
    await expect(startFixture({ port })).rejects.toThrow(`Port ${port} is taken; choose another with --port.`);
  } finally {
    await first.stop();
  }
});

test('a demonstration may begin in the past, and the clock is where it should be when it is over', async () => {
  const told: string[] = [];
  const kezek = await startFixture({
    demo: async (stage) => {
      stage.beginAt(moment('2025-03-08T12:00:00+05:00'));
      await stage.advanceTo(moment('2025-03-09T12:00:00+05:00'));
      told.push(new Date(stage.now()).toISOString());
    },
  });
  try {
    expect(told).toStrictEqual(['2025-03-09T07:00:00.000Z']);
    expect(kezek.now()).toBe(moment('2025-03-10T09:00:00+05:00'));
    expect(kezek.logs('Remind')).toHaveLength(2);
  } finally {
    await kezek.stop();
  }
});
