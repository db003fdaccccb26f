import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import type { Fact, NoticeKind } from '../../../domain/fact.ts';
import { type Cause, noticeOf, reportUndelivered, sendNotice, stillHolds } from '../../../domain/notice/notice.ts';
import {
  admitted,
  applicationId,
  arriveDuty,
  called,
  calledSemi,
  chosen,
  filed,
  granted,
  joined,
  organizationId,
  registered,
  stayEnded,
  waiting,
} from '../../support/facts.ts';
import { given, statesAfter } from '../../support/given.ts';

const by = { role: 'system' } as const;
const ids = { applicationId, organizationId };

describe('which message a fact gives cause for', () => {
  test.each<[string, Cause, NoticeKind | undefined]>([
    ['QUE-1 · who joined a queue', { type: 'QueueJoined' }, 'queue-joined'],
    ['ARR-5 · who is back in their turn', { type: 'PostponementEnded' }, 'queue-joined'],
    ['ARR-1 · whom a place was offered', { type: 'PlaceOffered', basis: 'choice' }, 'place-offered'],
    ['QUE-5 · who lives there already: is called nowhere', { type: 'PlaceOffered', basis: 'residence' }, undefined],
    ['ARR-5 · for whom the next place is held', { type: 'PlaceHeld' }, 'place-offered'],
    ['ARR-6 · whose turn passed on', { type: 'OfferLapsed' }, 'offer-lapsed'],
    [
      'CAT-8 · who may choose anew',
      { type: 'OfferWithdrawn', reason: 'organization-takes-nobody' },
      'choose-organization',
    ],
    [
      'CAT-1 · who came of age: the department tells them',
      { type: 'OfferWithdrawn', reason: 'came-of-age' },
      undefined,
    ],
    ['SMS-4 · before the term to arrive', { type: 'RecipientReminded', kind: 'arrival-reminder' }, 'arrival-reminder'],
    ['SMS-4 · before the term to choose', { type: 'RecipientReminded', kind: 'choice-reminder' }, 'choice-reminder'],
    ['SMS-4 · before the programme ends', { type: 'RecipientReminded', kind: 'isp-expiring' }, 'isp-expiring'],
    ['SMS-4 · of nothing known', { type: 'RecipientReminded', kind: 'else' }, undefined],
    ['QUE-7 · whose programme has run out', { type: 'IspExpired' }, 'isp-expired'],
    ['QUE-12 · whose turn is closed', { type: 'QueueLeft', reason: 'own-wish' }, 'queue-left'],
    ['QUE-12 · the dead are not written to', { type: 'QueueLeft', reason: 'death' }, undefined],
    [
      'QUE-12 · who ended without a turn',
      { type: 'ApplicationEnded', left: 'nothing', reason: 'admitted-elsewhere' },
      'queue-left',
    ],
    [
      'QUE-12 · who had a turn is told by it',
      { type: 'ApplicationEnded', left: 'queue', reason: 'admitted-elsewhere' },
      undefined,
    ],
    ['QUE-12 · nor the dead without a turn', { type: 'ApplicationEnded', left: 'nothing', reason: 'death' }, undefined],
    ['QUE-12 · whose decision was cancelled', { type: 'DecisionCancelled', left: 'nothing' }, 'queue-left'],
    ['SMS-6 · who is asked', { type: 'StillWaitingAsked' }, 'still-waiting'],
    ['ADM-1 · who was admitted: nothing', { type: 'RecipientAdmitted' }, undefined],
  ])('%s', (_who, fact, notice) => {
    expect(noticeOf(fact)).toBe(notice);
  });
});

