import type { Particulars } from './law/explanations/explanation.ts';
import type { RefusalCode } from './law/explanations/refusals.ts';

/** The clause a decision rests on: a register ID and, where the text speaks, its place in the orders. */
export type Ground = { norm: string; source?: string };

/**
 * A command that was understood and refused; nothing has changed.
 * `state`: the case is not where the command needs it. `norm`: a norm forbids it. `unknown`: there is no such case.
 * `malformed`: what a norm asks for cannot be read.
 */
export abstract class Refusal extends Error {
  readonly reason: 'state' | 'norm' | 'unknown' | 'malformed';
  /** Stable kebab-case name; clients and tests rely on it. One without a sentence to explain it does not compile. */
  readonly code: RefusalCode;
  readonly ground: Ground | undefined;
  readonly particulars: Particulars;

  constructor(
    reason: Refusal['reason'],
    code: RefusalCode,
    message: string,
    ground?: Ground,
    particulars: Particulars = {},
  ) {
    super(message);
    this.reason = reason;
    this.code = code;
    this.ground = ground;
    this.particulars = particulars;
  }
}

/** The case is in another state than the command needs. */
export class WrongState extends Refusal {
  override readonly name = 'WrongState';

  constructor(code: RefusalCode, message: string, ground?: Ground, particulars?: Particulars) {
    super('state', code, message, ground, particulars);
  }
}

/** A norm forbids what was asked. */
export class AgainstNorm extends Refusal {
  override readonly name = 'AgainstNorm';

  constructor(code: RefusalCode, message: string, ground: Ground, particulars?: Particulars) {
    super('norm', code, message, ground, particulars);
  }
}

/** What a norm asks for has come, and cannot be read. */
export class Malformed extends Refusal {
  override readonly name = 'Malformed';

  constructor(code: RefusalCode, message: string, ground: Ground) {
    super('malformed', code, message, ground);
  }
}

/** What can be asked for in vain: for each there is a sentence, `<what>-not-found`. */
type Sought = Extract<RefusalCode, `${string}-not-found`> extends `${infer What}-not-found` ? What : never;

/** What the command names does not exist, or is not the caller's to know. */
export class Unknown extends Refusal {
  override readonly name = 'Unknown';

  constructor(what: Sought) {
    super('unknown', `${what}-not-found`, `There is no such ${what}, or it is not yours to know.`);
  }
}
