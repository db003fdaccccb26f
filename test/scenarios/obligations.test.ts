import { describe, expect, test } from 'vitest';
import type { Bearer } from '../../local/identity.ts';
import { startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

const victim = {
  setting: 'temporary-stay',
  category: 'domestic-violence-victim',
  documents: [{ kind: 'application' }],
};
const shelter = { setting: 'temporary-stay', categories: ['domestic-violence-victim', 'no-fixed-residence'] };
const otherRegion = 'Ұлытау';
const otherAuthority: Bearer = { role: 'authority', regionId: otherRegion };
const inOtherRegion = { address: { region: otherRegion, locality: 'Жезқазған', line: 'Сәтбаев 1' } };

const kindsOf = async (world: World, office: Bearer, state?: 'open' | 'done' | 'overdue') =>
  (await world.obligationsOf(office, state))
    .filter(({ kind }) => kind !== 'review-complaints')
    .map(({ kind, state: shown }) => `${kind} ${shown}`);

const registerThere = async (world: World, change: object) =>
  (
    await world.done<{ organizationId: string }>(
      otherAuthority,
      'POST',
      '/v1/organizations',
      world.organizationBody({ ...inOtherRegion, ...change }),
    )
  ).organizationId;

const withdraw = (world: World, recipient: Awaited<ReturnType<World['file']>>) =>
  world.done(world.citizen(recipient), 'POST', `/v1/applications/${recipient.applicationId}/withdrawal`, {});

describe('what outlives a case', () => {
  test('ADM-1 · the card of somebody discharged stays owed, is reported when late, and can be done', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register({ occupied: 2 });
    const host = world.organization(house);
    const recipient = await world.queue(house);
    const { stayId } = (await world.admit(recipient, house)).body;
    expect((await world.onStay(host, stayId, 'discharge', { ground: 'request' })).status).toBe(200);
    expect(await kindsOf(world, host)).toStrictEqual(['form-recipient-card open']);
    await world.moveTo('2025-04-09T10:00:00+05:00');
    expect(await kindsOf(world, host, 'overdue')).toStrictEqual(['form-recipient-card overdue']);
    expect(await kindsOf(world, world.authority, 'overdue')).toContain('form-recipient-card overdue');
    const told = (await world.see(recipient)).timeline.map(({ type }) => type);
    expect(told.filter((type) => type === 'ObligationReminded' || type === 'ObligationOverdue')).toStrictEqual([
      'ObligationReminded',
      'ObligationOverdue',
    ]);
    await world.fulfil(host, 'form-recipient-card');
    expect(await kindsOf(world, host)).toStrictEqual(['form-recipient-card done']);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('TMP-6 · after a withdrawal the word to the police is still owed; the identification is neither open nor done', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const organizationId = await world.register({ ...shelter, occupied: 2 });
    const host = world.organization(organizationId);
    const temporaryStay = { appliedAt: organizationId, declinesPolice: true };
    const recipient = await world.file({ ...victim, temporaryStay });
    expect(await kindsOf(world, host)).toStrictEqual(['identify-victim open', 'inform-police open']);
    await withdraw(world, recipient);
    expect(await kindsOf(world, host)).toStrictEqual(['inform-police open']);
    expect(await kindsOf(world, world.authority)).toStrictEqual(['inform-police open']);
    await world.moveTo('2025-04-11T10:00:00+05:00');
    expect(await kindsOf(world, host)).toStrictEqual(['inform-police overdue']);
    await world.fulfil(host, 'inform-police', { on: '2025-04-10' });
    expect(await kindsOf(world, host)).toStrictEqual(['inform-police done']);
  });

  test('TMP-4, TMP-6 · who is not recognized: the identification is done, and nothing else is said to be', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    await world.file({ ...victim, temporaryStay: { declinesPolice: true } });
    await world.fulfil(world.department, 'identify-victim', { recognized: false });
    expect(await kindsOf(world, world.department)).toStrictEqual(['inform-police open', 'identify-victim done']);
  });
});

