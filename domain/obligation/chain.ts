import type { Application } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { FactOf } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import type { TermName } from '../law/law.ts';
import type { LegalDate } from '../law/time.ts';
import { dutiesAfterPlanning, isOfPlanning } from '../records/plan-duties.ts';
import { WrongState } from '../refusal.ts';
import { reviewAfter } from '../stay/duties.ts';
import { nextMarkAfter, type Visits } from '../stay/visits.ts';
import { type Duty, type DutyKind, type DutyToSet, dutyOf, everyDuty } from './duty.ts';
import { departmentOf, legalDutyIfAny } from './set.ts';

/** On the way to the decision each duty done sets the department's next: at home (APP-6), of a victim (TMP-4). */
const next: Partial<Record<DutyKind, { kind: DutyKind; term: TermName }>> = {
  'home-visit': { kind: 'survey-act', term: 'surveyAct' },
  'survey-act': { kind: 'decide', term: 'decide' },
  'send-assessment': { kind: 'decide', term: 'decide' },
};

/**
 * The duty that a done one sets, counted from the day it was done on: on the way to the decision, none once that has been
 * made; in a stay the next day to look at it, and of its `visits` the next mark (HOM-1).
 */
export const nextDuties = (
  state: Application,
  { kind, due }: Pick<Duty, 'kind' | 'due'>,
  on: LegalDate,
  context: Context,
  visits: Visits = { plan: [], marked: new Set() },
): DutyToSet[] => {
  if (isOfPlanning(kind)) return dutiesAfterPlanning(state, { kind, due }, on, context);
  if (kind === 'mark-visit') return nextMarkAfter(state, visits, due);
  if (kind === 'review-stay') return reviewAfter(state, { due }, on, context);
  const following = next[kind];
  return following && state.status === 'filed'
    ? legalDutyIfAny(
        following.term,
        state.setting,
        { kind: following.kind, owner: departmentOf(state), from: on },
        context,
      )
    : [];
};

/** What the interview found: whether the person is recognized a victim, and whether they decline to go to the police. */
export type Identification = { recognized?: boolean | undefined; declinesPolice?: boolean | undefined };

/** TMP-6 holds whatever has been decided meanwhile; a term that runs already is not put off. */
const dutiesOfRecognized = (
  state: Application,
  { owner }: Duty,
  on: LegalDate,
  declinesPolice: boolean | undefined,
  context: Context,
): DutyToSet[] => {
  const { setting } = state;
  return [
    ...(state.status === 'filed'
      ? legalDutyIfAny('sendAssessment', setting, { kind: 'send-assessment', owner, from: on }, context)
      : []),
    ...(declinesPolice && !dutyOf(state.duties, 'inform-police')
      ? legalDutyIfAny('informPolice', setting, { kind: 'inform-police', owner, from: on }, context)
      : []),
  ];
};

/**
 * TMP-3: a person was interviewed on a day. Recognized a victim, which is what a report without more says: the office
 * that identified them sends the assessment sheet (TMP-4) and, when they decline to go to the police, informs it
 * (TMP-6). Not recognized: refused, and whatever was to be done in the case has fallen away (TMP-4).
 * @throws WrongState `already-decided` when not recognized after the decision: that is undone by a decision only
 */
export const applicantIdentified = (
  state: Application,
  duty: Duty,
  on: LegalDate,
  { recognized = true, declinesPolice }: Identification,
  context: Context,
): FactOf<'ApplicantIdentified'> => {
  const { applicationId, setting } = state;
  const when = { type: 'ApplicantIdentified', applicationId, at: context.now, by: context.by } as const;
  if (!recognized) {
    const ground = groundOf('TMP-4', on, setting);
    if (state.status !== 'filed')
      throw new WrongState('already-decided', 'The decision has been made; only a decision cancels it.', ground);
    return { ...when, ...ground, on, recognized, voids: [...everyDuty] };
  }
  const sets = dutiesOfRecognized(state, duty, on, declinesPolice, context);
  return { ...when, ...groundOf('TMP-3', on, setting), on, recognized, ...(sets.length > 0 && { sets }) };
};
