import { describe, expect, test } from 'vitest';
import type { Bearer } from '../../local/identity.ts';
import { startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

type Row = Record<string, unknown> & { no: number; status: string; applicationId: string };

type Journal = { rows: Row[]; next?: string };

const journalOf = (world: World, bearer: Bearer, organizationId: string, query = '') =>
  world.done<Journal>(bearer, 'GET', `/v1/organizations/${organizationId}/journal${query}`);

const ordered = (date: string, number: string) => ({ date, order: { number, date } });

/** From the queue into a house, on a leave and back, by a transfer into another, out of it, and into the first again. */
const lifeOf = async () => {
  const world = await startWorld('2025-04-07T09:00:00+05:00');
  const one = await world.register();
  const two = await world.register({ occupied: 2, address: { region: 'Жетісу', locality: 'Текелі', line: 'Абай 9' } });
  const isp = { number: 'ОЖБ-1', settings: ['inpatient'], validTo: '2027-01-31' };
  const recipient = await world.queue(one, { category: 'persons-with-disability', registers: { isp } });
  const [host, other] = [world.organization(one), world.organization(two)];
  const rowsNow = async () => (await journalOf(world, host, one)).rows;
  return { world, one, two, host, other, recipient, rowsNow };
};

/** Who has left is shown without where they live and how they are reached. */
const gone = ({ address: _, phone: __, ...row }: Row): Row => row;

describe('the electronic journal', () => {
  test('JRN-1, ADM-1, ADM-2 · tells a life in two houses, as the house and its authority see it', async () => {
    const { world, one, two, host, other, recipient, rowsNow } = await lifeOf();
    const { applicationId, iin, phone } = recipient;
    const person = {
      name: 'Әлімова Гүлнәр Сейітқызы',
      birthDate: '1950-05-05',
      age: 74,
      sex: 'female',
      address: 'Жетісу, Талдықорған, Абай 2',
      phone,
    };
    const waiting = { no: 1, applicationId, ...person, ispUntil: '2027-01-31', temporarilyLeft: [] };
    expect(await rowsNow()).toStrictEqual([{ ...waiting, status: 'queued' }]);

    await world.vacate(one);
    expect(await rowsNow()).toStrictEqual([{ ...waiting, status: 'offered' }]);

    const { stayId } = (await world.admit(recipient, one)).body;
    const admitted = { ...waiting, status: 'admitted', admitted: ordered('2025-04-07', '12') };
    expect(await rowsNow()).toStrictEqual([admitted]);

    await world.onStay(host, stayId, 'leave', { until: '2025-05-07' });
    await world.moveTo('2025-05-05T09:00:00+05:00');
    await world.onStay(host, stayId, 'return', { order: { number: '15', date: '2025-05-05' } });
    const leave = { ...ordered('2025-04-07', '14'), kind: 'leave', until: '2025-05-07' };
    const been = {
      ...admitted,
      age: 75,
      temporarilyLeft: [{ ...leave, returned: ordered('2025-05-05', '15') }],
    };
    expect(await rowsNow()).toStrictEqual([been]);

    await world.onStay(host, stayId, 'transfer', { toOrganizationId: two });
    const moved = gone({
      ...been,
      status: 'transferred',
      transferred: ordered('2025-05-05', '14'),
      destination: { organizationId: two, region: 'Жетісу', locality: 'Текелі' },
    });
    expect(await rowsNow()).toStrictEqual([moved]);
    const received = { ...waiting, age: 75, status: 'admitted', admitted: ordered('2025-05-05', '14') };
    expect((await journalOf(world, other, two)).rows).toStrictEqual([received]);

    await world.onStay(other, stayId, 'discharge', { ground: 'request' });
    const left = { left: ordered('2025-05-05', '14'), leavingReason: 'request' };
    expect((await journalOf(world, other, two)).rows).toStrictEqual([gone({ ...received, status: 'ended', ...left })]);

    await world.vacate(one);
    const again = await world.queue(one, {}, { iin, phone });
    await world.admit(again, one);
    const mark = { mark: 'returned', markText: { kk: 'қайта оралды', ru: 'прибыл повторно' } };
    const { ispUntil: _, ...without } = waiting;
    const returned = {
      ...without,
      no: 2,
      applicationId: again.applicationId,
      age: 75,
      status: 'admitted',
      admitted: { ...ordered('2025-05-05', '12'), ...mark },
    };
    expect(await rowsNow()).toStrictEqual([moved, returned]);
    expect((await journalOf(world, world.authority, one)).rows).toStrictEqual([moved, returned]);

    expect((await journalOf(world, host, one, '?to=2025-05-04')).rows).toStrictEqual([{ ...moved, age: 74 }]);
    expect((await journalOf(world, host, one, '?from=2025-05-06')).rows).toStrictEqual([returned]);
    expect((await journalOf(world, host, one, '?status=transferred')).rows).toStrictEqual([moved]);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('JRN-1, QUE-12 · whoever left the queue or did not come stands in it, and everybody under their own number', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const one = await world.register();
    const host = world.organization(one);
    const people = [await world.queue(one), await world.queue(one), await world.queue(one)];
    const [first, second] = people;
    if (second) await world.done(world.citizen(second), 'POST', `/v1/applications/${second.applicationId}/withdrawal`);
    await world.vacate(one);
    await world.moveTo('2025-04-22T09:00:00+05:00');
    const { rows } = await journalOf(world, host, one);
    expect(rows.map(({ no, applicationId, status }) => [no, applicationId, status])).toStrictEqual([
      [1, first?.applicationId, 'lapsed'],
      [2, second?.applicationId, 'withdrawn'],
      [3, people[2]?.applicationId, 'offered'],
    ]);
    expect(rows[1]).toMatchObject({ left: { date: '2025-04-07' }, leavingReason: 'own-wish' });
    expect(rows[0]).not.toHaveProperty('admitted');

    const page = await journalOf(world, host, one, '?limit=2');
    expect(page.rows.map(({ no }) => no)).toStrictEqual([1, 2]);
    const last = await journalOf(world, host, one, `?limit=2&cursor=${page.next}`);
    expect([last.rows.map(({ no }) => no), last.next]).toStrictEqual([[3], undefined]);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('JRN-1 · is nobody else’s to read, and to be had as JSON where that is wanted', async () => {
    const { world, one, other, host, recipient } = await lifeOf();
    const path = `/v1/organizations/${one}/journal`;
    const strangers: Bearer[] = [
      other,
      { role: 'authority', regionId: 'Абай' },
      world.department,
      world.citizen(recipient),
      { role: 'operator' },
    ];
    for (const bearer of strangers)
      expect(await world.call(bearer, 'GET', path)).toMatchObject({ status: 403, body: { code: 'not-yours' } });
    expect((await world.call(undefined, 'GET', path)).status).toBe(401);
    const nobody = await world.call(host, 'GET', '/v1/organizations/org-nobody/journal');
    expect(nobody).toMatchObject({ status: 404, body: { code: 'organization-not-found' } });

    const asked = (accept: string) => world.call(host, 'GET', path, undefined, { accept });
    expect(await asked('image/png')).toMatchObject({ status: 406, body: { code: 'not-acceptable' } });
    const said = await asked('text/csv;q=0.5, application/json');
    expect(said).toMatchObject({ status: 200, body: { rows: [{ no: 1 }] } });

    const wrong = (query: string) => world.call(host, 'GET', `${path}?${query}`);
    expect(await wrong('from=2025-02-30')).toMatchObject({ status: 400, body: { code: 'invalid-date' } });
    const backwards = await wrong('from=2025-04-02&to=2025-04-01');
    expect(backwards).toMatchObject({ status: 400, body: { code: 'invalid-value', errors: [{ path: 'to' }] } });
    expect((await wrong('status=gone')).status).toBe(400);
    expect(await wrong('cursor=abc')).toMatchObject({ status: 400, body: { code: 'invalid-cursor' } });
  });

  test('TMP-6, JRN-1 · of temporary stay the authority is shown no address and no phone, the shelter is', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const stay = { setting: 'temporary-stay', category: 'no-fixed-residence' };
    const shelter = await world.register({ ...stay, categories: [stay.category], occupied: 2 });
    const filed = await world.file({ ...stay, temporaryStay: { appliedAt: shelter } });
    await world.choose(filed, shelter);
    const [own] = (await journalOf(world, world.organization(shelter), shelter)).rows;
    expect(own).toMatchObject({ status: 'offered', phone: filed.phone, address: 'Жетісу, Талдықорған, Абай 2' });
    const [overseen] = (await journalOf(world, world.authority, shelter)).rows;
    const { phone: _, address: __, ...rest } = own as Row;
    expect(overseen).toStrictEqual(rest);
  });

  test('ADM-6, JRN-1 · of a paid stay nobody is shown the address and the phone that others filed', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register({ occupied: 2 });
    const { iin } = await world.file();
    const { recipient, category, consent } = world.applicationBody(
      {},
      { iin, address: { region: 'Абай', locality: 'Семей', line: 'Шәкәрім 3' } },
    );
    const order = { number: '5', date: world.today() };
    const body = { recipient, category, consent, departmentId: 'dep-1', contract: order, order };
    await world.done(world.organization(house), 'POST', `/v1/organizations/${house}/paid-stays`, body);
    for (const bearer of [world.organization(house), world.authority]) {
      const [row, ...others] = (await journalOf(world, bearer, house)).rows;
      expect(others).toStrictEqual([]);
      expect(row).toStrictEqual({
        no: 1,
        applicationId: expect.any(String),
        status: 'admitted',
        name: 'Әлімова Гүлнәр Сейітқызы',
        birthDate: '1950-05-05',
        age: 74,
        sex: 'female',
        admitted: ordered('2025-04-07', '5'),
        temporarilyLeft: [],
      });
    }
  });

  test('TMP-6, JRN-1 · whom somebody has left is not told where they have gone, nor by which number they are reached', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register();
    const { applicationId, iin, phone } = await world.queue(house);
    const host = world.organization(house);
    expect((await journalOf(world, host, house)).rows[0]).toMatchObject({ status: 'queued', phone });
    await world.done(world.department, 'POST', `/v1/applications/${applicationId}/withdrawal`, {});
    const fled = { iin, address: { region: 'Абай', locality: 'Семей', line: 'Жасырын 7' }, phone: '+77059990000' };
    await world.file({ setting: 'temporary-stay', category: 'domestic-violence-victim' }, fled);
    for (const bearer of [host, world.authority]) {
      const [row] = (await journalOf(world, bearer, house)).rows;
      expect(row).toMatchObject({ status: 'withdrawn', name: 'Әлімова Гүлнәр Сейітқызы' });
      expect(row).not.toHaveProperty('phone');
      expect(row).not.toHaveProperty('address');
    }
  });

  test('JRN-1 · whoever reads it is on the record of everybody who is in it', async () => {
    const { world, one, recipient } = await lifeOf();
    await journalOf(world, world.authority, one);
    const { readings } = await world.done<{ readings: { purpose: string; by: object }[] }>(
      world.citizen(recipient),
      'GET',
      '/v1/me',
    );
    expect(readings).toContainEqual(
      expect.objectContaining({ purpose: 'journal', by: { role: 'authority', id: 'Жетісу' } }),
    );
  });
});
