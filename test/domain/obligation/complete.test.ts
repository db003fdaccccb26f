import { describe, expect, test } from 'vitest';
import type { Context } from '../../../domain/context.ts';
import { reportUndelivered, sendNotice } from '../../../domain/notice/notice.ts';
import { dutyIdParts } from '../../../domain/obligation/complete.ts';
import type { DutyKind } from '../../../domain/obligation/duty.ts';
import {
  applicationId,
  called,
  filed,
  granted,
  notifyDuty,
  offered,
  registered,
  vacated,
  waiting,
} from '../../support/facts.ts';
import { given, refusalOf } from '../../support/given.ts';
import { authority, department, doing, filedIn, host, noonOf, owes, shortOf } from './cases.ts';

describe('whose duty it is', () => {
  const decided = [registered(), filed(), granted()];
  const done = doing('notify-recipient.2', { on: '2025-03-11' });

  test('NOT-1 · the office that owes a duty reports it done', () => {
    given(...decided)
      .when(noonOf('2025-03-12'), done, department)
      .then({
        type: 'ObligationDone',
        applicationId,
        norm: 'NOT-1',
        source: '263/1 cl.7 pt.1',
        kind: 'notify-recipient',
        on: '2025-03-11',
        closes: ['notify-recipient'],
      });
  });

  test('NOT-1 · another department, another office or a clerk without one does not know of it', () => {
    for (const by of [{ ...department, id: 'dep-2' }, host, authority, { role: 'department' } as const])
      given(...decided)
        .when(noonOf('2025-03-12'), done, by)
        .thenRefused({ code: 'obligation-not-found' });
  });

  test('CHO-1 · what the recipient owes no office reports', () => {
    for (const by of [department, host, { role: 'citizen', id: applicationId } as const])
      given(...decided)
        .when(noonOf('2025-03-12'), doing('choose-organization.2'), by)
        .thenRefused({ code: 'obligation-not-found' });
  });

  test('NOT-1 · a duty is done once; what never was one is not known', () => {
    const once = given(...decided).when(noonOf('2025-03-12'), done, department);
    const again = (id: string) => given(...decided, ...once.facts()).when(noonOf('2025-03-12'), doing(id), department);
    again('notify-recipient.2').thenRefused({ code: 'obligation-closed' });
    again('notify-recipient.3').thenRefused({ code: 'obligation-closed' });
    for (const id of ['notify-recipient.4', 'fly-kites.1', 'notify-recipient', 'x.notify-recipient.2'])
      again(id).thenRefused({ code: 'obligation-not-found' });
  });

  test('NOT-1 · that a duty has been done is not told to an office the case is none of', () => {
    const once = given(...decided).when(noonOf('2025-03-12'), done, department);
    const asked = (by: Context['by']) =>
      given(...decided, ...once.facts()).when(noonOf('2025-03-12'), doing('notify-recipient.2'), by);
    asked({ ...department, id: 'dep-2' }).thenRefused({ code: 'obligation-not-found' });
    asked(host).thenRefused({ code: 'obligation-not-found' });
    asked(authority).thenRefused({ code: 'obligation-closed' });
  });

  test('TMP-3 · the organization applied at knows what was done in the case, also before it is chosen', () => {
    const identify = owes('identify-victim', host, '2025-03-20', 'TMP-3');
    const applied = filed({
      setting: 'temporary-stay',
      category: 'trafficking-victim',
      temporary: { appliedAt: host.id },
      sets: [identify],
    });
    const identified = given(applied).when(noonOf('2025-03-19'), doing('identify-victim.1'), host);
    given(applied, ...identified.facts())
      .when(noonOf('2025-03-19'), doing('identify-victim.1'), host)
      .thenRefused({ code: 'obligation-closed' });
  });

  test('an obligation’s id names its subject, its kind and the fact that set it', () => {
    expect(dutyIdParts('app-1.notify-recipient.2')).toStrictEqual({
      subjectId: 'app-1',
      kind: 'notify-recipient',
      version: 2,
    });
    expect(dutyIdParts('a.b-1.review-complaints.12-authority')).toStrictEqual({
      subjectId: 'a.b-1',
      kind: 'review-complaints',
      version: 12,
    });
    for (const id of ['', 'app-1', 'app-1.decide', 'app-1.decide.x', 'app-1.decide.1-', 'app-1.decide.1-a.2'])
      expect(dutyIdParts(id)).toBeUndefined();
  });
});

