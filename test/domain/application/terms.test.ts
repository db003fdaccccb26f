import { describe, expect, test } from 'vitest';
import { reminderOf, wakeOf } from '../../../domain/application/terms.ts';
import type { Fact } from '../../../domain/fact.ts';
import { toUtc } from '../../../domain/law/time.ts';
import {
  applicationId,
  called,
  chosen,
  filed,
  granted,
  joined as inQueue,
  organizationId,
  registered,
} from '../../support/facts.ts';
import { calendar, statesAfter } from '../../support/given.ts';

const by = { role: 'system' } as const;
const ids = { applicationId, organizationId, by };

const joined = (at: string, registration: number): Fact => ({ type: 'QueueJoined', ...ids, at, registration });
const said = (type: 'StillWaitingConfirmed' | 'StillWaitingAsked', at: string): Fact => ({
  type,
  applicationId,
  by,
  at,
});
const decided = [registered(), filed({ setting: 'semi-inpatient' }), granted({ sets: [] })];
const askedAt = (...facts: Fact[]) => reminderOf(statesAfter([...decided, ...facts]).application, calendar)?.at;

test('SMS-6 · who joins again after a lapse is asked half a year from then, not from when they were heard of before', () => {
  const first = joined('2025-03-11T05:00:00.000Z', 1);
  const heard = said('StillWaitingConfirmed', '2025-06-02T05:00:00.000Z');
  expect(askedAt(first, heard)).toBe(toUtc('2025-12-02T09:00:00+05:00'));
  const lapsed: Fact[] = [
    { type: 'PlaceOffered', ...ids, at: '2025-11-03T05:00:00.000Z', basis: 'vacancy' },
    { type: 'OfferLapsed', ...ids, at: '2025-11-10T05:00:00.000Z', placeHeld: true },
  ];
  const again = joined('2025-12-01T05:00:00.000Z', 2);
  expect(askedAt(first, heard, ...lapsed, again)).toBe(toUtc('2026-06-01T09:00:00+05:00'));
  const later = said('StillWaitingConfirmed', '2025-12-15T05:00:00.000Z');
  expect(askedAt(first, heard, ...lapsed, again, later)).toBe(toUtc('2026-06-15T09:00:00+05:00'));
});

test('SMS-4, SMS-6 · who waits is told of the programme’s end or asked, whichever is first; who was offered a place is not', () => {
  const isp = (validTo: string) => ({ number: 'P-1', settings: ['inpatient' as const], validTo });
  const reminded = (validTo: string, ...facts: Fact[]) =>
    reminderOf(
      statesAfter([
        registered(),
        filed({ setting: 'home', isp: isp(validTo) }),
        granted({ sets: [] }),
        inQueue(),
        ...facts,
      ]).application,
      calendar,
    );
  expect(reminded('2027-03-11')).toStrictEqual({ kind: 'still-waiting', at: '2025-09-11T04:00:00.000Z' });
  expect(reminded('2025-09-30')).toStrictEqual({ kind: 'isp-expiring', at: '2025-08-31T04:00:00.000Z' });
  const offered: Fact = { type: 'PlaceOffered', ...ids, at: '2025-04-07T05:00:00.000Z', basis: 'vacancy' };
  expect(reminded('2025-09-30', offered)).toBeUndefined();
});

describe('when the next term of the recipient’s runs out', () => {
  const isp = { number: 'P-1', settings: ['inpatient' as const], validTo: '2025-10-01' };
  const waking = (...facts: Fact[]) => wakeOf(statesAfter(facts).application);
  const waiting = (change: Parameters<typeof filed>[0] = {}) => [
    registered(),
    filed(change),
    granted({ sets: [] }),
    chosen(),
    inQueue(),
  ];
  const asked = (role: 'recipient' | 'department', due: string): Fact => ({
    ...said('StillWaitingAsked', '2025-09-11T04:00:00.000Z'),
    sets: [{ kind: 'confirm-still-waiting', owner: { role, id: 'x' }, due, norm: 'SMS-6', source: 'policy' }],
  });

  test('ARR-6 · the term to arrive, to the end of its day', () => {
    expect(waking(...called())).toStrictEqual({ rule: 'release-no-shows', at: '2025-04-21T19:00:00.000Z' });
  });

  test('CHO-2 · the term to choose', () => {
    expect(waking(registered(), filed(), granted())).toStrictEqual({
      rule: 'report-overdue',
      at: '2025-03-26T19:00:00.000Z',
    });
  });

  test('QUE-7 · in the queue, the programme; not once it is known to have run out, and not before the queue', () => {
    const end = { rule: 'expire-programmes', at: '2025-10-01T19:00:00.000Z' };
    expect(waking(...waiting({ isp }))).toStrictEqual(end);
    const expired: Fact = {
      ...{ type: 'IspExpired', applicationId, by, at: '2025-10-02T05:00:00.000Z' },
      expiredOn: '2025-10-01',
    };
    expect(waking(...waiting({ isp }), expired)).toBeUndefined();
    expect(waking(registered(), filed({ isp }), granted({ sets: [] }))).toBeUndefined();
    expect(waking(...waiting())).toBeUndefined();
  });

  test('SMS-6 · the answer whether they still wait, or the programme, whichever is first; not what an office owes', () => {
    const end = (rule: string, date: string) => ({ rule, at: `${date}T19:00:00.000Z` });
    expect(waking(...waiting(), asked('recipient', '2025-09-21'))).toStrictEqual(end('report-overdue', '2025-09-21'));
    expect(waking(...waiting({ isp }), asked('recipient', '2025-09-21'))).toStrictEqual(
      end('report-overdue', '2025-09-21'),
    );
    expect(waking(...waiting({ isp }), asked('recipient', '2025-10-02'))).toStrictEqual(
      end('expire-programmes', '2025-10-01'),
    );
    expect(waking(...waiting(), asked('department', '2025-09-21'))).toBeUndefined();
  });
});
