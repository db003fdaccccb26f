import { type Episode, live, type Plan } from './episode.ts';
import type { FaultId } from './faults.ts';
import type { Wiring } from './wiring.ts';

type Only = { acts: readonly number[]; faults: readonly FaultId[] };

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

/** How the patience is shared out: an act left out may make faults needless, and a fault left out acts. */
const phases = [
  ['faults', 0.3],
  ['acts', 0.5],
  ['faults', 0.1],
  ['acts', 0.1],
] as const;

/**
 * The smallest plan found that breaks the same rule as this episode: fewer faults, fewer acts, and each again. `patience`: so
 * often the history is lived through at most.
 */
export const shrink = async (
  wiring: Wiring,
  { plan, acts, faultLog, violation }: Episode,
  patience = 600,
): Promise<Plan> => {
  if (!violation) return plan;
  const breaks = async (only: Only): Promise<boolean> =>
    (await live(wiring, { ...plan, only })).violation?.rule === violation.rule;
  let only: Only = { acts, faults: faultLog };
  if (!(await breaks(only))) return plan;
  for (const [what, share] of phases) {
    let runs = Math.round(patience * share);
    const left = await shortened<number | FaultId>(only[what], async (kept) => {
      runs -= 1;
      return runs >= 0 && breaks({ ...only, [what]: kept });
    });
    only = { ...only, [what]: left };
  }
  return { ...plan, only };
};