describe('when it was done', () => {
  test('NOT-1 · nobody was told of a decision before its day, or will have been tomorrow', () => {
    const told = (on: string) =>
      given(registered(), filed(), granted({ sets: [notifyDuty('2025-03-12')] })).when(
        noonOf('2025-03-12'),
        doing('notify-recipient.2', { on }),
        department,
      );
    told('2025-03-09').thenRefused({ code: 'done-before-notice', norm: 'NOT-1' });
    expect(told('2025-03-10').facts()).toHaveLength(1);
    expect(told('2025-03-12').facts()).toHaveLength(1);
    told('2025-03-13').thenRefused({ code: 'done-in-the-future', norm: 'NOT-1' });
    expect(refusalOf(() => told('2025-03-13').facts()).particulars).toStrictEqual({ date: '2025-03-13' });
    expect(refusalOf(() => told('2025-03-09').facts()).particulars).toStrictEqual({ since: '2025-03-10' });
  });

  test('SMS-3 · who was reached for another message may have been reached before the place was offered', () => {
    const unheard = given(...waiting())
      .when('2025-03-12T05:00:00.000Z', (state, context) =>
        reportUndelivered(state, { kind: 'queue-joined', cause: 'app-1.4' }, 'no-number', context),
      )
      .facts();
    const told = [...waiting(), ...unheard, vacated(), offered()];
    const heard = given(...told)
      .when('2025-04-07T05:00:00.000Z', (state, context) =>
        sendNotice(state, { kind: 'place-offered', cause: 'app-1.6' }, context),
      )
      .facts();
    const reached = given(...told, ...heard).when(
      noonOf('2025-04-08'),
      doing('reach-recipient.5', { on: '2025-03-13' }),
      department,
    );
    expect(reached.facts().map(({ type }) => type)).toStrictEqual(['ObligationDone']);
    expect(reached.states().application.notice?.state).toBe('sent');
  });

  test('ADM-1 · the card is formed on the day of the admission at the earliest', () => {
    const admitted = filedIn(
      'inpatient',
      'elderly',
      '2025-03-12',
      owes('form-recipient-card', host, '2025-03-13', 'ADM-1', '263/1 cl.8'),
    );
    const formed = (on: string) =>
      given(admitted).when(noonOf('2025-03-14'), doing('form-recipient-card.1', { on }), host);
    expect(refusalOf(() => formed('2025-03-11').facts())).toMatchObject({
      code: 'done-before-duty',
      ground: { norm: 'ADM-1', source: '263/1 cl.8' },
      particulars: { date: '2025-03-11', earliest: '2025-03-12' },
    });
    expect(formed('2025-03-12').facts()).toHaveLength(1);
    expect(formed('2025-03-14').facts()).toHaveLength(1);
  });

  test('TMP-6, TMP-7 · the police informed, or the contract signed, before it was asked is done', () => {
    const asked = filedIn(
      'temporary-stay',
      'trafficking-victim',
      '2025-03-20',
      owes('inform-police', host, '2025-03-28', 'TMP-6', '263/4 cl.4-10'),
      owes('sign-contract', host, '2025-03-26', 'TMP-7', '263/4 cl.8'),
    );
    for (const id of ['inform-police.1', 'sign-contract.1'])
      expect(
        given(asked)
          .when(noonOf('2025-03-20'), doing(id, { on: '2025-03-12' }), host)
          .facts(),
      ).toHaveLength(1);
  });
});

describe('what it does', () => {
  const once = (kind: DutyKind, owner: typeof department | typeof host | typeof authority) =>
    given(filedIn('home', 'elderly', '2025-03-11', owes(kind, owner, '2025-03-28', 'CHO-2'))).when(
      noonOf('2025-03-27'),
      doing(`${kind}.1`),
      owner,
    );

  test('CHO-2, CHO-3, ARR-2, TMP-7 · a plain duty done closes itself and sets nothing', () => {
    for (const kind of [
      'choice-overdue',
      'forward-documents',
      'confirm-start',
      'sign-contract',
      'review-stay',
    ] as const)
      expect(
        once(kind, department)
          .facts()
          .map(({ type, closes, sets }) => ({ type, closes, sets })),
      ).toStrictEqual([{ type: 'ObligationDone', closes: [kind], sets: undefined }]);
    expect(once('sign-contract', host).states().application.duties).toStrictEqual([]);
  });

  test('TRA-1 · a transfer is agreed to, not reported', () => {
    once('agree-transfer', authority).thenRefused({ code: 'done-by-transfer' });
  });

  test('SMS-3 · reaching somebody whose message was delivered confirms nothing anew', () => {
    const facts = called();
    const unheard = given(...facts)
      .when('2025-04-08T05:00:00.000Z', (state, context) =>
        reportUndelivered(state, { kind: 'arrival-reminder', cause: 'app-1.7' }, 'not-delivered', context),
      )
      .facts();
    const { application } = given(...facts, ...unheard)
      .when(noonOf('2025-04-09'), doing('reach-recipient.7'), department)
      .states();
    expect(application.offer?.arriveBy).toBe('2025-04-21');
    expect(shortOf(application.duties)).toStrictEqual(['arrive recipient 2025-04-21']);
  });
});
