import { describe, expect, test } from 'vitest';
import { startWorld } from '../support/world.ts';

const semi = { setting: 'semi-inpatient' };

describe('one person in several settings', () => {
  test('ADM-4, QUE-12 · admitted as an inpatient, the turn at home and the semi-inpatient stay end, with notice', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const [house, day, helpers] = [
      await world.register({ occupied: 2 }),
      await world.register({ ...semi, occupied: 1 }),
      await world.register({ setting: 'home' }),
    ];
    const served = await world.queue(day, semi);
    const person = { iin: served.iin, phone: served.phone };
    await world.admit(served, day);
    const waiting = await world.queue(helpers, { setting: 'home' }, person);
    const next = await world.queue(day, semi);
    expect((await world.see(next)).status).toBe('offered');
    const inpatient = await world.queue(house, {}, person);
    expect((await world.admit(inpatient, house)).status).toBe(201);

    expect((await world.see(served)).ended).toStrictEqual({ on: '2025-04-07', ground: 'other-setting' });
    expect((await world.see(waiting)).ended).toStrictEqual({ on: '2025-04-07', ground: 'admitted-elsewhere' });
    const left = world.sms(served).filter(({ kind }) => kind === 'queue-left');
    expect(left.map(({ applicationId }) => applicationId)).toStrictEqual([waiting.applicationId]);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('CHO-4 · a second semi-inpatient organization is refused, with the clause', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const [one, two] = [await world.register({ ...semi, occupied: 2 }), await world.register({ ...semi, occupied: 2 })];
    const first = await world.queue(one, semi);
    const second = await world.file(semi, { iin: first.iin, phone: first.phone });
    await world.decide(second);
    const refused = await world.call(world.citizen(second), 'POST', `/v1/applications/${second.applicationId}/choice`, {
      organizationId: two,
    });
    expect([refused.status, refused.body.code, refused.body.norm]).toStrictEqual([
      422,
      'already-in-semi-inpatient',
      'CHO-4',
    ]);
    expect(refused.body.explanation).toMatchObject({
      kk: expect.stringMatching(/263/),
      ru: expect.stringMatching(/263/),
    });
  });

  test('QUE-12 · a death told by another system ends every case, writes to nobody and calls the next', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register();
    const first = await world.queue(house);
    const next = await world.queue(house);
    await world.vacate(house);
    const before = world.sms(first).length;
    const died = { eventId: 'died-1', iin: first.iin, diedOn: '2025-04-06' };
    await world.tell('RecipientDied', died);
    await world.tell('RecipientDied', died);
    expect((await world.see(first)).ended).toStrictEqual({ on: '2025-04-07', ground: 'death' });
    expect((await world.see(next)).status).toBe('offered');
    expect(world.sms(first)).toHaveLength(before);
    expect(world.deadLetters()).toStrictEqual([]);
  });
});

describe('what comes late, twice or by another way', () => {
  test('QUE-12 · a death known by a discharge closes the turn elsewhere, and nobody is called there', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const [house, day] = [await world.register({ occupied: 2 }), await world.register(semi)];
    const served = await world.queue(house);
    const { stayId } = (await world.admit(served, house)).body;
    const waiting = await world.queue(day, semi, { iin: served.iin, phone: served.phone });
    await world.onStay(world.organization(house), stayId, 'discharge', { ground: 'death' });
    expect((await world.see(waiting)).ended).toStrictEqual({ on: '2025-04-07', ground: 'death' });
    await world.vacate(day);
    expect(world.sms(waiting).filter(({ kind }) => kind === 'place-offered')).toHaveLength(1);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('SMS-4, SMS-6 · the reminder of the programme names its own last day, whatever else is being asked', {
    timeout: 120_000,
  }, async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register();
    const isp = { number: 'P-1', settings: ['inpatient'], validTo: '2025-11-10' };
    const recipient = await world.queue(house, { registers: { isp } });
    await world.moveTo('2025-10-12T12:00:00+05:00');
    const texts = (kind: string) =>
      world
        .sms(recipient)
        .filter((sms) => sms.kind === kind)
        .map(({ text }) => text);
    expect(texts('still-waiting')[0]).toContain('17.10.2025');
    expect(texts('isp-expiring')[0]).toContain('10.11.2025');
  });

  test('QUE-12 · who is told that a decision is cancelled before any choice is told so in words', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const recipient = await world.file();
    await world.decide(recipient);
    const cancelled = { number: '8', date: world.today(), reason: 'Қателік' };
    await world.done(
      world.department,
      'POST',
      `/v1/applications/${recipient.applicationId}/decision-cancellation`,
      cancelled,
    );
    expect(world.sms(recipient).at(-1)).toMatchObject({
      kind: 'queue-left',
      text: 'Шешімнің күші жойылды, кезек жабылды. Көмек: жұмыспен қамту бөлімі.',
    });
  });
});

