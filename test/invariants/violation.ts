/** Something that must hold does not. `rule`: what it is, by its norm or decision, in the same words wherever it is broken. */
export class Violation extends Error {
  override readonly name = 'Violation';
  readonly rule: string;
  readonly found: unknown;

  constructor(rule: string, found: unknown) {
    super(`${rule}: ${JSON.stringify(found, undefined, 1)}`);
    this.rule = rule;
    this.found = found;
  }
}

/**
 * Fails with what was found when something does not hold. Millions of things are looked at: what was found is put together
 * only then.
 * @throws Violation
 */
export const must: (holds: boolean, rule: string, found: () => unknown) => asserts holds = (holds, rule, found) => {
  if (!holds) throw new Violation(rule, found());
};
