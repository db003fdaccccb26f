import { gzipSync } from 'node:zlib';
import { SNSClient, SNSServiceException } from '@aws-sdk/client-sns';
import type { CloudWatchLogsEvent } from 'aws-lambda';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import type { Person } from '../../domain/person/person.ts';
import { createHandler as noticeStatus } from '../../functions/notice-status/handler.ts';
import { createHandler as sendSms } from '../../functions/send-sms/handler.ts';
import { createHandler as sendWaiting } from '../../functions/send-waiting-sms/handler.ts';
import { deliver } from '../../functions/shared/messages/deliver.ts';
import { createSender } from '../../functions/shared/messages/sender.ts';
import { chosen, filed, granted, offered, registered } from '../support/facts.ts';
import { iinOf } from '../support/iin.ts';
import { Died, type Fault, freshTables } from '../support/tables.ts';

describe('sending', () => {
  let tables: Awaited<ReturnType<typeof freshTables>>;
  let cases = 0;
  const now = '2025-03-10T05:00:00.000Z';

  beforeAll(async () => {
    tables = await freshTables();
  });

  /** SNS as the SDK sees it, answering for AWS: what it accepted is written down. */
  const sns = (accepted: unknown[]) => {
    const client = new SNSClient({ region: 'eu-central-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' } });
    client.middlewareStack.add(
      () => async (args) => {
        accepted.push(args.input);
        return { output: { MessageId: `m-${cases}-${accepted.length}`, $metadata: {} }, response: {} };
      },
      { step: 'initialize', name: 'sns' },
    );
    return createSender(client);
  };

  const begin = async (phone = true) => {
    cases += 1;
    const applicationId = `app-${cases}`;
    const { store } = tables.pieces();
    const person: Person = {
      personId: 'person-1',
      iin: iinOf(1),
      name: { family: 'Әлімова', given: 'Гүлнәр' },
      birthDate: '1950-05-05',
      sex: 'female',
      address: { region: 'R1', locality: 'L1', line: '1' },
      ...(phone && { phone: '+77011000001' }),
      language: 'kk',
    };
    const own = (fact: Fact) => JSON.parse(JSON.stringify(fact).replaceAll('app-1', applicationId)) as Fact;
    await store.commit({ facts: [own(filed())] }, { person });
    const application = await store.application(applicationId);
    await store.commit({ application, facts: [own(granted())] });
    return applicationId;
  };
  const detail = (applicationId: string) => ({ eventId: `${applicationId}.2`, applicationId, outcome: 'granted' });
  const send = (applicationId: string, accepted: unknown[], fault?: Fault) => {
    const pieces = tables.pieces(fault);
    const run = sendSms({ ...pieces, sender: sns(accepted) })({
      type: 'DecisionMade',
      detail: detail(applicationId),
      now,
      source: 'kezek',
    });
    return { run, pieces };
  };
  const sent = async (applicationId: string) =>
    (await tables.pieces().store.timeline(applicationId)).filter(({ fact }) => fact.type === 'NoticeSent').length;

  test('NOT-2 · a cause is told once, by ten deliveries as by one', async () => {
    const applicationId = await begin();
    const accepted: unknown[] = [];
    for (let time = 0; time < 10; time += 1) await send(applicationId, accepted).run;
    expect(accepted).toHaveLength(1);
    expect(await sent(applicationId)).toBe(1);
    expect(accepted[0]).toMatchObject({
      PhoneNumber: '+77011000001',
      MessageAttributes: { kind: { StringValue: 'choose-organization' } },
    });
  });

  test('NOT-2 · two workers at once send one message; the other comes back later, and has nothing to do', async () => {
    const applicationId = await begin();
    const accepted: unknown[] = [];
    const results = await Promise.allSettled(Array.from({ length: 4 }, () => send(applicationId, accepted).run));
    expect(accepted).toHaveLength(1);
    expect(results.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    await send(applicationId, accepted).run;
    expect(accepted).toHaveLength(1);
    expect(await sent(applicationId)).toBe(1);
  });

  /** The run by schedule, at its time. */
  const finish = (accepted: unknown[], time: string, sender = sns(accepted)) =>
    sendWaiting({ ...tables.pieces(), sender })({ time });

  test('SMS-3 · dying at any call, a message is sent by the next run at the latest, twice only where SNS’s answer was lost', async () => {
    const late: string[] = [];
    const twice: string[] = [];
    for (const when of ['before', 'after'] as const) {
      for (let at = 1; ; at += 1) {
        const applicationId = await begin();
        const accepted: unknown[] = [];
        const first = send(applicationId, accepted, { at, when, error: () => new Died() });
        await first.run.catch((error: unknown) => expect(error).toBeInstanceOf(Died));
        await send(applicationId, accepted).run;
        if ((await sent(applicationId)) === 0) late.push(`${when} ${at}`);
        await finish(accepted, '2025-03-10T07:00:00Z');
        await finish(accepted, '2025-03-10T10:00:00Z');
        if (accepted.length === 2) twice.push(`${when} ${at}`);
        else expect(accepted).toHaveLength(1);
        expect(await sent(applicationId)).toBe(1);
        if (!first.pieces.seen.fired) break;
      }
    }
    // Reads: the case and the notice, the person. Then the claim, SNS, the load and the write that records it.
    expect({ late, twice }).toStrictEqual({
      late: ['before 4', 'after 3'],
      twice: ['before 4'],
    });
  });

  test('SMS-3 · the run by schedule takes a message over from nobody who may still be sending it', async () => {
    const applicationId = await begin();
    const accepted: unknown[] = [];
    const dies = { at: 3, when: 'after' as const, error: () => new Died() };
    await expect(send(applicationId, accepted, dies).run).rejects.toThrow(Died);
    await finish(accepted, '2025-03-10T05:14:59Z');
    expect(accepted).toHaveLength(0);
    await finish(accepted, '2025-03-10T05:15:00Z');
    expect(accepted).toHaveLength(1);
  });

  /** SNS that answers every call with this. */
  const failing = (error: Error) => ({ send: () => Promise.reject(error) });
  const fault = (name: string, $fault: 'client' | 'server') =>
    new SNSServiceException({ name, $fault, message: name, $metadata: {} });

  test.each([
    ['has refused', fault('ThrottledException', 'client'), 1],
    ['has never heard of', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }), 1],
    ['has not answered', new Error('socket hang up'), 0],
    ['has failed over', fault('InternalErrorException', 'server'), 0],
  ])('SMS-1 · what SNS %s: the same delivery sends only what can not have gone out', async (_, error, again) => {
    const applicationId = await begin();
    const accepted: unknown[] = [];
    const handle = sendSms({ ...tables.pieces(), sender: failing(error) });
    const told = { type: 'DecisionMade', detail: detail(applicationId), now, source: 'kezek' };
    await expect(handle(told)).rejects.toThrow(error);
    await send(applicationId, accepted).run;
    expect(accepted).toHaveLength(again);
    await finish(accepted, '2025-03-10T07:00:00Z');
    expect(accepted).toHaveLength(1);
    expect(await sent(applicationId)).toBe(1);
  });

  test('SMS-3 · a number that SNS cannot send to is as none: the department reaches the recipient', async () => {
    const applicationId = await begin();
    const error = fault('InvalidParameterException', 'client');
    const handle = sendSms({ ...tables.pieces(), sender: failing(error) });
    await handle({ type: 'DecisionMade', detail: detail(applicationId), now, source: 'kezek' });
    const { store } = tables.pieces();
    const facts = (await store.timeline(applicationId)).map(({ fact }) => fact);
    expect(facts.at(-1)).toMatchObject({ type: 'NoticeUndelivered', reason: 'not-delivered' });
    expect((await store.application(applicationId))?.duties.map(({ kind }) => kind)).toContain('reach-recipient');
    const accepted: unknown[] = [];
    await finish(accepted, '2025-03-10T07:00:00Z');
    expect(accepted).toStrictEqual([]);
  });

  test('SMS-5 · a message that failed in the morning is not lost: the run tried again, or the next one, sends it', async () => {
    const accepted: unknown[] = [];
    const inTheNight = async () => {
      const applicationId = await begin();
      const told = { type: 'DecisionMade', detail: detail(applicationId), source: 'kezek' };
      await sendSms({ ...tables.pieces(), sender: sns(accepted) })({ ...told, now: '2025-03-09T20:00:00.000Z' });
      return applicationId;
    };
    const throttled = failing(fault('ThrottledException', 'client'));
    const applicationId = await inTheNight();
    await expect(finish(accepted, '2025-03-10T04:00:00Z', throttled)).rejects.toThrow('not handled');
    expect(accepted).toStrictEqual([]);
    await finish(accepted, '2025-03-10T04:00:00Z');
    expect(accepted).toHaveLength(1);
    await finish(accepted, '2025-03-10T07:00:00Z');
    expect(accepted).toHaveLength(1);
    expect(await sent(applicationId)).toBe(1);

    await inTheNight();
    await expect(finish(accepted, '2025-03-10T04:00:00Z', failing(new Error('lost')))).rejects.toThrow('not handled');
    await finish(accepted, '2025-03-10T04:00:00Z');
    expect(accepted).toHaveLength(1);
    await finish(accepted, '2025-03-10T07:00:00Z');
    expect(accepted).toHaveLength(2);
  });

  test.each([
    ['vacancy', 'is called to arrive', ['place-offered']],
    ['residence', 'is called nowhere: they live there already', []],
  ] as const)('QUE-5 · who is offered a place by %s %s', async (basis, _, kinds) => {
    const applicationId = await begin();
    const { store } = tables.pieces();
    const place = { organizationId: `org-${applicationId}` };
    const { organization } = await store.commit({ facts: [{ ...registered(), ...place } as Fact] });
    const own = [chosen(), offered({ basis })].map((fact) => ({ ...fact, applicationId, ...place }) as Fact);
    await store.commit({ application: await store.application(applicationId), organization, facts: own });
    const accepted: unknown[] = [];
    const told = { eventId: `${applicationId}.4`, applicationId, basis };
    await sendSms({ ...tables.pieces(), sender: sns(accepted) })({
      type: 'PlaceOffered',
      detail: told,
      now,
      source: 'kezek',
    });
    expect(accepted).toMatchObject(kinds.map((kind) => ({ MessageAttributes: { kind: { StringValue: kind } } })));
    expect(accepted).toHaveLength(kinds.length);
  });

  const deliveryLog = (messages: unknown[]): CloudWatchLogsEvent => {
    const logEvents = messages.map((message, place) => ({
      id: String(place),
      timestamp: Date.parse('2025-03-10T05:01:00Z'),
      message: typeof message === 'string' ? message : JSON.stringify(message),
    }));
    return { awslogs: { data: gzipSync(JSON.stringify({ logEvents })).toString('base64') } };
  };
  const failure = (messageId: string) => ({ notification: { messageId }, delivery: {}, status: 'FAILURE' });

  test('SMS-3 · a delivery log told twice makes one task, and a bad entry keeps no other from being heard', async () => {
    const applicationId = await begin();
    const accepted: unknown[] = [];
    await send(applicationId, accepted).run;
    const told = deliveryLog(['not JSON', failure('nobody-knows-it'), failure(`m-${cases}-1`)]);
    await expect(noticeStatus(tables.pieces())(told)).rejects.toThrow('2 delivery statuses');
    await noticeStatus(tables.pieces())(deliveryLog([failure(`m-${cases}-1`), { ...failure('x'), status: 'SUCCESS' }]));
    const { store } = tables.pieces();
    const undelivered = (await store.timeline(applicationId)).filter(({ fact }) => fact.type === 'NoticeUndelivered');
    expect(undelivered).toHaveLength(1);
    expect((await store.application(applicationId))?.duties.map(({ kind }) => kind)).toStrictEqual([
      'notify-recipient',
      'reach-recipient',
    ]);
  });

  test('SMS-3 · with no number known nothing is sent and the department has a task', async () => {
    const { store, ...pieces } = tables.pieces();
    cases += 1;
    const applicationId = `app-${cases}`;
    const own = (fact: Fact) =>
      JSON.parse(JSON.stringify(fact).replaceAll('app-1', applicationId).replaceAll('person-1', 'person-2')) as Fact;
    await store.commit({ facts: [own(filed())] });
    await store.commit({ application: await store.application(applicationId), facts: [own(granted())] });
    const accepted: unknown[] = [];
    await deliver(
      { ...pieces, store, sender: sns(accepted) },
      applicationId,
      { kind: 'choose-organization', cause: `${applicationId}.2` },
      now,
      'delivery',
    );
    expect(accepted).toStrictEqual([]);
    const state = await store.application(applicationId);
    expect(state?.duties.map(({ kind }) => kind)).toStrictEqual(['notify-recipient', 'reach-recipient']);
  });
});
