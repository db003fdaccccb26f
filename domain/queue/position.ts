import type { PriorityClass } from '../vocabulary.ts';
import { classNorms, priorityClasses } from './order.ts';

/** Why somebody stands where they stand: how many are ahead by which right (QUE-11), and the norm of the order itself. */
export type Position = {
  position: number;
  norm: string;
  source: string;
  reasons: { priorityClass: PriorityClass; count: number; norm: string; source: string }[];
};

/** 1 is first in line. `ahead`: how many of each class stand before, blocked ones and those away included: they keep their place. */
export const positionFrom = (ahead: Readonly<Record<PriorityClass, number>>): Position => ({
  ...classNorms.ordinary,
  position: 1 + priorityClasses.reduce((sum, priorityClass) => sum + ahead[priorityClass], 0),
  reasons: priorityClasses
    .filter((priorityClass) => ahead[priorityClass] > 0)
    .map((priorityClass) => ({ priorityClass, count: ahead[priorityClass], ...classNorms[priorityClass] })),
});
