import { describe, expect, test } from 'vitest';
import { postponeArrival } from '../../../domain/application/decide-offer.ts';
import { reminderOf, wakeOf } from '../../../domain/application/terms.ts';
import { noticeOf, reportUndelivered, sendNotice, stillHolds } from '../../../domain/notice/notice.ts';
import { passTerms, remindRecipient } from '../../../domain/notice/remind.ts';
import { completeDuty } from '../../../domain/obligation/complete.ts';
import { addressee, type Person } from '../../../domain/person/person.ts';
import {
  arriveDuty,
  called,
  calledSemi,
  chooseDuty,
  chosen,
  filed,
  granted,
  noticeSent,
  offered,
  reachDuty,
  registered,
  vacated,
  waiting,
} from '../../support/facts.ts';
import { calendar, given } from '../../support/given.ts';

const department = { role: 'department', id: 'dep-1' } as const;
type When = Parameters<ReturnType<typeof given>['when']>[1];
const offer = { kind: 'place-offered', cause: 'app-1.5' } as const;
const undelivered: When = (application, context) => reportUndelivered(application, offer, 'not-delivered', context);
const tuesday = '2025-04-08T05:00:00.000Z';

const unreached = () => [
  ...called(),
  ...given(...called())
    .when(tuesday, undelivered)
    .facts(),
];

describe('messages', () => {
  test('NOT-2 · a positive decision causes a message to choose; a refusal none', () => {
    expect(noticeOf({ type: 'DecisionMade', outcome: 'granted' })).toBe('choose-organization');
    expect(noticeOf({ type: 'DecisionMade', outcome: 'refused' })).toBeUndefined();
  });

  test('SMS-5 · a message later than planned moves the term that counts from it, never shortens it', () => {
    given(...waiting(), vacated(), offered())
      .when('2025-04-09T05:00:00.000Z', (application, context) => sendNotice(application, offer, context))
      .then({
        type: 'NoticeSent',
        applicationId: 'app-1',
        norm: 'SMS-1',
        notice: 'place-offered',
        cause: 'app-1.5',
        arriveBy: '2025-04-23',
        sets: [arriveDuty('2025-04-23', 'ARR-2', '263/1 cl.7 pt.9')],
      });
    expect(
      given(...waiting(), vacated(), offered())
        .when('2025-04-07T06:00:00.000Z', (application, context) => sendNotice(application, offer, context))
        .facts()[0]?.sets,
    ).toBeUndefined();
  });

  test('SMS-5, ARR-1 · the term of a place found free at the choice does not move with its message', () => {
    expect(
      given(registered(), filed(), granted(), chosen(), offered({ basis: 'choice' }))
        .when('2025-04-09T05:00:00.000Z', (application, context) =>
          sendNotice(application, { kind: 'place-offered', cause: 'app-1.4' }, context),
        )
        .facts()[0]?.sets,
    ).toBeUndefined();
  });

  test('SMS-3 · an undelivered notice stops the clock and gives the department a task', () => {
    given(...called())
      .when(tuesday, undelivered)
      .then({
        type: 'NoticeUndelivered',
        applicationId: 'app-1',
        norm: 'SMS-3',
        notice: 'place-offered',
        cause: 'app-1.5',
        reason: 'not-delivered',
        sets: [reachDuty('2025-04-11')],
        closes: ['arrive', 'choose-organization'],
      });
    const { application } = given(...called())
      .when(tuesday, undelivered)
      .states();
    expect(wakeOf(application)).toBeUndefined();
    given(...unreached())
      .when(tuesday, undelivered)
      .thenNothing();
  });

  test('SMS-3 · the term counts from the confirmed notice', () => {
    const reached = given(...unreached()).when(
      '2025-04-14T05:00:00.000Z',
      (application, context) => completeDuty(application, 'app-1.reach-recipient.7', { on: '2025-04-10' }, context),
      department,
    );
    expect(reached.facts().map(({ type }) => type)).toStrictEqual(['ObligationDone', 'NoticeConfirmed']);
    const { application } = reached.states();
    expect(application.offer?.arriveBy).toBe('2025-04-24');
    expect(application.duties.map(({ kind, due }) => [kind, due])).toStrictEqual([['arrive', '2025-04-24']]);
  });

  test('SMS-3 · nobody is reached in the future, or before the place was offered', () => {
    const reach =
      (on: string): When =>
      (application, context) =>
        completeDuty(application, 'app-1.reach-recipient.7', { on }, context);
    given(...unreached())
      .when('2025-04-14T05:00:00.000Z', reach('2025-04-15'), department)
      .thenRefused({ code: 'done-in-the-future' });
    given(...unreached())
      .when('2025-04-14T05:00:00.000Z', reach('2025-04-06'), department)
      .thenRefused({ code: 'done-before-notice' });
  });

  test('SMS-3 · the department’s own notice of the decision (NOT-1) confirms an undelivered one', () => {
    const facts = [registered(), filed(), granted()];
    const silent = given(...facts)
      .when(tuesday, (application, context) =>
        reportUndelivered(application, { kind: 'choose-organization', cause: 'app-1.2' }, 'no-number', context),
      )
      .facts();
    const { application } = given(...facts, ...silent)
      .when(tuesday, (state, context) => completeDuty(state, 'app-1.notify-recipient.2', {}, context), department)
      .states();
    expect(application.duties.map(({ kind, due }) => [kind, due])).toStrictEqual([
      ['choose-organization', '2025-04-22'],
    ]);
  });

  test('SMS-5 · a message waiting for the morning is not sent when it no longer holds', () => {
    const { application } = given(...called())
      .when(tuesday, () => [])
      .states();
    expect(stillHolds(application, offer)).toBe(true);
    expect(stillHolds(application, { kind: 'place-offered', cause: 'app-1.9' })).toBe(false);
    expect(stillHolds(application, { kind: 'queue-joined', cause: 'app-1.4' })).toBe(false);
  });
});

