import { describe, expect, test } from 'vitest';
import { cancelDecision, recordDeath, withdrawApplication } from '../../../domain/application/decide-withdrawal.ts';
import type { Fact } from '../../../domain/fact.ts';
import { noticeOf } from '../../../domain/notice/notice.ts';
import { admitted, called, calledSemi, filed, granted, registered, waiting } from '../../support/facts.ts';
import { given } from '../../support/given.ts';

const now = '2025-04-10T05:00:00.000Z';
const typesOf = (facts: readonly Fact[]) => facts.map(({ type }) => type);
const cancelled = { number: '9', date: '2025-04-10' };

const stay = admitted({ at: '2025-04-08T05:00:00.000Z', order: { number: '3', date: '2025-04-08' } });

describe('leaving the queue', () => {
  test('QUE-12 · by own wish: the turn is closed and nothing is owed any more', () => {
    const { application, organization } = given(...waiting())
      .when(now, withdrawApplication)
      .states();
    expect([application.status, application.duties, organization.waiting]).toStrictEqual(['withdrawn', [], 0]);
  });

  test('QUE-12 · a place held is free again when its holder withdraws', () => {
    const { organization } = given(...called())
      .when(now, withdrawApplication)
      .states();
    expect([organization.reserved, organization.free]).toStrictEqual([0, 1]);
  });

  test('QUE-12 · a decision cancelled closes the turn, with notice, and the place goes on', () => {
    const queued = given(...waiting()).when(now, (state, context) => cancelDecision(state, cancelled, context));
    expect(typesOf(queued.facts())).toStrictEqual(['DecisionCancelled', 'QueueLeft']);
    expect(queued.states().application.ended).toStrictEqual({ on: '2025-04-10', ground: 'decision-cancelled' });
    const offered = given(...called()).when(now, (state, context) => cancelDecision(state, cancelled, context));
    expect(offered.states().organization.free).toBe(1);
    expect(offered.facts().map(noticeOf)).toStrictEqual([undefined, 'queue-left']);
  });

  test('QUE-12 · there is nothing to cancel before a decision, in service, or when it is over', () => {
    const cancel = (...facts: Fact[]) =>
      given(...facts).when(now, (state, context) => cancelDecision(state, cancelled, context));
    cancel(registered(), filed()).thenRefused({ code: 'not-granted', norm: 'DEC-1' });
    cancel(...called(), stay).thenRefused({ code: 'in-service', norm: 'QUE-12' });
    cancel(registered(), filed(), granted({ outcome: 'refused', sets: [] })).thenRefused({ code: 'application-over' });
  });

  test('QUE-12 · a decision of a day to come cancels nothing', () => {
    given(...waiting())
      .when(now, (state, context) => cancelDecision(state, { number: '9', date: '2025-04-11' }, context))
      .thenRefused({ code: 'decision-in-the-future', norm: 'DEC-1' });
  });
});

describe('the death of a recipient', () => {
  const died = (...facts: Fact[]) =>
    given(...facts).when(now, (state, context) => recordDeath(state, '2025-04-09', context));

  test('QUE-12 · a turn is closed, and nobody is written to', () => {
    const told = died(...waiting());
    expect(typesOf(told.facts())).toStrictEqual(['ApplicationEnded', 'QueueLeft']);
    expect(told.facts().map(noticeOf)).toStrictEqual([undefined, undefined]);
    expect(told.states().organization.waiting).toBe(0);
  });

  test('QUE-12 · a place offered is free for the next, inpatient and semi-inpatient', () => {
    expect(died(...called()).states().organization.free).toBe(1);
    expect(died(...calledSemi()).states().organization.free).toBe(1);
  });

  test('QUE-12, END-1 · a stay ends on the day of the death', () => {
    const { application, organization } = died(...called(), stay).states();
    expect(application.ended).toStrictEqual({ on: '2025-04-09', ground: 'death' });
    expect([organization.residents, organization.free]).toStrictEqual([0, 1]);
  });

  test('QUE-12 · a death told twice, or of a case that is over, has no effect', () => {
    const over = died(...waiting()).facts();
    given(...waiting(), ...over)
      .when(now, (state, context) => recordDeath(state, '2025-04-09', context))
      .thenNothing();
  });

  test('QUE-12 · a death on a day to come is refused', () => {
    given(...waiting())
      .when(now, (state, context) => recordDeath(state, '2025-04-11', context))
      .thenRefused({ code: 'death-in-the-future', norm: 'QUE-12' });
  });
});