describe('who is told what', () => {
  test('TMP-6, SMS-2 · a citizen’s screen does not tell what is between the offices', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const organizationId = await world.register({ ...shelter, occupied: 2 });
    const host = world.organization(organizationId);
    const temporaryStay = { appliedAt: organizationId, declinesPolice: true };
    const recipient = await world.file({ ...victim, temporaryStay });
    await world.fulfil(host, 'identify-victim');
    await world.moveTo('2025-04-14T10:00:00+05:00');
    await world.fulfil(host, 'inform-police');
    const office = JSON.stringify(await world.see(recipient));
    expect(office).toMatch(/ObligationReminded.*ObligationOverdue.*ObligationDone/);
    expect(office).toContain('TMP-6');
    const { body } = await world.call(world.citizen(recipient), 'GET', `/v1/applications/${recipient.applicationId}`);
    expect(JSON.stringify(body)).not.toMatch(/Obligation|TMP-6|4-10|police/);
    expect(JSON.stringify(body)).toContain('ApplicantIdentified');
  });

  test('MON-3 · what an organization owes is seen by the authority of its own region, a department’s by that of the case', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await registerThere(world, { occupied: 2 });
    const recipient = await world.queue(house);
    await world.admit(recipient, house);
    const owed = ['form-recipient-card open', 'draw-up-plan open', 'monitor open'];
    expect(await kindsOf(world, world.organization(house))).toStrictEqual(owed);
    expect(await kindsOf(world, otherAuthority)).toStrictEqual(owed);
    expect(await kindsOf(world, world.authority)).toStrictEqual(['notify-recipient done']);
    await world.moveTo('2025-04-09T10:00:00+05:00');
    expect(await kindsOf(world, otherAuthority, 'overdue')).toStrictEqual(['form-recipient-card overdue']);
    await world.fulfil(world.organization(house), 'form-recipient-card');
    expect(await kindsOf(world, otherAuthority, 'done')).toStrictEqual(['form-recipient-card done']);
    expect(await kindsOf(world, otherAuthority, 'open')).toStrictEqual(['draw-up-plan open', 'monitor open']);
    expect(await kindsOf(world, otherAuthority, 'overdue')).toStrictEqual([]);
  });

  test('TMP-3, MON-3 · what the shelter of another region owes is seen there from the application on, and nowhere else', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const organizationId = await registerThere(world, { ...shelter, occupied: 2 });
    const recipient = await world.file({ ...victim, temporaryStay: { appliedAt: organizationId } });
    expect(await kindsOf(world, otherAuthority)).toStrictEqual(['identify-victim open']);
    expect(await kindsOf(world, world.authority)).toStrictEqual([]);
    const path = `/v1/applications/${recipient.applicationId}`;
    expect((await world.call(otherAuthority, 'GET', path)).status).toBe(200);
    expect((await world.call({ role: 'authority', regionId: 'Абай' }, 'GET', path)).status).toBe(404);
    await world.moveTo('2025-04-09T10:00:00+05:00');
    expect(await kindsOf(world, otherAuthority)).toStrictEqual(['identify-victim overdue']);
    await world.fulfil(world.organization(organizationId), 'identify-victim');
    expect(await kindsOf(world, otherAuthority)).toStrictEqual(['send-assessment open', 'identify-victim done']);
    await world.fulfil(world.organization(organizationId), 'send-assessment');
    expect(await kindsOf(world, world.authority)).toStrictEqual(['decide open']);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('MON-3, APP-6 · a duty whose term is over when it is entered is reported at once, without a reminder', async () => {
    const world = await startWorld('2025-04-07T10:00:00+05:00');
    const recipient = await world.file({ setting: 'home', filedOn: '2025-03-11' });
    const { deadlines } = await world.see(recipient);
    expect(deadlines.map(({ kind, due }) => `${kind} ${due}`)).toStrictEqual(['home-visit 2025-03-18']);
    await world.moveTo('2025-04-08T10:00:00+05:00');
    const told = (await world.see(recipient)).timeline.map(({ type }) => type);
    expect(told.filter((type) => type.startsWith('Obligation'))).toStrictEqual(['ObligationOverdue']);
  });
});

describe('an agreement to a transfer', () => {
  test('TRA-1 · an authority of another region is told which stay and where to, and agrees by that', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const from = await world.register({ occupied: 2 });
    const to = await registerThere(world, { occupied: 2 });
    const recipient = await world.queue(from);
    const { stayId } = (await world.admit(recipient, from)).body;
    await world.onStay(world.organization(from), stayId, 'transfer', { toOrganizationId: to });
    await world.onStay(world.authority, stayId, 'transfer', { toOrganizationId: to });
    const duty = (await world.obligationsOf(otherAuthority, 'open')).find(({ kind }) => kind === 'agree-transfer');
    expect(duty).toMatchObject({ stayId, toOrganizationId: to, owner: { role: 'authority', id: otherRegion } });
    const agreed = await world.onStay(otherAuthority, stayId, 'transfer', { toOrganizationId: to });
    expect([agreed.status, agreed.body.transferred]).toStrictEqual([200, true]);
    const done = (await world.obligationsOf(otherAuthority, 'done')).find(({ kind }) => kind === 'agree-transfer');
    expect(done).toMatchObject({ stayId, toOrganizationId: to });
  });

  test('TRA-1, MON-3 · an organization asked to agree is told the same, and its own authority sees that it is', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const from = await world.register({ ...shelter, occupied: 2 });
    const to = await registerThere(world, { ...shelter, occupied: 2 });
    const recipient = await world.file({ ...victim, category: 'no-fixed-residence' });
    await world.choose(recipient, from);
    const { stayId } = (await world.admit(recipient, from)).body;
    await world.onStay(world.organization(from), stayId, 'transfer', { toOrganizationId: to });
    for (const office of [world.organization(to), otherAuthority]) {
      const duty = (await world.obligationsOf(office, 'open')).find(({ kind }) => kind === 'agree-transfer');
      expect(duty).toMatchObject({ stayId, toOrganizationId: to, owner: { role: 'organization', id: to } });
    }
    expect(await kindsOf(world, world.authority, 'open')).not.toContain('agree-transfer open');
  });
});
