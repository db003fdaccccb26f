import { type Episode, live, type Plan } from './episode.ts';
import type { FaultId } from './faults.ts';
import type { Wiring } from './wiring.ts';

/** A history is lived through again so often at most while it is shrunk. */
const patience = 250;

/** All but the part at this place, of so many equal parts. */
const allBut = <T>(list: readonly T[], part: number, parts: number): T[] => {
  const size = Math.ceil(list.length / parts);
  return [...list.slice(0, part * size), ...list.slice((part + 1) * size)];
};

/**
 * Makes the list shorter while it still fails: without one of a few large parts, then of more and smaller ones, down to
 * single members (delta debugging).
 */
const shortened = async <T>(
  list: readonly T[],
  fails: (list: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> => {
  if (list.length > 0 && (await fails([]))) return [];
  let left = list;
  for (let parts = 2; left.length > 1; ) {
    let shorter: readonly T[] | undefined;
    for (let part = 0; part < parts && !shorter; part += 1) {
      const rest = allBut(left, part, parts);
      if (rest.length < left.length && (await fails(rest))) shorter = rest;
    }
    if (shorter) {
      left = shorter;
      parts = Math.max(2, parts - 1);
    } else if (parts >= left.length) return left;
    else parts = Math.min(left.length, parts * 2);
  }
  return left;
};

/** The smallest plan found that breaks the same rule as this episode: fewer faults first, then fewer acts, then fewer days. */
export const shrink = async (wiring: Wiring, { plan, acts, faultLog, violation }: Episode): Promise<Plan> => {
  if (!violation) return plan;
  let runs = 0;
  const breaks = async (tried: Plan): Promise<boolean> => {
    runs += 1;
    return runs <= patience && (await live(wiring, tried)).violation?.rule === violation.rule;
  };
  let smallest: Plan & { only: { acts: readonly number[]; faults: readonly FaultId[] } } = {
    ...plan,
    only: { acts, faults: faultLog },
  };
  if (!(await breaks(smallest))) return plan;
  const only = async (change: Partial<typeof smallest.only>): Promise<boolean> =>
    breaks({ ...smallest, only: { ...smallest.only, ...change } });
  const faults = await shortened(smallest.only.faults, (kept) => only({ faults: kept }));
  smallest = { ...smallest, only: { ...smallest.only, faults } };
  const kept = await shortened(smallest.only.acts, (left) => only({ acts: left }));
  smallest = { ...smallest, only: { ...smallest.only, acts: kept } };
  const fewer = await shortened(smallest.only.faults, (left) => only({ faults: left }));
  return { ...smallest, only: { ...smallest.only, faults: fewer } };
};