describe('an inpatient stay', () => {
  test('QUE-10 · contraindications suspend the decision: the place goes on, the turn is kept and holds again', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register();
    const ill = await world.queue(house);
    const next = await world.queue(house);
    await world.vacate(house);
    const suspended = await world.admit(ill, house, {
      medicalCard: { issuedOn: world.today(), contraindications: ['эпилепсия'] },
    });
    expect([suspended.status, suspended.body.outcome]).toStrictEqual([200, 'decision-suspended']);
    const kept = await world.see(ill);
    expect([kept.status, kept.queue?.blocked]).toStrictEqual(['suspended', 'contraindications']);
    expect((await world.see(next)).status).toBe('offered');
    const { body } = await world.call(world.citizen(ill), 'GET', `/v1/applications/${ill.applicationId}/position`);
    expect(body.position).toBe(1);

    const card = `/v1/applications/${ill.applicationId}/medical-card`;
    await world.done(world.department, 'POST', card, { issuedOn: world.today(), contraindications: false });
    expect((await world.see(ill)).status).toBe('queued');
    await world.vacate(house);
    expect((await world.see(ill)).status).toBe('offered');
  });

  test('QUE-9 · more than a month in the queue: no admission without a new medical card', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register();
    const recipient = await world.queue(house);
    await world.moveTo('2025-05-08T09:00:00+05:00');
    await world.vacate(house);
    const refused = await world.admit(recipient, house);
    expect([refused.status, refused.body.code, refused.body.norm]).toStrictEqual([422, 'examination-needed', 'QUE-9']);
    const medicalCard = { issuedOn: world.today(), contraindications: false };
    expect((await world.admit(recipient, house, { medicalCard })).status).toBe(201);
  });

  test('LEA-1, END-7 · on leave the place is not vacant; three months at most', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register({ occupied: 2 });
    const recipient = await world.queue(house);
    const next = await world.queue(house);
    const bearer = world.organization(house);
    const { stayId } = (await world.admit(recipient, house)).body;
    const tooLong = await world.onStay(bearer, stayId, 'leave', { from: '2025-04-07', until: '2025-07-08' });
    expect([tooLong.status, tooLong.body.code, tooLong.body.norm]).toStrictEqual([422, 'leave-too-long', 'LEA-1']);
    expect((await world.onStay(bearer, stayId, 'leave', { from: '2025-04-07', until: '2025-07-07' })).status).toBe(200);
    expect([(await world.see(recipient)).status, (await world.see(next)).status]).toStrictEqual(['admitted', 'queued']);
    await world.moveTo('2025-05-12T12:00:00+05:00');
    expect((await world.onStay(bearer, stayId, 'return')).status).toBe(200);
    expect((await world.see(recipient)).stay?.leave).toBeUndefined();
  });

  test('ADM-6 · a paid stay takes a free place, and none that somebody waits for', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register({ occupied: 2 });
    const { recipient, consent } = world.applicationBody();
    const body = {
      category: 'elderly',
      recipient,
      consent,
      departmentId: 'dep-1',
      contract: { number: 'P-1', date: world.today() },
      order: { number: '5', date: world.today() },
    };
    const path = `/v1/organizations/${house}/paid-stays`;
    const { stayId } = await world.done<{ stayId: string }>(world.organization(house), 'POST', path, body);
    const full = await world.call(world.organization(house), 'POST', path, {
      ...body,
      recipient: world.applicationBody().recipient,
    });
    expect([full.status, full.body.code]).toStrictEqual([409, 'no-free-place']);
    const waiting = await world.queue(house);
    await world.onStay(world.organization(house), stayId, 'discharge', { ground: 'paid-contract-broken' });
    expect((await world.see(waiting)).status).toBe('offered');
  });
});

