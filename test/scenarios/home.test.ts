import { describe, expect, test } from 'vitest';
import { startWorld } from '../support/world.ts';

const home = { setting: 'home' };
const kindsOf = (duties: { kind: string; due: string }[]) => duties.map(({ kind, due }) => [kind, due]);

describe('service at home', () => {
  test('APP-6, NOT-1, CHO-1, CHO-3 · visit, act, decision, notice, choice, documents, start: each in its term', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const organizationId = await world.register({ ...home, occupied: 2 });
    const recipient = await world.file(home);
    expect(kindsOf(await world.obligations('open'))).toStrictEqual([['home-visit', '2025-04-14']]);

    await world.moveTo('2025-04-09T12:00:00+05:00');
    await world.fulfil(world.department, 'home-visit');
    expect(kindsOf(await world.obligations('open'))).toStrictEqual([['survey-act', '2025-04-14']]);
    await world.moveTo('2025-04-10T12:00:00+05:00');
    await world.fulfil(world.department, 'survey-act');
    expect(kindsOf(await world.obligations('open'))).toStrictEqual([['decide', '2025-04-15']]);

    await world.decide(recipient);
    expect(kindsOf((await world.see(recipient)).deadlines)).toStrictEqual([
      ['notify-recipient', '2025-04-11'],
      ['choose-organization', '2025-04-17'],
    ]);
    expect(await world.choose(recipient, organizationId)).toStrictEqual({ outcome: 'place-offered' });
    expect(kindsOf((await world.see(recipient)).deadlines)).toStrictEqual([
      ['forward-documents', '2025-04-11'],
      ['confirm-start', '2025-04-17'],
    ]);
    const started = await world.admit(recipient, organizationId);
    expect(started.status).toBe(201);
    await world.fulfil(world.department, 'forward-documents');
    expect(kindsOf((await world.see(recipient)).deadlines)).toStrictEqual([
      ['draw-up-plan', '2025-04-24'],
      ['monitor', '2025-07-10'],
    ]);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('SUS-1, END-5, END-9 · suspended, resumed, ended for insults; the next application is refused with its first day', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const organizationId = await world.register({ ...home, occupied: 2 });
    const bearer = world.organization(organizationId);
    const recipient = await world.queue(organizationId, home);
    const { stayId } = (await world.admit(recipient, organizationId)).body;
    await world.onStay(bearer, stayId, 'suspension');
    expect((await world.see(recipient)).status).toBe('suspended');
    await world.onStay(bearer, stayId, 'resumption', {
      medicalCard: { issuedOn: world.today(), contraindications: false },
    });
    expect((await world.see(recipient)).status).toBe('admitted');

    const wrong = await world.onStay(bearer, stayId, 'discharge', { ground: 'rules-broken' });
    expect([wrong.status, wrong.body.code, wrong.body.norm]).toStrictEqual([422, 'ground-not-allowed', 'END-5']);
    expect((await world.onStay(bearer, stayId, 'discharge', { ground: 'insult' })).status).toBe(200);
    expect((await world.see(recipient)).ended).toStrictEqual({ on: '2025-04-07', ground: 'insult' });

    const again = world.applicationBody(home, { iin: recipient.iin });
    const early = await world.call(world.department, 'POST', '/v1/applications', again);
    expect([early.status, early.body.code, early.body.norm]).toStrictEqual([422, 'waiting-year', 'END-9']);
    expect(JSON.stringify(early.body)).toContain('2026-04-08');
  });
});
