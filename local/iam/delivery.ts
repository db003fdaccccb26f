import type { Target } from '../world.ts';
import { type Access, AccessDenied, type Gate, pass } from './gate.ts';

/** Who hands a message over: a role, or a service in the name of one of our resources. */
export type Deliverer = Pick<Access, 'principal' | 'context' | 'through'>;

/** A target as this deliverer reaches it. @throws AccessDenied when it may not */
export function reachedBy(deliverer: Deliverer, target: Target, gate: Gate): Target {
  const action = target.arn.startsWith('arn:aws:sqs:') ? 'sqs:SendMessage' : 'lambda:InvokeFunction';
  return {
    arn: target.arn,
    deliver: (payload) => {
      pass(gate, { ...deliverer, action, resource: target.arn });
      target.deliver(payload);
    },
  };
}

/** Delivers to the first of these that takes it: a message that not even the dead letters may have is lost, as on AWS. */
export function deliverToFirst(targets: readonly (Target | undefined)[], payload: string): void {
  targets.some((target) => {
    try {
      target?.deliver(payload);
      return target !== undefined;
    } catch (error) {
      if (error instanceof AccessDenied) return false;
      throw error;
    }
  });
}
