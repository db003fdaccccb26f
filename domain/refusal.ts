/** The clause a decision rests on: a register ID and, where the text speaks, its place in the orders. */
export type Ground = { norm: string; source?: string };

/**
 * A command that was understood and refused; nothing has changed.
 * `state`: the case is not where the command needs it. `norm`: a norm forbids it. `unknown`: there is no such case.
 */
export class Refusal extends Error {
  readonly reason: 'state' | 'norm' | 'unknown';
  /** Stable kebab-case name; clients and tests rely on it. */
  readonly code: string;
  readonly ground: Ground | undefined;

  constructor(reason: Refusal['reason'], code: string, message: string, ground?: Ground) {
    super(message);
    this.name = new.target.name;
    this.reason = reason;
    this.code = code;
    this.ground = ground;
  }
}

/** The case is in another state than the command needs. */
export class WrongState extends Refusal {
  constructor(code: string, message: string, ground?: Ground) {
    super('state', code, message, ground);
  }
}

/** A norm forbids what was asked. */
export class AgainstNorm extends Refusal {
  constructor(code: string, message: string, ground: Ground) {
    super('norm', code, message, ground);
  }
}

/** What the command names does not exist, or is not the caller's to know. */
export class Unknown extends Refusal {
  constructor(what: string) {
    super('unknown', `${what}-not-found`, `There is no such ${what}, or it is not yours to know.`);
  }
}
