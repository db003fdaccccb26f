import type { Application } from '../application/application.ts';
import type { Context } from '../context.ts';
import { cite } from '../law/amendments.ts';
import { dueDate, type TermName, termIfAny } from '../law/law.ts';
import type { LegalDate } from '../law/time.ts';
import type { Ground } from '../refusal.ts';
import { isVictim } from '../vocabulary.ts';

/** What the length of a stay depends on. */
export type LengthOf = Pick<Application, 'setting' | 'category' | 'temporary'>;

const nameOf = ({ setting, category, temporary }: LengthOf): TermName => {
  if (setting !== 'temporary-stay') return 'temporaryStay';
  // Who is given a bed by night has no contract of rehabilitation (TMP-8).
  if (temporary?.nightBed && !temporary.fromOtherRegion) return 'temporaryStay';
  if (temporary?.fromOtherRegion) return 'stayOfOtherRegion';
  return isVictim(category) ? 'contractOfVictim' : 'contract';
};

/**
 * CAT-2, CAT-5, TMP-2, TMP-7: the last day that a stay for a time may have when it begins on a day, and what says so;
 * nothing where the setting knows no stay for a time.
 */
export const longestOf = (
  subject: LengthOf,
  from: LegalDate,
  { calendar }: Pick<Context, 'calendar'>,
): { until: LegalDate; ground: Ground } | undefined => {
  const term = termIfAny(nameOf(subject), subject.setting, from);
  return term && { until: dueDate(calendar, from, term), ground: { norm: term.norm, source: cite(term.source, from) } };
};
