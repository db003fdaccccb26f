import type * as z from 'zod';
import type { monitoringJournal } from '../../../events/http/monitoring.ts';
import type { plan } from '../../../events/http/plan.ts';
import type { MonitoringEntry, PlanStep } from '../../shared/store/people.ts';

type Plan = z.output<typeof plan>;
type Entry = z.output<typeof monitoringJournal>['entries'][number];

type Step<S extends PlanStep['step']> = Extract<PlanStep, { step: S }>;

const stepsOf = <S extends PlanStep['step']>(steps: readonly PlanStep[], step: S): Step<S>[] =>
  steps.filter((one): one is Step<S> => one.step === step);

/** As a plan was filled in each time, the last one first. */
const revisionsOf = (steps: readonly PlanStep[]): Plan['revisions'] => {
  const approvals = new Map(stepsOf(steps, 'approved').map((step) => [step.revision, step]));
  return stepsOf(steps, 'filled-in')
    .toSorted((one, other) => other.revision - one.revision)
    .map(({ revision, on, at, content }) => {
      const approval = approvals.get(revision);
      return {
        revision,
        on,
        at,
        ...content,
        ...(approval && { approved: { on: approval.on, at: approval.at, ...approval.content } }),
      };
    });
};

const planOf = (drawnUp: Step<'drawn-up'>, steps: readonly PlanStep[]): Plan => {
  const { no, from, until, on, at, content } = drawnUp;
  const revisions = revisionsOf(steps.filter((step) => step.no === no));
  const stage = revisions[0]?.approved ? 'approved' : revisions[0] ? 'filled-in' : 'drawn-up';
  return { no, from, until, drawnUpOn: on, at, stage, ...content, revisions };
};

/** PLN-2: the plans of a stay by the steps that made them, the newest first. */
export const plansView = (steps: readonly PlanStep[]): Plan[] =>
  stepsOf(steps, 'drawn-up')
    .toSorted((one, other) => other.no - one.no)
    .map((drawnUp) => planOf(drawnUp, steps));

const totalOf = (scores: NonNullable<Entry['scores']>): number =>
  Object.values(scores).reduce<number>((sum, score) => sum + (score ?? 0), 0);

/** MON-2: the journal of monitoring of a stay, in the order of entry; what was corrected says by which entry, the last. */
export const monitoringView = (kept: readonly MonitoringEntry[]): Entry[] => {
  const inOrder = kept.toSorted((one, other) => one.no - other.no);
  const correctedBy = new Map(inOrder.map(({ no, corrects }) => [corrects, no]));
  return inOrder.map(({ stayId: _, by: __, ...entry }) => {
    const correction = correctedBy.get(entry.no);
    return {
      ...entry,
      ...(entry.scores && { total: totalOf(entry.scores) }),
      ...(correction !== undefined && { correctedBy: correction }),
    };
  });
};

/** All of somebody’s plans and their monitoring, by stay. */
export const recordsView = (steps: readonly PlanStep[], entries: readonly MonitoringEntry[]) => {
  const stays = new Set([...steps, ...entries].map(({ stayId }) => stayId));
  return [...stays].map((stayId) => ({
    stayId,
    plans: plansView(steps.filter((step) => step.stayId === stayId)),
    entries: monitoringView(entries.filter((entry) => entry.stayId === stayId)),
  }));
};
