import type { FunctionName } from '../../../infra/functions.ts';
import type { Errand } from './errands.ts';
import type { Invocations, Point } from './invocations.ts';
import type { Past } from './past.ts';

/** What several workers do at once. */
export type Race = {
  /** What has happened before it begins. */
  past: Past;
  /** What is to be done; an errand that is delivered twice is here twice. */
  errands: readonly Errand[];
  /** The functions of the race: what follows for one of them is delivered twice, too; all else waits for the end of it. */
  functions: readonly FunctionName[];
  /** So many are at work at once. */
  workers: number;
  /** So many die on the way, at most; what they were at work on comes again. */
  deaths: number;
};

/** Where everything stands: what has been written, how far those at work have come, and the beginnings of what waits. */
type Situation = { past: Past; working: readonly Point[]; waiting: readonly Point[]; deaths: number };

/** A situation that can come about, and by which step it is reached first. */
export type Found = Situation & { from?: Found; step: string; depth: number };

/** All that can come about in a race, what is nearest to its beginning first. */
export type Explored = {
  situations: readonly Found[];
  steps: number;
  /** Writes that were refused, since somebody was quicker. */
  refused: number;
  /** What has happened where all is done. */
  endings: readonly Past[];
  /** So many situations from which no end can be reached. */
  hopeless: number;
};

type Step = { name: string; to: Situation; refused: boolean };

const without = <T>(all: readonly T[], one: T): T[] => all.toSpliced(all.indexOf(one), 1);

const distinct = <T>(all: readonly T[]): T[] => [...new Set(all)];

const idsOf = (points: readonly Point[]): string =>
  points
    .map(({ id }) => id)
    .sort()
    .join();

/** Two situations with the same key have the same futures: nothing goes by anything else. */
const keyOf = ({ past, working, waiting, deaths }: Situation): string =>
  `${past.id} ${idsOf(working)} ${idsOf(waiting)} ${deaths}`;

const isOver = ({ working, waiting }: Situation): boolean => working.length + waiting.length === 0;

/** What can happen next, at each moment of a race. */
class Explorer {
  readonly #invocations: Invocations;
  readonly #race: Race;

  constructor(invocations: Invocations, race: Race) {
    this.#invocations = invocations;
    this.#race = race;
  }

  /** Where errands begin that ask for anything. */
  async beginnings(errands: readonly Errand[]): Promise<Point[]> {
    const points = await Promise.all(errands.map((errand) => this.#invocations.beginningOf(errand)));
    return points.filter(({ end }) => !end?.isDone);
  }

  /**
   * All that can happen next: somebody at work goes on or dies, or somebody who is free begins something with its first
   * call, since nobody else notices that it has been begun before.
   */
  async stepsFrom({ past, working, waiting, deaths }: Situation): Promise<Step[]> {
    const steps: Step[] = [];
    for (const point of distinct(working)) {
      const others = { past, working: without(working, point), waiting, deaths };
      if (deaths > 0) steps.push(await this.#dies(point, others));
      steps.push(...(await this.#goesOn(point, others)));
    }
    if (working.length < this.#race.workers)
      for (const point of distinct(waiting))
        steps.push(...(await this.#goesOn(point, { past, working, waiting: without(waiting, point), deaths })));
    return steps;
  }

  /** Any one of the calls that somebody waits for is carried out; they may die of it. */
  async #goesOn(point: Point, others: Situation): Promise<Step[]> {
    const steps: Step[] = [];
    for (const call of point.calls) {
      const { answer, past } = await others.past.carryOut(call, point.errand);
      const refused = 'error' in answer;
      const name = `${point.errand.id} ${call.command}${refused ? ' is refused' : ''}`;
      const after = { ...others, past, waiting: [...others.waiting, ...(await this.#news(others.past, past))] };
      steps.push({ name, to: await this.#standing(await point.after(call, answer), after), refused });
      if (after.deaths > 0 && past !== others.past)
        steps.push({ ...(await this.#dies(point, after)), name: `${name}, and whoever did it dies` });
    }
    return steps;
  }

  /** Who has come to an end is free; what they failed at waits again. */
  async #standing(point: Point, others: Situation): Promise<Situation> {
    if (!point.end) return { ...others, working: [...others.working, point] };
    return point.end.isDone
      ? others
      : { ...others, waiting: [...others.waiting, ...(await this.beginnings([point.errand]))] };
  }

  /** Whoever was at work on it is gone, and what they wrote is not; the errand waits again. */
  async #dies(point: Point, others: Situation): Promise<Step> {
    const { errand } = point;
    const waiting = [...others.waiting, ...(await this.beginnings([errand]))];
    const to = { ...others, past: await others.past.died(errand), waiting, deaths: others.deaths - 1 };
    return { name: `${errand.id} dies`, to, refused: false };
  }

  /** What is to be done now that was not before, each twice. */
  async #news(before: Past, past: Past): Promise<Point[]> {
    if (past === before) return [];
    const errands = past.errands.filter(({ name }) => this.#race.functions.includes(name));
    return this.beginnings([...errands, ...errands]);
  }
}

/** How many situations have no way to an end. `ways`: from which to which, by their places, one pair after the other. */
const withoutEnd = (situations: readonly Found[], ways: readonly number[]): number => {
  const reaching = situations.map(isOver);
  for (let goesOn = true; goesOn; ) {
    goesOn = false;
    for (let way = ways.length - 2; way >= 0; way -= 2) {
      const [from = 0, to = 0] = [ways[way], ways[way + 1]];
      if (reaching[from] || !reaching[to]) continue;
      reaching[from] = true;
      goesOn = true;
    }
  }
  return reaching.filter((reaches) => !reaches).length;
};

/** Goes every way that a race can go, the shortest first; where two ways meet, they are one from there on. */
export const explore = async (invocations: Invocations, race: Race): Promise<Explored> => {
  const explorer = new Explorer(invocations, race);
  const { past, deaths } = race;
  const situations: Found[] = [];
  const places = new Map<string, number>();
  const ways: number[] = [];
  let refused = 0;
  const reach = (to: Situation, step: string, from?: Found): number => {
    const key = keyOf(to);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, situations.length);
    return situations.push({ ...to, step, depth: from ? from.depth + 1 : 0, ...(from && { from }) }) - 1;
  };
  reach({ past, working: [], waiting: await explorer.beginnings(race.errands), deaths }, '');
  for (const [place, found] of situations.entries())
    for (const step of await explorer.stepsFrom(found)) {
      ways.push(place, reach(step.to, step.name, found));
      if (step.refused) refused += 1;
    }
  return {
    situations,
    steps: ways.length / 2,
    refused,
    endings: distinct(situations.filter(isOver).map((found) => found.past)),
    hopeless: withoutEnd(situations, ways),
  };
};

/** The steps to a situation, by the shortest way. */
export const wayTo = ({ from, step }: Found): string[] => (from ? [...wayTo(from), step] : []);
