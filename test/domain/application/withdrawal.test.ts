import { describe, expect, test } from 'vitest';
import { cancelDecision, recordDeath, withdrawApplication } from '../../../domain/application/decide-withdrawal.ts';
import type { Fact } from '../../../domain/fact.ts';
import { groundOf } from '../../../domain/law/clauses.ts';
import { noticeOf } from '../../../domain/notice/notice.ts';
import { everyDuty } from '../../../domain/obligation/duty.ts';
import {
  admitted,
  applicationId,
  called,
  calledSemi,
  chosen,
  filed,
  granted,
  offered,
  organizationId,
  registered,
  stayEnded,
  waiting,
} from '../../support/facts.ts';
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

describe('what a case leaves behind', () => {
  const told = { applicationId, norm: 'QUE-12', source: 'policy' } as const;
  const there = { ...told, organizationId };
  const voids = [...everyDuty];
  const living = [
    registered(),
    filed({ livesIn: organizationId }),
    granted(),
    chosen(),
    offered({ basis: 'residence', sets: [] }),
  ];
  const away: Fact = {
    ...{ type: 'ArrivalPostponed', at: '2025-04-08T05:00:00.000Z', by: { role: 'system' }, applicationId },
    ...{ organizationId, arriveBy: '2025-04-24', placeGivenUp: true },
  };
  const semi = { ...there, source: groundOf('QUE-12', '2025-04-10', 'semi-inpatient').source };

  test.each([
    ['a turn', waiting(), there, 'queue', true],
    ['a place held', called(), there, 'place', false],
    ['the head of a queue', [...calledSemi(), away], semi, 'head', true],
    ['the bed they live in', living, there, 'residence', false],
    ['nothing, of an organization chosen', [...waiting().slice(0, 4)], there, 'nothing', false],
    ['nothing', [registered(), filed()], told, 'nothing', false],
  ] as const)('QUE-12 · withdrawn, it leaves %s', (_what, facts, of, left, queued) => {
    given(...facts)
      .when(now, withdrawApplication)
      .then(
        { type: 'ApplicationWithdrawn', ...of, left, voids },
        ...(queued ? [{ type: 'QueueLeft', ...there, ...of, reason: 'own-wish' } as const] : []),
      );
  });

  test('QUE-12 · a decision cancelled by its number and day; who had a turn or a place is told by the turn', () => {
    const cancel = (...facts: Fact[]) =>
      given(...facts).when(now, (state, context) => cancelDecision(state, cancelled, context));
    const fact = { type: 'DecisionCancelled', ...cancelled, voids } as const;
    const told = { applicationId, norm: 'QUE-12', source: 'policy' } as const;
    cancel(...called()).then(
      { ...fact, ...there, left: 'place' },
      { type: 'QueueLeft', ...there, reason: 'decision-cancelled' },
    );
    cancel(registered(), filed(), granted()).then({ ...fact, ...told, left: 'nothing' });
    cancel(...waiting().slice(0, 4)).then({ ...fact, ...there, left: 'nothing' });
  });

  test('QUE-12 · a death, told of the same way', () => {
    const died = (...facts: Fact[]) =>
      given(...facts).when(now, (state, context) => recordDeath(state, '2025-04-10', context));
    const ended = { type: 'ApplicationEnded', reason: 'death', voids } as const;
    died(...waiting()).then({ ...ended, ...there, left: 'queue' }, { type: 'QueueLeft', ...there, reason: 'death' });
    died(registered(), filed()).then({ ...ended, ...told, left: 'nothing' });
    died(...waiting().slice(0, 4)).then({ ...ended, ...there, left: 'nothing' });
  });

  test.each<[string, Fact[]]>([
    ['refused', [registered(), filed(), granted({ outcome: 'refused', sets: [] })]],
    [
      'withdrawn',
      [
        ...waiting(),
        {
          ...{ type: 'ApplicationWithdrawn', at: now, by: { role: 'system' }, applicationId, organizationId },
          left: 'queue',
        },
      ],
    ],
    ['ended', [...called(), stay, stayEnded()]],
  ])('QUE-12 · a case %s is over: nothing more is given up, and a death ends nothing', (_how, facts) => {
    given(...facts)
      .when(now, withdrawApplication)
      .thenRefused({ code: 'application-over', norm: 'QUE-12' });
    given(...facts)
      .when(now, (state, context) => recordDeath(state, '2025-04-09', context))
      .thenNothing();
  });

  test('QUE-12 · who is in service gives nothing up: that ends by discharge', () => {
    given(...called(), stay)
      .when(now, withdrawApplication)
      .thenRefused({ code: 'in-service', norm: 'QUE-12' });
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

  test('END-1, ADM-5 · a stay ends by the clause that lists the death, not before it began, and leaves supported living', () => {
    const supported: Fact = {
      ...{ type: 'SupportedLivingBegun', at: '2025-04-09T05:00:00.000Z', by: { role: 'system' }, applicationId },
      ...{ organizationId, stayId: 'stay-1', order: { number: '4', date: '2025-04-09' } },
    };
    const ended = {
      ...{ type: 'StayEnded' as const, applicationId, organizationId, stayId: 'stay-1', ground: 'death' },
      ...{ norm: 'END-1', source: '263/1 cl.13(5)', voids: [...everyDuty] },
    } as const;
    died(...called(), stay).then({ ...ended, date: '2025-04-09' });
    died(...called(), stay, supported).then({ ...ended, date: '2025-04-09', supportedLiving: true });
    given(...called(), stay)
      .when(now, (state, context) => recordDeath(state, '2025-04-07', context))
      .then({ ...ended, date: '2025-04-08' });
  });

  test('END-1, JRN-1 · who was transferred leaves the other organization no earlier than they came to it', () => {
    const transferred: Fact = {
      ...{ type: 'RecipientTransferred', at: '2025-04-10T05:00:00.000Z', by: { role: 'system' }, applicationId },
      ...{ organizationId, stayId: 'stay-1', toOrganizationId: 'org-2', toRegionId: 'R1' },
      order: { number: '5', date: '2025-04-10' },
      date: '2025-04-10',
    };
    expect(died(...called(), stay, transferred).facts()).toMatchObject([
      { type: 'StayEnded', organizationId: 'org-2', date: '2025-04-10' },
    ]);
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
