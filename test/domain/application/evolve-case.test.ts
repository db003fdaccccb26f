import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import {
  applicationId,
  arriveDuty,
  called,
  chooseDuty,
  chosen,
  filed,
  granted,
  joined,
  noticeSent,
  offered,
  registered,
  waiting,
} from '../../support/facts.ts';
import { at, changeOf, closed, fact, isp, offer, reminded, today, turn } from './changes.ts';

const undelivered = fact('NoticeUndelivered', { notice: 'place-offered', cause: 'app-1.5', reason: 'not-delivered' });

describe('a case that ends before the admission', () => {
  const waitingReminded = [...waiting(), reminded];

  test.each<[string, Fact, Partial<Application>]>([
    ['withdrawn', fact('ApplicationWithdrawn', { left: 'place' }), { status: 'withdrawn' }],
    [
      'by a death',
      fact('ApplicationEnded', { left: 'place', reason: 'death' }),
      { status: 'ended', ended: { on: today, ground: 'death' } },
    ],
    [
      'by the decision cancelled',
      fact('DecisionCancelled', { number: '8', date: '2025-04-10', left: 'place' }),
      { status: 'ended', ended: { on: today, ground: 'decision-cancelled' } },
    ],
  ])('QUE-12 · %s: neither offer nor turn is left', (_how, end, change) => {
    expect(changeOf([...called(), reminded], end)).toStrictEqual({ ...change, ...closed, reminded: undefined });
  });

  test('QUE-12 · that a turn is closed is told besides, and changes nothing more', () => {
    expect(changeOf(waitingReminded, fact('QueueLeft', { reason: 'own-wish' }))).toStrictEqual({});
  });
});

describe('the programme', () => {
  const holding = [registered(), filed({ isp }), granted(), chosen(), joined()];
  const expired = fact('IspExpired', { expiredOn: '2025-04-14' });
  const renewed = fact('IspRenewed', { programme: { ...isp, number: 'P-2' } });

  test('QUE-7 · run out: whose turn it is keeps it, blocked', () => {
    expect(changeOf(holding, expired)).toStrictEqual({
      isp: { ...isp, expired: true },
      turn: { ...turn, blocked: 'isp-expired' },
    });
    expect(changeOf([...holding, offered()], expired)).toStrictEqual({ isp: { ...isp, expired: true } });
    expect(changeOf(holding.slice(0, 3), expired)).toStrictEqual({ isp: { ...isp, expired: true } });
    expect(changeOf(waiting(), expired)).toStrictEqual({ turn: { ...turn, blocked: 'isp-expired' } });
  });

  test('QUE-7 · renewed: the former turn, open again, and the new one is reminded of anew', () => {
    const programme = { ...isp, number: 'P-2', renewedOn: today };
    expect(changeOf([...holding, reminded, expired], renewed)).toStrictEqual({
      isp: programme,
      turn,
      reminded: undefined,
    });
    expect(changeOf([...holding, offered(), reminded], renewed)).toStrictEqual({ isp: programme });
    expect(changeOf(holding.slice(0, 3), renewed)).toStrictEqual({ isp: programme });
  });
});

describe('messages and terms', () => {
  const notice = { kind: 'place-offered', cause: 'app-1.5', since: '2025-04-07' };

  test('SMS-3 · the notice of the running term: sent, not delivered, confirmed', () => {
    const unsent = called().slice(0, -1);
    expect(changeOf(unsent, noticeSent())).toStrictEqual({ notice: { ...notice, state: 'sent' } });
    expect(changeOf([...called(), reminded], undelivered)).toStrictEqual({
      notice: { ...notice, state: 'undelivered' },
      reminded: undefined,
    });
    const confirmed = fact('NoticeConfirmed', { on: today, arriveBy: '2025-04-30' });
    expect(changeOf([...called(), undelivered, reminded], confirmed)).toStrictEqual({
      notice: { ...notice, state: 'confirmed' },
      offer: { ...offer, arriveBy: '2025-04-30' },
      reminded: undefined,
    });
  });

  test('SMS-5 · a notice that goes out later moves the term with it', () => {
    expect(changeOf(called().slice(0, -1), noticeSent({ arriveBy: '2025-04-22' }))).toStrictEqual({
      notice: { ...notice, state: 'sent' },
      offer: { ...offer, arriveBy: '2025-04-22' },
    });
  });

  test('SMS-3 · a message that starts no running term changes nothing', () => {
    const other = { notice: 'queue-joined', cause: 'app-1.4' } as const;
    expect(changeOf([...called(), reminded], noticeSent({ ...other, arriveBy: '2025-04-30' }))).toStrictEqual({});
    expect(
      changeOf([...called(), reminded], fact('NoticeUndelivered', { ...other, reason: 'no-number' })),
    ).toStrictEqual({});
    expect(changeOf([...waiting(), reminded], fact('NoticeConfirmed', { on: today }))).toStrictEqual({
      reminded: undefined,
    });
  });

  test('SMS-4, SMS-6 · reminded, asked, answered', () => {
    expect(changeOf(called(), reminded)).toStrictEqual({ reminded: true });
    expect(changeOf(waiting(), fact('StillWaitingAsked', {}))).toStrictEqual({ heardAt: at });
    expect(changeOf(waiting(), fact('StillWaitingConfirmed', {}))).toStrictEqual({ heardAt: at });
    expect(changeOf(waiting(), fact('StillWaitingUnanswered', {}))).toStrictEqual({});
    expect(changeOf(called().slice(0, 3), fact('ChoiceTermPassed', {}))).toStrictEqual({});
  });

  test('MON-3 · a duty done, reminded of, overdue', () => {
    const duty = { ...arriveDuty('2025-04-21', 'ARR-2', '263/1 cl.7 pt.9'), id: 'app-1.arrive.5' };
    const told = (type: 'ObligationReminded' | 'ObligationOverdue'): Fact => ({
      ...{ type, applicationId, at, by: { role: 'system' } },
      ...{ obligationId: duty.id, kind: 'arrive', owner: duty.owner, due: duty.due },
    });
    expect(changeOf(called(), told('ObligationReminded'))).toStrictEqual({
      duties: [{ ...duty, told: 'reminded' }],
    });
    expect(changeOf(called(), told('ObligationOverdue'))).toStrictEqual({
      duties: [{ ...duty, told: 'overdue' }],
    });
    expect(
      changeOf(called(), fact('ObligationDone', { kind: 'arrive', on: today, closesIds: [duty.id] })),
    ).toStrictEqual({ duties: [] });
  });

  test('CHO-1 · what a fact sets is owed under its number', () => {
    expect(changeOf([registered(), filed()], granted({ sets: [chooseDuty('2025-03-26')] })).duties).toStrictEqual([
      { ...chooseDuty('2025-03-26'), id: 'app-1.choose-organization.2' },
    ]);
  });
});
