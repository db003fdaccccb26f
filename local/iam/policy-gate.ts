import type { Logs } from '../logs.ts';
import { type Decision, decide, type Request, requestOf } from './decide.ts';
import { type Access, AccessDenied, type Gate } from './gate.ts';
import type { Statement } from './statements.ts';

/** A call that was made, and what IAM came to. One that is made again is kept once. */
export interface Recorded extends Request {
  readonly through: string;
  readonly decision: Decision;
}

/** The policies of the templates, enforced: decides on every call, and remembers each kind of call. */
export class PolicyGate implements Gate {
  readonly statements: readonly Statement[];
  readonly #account: string;
  readonly #logs: Logs;
  readonly #recorded = new Map<string, Recorded>();

  constructor(statements: readonly Statement[], account: string, logs: Logs) {
    this.statements = statements;
    this.#account = account;
    this.#logs = logs;
  }

  /** Every kind of call since the start. */
  get recorded(): readonly Recorded[] {
    return [...this.#recorded.values()];
  }

  allows(access: Access): boolean {
    const { principal, action, resource, context = {}, through } = access;
    const kind = JSON.stringify([principal, action, resource, context, through]);
    const known = this.#recorded.get(kind) ?? this.#decide(access);
    this.#recorded.set(kind, known);
    if (known.decision === 'Allowed') return true;
    this.#logs.write('iam', `${known.decision}: ${new AccessDenied(access).message}, through ${through}`);
    return false;
  }

  #decide(access: Access): Recorded {
    const request = requestOf(access, this.#account);
    return { ...request, through: access.through, decision: decide(this.statements, request) };
  }
}
