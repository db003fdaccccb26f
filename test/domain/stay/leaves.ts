import type { Fact } from '../../../domain/fact.ts';
import { beginLeave, endLeave } from '../../../domain/stay/leave.ts';
import { given, statesAfter } from '../../support/given.ts';
import { house, orderOf, stayIn } from './stays.ts';

/** Leaves from inpatient care, for the tests of them. */
export const now = '2025-06-02T05:00:00.000Z';
export const today = '2025-06-02';

export type Application = Parameters<typeof beginLeave>[0];
export type Context = Parameters<typeof beginLeave>[2];
export type Leave = Partial<Parameters<typeof beginLeave>[1]>;

export const leaving =
  (leave: Leave = {}) =>
  (state: Application, context: Context) =>
    beginLeave(state, { from: today, order: orderOf(today), ...leave }, context);

export const returning =
  (on = '2025-06-20', order = orderOf(on, '3')) =>
  (state: Application, context: Context) =>
    endLeave(state, { on, order }, context);

export const back = '2025-06-20T05:00:00.000Z';
export const onLeave = (leave: Leave = {}, stay: readonly Fact[] = stayIn('inpatient')) => [
  ...stay,
  ...given(...stay)
    .when(now, leaving(leave), house)
    .facts(),
];
export const reviewsOf = (facts: readonly Fact[]) =>
  statesAfter(facts).application.duties.filter(({ kind }) => kind === 'review-stay');
