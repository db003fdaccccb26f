import { describe, expect, test } from 'vitest';
import { startWorld } from '../support/world.ts';

const tuesday = '2025-03-11T09:00:00+05:00';

describe('a request that cannot be right', () => {
  test('APP-1, CAL-1 · is refused by name, changes nothing and repeats nothing personal', async () => {
    const world = await startWorld(tuesday);
    const good = world.applicationBody();
    const cases: [Record<string, unknown>, string][] = [
      [{ ...good, recipient: { ...good.recipient, iin: '500505300001' } }, 'invalid-iin'],
      [{ ...good, recipient: { ...good.recipient, iin: '12' } }, 'invalid-iin'],
      [{ ...good, recipient: { ...good.recipient, phone: '+79261234567' } }, 'invalid-phone'],
      [{ ...good, recipient: { ...good.recipient, phone: '+77272123456' } }, 'invalid-phone'],
      [{ ...good, recipient: { ...good.recipient, birthDate: '2025-02-30' } }, 'invalid-date'],
      [{ ...good, setting: 'palace' }, 'invalid-value'],
      [{ ...good, consent: undefined }, 'invalid-value'],
    ];
    for (const [body, code] of cases) {
      const answer = await world.call(world.department, 'POST', '/v1/applications', body);
      expect([answer.status, answer.body.code]).toStrictEqual([400, code]);
      expect(JSON.stringify(answer.body)).not.toMatch(/Әлімова|\+77|\+79|5005053/);
    }
    for (const body of ['{', 'null', '[]', '"x"', '1', '']) {
      const answer = await world.call(world.department, 'POST', '/v1/applications', body);
      expect(answer.status).toBe(400);
    }
    expect((await world.obligations()).length).toBe(0);
  });

  test('QUE-11 · what is not yours to know is not there; what is not yours to do is refused', async () => {
    const world = await startWorld(tuesday);
    const organizationId = await world.register();
    const recipient = await world.queue(organizationId);
    const other = await world.file();
    const path = `/v1/applications/${recipient.applicationId}`;
    const status = async (...args: Parameters<typeof world.call>) => {
      const { status: given, body } = await world.call(...args);
      return [given, body.code];
    };
    expect(await status(undefined, 'GET', path)).toStrictEqual([401, 'unauthorized']);
    expect(await status(world.citizen(other), 'GET', path)).toStrictEqual([404, 'application-not-found']);
    expect(await status({ role: 'department', departmentId: 'dep-2' }, 'GET', path)).toStrictEqual([
      404,
      'application-not-found',
    ]);
    expect(await status(world.organization('org-2'), 'GET', path)).toStrictEqual([404, 'application-not-found']);
    expect(await status({ role: 'authority', regionId: 'Абай' }, 'GET', path)).toStrictEqual([
      404,
      'application-not-found',
    ]);
    expect(await status(world.citizen(recipient), 'GET', `${path}x`)).toStrictEqual([404, 'application-not-found']);
    expect(await status(world.citizen(recipient), 'POST', `${path}/decision`, {})).toStrictEqual([403, 'not-yours']);
    expect(await status(world.organization('org-2'), 'GET', `/v1/organizations/${organizationId}/queue`)).toStrictEqual(
      [403, 'not-yours'],
    );
    expect(await status(world.department, 'POST', '/v1/organizations', world.organizationBody())).toStrictEqual([
      403,
      'not-yours',
    ]);
    for (const bearer of [
      world.citizen(recipient),
      world.department,
      world.authority,
      world.organization(organizationId),
    ])
      expect(await status(bearer, 'GET', path)).toStrictEqual([200, undefined]);
    const hostile = ['a%2Fb', '..%2f..', '%00', '%2e%2e%2f', '%zz', 'a'.repeat(3000), '%F0%9F%98%80', "'--", '{}'];
    for (const id of hostile)
      expect((await world.call(world.department, 'GET', `/v1/applications/${id}`)).status).toBeLessThan(500);
  });

  test('END-8 · more beds than are occupied are not vacated', async () => {
    const world = await startWorld(tuesday);
    const organizationId = await world.register({ capacity: 2, occupied: 1 });
    const vacancies = `/v1/organizations/${organizationId}/vacancies`;
    const answer = await world.call(world.organization(organizationId), 'POST', vacancies, { count: 2 });
    expect([answer.status, answer.body.code, answer.body.norm]).toStrictEqual([409, 'capacity-exceeded', 'END-8']);
    const { organizations } = await world.done<{
      organizations: { free: number; capacity: number; queueLength: number }[];
    }>(undefined, 'GET', `/v1/organizations?setting=inpatient&category=elderly&region=${encodeURIComponent('Жетісу')}`);
    expect(organizations).toMatchObject([{ capacity: 2, free: 1, queueLength: 0 }]);
  });
});

