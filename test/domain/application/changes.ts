import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import { evolveApplication } from '../../../domain/application/evolve.ts';
import type { Fact, FactOf, FactType } from '../../../domain/fact.ts';
import { applicationId, organizationId } from '../../support/facts.ts';
import { statesAfter } from '../../support/given.ts';

/** For the tests of what facts change. */

export const ids = { applicationId, organizationId };
export const at = '2025-04-15T05:00:00.000Z';
export const today = '2025-04-15';
export const order = { number: '9', date: today };
export const isp = { number: 'P-1', settings: ['inpatient' as const], validTo: '2025-12-31' };
export const turn = { joinedAt: '2025-03-11T05:00:00.000Z', registration: 1 };
export const offer = {
  offeredAt: '2025-04-07T05:00:00.000Z',
  basis: 'vacancy',
  arriveBy: '2025-04-21',
  postponed: false,
  placeHeld: true,
};
/** What no case keeps that is over, or in service. */
export const closed = { offer: undefined, turn: undefined, notice: undefined };

/** A fact of that day, of this application. */
export const fact = <T extends FactType>(
  type: T,
  data: Omit<FactOf<T>, 'type' | 'at' | 'by' | keyof typeof ids | 'stayId'>,
) => ({ ...ids, stayId: 'stay-1', at, by: { role: 'system' }, type, ...data }) as unknown as Fact;

/** What one more fact changes of an application, besides its version; `undefined` is what it takes away. */
export const changeOf = (before: readonly Fact[], next: Fact): Partial<Application> => {
  const was = statesAfter(before).application;
  const is = evolveApplication(was, next);
  expect(is.version).toBe(was.version + 1);
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])] as (keyof Application)[];
  return Object.fromEntries(
    keys.filter((key) => key !== 'version' && !isDeepStrictEqual(was[key], is[key])).map((key) => [key, is[key]]),
  );
};

export const reminded = fact('RecipientReminded', { kind: 'arrival-reminder' });
