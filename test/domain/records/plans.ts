import type { Application } from '../../../domain/application/application.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { completeDuty } from '../../../domain/obligation/complete.ts';
import { dutyOf } from '../../../domain/obligation/duty.ts';
import { type EnterMonitoring, enterMonitoring } from '../../../domain/records/monitoring.ts';
import { approvePlan, type DrawUpPlan, drawUpPlan, fillInPlan } from '../../../domain/records/plan.ts';
import { dutiesOfPlanning } from '../../../domain/records/plan-duties.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { calendar, given, refusalOf } from '../../support/given.ts';
import { admittedOn, house, ids, stayIn } from '../stay/stays.ts';

/** Plans of somebody admitted on 09.04.2025, a Wednesday, and what is owed of them. */

export const noonOf = (date: string): string => `${date}T07:00:00.000Z`;

type Decide = (state: Application, context: Context) => Fact[];

/** What the organization does one after another, each on its day: what it decides, and how things stand after all of it. */
export const story = (setting: Setting, change: Parameters<typeof stayIn>[1] = {}) => {
  const context = { now: noonOf(admittedOn), by: house, calendar };
  const sets = dutiesOfPlanning(setting, { organizationId: ids.organizationId, from: admittedOn }, context);
  let facts = stayIn(setting, { ...change, admitted: { sets, ...change.admitted } });
  const on = (date: string, decide: Decide) => given(...facts).when(noonOf(date), decide, house);
  const told = {
    on: (date: string, decide: Decide) => {
      facts = [...facts, ...on(date, decide).facts()];
      return told;
    },
    when: on,
    /** What it is refused for, whole. */
    refusal: (date: string, decide: Decide) => refusalOf(() => on(date, decide).facts()),
    state: () => on(admittedOn, () => []).states().application,
    /** What is owed, and by when. */
    owed: () =>
      told
        .state()
        .duties.filter(({ owner }) => owner.role === 'organization')
        .map(({ kind, due }) => `${kind} ${due}`)
        .sort(),
    duty: (kind: Parameters<typeof dutyOf>[1]) => dutyOf(told.state().duties, kind),
    facts: () => facts,
  };
  return told;
};

export const drawUp =
  (command: Partial<DrawUpPlan> & { on: string }): Decide =>
  (state, context) => [drawUpPlan(state, { from: command.on, ...command }, context)];

export const fillIn =
  (on: string, ...by: string[]): Decide =>
  (state, context) => [
    fillInPlan(
      state,
      {
        on,
        measures: (by.length > 0 ? by : [on]).map((day) => ({ by: day, kind: 'social-labour' as const })),
        listed: [],
      },
      context,
    ),
  ];

export const approve =
  (on: string): Decide =>
  (state, context) => [approvePlan(state, { on }, context)];

export const enter =
  (command: EnterMonitoring): Decide =>
  (state, context) => [enterMonitoring(state, command, context)];

/** The organization only reports that it was done, on paper. */
export const report =
  (kind: Parameters<typeof dutyOf>[1], on?: string): Decide =>
  (state, context) =>
    completeDuty(state, dutyOf(state.duties, kind)?.id ?? '', { on }, context);
