import { addDays, addMonths } from '../../../domain/law/time.ts';
import { enterMonitoring } from '../../../domain/records/monitoring.ts';
import { approvePlan, drawUpPlan, fillInPlan } from '../../../domain/records/plan.ts';
import type { Act } from './act.ts';
import { onStay } from './on-stay.ts';
import { once, oneOf } from './step.ts';

/** PLN-1: a plan is drawn up, before the former one ends or after; now and then for too long. */
const drawUp: Act = (world, step) =>
  onStay(
    world,
    step,
    ({ stay }) => !stay?.plan || stay.plan.until < addDays(world.today, 40),
    (state, by) => {
      const runs = state.stay?.plan;
      const from = runs && once(step, 0, 2) ? addDays(runs.until, 1) : world.today;
      const until = once(step, 1, 2) ? addMonths(from, oneOf(step, 2, 2, 6, 12, 13)) : undefined;
      return [drawUpPlan(state, { on: world.daysAgo(oneOf(step, 3, 0, 0, 1)), from, until }, world.context(by))];
    },
  );

const fillIn: Act = (world, step) =>
  onStay(
    world,
    step,
    ({ stay }) => stay?.plan !== undefined && (stay.plan.stage === 'drawn-up' || once(step, 4, 3)),
    (state, by) => {
      const kind = 'social-labour' as const;
      const measures = [{ by: addDays(world.today, oneOf(step, 0, 7, 30, 400)), kind }];
      return [fillInPlan(state, { on: world.today, measures, listed: [] }, world.context(by))];
    },
  );

const approve: Act = (world, step) =>
  onStay(
    world,
    step,
    ({ stay }) => stay?.plan?.stage === 'filled-in',
    (state, by) => [approvePlan(state, { on: world.today }, world.context(by))],
  );

/** MON-1: whoever is looked at has changed as often as not, and now and then their plan with them. */
const monitor: Act = (world, step) =>
  onStay(
    world,
    step,
    () => true,
    (state, by) => [
      enterMonitoring(
        state,
        {
          on: world.daysAgo(oneOf(step, 0, 0, 0, 1)),
          changed: once(step, 1, 2),
          ...(once(step, 2, 2) && { month: oneOf(step, 3, 0, 3, 6, 9, 12) }),
          ...(once(step, 4, 3) && { revise: ['social-labour'] }),
        },
        world.context(by),
      ),
    ],
  );

export const planActs = { drawUp, fillIn, approve, monitor };
