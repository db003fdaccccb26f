import { expect, test } from 'vitest';
import { reminderOf } from '../../../domain/application/terms.ts';
import type { Fact } from '../../../domain/fact.ts';
import { toUtc } from '../../../domain/law/time.ts';
import { applicationId, filed, granted, organizationId, registered } from '../../support/facts.ts';
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
