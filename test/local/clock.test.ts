import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Kezek } from '../../local/kezek.ts';
import { call, startFixture } from './fixture.ts';

let kezek: Kezek;

beforeAll(async () => {
  kezek = await startFixture();
});
afterAll(() => kezek?.stop());

const lines = (name: string) => kezek.logs(name).map(({ line }) => line);

describe('a virtual clock', () => {
  test('stands at --at, and not one schedule fires', async () => {
    expect((await call(kezek, 'GET', '/local/health')).body).toStrictEqual({
      ready: true,
      now: '2025-03-10T09:00:00+05:00',
    });
    expect((await call(kezek, 'GET', '/local/clock')).body).toStrictEqual({
      now: '2025-03-10T09:00:00+05:00',
      virtual: true,
    });
    expect(lines('Remind')).toStrictEqual([]);
  });

  test('fires every schedule at each of its moments, in order, and says so', async () => {
    const { body } = await call(kezek, 'POST', '/local/clock', { body: { to: '2025-03-11T10:30:00+05:00' } });
    expect(body.now).toBe('2025-03-11T10:30:00+05:00');
    expect(body.fired.map(({ at }: { at: string }) => at)).toStrictEqual([
      '2025-03-10T12:00:00+05:00',
      '2025-03-10T15:00:00+05:00',
      '2025-03-10T18:00:00+05:00',
      ...Array(3).fill('2025-03-11T00:00:00+05:00'),
      '2025-03-11T03:00:00+05:00',
      '2025-03-11T06:00:00+05:00',
      ...Array(2).fill('2025-03-11T09:00:00+05:00'),
    ]);
    expect(body.fired[7].rule).toMatch(/ReleaseNoShows/);
  });

  test('each wakes its function with the moment that was due', () => {
    expect(lines('Remind')).toStrictEqual(['remind {"time":"2025-03-11T04:00:00Z"}']);
    expect(lines('ReleaseNoShows')).toStrictEqual([
      'release-no-shows {"time":"2025-03-10T19:00:00Z"}',
      'release-no-shows {"time":"2025-03-11T01:00:00Z"}',
    ]);
  });

  test('a scheduled function that keeps failing is tried three times, then its call lies with the dead letters', () => {
    expect(lines('ReportOverdue').filter((line) => line.startsWith('Error: cannot'))).toHaveLength(3);
    const queue = kezek.queues().find(({ name }) => name.includes('ReportOverdue'));
    expect(queue?.deadLetters).toStrictEqual(['{"time":"2025-03-10T19:00:00Z"}']);
  });

  test('does not go back', async () => {
    expect(await call(kezek, 'POST', '/local/clock', { body: { to: '2025-03-11T10:29:59+05:00' } })).toMatchObject({
      status: 409,
      body: { code: 'clock-moves-forwards' },
    });
  });

  test('two moves at once are made one after the other', async () => {
    const move = (to: string) => call(kezek, 'POST', '/local/clock', { body: { to } });
    const [far, near] = await Promise.all([move('2025-03-12T12:00:00+05:00'), move('2025-03-12T11:00:00+05:00')]);
    expect([far.status, near.status]).toStrictEqual([200, 409]);
  });

  test('tokens live by it, and longer than a story is told', async () => {
    const bearer = { role: 'department', departmentId: 'd-1' } as const;
    const [lasting, short] = await Promise.all([kezek.token(bearer), kezek.identity.token(bearer, 12 * 3600)]);
    await kezek.moveTo(kezek.now() + 11 * 3_600_000);
    expect(await call(kezek, 'GET', '/v1/obligations', { token: short })).toMatchObject({ status: 200 });
    await kezek.moveTo(kezek.now() + 2 * 3_600_000);
    expect(await call(kezek, 'GET', '/v1/obligations', { token: short })).toMatchObject({ status: 401 });
    expect(await call(kezek, 'GET', '/v1/obligations', { token: lasting })).toMatchObject({ status: 200 });
  });
});

test('a real clock is not moved', async () => {
  const real = await startFixture({ real: true });
  try {
    const answer = await call(real, 'POST', '/local/clock', { body: { to: '2099-01-01T00:00:00Z' } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'clock-is-real' } });
    expect(Math.abs(Date.parse((await call(real, 'GET', '/local/health')).body.now) - Date.now())).toBeLessThan(5_000);
  } finally {
    await real.stop();
  }
});