describe('an idempotency key', () => {
  test('QUE-2 · the same key and body gets the first answer; another body is refused; another caller has a key of their own', async () => {
    const world = await startWorld(tuesday);
    const organizationId = await world.register({ capacity: 5, occupied: 5 });
    const vacancies = `/v1/organizations/${organizationId}/vacancies`;
    const key = { 'idempotency-key': 'k-1' };
    const key2 = { 'idempotency-key': 'k-2' };
    const post = (count: number) => world.call(world.organization(organizationId), 'POST', vacancies, { count }, key);
    const [first, ...rest] = await Promise.all(Array.from({ length: 6 }, () => post(1)));
    for (const other of rest) expect(other).toStrictEqual(first);
    const reused = await post(2);
    expect([reused.status, reused.body.code]).toStrictEqual([422, 'idempotency-key-reused']);
    const free = async () =>
      (await world.done<{ organizations: { free: number }[] }>(undefined, 'GET', '/v1/organizations')).organizations[0]
        ?.free;
    expect(await free()).toBe(1);

    const body = world.applicationBody();
    const filed = await world.call(world.department, 'POST', '/v1/applications', body, key);
    const again = await world.call(world.department, 'POST', '/v1/applications', body, key);
    expect(again).toStrictEqual(filed);
    expect(filed.status).toBe(201);

    // A decision can be made once: of six at once the one that has the effect answers for all.
    const { applicationId } = filed.body as { applicationId: string };
    const decide = () =>
      world.call(
        world.department,
        'POST',
        `/v1/applications/${applicationId}/decision`,
        { number: '7', date: world.today(), outcome: 'granted' },
        key2,
      );
    for (const answer of await Promise.all(Array.from({ length: 6 }, decide))) expect(answer.status).toBe(200);
  });
});

describe('an event that cannot be right', () => {
  test('APP-4 · goes to the dead letters with the reason in the log, and changes nothing', async () => {
    const world = await startWorld(tuesday);
    const organizationId = await world.register();
    await world.tell('BedVacated', { eventId: 'e-1', organizationId, count: 'many' });
    await world.tell('BedVacated', { eventId: 'e-2', organizationId, count: 100 });
    await world.tell('DecisionMade', { eventId: 'e-3' });
    const body = world.applicationBody();
    await world.tell('ApplicationFiled', {
      eventId: 'e-4',
      departmentId: 'dep-1',
      ...body,
      recipient: { ...body.recipient, iin: '500505300001' },
    });
    expect(world.deadLetters()).toHaveLength(4);
    const log = world.kezek
      .logs()
      .map(({ line }) => line)
      .join('\n');
    for (const reason of ['count invalid_type', 'capacity-exceeded', 'number invalid_type', 'invalid-iin'])
      expect(log).toContain(reason);
    expect(log).not.toMatch(/Әлімова|\+7701|500505/);
    const { organizations } = await world.done<{ organizations: { free: number }[] }>(
      undefined,
      'GET',
      '/v1/organizations',
    );
    expect(organizations).toMatchObject([{ free: 0 }]);
  });

  test('APP-4, DEC-1, END-8 · events and calls reach the same deciders: the four triggers from outside', async () => {
    const world = await startWorld(tuesday);
    const organizationId = await world.register();
    const body = world.applicationBody();
    await world.tell('ApplicationFiled', {
      eventId: 'f-1',
      applicationId: 'gov.kz-123',
      departmentId: 'dep-1',
      ...body,
    });
    const outside = { applicationId: 'gov.kz-123', iin: body.recipient.iin, phone: body.recipient.phone };
    const decision = {
      eventId: 'd-1',
      applicationId: 'gov.kz-123',
      number: '1',
      date: '2025-03-11',
      outcome: 'granted',
    };
    await world.tell('DecisionMade', decision);
    await world.tell('DecisionMade', decision);
    const other = world.applicationBody();
    await world.tell('ApplicationFiled', { eventId: 'f-2', departmentId: 'dep-1', ...other });
    const byIin = { ...decision, eventId: 'd-2', applicationId: undefined, iin: other.recipient.iin };
    await world.tell('DecisionMade', byIin);
    await world.tell('DecisionMade', byIin);
    expect(world.kezek.sms().filter(({ to }) => to === other.recipient.phone)).toHaveLength(1);
    const notify = (await world.obligations('open')).find(({ subject }) => subject === 'gov.kz-123');
    await world.done(world.department, 'POST', `/v1/obligations/${notify?.obligationId}/done`, {});
    await world.choose(outside, organizationId);
    await world.tell('BedVacated', { eventId: 'b-1', organizationId });
    await world.tell('BedVacated', { eventId: 'b-1', organizationId });
    expect((await world.see(outside)).status).toBe('offered');
    expect(world.sms(outside).map(({ kind }) => kind)).toStrictEqual([
      'choose-organization',
      'queue-joined',
      'place-offered',
    ]);
    expect(world.deadLetters()).toStrictEqual([]);
  });
});