describe('reminders', () => {
  test('SMS-4, ARR-5 · nobody is called to a place that they gave up and that may be taken', () => {
    const away = given(...calledSemi()).when('2025-04-08T05:00:00.000Z', (application, context) =>
      postponeArrival(application, { until: '2025-04-24' }, context),
    );
    expect(reminderOf(away.states().application, calendar)).toBeUndefined();
    expect(stillHolds(away.states().application, { kind: 'arrival-reminder', cause: 'app-1.9' })).toBe(false);
  });

  test('SMS-4, SMS-3 · a reminder that is not heard is not repeated, and does not put off the department’s task', () => {
    const reminded = [
      ...unreached(),
      ...given(...unreached())
        .when(
          '2025-04-14T05:00:00.000Z',
          (state, context) => completeDuty(state, 'app-1.reach-recipient.7', { on: '2025-04-10' }, context),
          department,
        )
        .facts(),
    ];
    const once = given(...reminded)
      .when('2025-04-21T04:00:00.000Z', remindRecipient)
      .facts();
    expect(once).toHaveLength(1);
    const unheard =
      (cause: string): When =>
      (state, context) =>
        reportUndelivered(state, { kind: 'arrival-reminder', cause }, 'not-delivered', context);
    const silent = given(...reminded, ...once)
      .when('2025-04-21T04:01:00.000Z', unheard('app-1.10'))
      .facts();
    given(...reminded, ...once, ...silent)
      .when('2025-04-22T04:00:00.000Z', remindRecipient)
      .thenNothing();
    const { application } = given(...reminded, ...once, ...silent)
      .when('2025-04-23T04:00:00.000Z', unheard('app-1.12'))
      .states();
    expect(application.duties.find(({ kind }) => kind === 'reach-recipient')?.due).toBe('2025-04-24');
  });

  test('SMS-4 · a term that begins anew is reminded of anew', () => {
    const reminded = given(...called())
      .when('2025-04-16T04:00:00.000Z', remindRecipient)
      .facts();
    const { application } = given(...called(), ...reminded)
      .when('2025-04-16T05:00:00.000Z', undelivered)
      .states();
    expect(application.reminded).toBeUndefined();
  });

  test('SMS-4 · inpatient: three working days before the last day to arrive, at 09:00, once', () => {
    const { application } = given(...called())
      .when(tuesday, () => [])
      .states();
    expect(reminderOf(application, calendar)).toStrictEqual({
      kind: 'arrival-reminder',
      at: '2025-04-16T04:00:00.000Z',
    });
    given(...called())
      .when('2025-04-16T03:59:59.999Z', remindRecipient)
      .thenNothing();
    const once = given(...called()).when('2025-04-16T04:00:00.000Z', remindRecipient);
    once.then({ type: 'RecipientReminded', applicationId: 'app-1', norm: 'SMS-4', kind: 'arrival-reminder' });
    given(...called(), ...once.facts())
      .when('2025-04-17T04:00:00.000Z', remindRecipient)
      .thenNothing();
  });

  test('SMS-4 · before the choice term, and 30 days before the programme ends', () => {
    // Two working days before Wednesday 26 March: the 21st, 24th and 25th are off for Nauryz.
    const choosing = given(registered(), filed(), granted())
      .when(tuesday, () => [])
      .states().application;
    expect(reminderOf(choosing, calendar)).toStrictEqual({ kind: 'choice-reminder', at: '2025-03-19T04:00:00.000Z' });
    const isp = { number: '1', settings: ['inpatient' as const], validTo: '2025-08-31' };
    const queued = given(registered(), filed({ isp }), ...waiting().slice(2))
      .when(tuesday, () => [])
      .states().application;
    expect(reminderOf(queued, calendar)).toStrictEqual({ kind: 'isp-expiring', at: '2025-08-01T04:00:00.000Z' });
  });

  test('CHO-2 · a choice term that ran out gives the department a task; the decision stays valid', () => {
    const sent = noticeSent({ notice: 'choose-organization', cause: 'app-1.2', at: '2025-03-10T05:00:00.000Z' });
    const passed = given(registered(), filed(), granted({ sets: [chooseDuty('2025-03-26')] }), sent).when(
      '2025-03-26T19:00:00.000Z',
      passTerms,
    );
    passed.then({
      type: 'ChoiceTermPassed',
      applicationId: 'app-1',
      norm: 'CHO-2',
      sets: [
        {
          kind: 'choice-overdue',
          owner: { role: 'department', id: 'dep-1' },
          due: '2025-04-03',
          norm: 'CHO-2',
          source: 'policy',
        },
      ],
      closes: ['choose-organization'],
    });
    expect(passed.states().application.status).toBe('granted');
  });
});