describe('whether what a message says still holds', () => {
  const semi = (change: Fact[] = []) => statesAfter([...calledSemi(), ...change]).application;
  const at = '2025-04-08T05:00:00.000Z';
  const away: Fact = { type: 'ArrivalPostponed', at, by, ...ids, arriveBy: '2025-04-24', placeGivenUp: true };
  const held: Fact = { type: 'PlaceHeld', at, by, ...ids };
  const choosing = () => [registered(), filed(), granted()];
  const blocked = () => [...waiting().slice(0, 4), joined({ blocked: 'isp-expired' })];
  const lapsed: Fact = { type: 'OfferLapsed', at, by, ...ids, placeHeld: true, closes: ['arrive'] };
  const withdrawn: Fact = { type: 'ApplicationWithdrawn', at, by, ...ids, left: 'queue' };

  test.each<[NoticeKind, string, () => Fact[], boolean]>([
    ['choice-reminder', 'while the choice is open', choosing, true],
    ['choice-reminder', 'not once chosen', () => [...choosing(), chosen()], false],
    ['arrival-reminder', 'while the term runs', called, true],
    ['arrival-reminder', 'not before the offer', waiting, false],
    ['arrival-reminder', 'not to who gave the place up', () => [...calledSemi(), away], false],
    ['still-waiting', 'not to whom nobody asked', waiting, false],
    ['queue-joined', 'while they wait', waiting, true],
    ['queue-joined', 'not once called', called, false],
    ['isp-expiring', 'while they wait', waiting, true],
    ['isp-expiring', 'not once called', called, false],
    ['isp-expired', 'while their turn is blocked', blocked, true],
    ['isp-expired', 'not once it is renewed', waiting, false],
    ['isp-expired', 'not to who waits no more', called, false],
    ['offer-lapsed', 'once the turn has passed on', () => [...called(), lapsed], true],
    ['offer-lapsed', 'not while it has not', called, false],
    ['queue-left', 'once withdrawn', () => [...waiting(), withdrawn], true],
    ['queue-left', 'once ended', () => [...called(), admitted(), stayEnded()], true],
    ['queue-left', 'not while they wait', waiting, false],
  ])('SMS-5 · %s: %s', (kind, _when, facts, holds) => {
    expect(stillHolds(statesAfter(facts()).application, { kind, cause: 'app-1.9' })).toBe(holds);
  });

  test('SMS-5, QUE-7 · that a programme has run out is told to who waits, not to who was called meanwhile', () => {
    const called: Application = { ...statesAfter(blocked()).application, status: 'offered' };
    expect(stillHolds(called, { kind: 'isp-expired', cause: 'app-1.9' })).toBe(false);
  });

  test('ARR-5 · a place held for who is away is told anew; of the first offer nobody is told then', () => {
    const first = { kind: 'place-offered', cause: 'app-1.5' } as const;
    const next = { kind: 'place-offered', cause: 'app-1.8' } as const;
    expect([first, next].map((notice) => stillHolds(semi(), notice))).toStrictEqual([true, false]);
    expect([first, next].map((notice) => stillHolds(semi([away]), notice))).toStrictEqual([false, false]);
    expect([first, next].map((notice) => stillHolds(semi([away, held]), notice))).toStrictEqual([false, true]);
  });

  test('ARR-5, SMS-3 · the place held may be the first message of all', () => {
    const { notice: _, ...unsaid } = semi([away, held]);
    expect(stillHolds(unsaid, { kind: 'place-offered', cause: 'app-1.8' })).toBe(true);
  });
});

describe('SMS-3 · a term whose clock stood still', () => {
  const offer = { kind: 'place-offered', cause: 'app-1.5' } as const;
  const unreached = () => [
    ...called(),
    ...given(...called())
      .when('2025-04-08T05:00:00.000Z', (state, context) => reportUndelivered(state, offer, 'not-delivered', context))
      .facts(),
  ];

  test('SMS-3 · begins with the message that goes out after all, and the department’s task is done by it', () => {
    given(...unreached())
      .when('2025-04-09T05:00:00.000Z', (state, context) => sendNotice(state, offer, context))
      .then({
        ...{ type: 'NoticeSent', applicationId, norm: 'SMS-1', notice: 'place-offered', cause: 'app-1.5' },
        arriveBy: '2025-04-23',
        sets: [arriveDuty('2025-04-23', 'ARR-2', '263/1 cl.7 pt.9')],
        closes: ['reach-recipient'],
      });
  });

  test('SMS-3 · of a message that holds no more nobody is to be reached', () => {
    given(...waiting())
      .when('2025-04-09T05:00:00.000Z', (state, context) => reportUndelivered(state, offer, 'not-delivered', context))
      .thenNothing();
  });
});
