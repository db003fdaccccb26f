/** One call as IAM sees it: who does what to what, and in which circumstances. Nothing of a person stands in it. */
export interface Access {
  /** The ARN of a role, or the name of a service such as `events.amazonaws.com`. */
  readonly principal: string;
  /** Such as `dynamodb:PutItem`. */
  readonly action: string;
  /** An ARN; `*` where AWS ties the action to none. */
  readonly resource: string;
  /** Condition keys of this call. */
  readonly context?: Readonly<Record<string, string>>;
  /** What it follows from: a call of the SDK, or something that AWS does by itself. */
  readonly through: string;
}

/** Decides on every call that AWS would decide on. */
export interface Gate {
  allows(access: Access): boolean;
}

/** Where nothing is enforced. */
export const openGate: Gate = { allows: () => true };

/** A call that no policy allows, or that one forbids. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';

  constructor({ principal, action, resource }: Access) {
    super(`User: ${principal} is not authorized to perform: ${action} on resource: ${resource}`);
  }
}

/** Lets a call pass. @throws AccessDenied */
export function pass(gate: Gate, access: Access): void {
  if (!gate.allows(access)) throw new AccessDenied(access);
}
