/**
 * One thing that is tried in a history. `dice` decide the particulars of the act; a zero is always the plainest case, so
 * that a shrunk history is a plain one.
 */
export type Step = {
  act: string;
  /** Whom it is tried on: of those for whom it makes sense, or, when `wild`, of everybody. */
  whom: number;
  wild: boolean;
  dice: readonly number[];
  /** How much later than the step before. */
  minutes: number;
  /** Whether what follows by itself has followed before the next step: places filled, messages gone, other care ended. */
  settles: boolean;
};

/** What a die of the step says of several possibilities; the first is the plainest. */
export const oneOf = <T>({ dice }: Pick<Step, 'dice'>, die: number, ...options: readonly [T, ...T[]]): T =>
  options[(dice[die] ?? 0) % options.length] ?? options[0];

/** Once in so many. */
export const once = ({ dice }: Pick<Step, 'dice'>, die: number, inSoMany: number): boolean =>
  (dice[die] ?? 0) % inSoMany === inSoMany - 1;
