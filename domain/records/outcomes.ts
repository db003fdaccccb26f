import { groundOf } from '../law/clauses.ts';
import { smallNumbers } from '../law/policies.ts';
import type { LegalDate } from '../law/time.ts';
import { AgainstNorm } from '../refusal.ts';
import type { Setting } from '../vocabulary.ts';

/** What a stay has led to, as the standards count it from year to year (STA-1). */
export type Outcome =
  | 'returned-to-family'
  | 'semi-inpatient-or-home'
  | 'engaged-in-work'
  | 'development-raised'
  | 'moved-to-education'
  | 'movement-restored'
  | 'socialized'
  | 'rehabilitated';

/** How an ending counts: by its outcome; `none`, where its ground leads to none; `not-told`, where nobody said. */
export type Counted = Outcome | 'none' | 'not-told';

/** The outcomes that the standard of a setting counts: 263/1 cl.24-1, 263/2 cl.16-1, 263/4 cl.20-1; 263/3 counts none. */
const ofSetting: Readonly<Record<Setting, readonly Outcome[]>> = {
  inpatient: ['returned-to-family', 'semi-inpatient-or-home', 'engaged-in-work'],
  'semi-inpatient': ['development-raised', 'moved-to-education', 'movement-restored', 'socialized'],
  home: [],
  'temporary-stay': ['rehabilitated'],
};

/** Grounds that are an outcome by themselves: who has a home and means, or no need of the contract any more (END-6). */
const byGround: Partial<Record<Setting, Readonly<Record<string, Outcome>>>> = {
  'temporary-stay': { 'housing-found': 'rehabilitated', 'contract-fulfilled': 'rehabilitated' },
};

/** Grounds by which nothing was achieved, so that nobody has to tell what: a death, an exclusion, another service. */
const withoutOutcome: readonly string[] = [
  ...['death', 'rules-broken', 'capacity-limited', 'absent-without-leave', 'insult', 'moved', 'other-setting'],
  ...['contraindications', 'false-information', 'contract-not-kept', 'paid-contract-broken'],
];

/** How the ending of a stay counts. */
export const countedAs = (setting: Setting, ground: string, told: Outcome | undefined): Counted => {
  if (told) return told;
  const outcome = byGround[setting]?.[ground];
  if (outcome) return outcome;
  return withoutOutcome.includes(ground) || ofSetting[setting].length === 0 ? 'none' : 'not-told';
};

/**
 * STA-1: what the organization tells of an ending is an outcome of its setting, and not of an ending that can have none.
 * @throws AgainstNorm `outcome-not-of-setting`, `outcome-not-of-ground`
 */
export const assertOutcome = (setting: Setting, ground: string, told: Outcome | undefined, on: LegalDate): void => {
  if (!told) return;
  const cited = groundOf('STA-1', on, setting);
  if (!ofSetting[setting].includes(told))
    throw new AgainstNorm('outcome-not-of-setting', `“${told}” is no outcome of this setting.`, cited, { setting });
  if (withoutOutcome.includes(ground))
    throw new AgainstNorm('outcome-not-of-ground', `An ending by “${ground}” has no outcome.`, cited, { ground });
};

/** How many stays have ended in a year, by how they count. */
export type Counts = Readonly<Partial<Record<Counted, number>>>;

/** The counts of several organizations together. */
export const sumOf = (all: readonly Counts[]): Counts => {
  const sum: Partial<Record<Counted, number>> = {};
  for (const counts of all)
    for (const [name, count] of Object.entries(counts) as [Counted, number][]) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};

/** A number with its share of the endings of its year; `fewerThan`: it is so small that it would tell of somebody. */
export type Figure = { count: number; share?: number } | { fewerThan: number };

/** An outcome in a year, and in the year before; the difference where both are told. */
export type Compared = { outcome: Counted; now: Figure; before: Figure; difference?: number };

/** A year, and the year before, by outcomes; without the number of endings where a figure is withheld that it would tell. */
export type Comparison = { endings?: number; endingsBefore?: number; outcomes: Compared[] };

const endingsOf = (counts: Counts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

const isSmall = (count: number): boolean => count > 0 && count < smallNumbers.value;

/** The figures of one year. Where a small number is withheld so is what it could be worked out from: the sum and the shares. */
const figuresOf = (counts: Counts, discreet: boolean) => {
  const endings = endingsOf(counts);
  const withheld = discreet && Object.values(counts).some(isSmall);
  const figure = (name: Counted): Figure => {
    const count = counts[name] ?? 0;
    if (withheld) return isSmall(count) ? { fewerThan: smallNumbers.value } : { count };
    return { count, ...(endings > 0 && { share: Math.round((count / endings) * 1000) / 1000 }) };
  };
  return { figure, ...(!withheld && { endings }) };
};

/** STA-1: the outcomes of a year beside those of the year before. `discreet`: small numbers are withheld. */
export const compared = (setting: Setting, now: Counts, before: Counts, discreet: boolean): Comparison => {
  const [year, last] = [figuresOf(now, discreet), figuresOf(before, discreet)];
  return {
    ...(year.endings !== undefined && { endings: year.endings }),
    ...(last.endings !== undefined && { endingsBefore: last.endings }),
    outcomes: ([...ofSetting[setting], 'none', 'not-told'] as const).map((outcome) => {
      const [one, other] = [year.figure(outcome), last.figure(outcome)];
      return {
        outcome,
        now: one,
        before: other,
        ...('count' in one && 'count' in other && { difference: one.count - other.count }),
      };
    }),
  };
};
