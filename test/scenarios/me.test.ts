import { describe, expect, test } from 'vitest';
import type { AnswerOf } from '../../events/http/endpoints.ts';
import type { Bearer } from '../../local/identity.ts';
import { iinOf } from '../support/iin.ts';
import { tablesOf } from '../support/rows.ts';
import { startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;
type Themself = AnswerOf<'GET /v1/me'>['body'];

const tuesday = '2025-03-11T09:00:00+05:00';
const semi = { setting: 'semi-inpatient' };
const nothing: Themself = {
  applications: [],
  represented: [],
  further: [],
  remarks: [],
  records: [],
  documents: [],
  complaints: [],
  readings: [],
};

const me = (world: World, { iin }: { iin: string }) => world.done<Themself>({ role: 'citizen', iin }, 'GET', '/v1/me');
const asSeenBy = (world: World, bearer: Bearer, applicationId: string) =>
  world.done(bearer, 'GET', `/v1/applications/${applicationId}`);

const mother = {
  iin: iinOf(901),
  name: { family: 'Бөлекова', given: 'Өрзия' },
  phone: '+77079876543',
  relation: 'анасы',
};
const aunt = { ...mother, iin: iinOf(902), name: { family: 'Тасболатова', given: 'Кәмшат' }, relation: 'әпкесі' };

const paidStay = (world: World, recipient: object) => ({
  category: 'elderly',
  recipient,
  consent: { givenOn: world.today() },
  departmentId: 'dep-1',
  contract: { number: 'P-1', date: world.today() },
  order: { number: '5', date: world.today() },
});

describe('what is kept of somebody', () => {
  test('is theirs to have: as it was filed, with their cases and all that was written in them', async () => {
    const world = await startWorld(tuesday);
    const house = await world.register(semi);
    const body = world.applicationBody(semi, { representative: mother });
    const { applicationId } = await world.done<{ applicationId: string }>(
      world.department,
      'POST',
      '/v1/applications',
      body,
    );
    const recipient = { applicationId, iin: body.recipient.iin, phone: body.recipient.phone };
    await world.decide(recipient);
    await world.choose(recipient, house);
    await world.vacate(house);
    const card = { issuedOn: world.today(), contraindications: ['эпилепсия'] };
    await world.admit(recipient, house, { medicalCard: card });
    await world.done(world.citizen(recipient), 'POST', `/v1/applications/${applicationId}/withdrawal`, {
      reason: 'Көшіп кеттім',
    });
    const refused = await world.file({ setting: 'home' }, { ...body.recipient });
    await world.decide(refused, 'refused', 'Құжаттар сай емес');
    // Another one's, which is in no answer.
    const stranger = await world.queue(house, semi, { name: { family: 'Өзгеше', given: 'Бөтен' } });

    const own = await me(world, recipient);
    expect(own.person).toStrictEqual(body.recipient);
    const whole = await Promise.all(
      [applicationId, refused.applicationId].map((id) => asSeenBy(world, world.citizen(recipient), id)),
    );
    expect(new Set(own.applications)).toStrictEqual(new Set(whole));
    expect(own.applications[0]?.timeline.map(({ type }) => type)).not.toContain('ObligationReminded');
    expect(own.remarks.map(({ kind, text, by }) => [kind, text, by.role])).toStrictEqual(
      expect.arrayContaining([
        ['medical-card', JSON.stringify(card), 'organization'],
        ['withdrawal', 'Көшіп кеттім', 'citizen'],
        ['decision', 'Құжаттар сай емес', 'department'],
      ]),
    );
    expect(own.remarks).toHaveLength(3);
    expect([own.represented, own.further]).toStrictEqual([[], []]);
    expect(JSON.stringify(own)).not.toMatch(new RegExp(`Өзгеше|Бөтен|${stranger.iin}|${stranger.applicationId}`));
  });

  test('is read by nobody without a record, by whom and what for, the newest first, refused or not', async () => {
    const world = await startWorld(tuesday);
    const house = await world.register({ occupied: 2 });
    const recipient = await world.queue(await world.register());
    const path = `/v1/organizations/${house}/paid-stays`;
    const body = paidStay(world, world.applicationBody({}, { iin: recipient.iin }).recipient);
    expect((await world.call(world.organization(house), 'POST', path, body)).status).toBe(201);
    await world.moveTo('2025-03-11T10:00:00+05:00');
    expect((await world.call(world.organization(house), 'POST', path, body)).status).toBe(409);
    await world.moveTo('2025-03-11T11:00:00+05:00');
    await world.done(world.department, 'POST', `/v1/applications/${recipient.applicationId}/still-waiting`, {
      phone: '+77015556677',
    });
    await world.moveTo('2025-03-11T12:00:00+05:00');
    await me(world, recipient);
    await world.moveTo('2025-03-11T13:00:00+05:00');
    const { readings, person } = await me(world, recipient);
    expect(person?.phone).toBe('+77015556677');
    const hour = (at: string) => `2025-03-11T${at}:00:00.000Z`;
    const organization = { role: 'organization', id: house };
    const themself = { role: 'citizen', id: expect.stringMatching(/^[\w-]{32}$/) };
    expect(readings).toStrictEqual([
      { at: hour('08'), by: themself, purpose: 'own-data' },
      { at: hour('07'), by: themself, purpose: 'own-data' },
      { at: hour('06'), by: { role: 'department', id: 'dep-1' }, purpose: 'number-confirmed' },
      { at: hour('05'), by: organization, purpose: 'paid-stay' },
      { at: hour('04'), by: organization, purpose: 'paid-stay' },
    ]);
  });

  test('a representative has the cases filed with them, and no more than the cases', async () => {
    const world = await startWorld(tuesday);
    const first = await world.file(semi, { representative: mother });
    const second = await world.file({ setting: 'home' }, { iin: first.iin, representative: aunt });
    await world.done(
      { role: 'citizen', iin: mother.iin },
      'POST',
      `/v1/applications/${first.applicationId}/withdrawal`,
      { reason: 'Анасы сұрады' },
    );
    for (const [who, { applicationId }] of [
      [mother, first],
      [aunt, second],
    ] as const) {
      const bearer: Bearer = { role: 'citizen', iin: who.iin };
      const theirs = await me(world, who);
      expect(theirs).toStrictEqual({ ...nothing, represented: [await asSeenBy(world, bearer, applicationId)] });
      expect(world.scan.kindsIn(JSON.stringify(theirs))).toStrictEqual([]);
    }
    const recipient = await me(world, first);
    expect(new Set(recipient.applications.map(({ applicationId }) => applicationId))).toStrictEqual(
      new Set([first.applicationId, second.applicationId]),
    );
    expect(recipient.person?.representative).toStrictEqual(aunt);
    expect(world.scan.kindsIn(JSON.stringify(recipient))).toContain('recipient.representative.iin');
    expect(recipient.readings.map(({ purpose }) => purpose)).toStrictEqual(['own-data']);
  });

  test('TMP-6 · what offices note of their duties is between them: no export says that the police were told', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const shelter = await world.register({
      setting: 'temporary-stay',
      categories: ['domestic-violence-victim'],
      occupied: 2,
    });
    const host = world.organization(shelter);
    const victim = await world.file({
      setting: 'temporary-stay',
      category: 'domestic-violence-victim',
      documents: [{ kind: 'application' }],
      temporaryStay: { appliedAt: shelter },
    });
    await world.fulfil(host, 'identify-victim', { declinesPolice: true });
    const owed = await me(world, victim);
    await world.fulfil(host, 'inform-police', { note: 'Полицияға хабарланды' });
    const people = (await tablesOf(world.dynamodb)).people;
    expect(JSON.stringify(people)).toContain('Полицияға хабарланды');
    const told = await me(world, victim);
    expect(JSON.stringify([owed, told])).not.toMatch(/police|полиц/i);
    expect(told.remarks).toStrictEqual([]);
  });

  test('of somebody unknown is nothing, and nothing is kept of their asking', async () => {
    const world = await startWorld(tuesday);
    await world.file(semi);
    const before = await tablesOf(world.dynamodb);
    expect(await me(world, { iin: iinOf(903) })).toStrictEqual(nothing);
    expect(await tablesOf(world.dynamodb)).toStrictEqual(before);
  });

  test('is no office’s to ask for', async () => {
    const world = await startWorld(tuesday);
    const house = await world.register();
    const offices: Bearer[] = [world.department, world.organization(house), world.authority, { role: 'operator' }];
    for (const bearer of offices) {
      const { status, body } = await world.call(bearer, 'GET', '/v1/me');
      expect([status, body.code]).toStrictEqual([403, 'not-yours']);
    }
    expect((await world.call(undefined, 'GET', '/v1/me')).status).toBe(401);
  });

  test('is kept by nobody on the way', async () => {
    const world = await startWorld(tuesday);
    const { iin } = await world.file(semi);
    const token = await world.kezek.token({ role: 'citizen', iin });
    const { headers } = await fetch(`${world.kezek.baseUrl}/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('etag')).toBeNull();
  });
});