describe('whom a message goes to', () => {
  const person: Person = {
    personId: 'p',
    iin: '000000000000',
    name: { family: 'Ә', given: 'Ә' },
    birthDate: '2010-03-11',
    sex: 'female',
    address: { region: 'R1', locality: 'L1', line: '1' },
    phone: '+77010000001',
    language: 'kk',
    representative: {
      iin: '000000000000',
      name: { family: 'Ә', given: 'Ә' },
      phone: '+77010000002',
      relation: 'mother',
    },
  };

  test('SMS-1 · a minor’s goes to the representative until the eighteenth birthday', () => {
    expect(addressee(person, '2028-03-10')).toStrictEqual({ phone: '+77010000002', language: 'kk' });
    expect(addressee(person, '2028-03-11')).toStrictEqual({ phone: '+77010000001', language: 'kk' });
  });

  test('SMS-1 · an incapacitated person’s goes to the representative', () => {
    expect(
      addressee({ ...person, birthDate: '1980-01-01', incapacity: true, language: 'ru' }, '2025-03-10'),
    ).toStrictEqual({
      phone: '+77010000002',
      language: 'ru',
    });
  });

  test('SMS-3 · with no number known there is none to guess', () => {
    const { phone: _, representative: __, ...unreachable } = person;
    expect(addressee({ ...unreachable, birthDate: '1980-01-01' }, '2025-03-10')).toStrictEqual({ language: 'kk' });
  });
});
