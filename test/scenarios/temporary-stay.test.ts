import { describe, expect, test } from 'vitest';
import { startWorld } from '../support/world.ts';

const victim = {
  setting: 'temporary-stay',
  category: 'domestic-violence-victim',
  documents: [{ kind: 'application' }],
};
const homeless = { ...victim, category: 'no-fixed-residence' };
const shelter = {
  setting: 'temporary-stay',
  categories: ['domestic-violence-victim', 'no-fixed-residence'],
  name: { kk: 'Үміт дағдарыс орталығы', ru: 'Кризисный центр «Үміт»' },
};
const kindsOf = (duties: { kind: string; due: string }[]) => duties.map(({ kind, due }) => [kind, due]);

describe('temporary stay', () => {
  test('TMP-3, TMP-4, TMP-6, TMP-7 · a victim is identified, decided on, taken in by contract, and the police are told', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const organizationId = await world.register({ ...shelter, occupied: 2 });
    const host = world.organization(organizationId);
    const recipient = await world.file({ ...victim, temporaryStay: { appliedAt: organizationId } });
    expect(kindsOf(await world.obligationsOf(host, 'open'))).toContainEqual(['identify-victim', '2025-04-08']);

    await world.fulfil(host, 'identify-victim', { declinesPolice: true });
    const mine = kindsOf(await world.obligationsOf(host, 'open'));
    expect(mine).toContainEqual(['send-assessment', '2025-04-08']);
    expect(mine).toContainEqual(['inform-police', '2025-04-10']);
    await world.fulfil(host, 'inform-police');
    await world.fulfil(host, 'send-assessment');
    expect(kindsOf(await world.obligations('open'))).toStrictEqual([['decide', '2025-04-10']]);

    await world.decide(recipient);
    expect(kindsOf(await world.obligations('open'))).toStrictEqual([['send-decision', '2025-04-08']]);
    await world.fulfil(world.department, 'send-decision');
    expect(await world.choose(recipient, organizationId)).toStrictEqual({ outcome: 'place-offered' });
    await world.fulfil(host, 'sign-contract');
    expect((await world.admit(recipient, organizationId)).status).toBe(201);
    expect((await world.see(recipient)).stay?.until).toBe('2025-10-07');
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('SMS-2 · no message to a person of temporary stay names the organization, and none tells to choose by a date', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const organizationId = await world.register(shelter);
    const recipient = await world.queue(organizationId, homeless);
    await world.vacate(organizationId);
    const sent = world.sms(recipient);
    expect(sent.map(({ kind }) => kind)).toStrictEqual(['queue-joined', 'place-offered']);
    expect(sent.filter(({ text }) => /Үміт|орталығы|дағдарыс|Кризис/.test(text))).toStrictEqual([]);
  });

  test('TMP-4 · who is not recognized is refused', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const recipient = await world.file(victim);
    await world.fulfil(world.department, 'identify-victim', { recognized: false });
    expect((await world.see(recipient)).status).toBe('refused');
    expect(await world.obligations('open')).toStrictEqual([]);
  });

  test('TMP-1, TMP-2, TMP-8 · without a decision and without papers: thirty days, a bed by night, its hours by season', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const organizationId = await world.register({ ...shelter, occupied: 2 });
    const recipient = await world.file({ ...homeless, temporaryStay: { fromOtherRegion: true, nightBed: true } });
    await world.choose(recipient, organizationId);
    await world.admit(recipient, organizationId);
    const { stay, deadlines } = await world.see(recipient);
    expect(stay).toMatchObject({ kind: 'night-bed', until: '2025-05-07' });
    expect(deadlines.map(({ kind, due, norm }) => [kind, due, norm])).toContainEqual([
      'review-stay',
      '2025-05-07',
      'TMP-2',
    ]);
    expect(stay?.hours).toHaveProperty('from');
  });

  test('TRA-1 · between two organizations of temporary stay: the one asks, the other agrees', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const from = await world.register({ ...shelter, occupied: 2 });
    const to = await world.register({ ...shelter, bin: '990140000015', occupied: 2 });
    const recipient = await world.file(homeless);
    await world.choose(recipient, from);
    const { stayId } = (await world.admit(recipient, from)).body;
    const asked = await world.onStay(world.organization(from), stayId, 'transfer', { toOrganizationId: to });
    expect([asked.status, asked.body.transferred]).toStrictEqual([200, false]);
    expect((await world.obligationsOf(world.organization(to), 'open')).map(({ kind }) => kind)).toContain(
      'agree-transfer',
    );
    const agreed = await world.onStay(world.organization(to), stayId, 'transfer', { toOrganizationId: to });
    expect([agreed.status, agreed.body.transferred]).toStrictEqual([200, true]);
    expect((await world.see(recipient)).organizationId).toBe(to);
    expect((await world.onStay(world.organization(from), stayId, 'discharge', { ground: 'request' })).status).toBe(404);
    expect((await world.onStay(world.organization(to), stayId, 'discharge', { ground: 'request' })).status).toBe(200);
  });
});
