import { describe, expect, test } from 'vitest';
import { startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

const leaveRegister = (world: World, organizationId: string) =>
  world.done(world.authority, 'POST', `/v1/organizations/${organizationId}/deregistration`, { on: world.today() });

const choice = (world: World, recipient: Parameters<World['citizen']>[0], organizationId: string) =>
  world.call<{ outcome?: string; code?: string }>(
    world.citizen(recipient),
    'POST',
    `/v1/applications/${recipient.applicationId}/choice`,
    { organizationId },
  );

const tasksOf = async (world: World, kind: string) =>
  (await world.obligations('open')).filter((duty) => duty.kind === kind).map(({ subject }) => subject);

describe('an organization that leaves the register', () => {
  test('CAT-8, CHO-2 · who waited for it may choose another at once; the department helps, nobody is lost', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const [house, other] = [await world.register(), await world.register({ occupied: 2 })];
    const first = await world.queue(house);
    const blocked = await world.queue(house);
    await world.tell('IspRenewed', {
      eventId: 'isp-1',
      applicationId: blocked.applicationId,
      number: '1',
      settings: ['inpatient'],
      validTo: '2025-04-08',
    });
    await world.moveTo('2025-04-10T09:00:00+05:00');
    expect((await world.see(blocked)).queue?.blocked).toBe('isp-expired');
    await leaveRegister(world, house);

    for (const waited of [first, blocked]) {
      const { status, organizationId, queue, deadlines } = await world.see(waited);
      expect([status, organizationId, queue]).toStrictEqual(['granted', undefined, undefined]);
      expect(deadlines.map(({ kind }) => kind)).toStrictEqual(
        expect.arrayContaining(['choose-organization', 'choice-overdue']),
      );
      expect(world.sms(waited).at(-1)?.kind).toBe('choose-organization');
    }
    expect(await tasksOf(world, 'choice-overdue')).toStrictEqual(
      expect.arrayContaining([first.applicationId, blocked.applicationId]),
    );
    expect((await choice(world, first, other)).body.outcome).toBe('place-offered');
    expect(await tasksOf(world, 'choice-overdue')).toStrictEqual([blocked.applicationId]);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('CAT-8, ARR-6 · an offered place that nobody may be taken to: another is chosen at once, or at the term’s end', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const [house, other] = [await world.register({ occupied: 1 }), await world.register({ occupied: 2 })];
    const [quick, slow] = [await world.queue(house), await world.queue(house)];
    const third = await world.queue(other);
    expect((await choice(world, quick, other)).body.code).toBe('already-chosen');
    await leaveRegister(world, house);
    expect((await world.admit(quick, house)).body.code).toBe('deregistered');

    const refused = await choice(world, quick, house);
    expect([refused.status, refused.body.code]).toStrictEqual([422, 'deregistered']);
    expect((await world.see(quick)).status).toBe('offered');
    expect((await choice(world, quick, other)).body.outcome).toBe('queued');
    // When the messages went out in between is theirs.
    const types = (await world.see(quick)).timeline.map(({ type }) => type).filter((type) => type !== 'NoticeSent');
    expect(types.slice(-3)).toStrictEqual(['OfferWithdrawn', 'OrganizationChosen', 'QueueJoined']);
    expect(world.sms(quick).at(-1)?.kind).toBe('queue-joined');
    expect((await world.see(third)).status).toBe('offered');

    await world.moveTo('2025-05-03T12:00:00+05:00');
    const { status, timeline } = await world.see(slow);
    expect(status).toBe('granted');
    expect(timeline.map(({ type }) => type)).not.toContain('OfferLapsed');
    expect(await tasksOf(world, 'choice-overdue')).toStrictEqual([slow.applicationId]);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('CAT-8, ARR-2 · at home nobody arrives and no term ends: the offer is withdrawn with the organization', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const helpers = await world.register({ setting: 'home', occupied: 2 });
    const recipient = await world.queue(helpers, { setting: 'home' });
    expect((await world.see(recipient)).status).toBe('offered');
    await leaveRegister(world, helpers);
    expect((await world.see(recipient)).status).toBe('granted');
    expect(await tasksOf(world, 'choice-overdue')).toStrictEqual([recipient.applicationId]);
  });

  test('QUE-10, CAT-8 · a suspended decision stays so until the card; the card frees the recipient too', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register({ occupied: 2 });
    const ill = await world.queue(house);
    await world.admit(ill, house, { medicalCard: { issuedOn: world.today(), contraindications: ['белгілі'] } });
    await leaveRegister(world, house);
    expect((await world.see(ill)).status).toBe('suspended');
    const card = `/v1/applications/${ill.applicationId}/medical-card`;
    await world.done(world.department, 'POST', card, { issuedOn: world.today(), contraindications: false });
    expect((await world.see(ill)).status).toBe('granted');
  });
});

describe('a licence that has run out', () => {
  const licence = { number: 'L-1', validFrom: '2023-01-01', validTo: '2025-04-10' };

  test('CAT-8, QUE-11 · the turn is kept, no place is promised, and another organization may be chosen', async () => {
    const world = await startWorld('2025-04-10T09:00:00+05:00');
    const house = await world.register({ licence });
    const recipient = await world.queue(house);
    const path = `/v1/applications/${recipient.applicationId}/position`;
    type Seen = { position: number; suspendedBecause?: string; explanation: { ru: string } };
    const position = () => world.done<Seen>(world.citizen(recipient), 'GET', path);
    const promise = /место освободится, его предложат вам/;
    const before = await position();
    expect([before.position, before.suspendedBecause]).toStrictEqual([1, undefined]);
    expect(before.explanation.ru).toMatch(promise);

    await world.moveTo('2025-04-11T09:00:00+05:00');
    await world.vacate(house);
    const after = await position();
    expect([after.position, after.suspendedBecause]).toStrictEqual([1, 'licence-not-valid']);
    expect(after.explanation.ru).not.toMatch(promise);
    expect(after.explanation.ru).toMatch(/[Лл]иценз/);
    expect((await world.see(recipient)).status).toBe('queued');

    const other = await world.register({ occupied: 2 });
    expect((await choice(world, recipient, other)).body.outcome).toBe('place-offered');
  });
});

describe('a child who comes of age in the queue', () => {
  test('CAT-1, ARR-2 · is offered no place; the next is, and the department has a task', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const children = { category: 'children-musculoskeletal' };
    const house = await world.register({ categories: [children.category] });
    const representative = {
      iin: world.applicationBody().recipient.iin,
      name: { family: 'Әлімова', given: 'Әсем' },
      phone: '+77079876543',
      relation: 'mother',
    };
    const child = (birthDate: string) => world.queue(house, children, { birthDate, representative });
    const [grown, next] = [await child('2007-04-08'), await child('2015-04-08')];
    await world.moveTo('2025-04-08T09:00:00+05:00');
    await world.vacate(house);
    expect([(await world.see(grown)).status, (await world.see(next)).status]).toStrictEqual(['granted', 'offered']);
    expect(await tasksOf(world, 'choice-overdue')).toStrictEqual([grown.applicationId]);
    expect(world.deadLetters()).toStrictEqual([]);
  });
});

describe('what is asked for and answered', () => {
  test('QUE-10 · nobody certifies their own fitness, and a card that says nothing certifies none', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register({ occupied: 2 });
    const ill = await world.queue(house);
    await world.admit(ill, house, { medicalCard: { issuedOn: world.today(), contraindications: ['белгілі'] } });
    const path = `/v1/applications/${ill.applicationId}/medical-card`;
    const none = { issuedOn: world.today(), contraindications: false };
    expect((await world.call(world.citizen(ill), 'POST', path, none)).status).toBe(403);
    const silent = await world.call(world.department, 'POST', path, { issuedOn: world.today() });
    expect([silent.status, silent.body.code]).toStrictEqual([400, 'invalid-value']);
    expect((await world.see(ill)).status).toBe('suspended');

    const waiting = await world.call(
      world.citizen(ill),
      'POST',
      `/v1/applications/${ill.applicationId}/still-waiting`,
      {},
    );
    expect(waiting.body).toStrictEqual({ applicationId: ill.applicationId, status: 'suspended' });
    expect((await world.call(world.organization(house), 'POST', path, none)).status).toBe(200);
  });
});
