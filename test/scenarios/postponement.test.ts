import { describe, expect, test } from 'vitest';
import { startWorld } from '../support/world.ts';

describe('a postponed arrival', () => {
  test('ARR-3, ARR-5 · inpatient: moved once, up to 30 days, and the place is held', async () => {
    const world = await startWorld('2025-03-11T09:00:00+05:00');
    const organizationId = await world.register();
    const ill = await world.queue(organizationId);
    const next = await world.queue(organizationId);
    await world.vacate(organizationId);
    const path = `/v1/applications/${ill.applicationId}/postponement`;
    const late = await world.call(world.citizen(ill), 'POST', path, { reason: 'illness', until: '2025-05-01' });
    expect([late.status, late.body.code, late.body.norm, late.body.source]).toStrictEqual([
      422,
      'postponement-too-long',
      'ARR-3',
      '263/1 cl.7 pt.5',
    ]);
    expect(
      (await world.call(world.citizen(ill), 'POST', path, { reason: 'illness', until: '2025-04-20' })).body,
    ).toStrictEqual({ arriveBy: '2025-04-20' });
    const second = await world.call(world.citizen(ill), 'POST', path, { reason: 'illness', until: '2025-04-25' });
    expect([second.status, second.body.code]).toStrictEqual([409, 'already-postponed']);
    await world.moveTo('2025-04-20T23:00:00+05:00');
    expect([(await world.see(ill)).status, (await world.see(next)).status]).toStrictEqual(['offered', 'queued']);
    await world.moveTo('2025-04-21T10:00:00+05:00');
    expect([(await world.see(ill)).status, (await world.see(next)).status]).toStrictEqual(['lapsed', 'offered']);
  });

  test('ARR-5 · semi-inpatient: the next takes the place, and the one after that is held for who is away', async () => {
    const world = await startWorld('2025-04-01T09:00:00+05:00');
    const semi = { setting: 'semi-inpatient' };
    const organizationId = await world.register(semi);
    const ill = await world.queue(organizationId, semi);
    const next = await world.queue(organizationId, semi);
    const last = await world.queue(organizationId, semi);
    await world.vacate(organizationId);
    expect((await world.see(ill)).offer?.arriveBy).toBe('2025-04-04');
    await world.done(world.department, 'POST', `/v1/applications/${ill.applicationId}/postponement`, {
      reason: 'hospitalization',
      until: '2025-04-18',
    });
    expect(await Promise.all([ill, next, last].map(async (one) => (await world.see(one)).status))).toStrictEqual([
      'offered',
      'offered',
      'queued',
    ]);
    const { entries } = await world.done<{ entries: { applicationId: string; position: number; postponed?: true }[] }>(
      world.authority,
      'GET',
      `/v1/organizations/${organizationId}/queue`,
    );
    expect(entries.map(({ applicationId, position, postponed }) => [applicationId, position, postponed])).toStrictEqual(
      [
        [ill.applicationId, 1, true],
        [last.applicationId, 2, undefined],
      ],
    );
    await world.vacate(organizationId);
    expect((await world.see(last)).status).toBe('queued');
    expect((await world.see(ill)).timeline.at(-2)).toMatchObject({ type: 'PlaceHeld', norm: 'ARR-5' });
    expect((await world.see(ill)).offer).toMatchObject({ arriveBy: '2025-04-18', postponed: true });
    expect((await world.see(ill)).timeline.find(({ type }) => type === 'ArrivalPostponed')?.by).toStrictEqual({
      role: 'department',
      id: 'dep-1',
      onBehalf: expect.any(String),
    });
    expect(world.deadLetters()).toStrictEqual([]);
  });
});

describe('an expired programme', () => {
  test('QUE-7 · at the head of the queue: passed over while expired, back in the former turn when renewed', async () => {
    const world = await startWorld('2025-03-11T09:00:00+05:00');
    const organizationId = await world.register();
    const isp = { number: 'P-1', settings: ['inpatient'], validTo: '2025-04-14' };
    const head = await world.queue(organizationId, { registers: { isp } });
    const second = await world.queue(organizationId);
    const third = await world.queue(organizationId);
    await world.moveTo('2025-04-15T09:00:00+05:00');
    expect((await world.see(head)).queue?.blocked).toBe('isp-expired');
    expect(
      world
        .sms(head)
        .map(({ kind }) => kind)
        .slice(-2),
    ).toStrictEqual(['isp-expiring', 'isp-expired']);
    await world.vacate(organizationId);
    expect([(await world.see(head)).status, (await world.see(second)).status]).toStrictEqual(['queued', 'offered']);
    const { explanation, ...position } = await world.done<{ explanation: { kk: string; ru: string } }>(
      world.citizen(head),
      'GET',
      `/v1/applications/${head.applicationId}/position`,
    );
    expect(explanation.ru).toMatch(/263/);
    expect(position).toStrictEqual({ position: 1, reasons: [], norm: 'QUE-6', source: '263/1 cl.7' });
    await world.done(world.department, 'POST', `/v1/applications/${head.applicationId}/isp`, {
      number: 'P-2',
      settings: ['inpatient'],
      validTo: '2027-04-14',
    });
    await world.vacate(organizationId);
    expect([(await world.see(head)).status, (await world.see(third)).status]).toStrictEqual(['offered', 'queued']);
  });

  test('QUE-7 · told by another system, by IIN, twice and late', async () => {
    const world = await startWorld('2025-03-11T09:00:00+05:00');
    const organizationId = await world.register();
    const isp = { number: 'P-1', settings: ['inpatient'], validTo: '2026-04-14' };
    const recipient = await world.queue(organizationId, { registers: { isp } });
    const told = { eventId: 'e-1', iin: recipient.iin, expiredOn: '2025-03-10' };
    await world.tell('IspExpired', told);
    await world.tell('IspExpired', told);
    expect((await world.see(recipient)).queue?.blocked).toBe('isp-expired');
    const renewed = {
      eventId: 'e-2',
      applicationId: recipient.applicationId,
      number: 'P-2',
      settings: ['inpatient'],
      validTo: '2027-01-01',
    };
    await world.tell('IspRenewed', renewed);
    await world.moveTo('2025-03-14T09:00:00+05:00');
    await world.tell('IspExpired', told);
    await world.tell('IspExpired', { ...told, eventId: 'e-3' });
    expect((await world.see(recipient)).queue?.blocked).toBeUndefined();
    expect((await world.see(recipient)).timeline.filter(({ type }) => type === 'IspExpired')).toHaveLength(1);
    expect(world.deadLetters()).toStrictEqual([]);
  });
});
