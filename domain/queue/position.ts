import { groundOf } from '../law/clauses.ts';
import type { LegalDate } from '../law/time.ts';
import type { PriorityClass, Setting } from '../vocabulary.ts';
import { classNorms, priorityClasses } from './order.ts';

/** Why somebody stands where they stand: how many are ahead by which right (QUE-11), and the norm of the order itself. */
export type Position = {
  position: number;
  norm: string;
  source: string;
  reasons: { priorityClass: PriorityClass; count: number; norm: string; source: string }[];
};

type Ahead = Readonly<Record<PriorityClass, number>>;

/** 1 is first in line. */
export const placeInLine = (ahead: Ahead): number =>
  1 + priorityClasses.reduce((sum, priorityClass) => sum + ahead[priorityClass], 0);

/**
 * Where somebody stands, and why. `ahead`: how many of each class stand before, blocked ones and those away included: they keep their
 * place. The clauses are those of the setting, as cited on the day asked about.
 */
export const positionFrom = (ahead: Ahead, { setting, on }: { setting: Setting; on: LegalDate }): Position => ({
  ...groundOf(classNorms.ordinary, on, setting),
  position: placeInLine(ahead),
  reasons: priorityClasses
    .filter((priorityClass) => ahead[priorityClass] > 0)
    .map((priorityClass) => ({
      priorityClass,
      count: ahead[priorityClass],
      ...groundOf(classNorms[priorityClass], on, setting),
    })),
});
