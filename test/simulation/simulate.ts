import { createHash } from 'node:crypto';
import { type Episode, live, type Plan } from './episode.ts';
import { type FaultKind, faultKinds } from './faults.ts';
import type { Wiring } from './wiring.ts';

/** What is asked of a simulation: so many seeds from this one on, together so many years of organizations. */
export type Asked = { seeds: number; years: number; seed: number };

/** What one seed came to; its worlds, one after the other, are let go of. */
export type SeedResult = {
  seed: number;
  traceHash: string;
  facts: number;
  happenings: number;
  calls: number;
  messages: number;
  resent: number;
  organizationDays: number;
  worldDays: number;
  faults: Record<FaultKind, number>;
  violation?: { plan: Plan } & NonNullable<Episode['violation']>;
};

const daysOfYear = 365;

/** A world has two organizations, since people are transferred between two, and lasts a year at most: so it fits in memory. */
const organizations = 2;

/** The worlds of a seed: `years` of organizations, cut into worlds of a year at most. */
export const plansOf = (seed: number, years: number): Plan[] => {
  const days = Math.ceil((years * daysOfYear) / organizations);
  const worlds = Math.ceil(days / daysOfYear);
  // A hundred thousand seeds apart, so that the worlds of one are not those of another.
  return Array.from({ length: worlds }, (_, world) => ({
    seed: seed + world * 100_000,
    organizations,
    days: Math.min(daysOfYear, days - world * daysOfYear),
  }));
};

/**
 * How much longer than others a seed lives: some things come about in months only, but most of what goes wrong goes wrong in
 * weeks. One in a hundred has twenty times as much, one in ten three times, the others so much that all together it is 100.
 */
const weightOf = (seed: number): number => (seed % 100 === 0 ? 20 : seed % 10 === 0 ? 3 : 53 / 90);

/** How many years of organizations each seed lives through, of those that all are asked to. */
export const yearsOf = ({ seeds, years, seed: first }: Asked): ((seed: number) => number) => {
  let all = 0;
  for (let seed = first; seed < first + seeds; seed += 1) all += weightOf(seed);
  return (seed) => (years * weightOf(seed)) / all;
};

const noFaults = (): Record<FaultKind, number> =>
  Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>;

/** Adds how often each kind of fault has fired. */
const addFaults = (to: Record<FaultKind, number>, more: Record<FaultKind, number>): void => {
  for (const kind of faultKinds) to[kind] += more[kind];
};

/** Lives through the worlds of one seed, up to the first violation. */
export const simulateSeed = async (wiring: Wiring, seed: number, years: number): Promise<SeedResult> => {
  const trace = createHash('sha256');
  const sum = { facts: 0, happenings: 0, calls: 0, messages: 0, resent: 0, organizationDays: 0, worldDays: 0 };
  const faults = noFaults();
  let violation: SeedResult['violation'];
  for (const plan of plansOf(seed, years)) {
    const episode = await live(wiring, plan);
    trace.update(episode.traceHash);
    for (const name of ['facts', 'happenings', 'calls', 'messages', 'resent'] as const) sum[name] += episode[name];
    sum.organizationDays += plan.organizations * plan.days;
    sum.worldDays += plan.days;
    addFaults(faults, episode.faults);
    if (episode.violation) {
      violation = { plan, ...episode.violation };
      break;
    }
  }
  return { seed, traceHash: trace.digest('hex'), ...sum, faults, ...(violation && { violation }) };
};

/** All seeds as one result, in the order of the seeds whichever was done first. */
export class Tally {
  readonly faults = noFaults();
  readonly violations: NonNullable<SeedResult['violation']>[] = [];
  readonly sums = { facts: 0, happenings: 0, calls: 0, messages: 0, resent: 0, organizationDays: 0, worldDays: 0 };
  /** Of seeds that came before those in front of them; few, since the workers are about as quick. */
  readonly #waiting = new Map<number, SeedResult>();
  readonly #trace = createHash('sha256');
  #next: number;

  constructor(first: number) {
    this.#next = first;
  }

  add(result: SeedResult): void {
    this.#waiting.set(result.seed, result);
    for (let next = this.#waiting.get(this.#next); next; next = this.#waiting.get(this.#next)) {
      this.#waiting.delete(this.#next);
      this.#next += 1;
      this.#trace.update(next.traceHash);
      for (const name of Object.keys(this.sums) as (keyof typeof this.sums)[]) this.sums[name] += next[name];
      addFaults(this.faults, next.faults);
      if (next.violation) this.violations.push(next.violation);
    }
  }

  /** The hash of everything that has happened; to be asked for once, at the end. */
  hash(): string {
    return this.#trace.digest('hex');
  }
}
