import type { Call } from '../aws.ts';
import type { Wiring } from '../wiring.ts';
import { type Explored, explore, wayTo } from './explore.ts';
import { inTurn } from './in-turn.ts';
import { Invocations } from './invocations.ts';
import { type Judged, judge } from './judge.ts';
import type { Past } from './past.ts';
import type { Scenario } from './scenarios.ts';
import { Stage } from './stage.ts';

/** What was found where a scenario was gone through every way that it can go. */
export type Looked = Pick<Explored, 'steps' | 'refused' | 'hopeless'> & {
  situations: number;
  /** The situation that is farthest from the beginning is so many steps away. */
  farthest: number;
  /** So many different histories it came to. */
  endings: number;
  /** How it may end for the people in it, in the order in which they applied, and how many messages went out. */
  outcomes: string[];
  /** The one with the shortest way first. */
  violations: { rule: string; found: string; way: readonly string[] }[];
};

const workers = 2;

const sentSince = (start: Past, ending: Past): string[] => {
  const sent = ending.since(start).filter(({ last }) => last && 'sms' in last).length;
  return sent > 0 ? [`${sent} sent`] : [];
};

/** Goes through all that can come of a scenario. `misheard`: what the store makes of a call, where a fault is planted. */
export const look = async (
  wiring: Wiring,
  { set, functions, deaths }: Scenario,
  misheard: (call: Call) => Call = (call) => call,
): Promise<Looked> => {
  const invocations = new Invocations(wiring);
  const stage = new Stage(invocations, { wiring, misheard });
  const errands = await set(stage, wiring);
  const { past: start } = stage;
  const race = { past: start, errands, functions, workers, deaths };
  const { situations, endings, ...counted } = await explore(invocations, race);

  /** As it is, and when all has been done that was of no concern to the race. */
  const judged = async (ending: Past): Promise<Judged> => {
    const asItIs = judge(wiring, ending, false);
    if (asItIs.violation) return asItIs;
    const left = ending.since(start).flatMap((past) => past.errands.filter(({ name }) => !functions.includes(name)));
    return judge(wiring, (await inTurn(invocations, ending, left)).past, true);
  };

  const outcomes = new Set<string>();
  const violations: Looked['violations'] = [];
  for (const ending of endings) {
    const { view, violation } = await judged(ending);
    outcomes.add([...view.everybody.map(({ status }) => status), ...sentSince(start, ending)].join(', '));
    if (!violation) continue;
    const { rule, message } = violation.found;
    const first = situations.find(({ past }) => past === violation.past || past === ending);
    violations.push({ rule, found: message, way: first ? wayTo(first) : [] });
  }
  return {
    ...counted,
    situations: situations.length,
    farthest: situations.at(-1)?.depth ?? 0,
    endings: endings.length,
    outcomes: [...outcomes].sort(),
    violations: violations.sort((one, other) => one.way.length - other.way.length),
  };
};
