import type { Application } from '../../domain/application/application.ts';
import type { Fact } from '../../domain/fact.ts';
import { isWorkingDay } from '../../domain/law/calendar.ts';
import { type TermName, termIfAny } from '../../domain/law/law.ts';
import * as policies from '../../domain/law/policies.ts';
import { legalDateOf } from '../../domain/law/time.ts';
import type { Duty, DutyKind, DutyToSet } from '../../domain/obligation/duty.ts';
import type { Setting, Status } from '../../domain/vocabulary.ts';
import type { Changed, Observed, Watch } from './observed.ts';
import { must } from './violation.ts';
import { livesThere } from './watch-places.ts';

/** The term of the law, else the policy, that gives a duty its length; nothing when it is due on a day that is known. */
const lengths: Record<DutyKind, { term?: TermName; policy?: policies.Policy }> = {
  'notify-recipient': { term: 'notifyDecision' },
  'choose-organization': { term: 'choice' },
  'choice-overdue': { policy: policies.choiceOverdueTask },
  'forward-documents': { term: 'forwardDocuments' },
  arrive: { term: 'arrivalAfterVacancy' },
  'confirm-start': { policy: policies.confirmStartTask },
  'reach-recipient': { policy: policies.reachRecipientTask },
  'confirm-still-waiting': { policy: policies.stillWaitingTask },
  'form-recipient-card': { term: 'formRecipientCard' },
  'home-visit': { term: 'homeVisit' },
  'survey-act': { term: 'surveyAct' },
  decide: { term: 'decide' },
  'identify-victim': { term: 'identifyVictim' },
  'send-assessment': { term: 'sendAssessment' },
  'send-decision': { term: 'sendDecision' },
  'inform-police': { term: 'informPolice' },
  'sign-contract': { term: 'signContract' },
  'agree-transfer': { term: 'agreeTransfer', policy: policies.agreeTransferTask },
  'review-stay': {},
  'arrange-identity-card': {},
  'draw-up-plan': { term: 'drawUpPlan', policy: policies.planning.drawUpPlan },
  'fill-in-plan': { term: 'fillInPlan', policy: policies.planning.fillInPlan },
  // Within the term of filling it in; at once when that was late.
  'approve-plan': {},
  'correct-plan': { policy: policies.correctPlanTask },
  monitor: {},
  'enter-monitoring': { term: 'enterMonitoring', policy: policies.planning.enterMonitoring },
  'review-complaints': { term: 'complaintsByHead' },
  'mark-visit': {},
};

const unitOf = ({ kind, owner }: DutyToSet, setting: Setting, fact: Fact): string | undefined => {
  // A postponed arrival is due on the day that was asked for; the recipient's own answer has calendar days.
  if (fact.type === 'ArrivalPostponed') return undefined;
  if (kind === 'confirm-still-waiting' && owner.role === 'recipient') return policies.answerStillWaiting.unit;
  const { term, policy } = lengths[kind];
  return ((term && termIfAny(term, setting, legalDateOf(fact.at))) ?? policy)?.unit;
};

/** CAL-1: what is counted in working days ends on one. `counted` is told of each, so that a test sees that there were any. */
export const watchWorkingDays = (counted: (kind: DutyKind) => void = () => {}): Watch => ({
  decided: (world, facts, { application, organization }) => {
    const { calendar } = world.context();
    const setting = application?.setting ?? organization?.setting;
    for (const fact of facts)
      for (const duty of fact.sets ?? []) {
        const own = 'setting' in fact ? fact.setting : setting;
        if (!own || unitOf(duty, own, fact) !== 'working-days') continue;
        counted(duty.kind);
        must(isWorkingDay(calendar, duty.due), 'CAL-1 · what is counted in working days ends on one', () => duty);
      }
  },
});

/** In which states a duty can be open; those not named here are an office's to do whenever they get to it. */
const onlyWhile: Partial<Record<DutyKind, (state: Application) => boolean>> = {
  'notify-recipient': ({ status }) => status === 'granted',
  'choose-organization': ({ status }) => status === 'granted',
  'choice-overdue': ({ status }) => status === 'granted',
  arrive: ({ status }) => status === 'offered',
  'confirm-start': ({ status }) => status === 'offered',
  // Whether somebody still waited the department may still find out when they have been called, or have not come.
  'confirm-still-waiting': ({ status }) => ['queued', 'offered', 'lapsed'].includes(status),
  'form-recipient-card': ({ stay }) => stay !== undefined,
  'arrange-identity-card': livesThere,
  'review-stay': livesThere,
  'mark-visit': livesThere,
  'agree-transfer': (state) => livesThere(state) && state.stay?.transfer !== undefined,
  'draw-up-plan': livesThere,
  'fill-in-plan': livesThere,
  'approve-plan': livesThere,
  'correct-plan': livesThere,
  monitor: livesThere,
  'enter-monitoring': livesThere,
  'sign-contract': (state) => state.status === 'offered' || livesThere(state),
};

/**
 * What is owed when a case is over: the word to the police, the card of an admission that took place (TMP-6, ADM-1), and
 * to tell somebody otherwise that they have left the queue (SMS-3).
 */
const outlivesTheCase: readonly DutyKind[] = ['inform-police', 'form-recipient-card', 'reach-recipient'];

const over: readonly Status[] = ['refused', 'ended', 'withdrawn'];

const slotsOf = (duties: readonly Duty[]): string[] => duties.map(({ kind, owner }) => `${kind} ${owner.role}`);

const allDifferent = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/** What an organization owes of somebody goes along with a transfer; the card (ADM-1) is of who admitted them. */
const owedWhereTheyAre: readonly DutyKind[] = [
  'confirm-start',
  'sign-contract',
  'review-stay',
  'arrange-identity-card',
  'draw-up-plan',
  'fill-in-plan',
  'approve-plan',
  'correct-plan',
  'monitor',
  'enter-monitoring',
];

const called = ({ setting, status, offer }: Application): boolean =>
  status === 'offered' && offer?.basis !== 'residence' && (setting === 'inpatient' || setting === 'semi-inpatient');

const checkDuties = (state: Application): void => {
  const { status, duties, organizationId } = state;
  const slots = slotsOf(duties);
  const found = () => state;
  must(allDifferent(slots), 'MON-1 · one duty of a kind is open for one role in a case', found);
  must(allDifferent(duties.map(({ id }) => id)), 'MON-1 · every duty has an id of its own', found);
  for (const { kind, owner } of duties) {
    const about = () => ({ kind, state });
    const here = !owedWhereTheyAre.includes(kind) || owner.id === organizationId;
    must(onlyWhile[kind]?.(state) !== false, 'MON-1 · a duty stands only while it makes sense', about);
    must(here, 'MON-1 · what an organization owes of somebody is owed where they are', about);
    must(!over.includes(status) || outlivesTheCase.includes(kind), 'QUE-12 · an ending leaves no duty behind', about);
  }
  const told = slots.some((slot) => slot.startsWith('arrive') || slot.startsWith('reach-recipient'));
  must(told || !called(state), 'SMS-3 · who is called has a term, or an office that is to reach them', found);
};

/** One duty of a kind and an owner at a time; each while it makes sense; none left behind when a case is over. */
export const watchDuties = (): Watch => {
  const check = (_: Observed, { cases, houses }: Changed): void => {
    for (const state of cases) checkDuties(state);
    for (const house of houses)
      must(allDifferent(slotsOf(house.duties)), 'BOK-1 · one duty of a kind is open for one role', () => house);
  };
  return { stepped: check, settled: (world) => check(world, { cases: world.everybody, houses: world.houses }) };
};
