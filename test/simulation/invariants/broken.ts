import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { About, Watch } from '../../invariants/observed.ts';
import { Seen } from './seen.ts';

/** A rule, and something by hand that breaks it: whoever watches over the rule must say so. */
export type Broken = { rule: string; breaks: () => void };

/** A world that is what a test says it is, looked at by one watch. */
export class Told extends Seen {
  readonly #watch: Watch;

  constructor(watch: Watch, ...states: readonly (Application | Organization)[]) {
    super(() => '2025-05-05T05:00:00.000Z', [{ personId: 'person-1' }]);
    this.#watch = watch;
    for (const state of states) this.nowIs(state);
  }

  /** Facts that have happened before the watch looked. */
  after(facts: readonly Fact[]): this {
    for (const fact of facts) this.happened(fact);
    return this;
  }

  /** Facts are decided on states, and lead to others. */
  decide(facts: readonly Fact[], about: About = {}, after: About = {}): this {
    this.#watch.decided?.(this, facts, about, after);
    for (const fact of facts) this.happened(fact);
    return this;
  }

  /** A step leads to these states. */
  step(...states: readonly (Application | Organization)[]): this {
    for (const state of states) this.nowIs(state);
    this.#watch.stepped?.(this, { cases: this.everybody, houses: this.houses });
    return this;
  }

  settle(): void {
    this.#watch.settled?.(this);
  }

  end(): void {
    this.#watch.ended?.(this);
  }
}
