import type { LegalDate } from '../../../domain/law/time.ts';
import type { PlanEntry, VisitMark, VisitPlan } from '../../../domain/records/visits.ts';
import type { Visits } from '../../../domain/stay/visits.ts';
import * as keys from './record-keys.ts';
import type { Store } from './store.ts';

const planOf = async (store: Store, stayId: string): Promise<VisitPlan> =>
  (await store.query(keys.visitPlanRange(stayId))).map(({ plan }) => plan as PlanEntry);

/** What a decision on the visits of a stay rests on: the plan, and which days from one on bear a mark. */
export const visitsFrom = async (store: Store, stayId: string, from: LegalDate): Promise<Visits> => {
  const [plan, marks] = await Promise.all([planOf(store, stayId), store.query(keys.visitsRange(stayId, from))]);
  return { plan, marked: new Set(marks.map(({ on }) => on as LegalDate)) };
};

/** The plan of a stay's visits, and the marks of a month, `YYYY-MM`, by their days and in the order of entry. */
export const visitsOf = async (
  store: Store,
  stayId: string,
  month: string,
): Promise<{ plan: VisitPlan; marks: VisitMark[] }> => {
  const [plan, marks] = await Promise.all([planOf(store, stayId), store.query(keys.visitsRange(stayId, month, month))]);
  return { plan, marks: marks as unknown as VisitMark[] };
};
