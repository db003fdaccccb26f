import { describe, expect, test } from 'vitest';
import { type Recipient, startWorld } from '../support/world.ts';

describe('from an application to an arrival', () => {
  test('ARR-2 · filed, granted, chosen, in the queue, called, arrived', async () => {
    const world = await startWorld('2025-03-11T09:00:00+05:00');
    const organizationId = await world.register();
    const recipient = await world.file();
    expect((await world.see(recipient)).status).toBe('filed');

    await world.decide(recipient);
    expect((await world.see(recipient)).deadlines).toMatchObject([
      { kind: 'notify-recipient', due: '2025-03-13', norm: 'NOT-1', source: '263/1 cl.7 pt.1' },
      { kind: 'choose-organization', due: '2025-03-28', norm: 'CHO-1', source: '263/1 cl.7 pt.3' },
    ]);

    expect(await world.choose(recipient, organizationId)).toStrictEqual({ outcome: 'queued', position: 1 });
    await world.moveTo('2025-03-20T12:00:00+05:00');
    await world.vacate(organizationId);
    const called = await world.see(recipient);
    expect(called.offer).toMatchObject({ arriveBy: '2025-04-08', postponed: false });
    expect(called.deadlines).toMatchObject([
      { kind: 'arrive', due: '2025-04-08', norm: 'ARR-2', source: '263/1 cl.7 pt.9' },
    ]);
    expect(world.sms(recipient).map(({ kind }) => kind)).toStrictEqual([
      'choose-organization',
      'queue-joined',
      'place-offered',
    ]);
    expect(world.sms(recipient).at(-1)?.text).toContain('08.04.2025');

    await world.moveTo('2025-03-27T11:00:00+05:00');
    await world.done(world.organization(organizationId), 'POST', `/v1/organizations/${organizationId}/admissions`, {
      applicationId: recipient.applicationId,
      order: { number: '12', date: '2025-03-27' },
    });
    const admitted = await world.see(recipient);
    expect(admitted.status).toBe('admitted');
    expect(admitted.deadlines).toMatchObject([
      { kind: 'form-recipient-card', due: '2025-03-28', norm: 'ADM-1' },
      { kind: 'draw-up-plan', due: '2025-04-10', norm: 'PLN-1' },
      { kind: 'monitor', due: '2025-06-27', norm: 'MON-1' },
    ]);
    expect(admitted.timeline.map(({ type }) => type)).toStrictEqual([
      'ApplicationFiled',
      'DecisionMade',
      'NoticeSent',
      'OrganizationChosen',
      'QueueJoined',
      'NoticeSent',
      'PlaceOffered',
      'NoticeSent',
      'RecipientAdmitted',
    ]);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('END-8 · the place of a stay that ended goes to the next at once', async () => {
    const world = await startWorld('2025-03-11T09:00:00+05:00');
    const organizationId = await world.register({ capacity: 1, occupied: 0 });
    const first = await world.queue(organizationId);
    const second = await world.queue(organizationId);
    const { stayId } = await world.done<{ stayId: string }>(
      world.organization(organizationId),
      'POST',
      `/v1/organizations/${organizationId}/admissions`,
      { applicationId: first.applicationId, order: { number: '1', date: '2025-03-11' } },
    );
    expect((await world.see(second)).status).toBe('queued');
    await world.done(world.organization(organizationId), 'POST', `/v1/stays/${stayId}/discharge`, {
      ground: 'request',
      date: '2025-03-11',
      order: { number: '2', date: '2025-03-11' },
    });
    expect((await world.see(first)).status).toBe('ended');
    expect((await world.see(second)).status).toBe('offered');
  });
});

describe('not coming', () => {
  test('ARR-6 · a chain of three who do not come: the turn passes on each time, and the fourth is called', async () => {
    const world = await startWorld('2025-03-11T09:00:00+05:00');
    const organizationId = await world.register({ setting: 'semi-inpatient' });
    const line: Recipient[] = [];
    for (let place = 0; place < 4; place += 1)
      line.push(await world.queue(organizationId, { setting: 'semi-inpatient' }));
    await world.vacate(organizationId);
    const statuses = async () => Promise.all(line.map(async (one) => (await world.see(one)).status));
    expect(await statuses()).toStrictEqual(['offered', 'queued', 'queued', 'queued']);
    // Called on the 11th for the 14th; after midnight the second is called, and told at nine on the 15th, a Saturday.
    await world.moveTo('2025-03-15T10:00:00+05:00');
    expect(await statuses()).toStrictEqual(['lapsed', 'offered', 'queued', 'queued']);
    const [, second, third] = line;
    expect((await world.see(second as Recipient)).offer?.arriveBy).toBe('2025-03-19');
    await world.moveTo('2025-03-20T10:00:00+05:00');
    expect(await statuses()).toStrictEqual(['lapsed', 'lapsed', 'offered', 'queued']);
    expect((await world.see(third as Recipient)).offer?.arriveBy).toBe('2025-03-28');
    await world.moveTo('2025-03-29T10:00:00+05:00');
    expect(await statuses()).toStrictEqual(['lapsed', 'lapsed', 'lapsed', 'offered']);
    expect(world.sms(second as Recipient).map(({ kind }) => kind)).toStrictEqual([
      'choose-organization',
      'queue-joined',
      'place-offered',
      'arrival-reminder',
      'offer-lapsed',
    ]);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('SMS-5 · what arises at night goes out at nine', async () => {
    const world = await startWorld('2025-03-11T22:30:00+05:00');
    const organizationId = await world.register();
    const recipient = await world.queue(organizationId);
    expect(world.sms(recipient)).toStrictEqual([]);
    await world.moveTo('2025-03-12T09:00:00+05:00');
    // The choice was made at night: nobody is told to choose any more.
    expect(world.sms(recipient).map(({ kind, at }) => [kind, Date.parse(String(at))])).toStrictEqual([
      ['queue-joined', Date.parse('2025-03-12T09:00:00+05:00')],
    ]);
  });

  test('SMS-3 · a message known undelivered: nothing lapses, the department reaches the recipient, the term counts from then', async () => {
    const world = await startWorld('2025-03-11T09:00:00+05:00');
    const organizationId = await world.register();
    const recipient = await world.queue(organizationId);
    world.kezek.refusePhone(String(recipient.phone));
    await world.vacate(organizationId);
    const [task] = (await world.obligations('open')).filter(({ kind }) => kind === 'reach-recipient');
    expect(task).toMatchObject({ subject: recipient.applicationId, norm: 'SMS-3', due: '2025-03-14' });
    await world.moveTo('2025-05-12T10:00:00+05:00');
    expect((await world.see(recipient)).status).toBe('offered');
    expect((await world.obligations('overdue')).map(({ kind }) => kind)).toStrictEqual(['reach-recipient']);
    await world.done(world.department, 'POST', `/v1/obligations/${task?.obligationId}/done`, { on: '2025-05-12' });
    expect((await world.see(recipient)).offer?.arriveBy).toBe('2025-05-26');
    await world.moveTo('2025-05-27T10:00:00+05:00');
    expect((await world.see(recipient)).status).toBe('lapsed');
  });

  test('SMS-3, SMS-4, CHO-2 · with no number known the department is told; the choice term counts from its notice', async () => {
    const world = await startWorld('2025-03-11T09:00:00+05:00');
    const recipient = await world.file({}, { phone: undefined });
    await world.decide(recipient);
    expect((await world.obligations('open')).map(({ kind }) => kind)).toStrictEqual([
      'notify-recipient',
      'reach-recipient',
    ]);
    const [notify] = await world.obligations('open');
    await world.moveTo('2025-03-13T10:00:00+05:00');
    await world.done(world.department, 'POST', `/v1/obligations/${notify?.obligationId}/done`, {});
    expect((await world.see(recipient)).deadlines).toMatchObject([{ kind: 'choose-organization', due: '2025-04-01' }]);
    await world.moveTo('2025-04-02T10:00:00+05:00');
    expect((await world.see(recipient)).deadlines).toMatchObject([
      // The reminder before it reached nobody either.
      { kind: 'reach-recipient', norm: 'SMS-3' },
      { kind: 'choice-overdue', norm: 'CHO-2' },
    ]);
    expect((await world.see(recipient)).status).toBe('granted');
  });
});
