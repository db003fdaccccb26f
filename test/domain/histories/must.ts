import { expect } from 'vitest';

/**
 * Fails with what was found when something does not hold. The histories check millions of things: an `expect` for each
 * would cost more than all the rest.
 */
export const must = (holds: boolean, rule: string, found: () => unknown): void => {
  if (!holds) expect.fail(`${rule}: ${JSON.stringify(found(), undefined, 1)}`);
};