describe('the edition of the day', () => {
  test.each([
    ['2023-06-05T09:00:00+06:00', 10],
    ['2023-07-10T09:00:00+06:00', 14],
  ])('EDI-1, ARR-4 · a semi-inpatient postponement asked for at %s reaches %i days', async (at, days) => {
    const world = await startWorld(at);
    const day = await world.register({ ...semi, occupied: 2 });
    const recipient = await world.queue(day, { ...semi, consent: { givenOn: world.today() } });
    const due = (await world.see(recipient)).offer?.arriveBy ?? '';
    const until = (more: number) =>
      new Date(Date.parse(`${due}T00:00:00Z`) + more * 86_400_000).toISOString().slice(0, 10);
    const postpone = (more: number) =>
      world.call(world.citizen(recipient), 'POST', `/v1/applications/${recipient.applicationId}/postponement`, {
        reason: 'illness',
        until: until(more),
      });
    expect((await postpone(days + 1)).body.code).toBe('postponement-too-long');
    expect((await postpone(days)).status).toBe(200);
  });

  test('EDI-2 · a citation says when its wording of today is not in hand', async () => {
    const world = await startWorld('2026-07-10T09:00:00+05:00');
    const incomplete = () =>
      world.call(world.department, 'POST', '/v1/applications', { ...world.applicationBody(), documents: [] });
    expect((await incomplete()).body.source).toBe('263/1 cl.6');
    await world.moveTo('2026-07-12T09:00:00+05:00');
    const { status, body } = await incomplete();
    expect([status, body.code, body.missing]).toStrictEqual([
      422,
      'documents-missing',
      ['application', 'identity-document', 'medical-card'],
    ]);
    expect(body.source).toMatch(/263\/1 cl\.6 .*163/);
  });
});

describe('what offices owe', () => {
  test('NOT-1, MON-3 · an office is reminded before the term and reported after it, once', async () => {
    const world = await startWorld('2025-04-07T10:00:00+05:00');
    const recipient = await world.file();
    await world.decide(recipient);
    const types = async () => (await world.see(recipient)).timeline.map(({ type }) => type);
    await world.moveTo('2025-04-08T10:00:00+05:00');
    expect((await types()).filter((type) => type === 'ObligationReminded')).toHaveLength(1);
    await world.moveTo('2025-04-09T23:59:00+05:00');
    expect(await types()).not.toContain('ObligationOverdue');
    await world.moveTo('2025-04-12T10:00:00+05:00');
    expect((await types()).filter((type) => type === 'ObligationOverdue')).toHaveLength(1);
    expect((await world.obligationsOf(world.authority, 'overdue')).map(({ kind }) => kind)).toContain(
      'notify-recipient',
    );
  });

  test('BOK-1 · the book of complaints: the head every week, the authority every month', async () => {
    const world = await startWorld('2025-04-07T10:00:00+05:00');
    const house = await world.register();
    const head = world.organization(house);
    const dueOf = async (bearer: typeof head, role: string) =>
      (await world.obligationsOf(bearer, 'open')).find(
        ({ kind, owner }) => kind === 'review-complaints' && owner.role === role,
      )?.due;
    expect(await dueOf(head, 'organization')).toBe('2025-04-14');
    expect(await dueOf(world.authority, 'authority')).toBe('2025-05-07');
    await world.moveTo('2025-04-10T10:00:00+05:00');
    await world.fulfil(head, 'review-complaints');
    expect(await dueOf(head, 'organization')).toBe('2025-04-17');
    await world.moveTo('2025-04-18T10:00:00+05:00');
    expect((await world.obligationsOf(head, 'overdue')).map(({ kind }) => kind)).toStrictEqual(['review-complaints']);
  });

  test('SMS-6 · half a year in a queue: asked whether they still wait; no answer is a task, never a removal', {
    timeout: 120_000,
  }, async () => {
    const world = await startWorld('2025-04-07T10:00:00+05:00');
    const house = await world.register();
    const silent = await world.queue(house);
    const answers = await world.queue(house);
    await world.moveTo('2025-10-07T12:00:00+05:00');
    expect(world.sms(silent).map(({ kind }) => kind)).toContain('still-waiting');
    await world.done(world.citizen(answers), 'POST', `/v1/applications/${answers.applicationId}/still-waiting`, {
      phone: '+77019998877',
    });
    await world.moveTo('2025-10-20T12:00:00+05:00');
    const tasks = (await world.obligations('open')).filter(({ kind }) => kind === 'confirm-still-waiting');
    expect(tasks.map(({ subject }) => subject)).toStrictEqual([silent.applicationId]);
    expect([(await world.see(silent)).status, (await world.see(answers)).status]).toStrictEqual(['queued', 'queued']);
    await world.vacate(house, 2);
    expect(
      world.kezek
        .sms()
        .filter(({ to }) => to === '+77019998877')
        .map(({ kind }) => kind),
    ).toStrictEqual(['place-offered']);
  });
});
