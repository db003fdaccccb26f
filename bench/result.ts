/**
 * What was measured. `target`: what it ought to be, where there is such a thing; `holds`: whether it is.
 * The shape is that of `npm run bench -- --json`.
 */
export type Result = {
  name: string;
  value: number | string | null;
  unit: string;
  target: string | null;
  holds: boolean | null;
};

/** A count is the same on every machine, so a broken one fails the run; a time is not, and is only told. */
export type Kind = 'count' | 'time' | 'figure';

export type Measured = Result & { kind: Kind };

const rounded = (value: number): number => (Number.isInteger(value) ? value : Number(value.toPrecision(4)));

type What = { name: string; value: number; unit: string };

/** Something that may be so much and no more. */
export const atMost = (kind: 'count' | 'time', most: number, { name, value, unit }: What): Measured => ({
  kind,
  name,
  value: rounded(value),
  unit,
  target: `≤ ${most}`,
  holds: value <= most,
});

/** Something that must be so much or more. */
export const atLeast = (kind: 'count' | 'time', least: number, { name, value, unit }: What): Measured => ({
  kind,
  name,
  value: rounded(value),
  unit,
  target: `≥ ${least}`,
  holds: value >= least,
});

/** Something that is told and demanded of nobody. */
export const figure = (name: string, value: number | string | null, unit: string): Measured => ({
  kind: 'figure',
  name,
  value: typeof value === 'number' ? rounded(value) : value,
  unit,
  target: null,
  holds: null,
});

/** The middle one, or the upper of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const middle = [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error('There is no middle of nothing');
  return middle;
};
