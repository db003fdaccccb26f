import type { Application } from '../../domain/application/application.ts';
import { isOver } from '../../domain/application/left.ts';
import type { Fact } from '../../domain/fact.ts';
import type { DutyKind } from '../../domain/obligation/duty.ts';
import { isVictim } from '../../domain/vocabulary.ts';
import { isAway, stands } from './line.ts';
import type { Watch } from './observed.ts';
import { must } from './violation.ts';
import { livesThere } from './watch-places.ts';

/** What moves a case on: a term that runs, a turn, a stay, a task of an office; or an act that somebody may do at any time. */
type NextStep = DutyKind | 'turn' | 'stay' | 'decision' | 'choice' | 'admission';

const openOf = ({ duties }: Application, ...kinds: readonly DutyKind[]): DutyKind[] =>
  duties.map(({ kind }) => kind).filter((kind) => kinds.includes(kind));

/** Whether an office has reported one of these done since it was last set. */
const isDone = (facts: readonly Fact[], ...kinds: readonly DutyKind[]): boolean =>
  facts
    .slice(facts.findLastIndex(({ sets = [] }) => sets.some(({ kind }) => kinds.includes(kind))))
    .some((fact) => fact.type === 'ObligationDone' && kinds.includes(fact.kind));

/** APP-6, TMP-3: at home, and of a victim, something has to be done before the decision. */
const isPrepared = ({ setting, category }: Application): boolean =>
  setting === 'home' ? category === 'elderly' || category === 'persons-with-disability' : isVictim(category);

const toDecision = (state: Application): NextStep[] => {
  const open = openOf(state, 'home-visit', 'survey-act', 'identify-victim', 'send-assessment', 'decide');
  return open.length > 0 || isPrepared(state) ? open : ['decision'];
};

/** CHO-2: without a term to choose the department helps; when it has, and in temporary stay, the choice is open. */
const toChoice = (state: Application, facts: readonly Fact[]): NextStep[] => {
  const help = ['choice-overdue', 'reach-recipient'] as const;
  const open = openOf(state, ...help).slice(0, 1);
  return open.length > 0 || (state.setting !== 'temporary-stay' && !isDone(facts, ...help)) ? open : ['choice'];
};

/** SMS-3, ARR-2: who is called and has no term is to be reached; where nobody arrives the organization begins. */
const toAdmission = (state: Application, facts: readonly Fact[]): NextStep[] => {
  const { setting, offer, temporary } = state;
  const begins = ['confirm-start', 'sign-contract'] as const;
  const open = openOf(state, 'reach-recipient', ...begins).slice(0, 1);
  const nobodyComes = offer?.basis === 'residence' || temporary?.nightBed === true;
  const isBegun = (setting === 'home' || setting === 'temporary-stay') && isDone(facts, ...begins);
  return open.length > 0 || !(nobodyComes || isBegun) ? open : ['admission'];
};

/** The next steps of an open case: there is to be one. `facts`: its timeline. */
const nextStepsOf = (state: Application, facts: readonly Fact[]): NextStep[] => {
  const running: NextStep[] = [
    ...openOf(state, 'arrive', 'choose-organization'),
    ...(stands(state) && !isAway(state) ? ['turn' as const] : []),
    ...(livesThere(state) ? ['stay' as const] : []),
  ];
  if (running.length > 0) return running;
  switch (state.status) {
    case 'filed':
      return toDecision(state);
    case 'granted':
      return toChoice(state, facts);
    case 'offered':
      return toAdmission(state, facts);
    case 'lapsed':
      return ['choice'];
    default:
      return [];
  }
};

/** A stay for a time, and a leave, end on a day that somebody has to look at. */
const isLookedAfter = (state: Application, facts: readonly Fact[]): boolean =>
  !(state.stay?.until || state.stay?.leave) || openOf(state, 'review-stay').length > 0 || isDone(facts, 'review-stay');

/** No open case is forgotten: it has exactly one next step, or is a task of somebody's. */
export const watchNextSteps = (): Watch => ({
  settled: (world) => {
    for (const state of world.everybody) {
      if (isOver(state)) continue;
      const facts = world.factsOf(state.applicationId);
      const steps = nextStepsOf(state, facts);
      must(steps.length === 1, 'MON-1 · an open case has one next step, or is a task of somebody’s', () => ({
        steps,
        state,
      }));
      must(!livesThere(state) || isLookedAfter(state, facts), 'LEA-1 · the last day of a stay is a task', () => state);
    }
  },
});
