import type { Activity } from './activity.ts';
import type { Clock } from './clock.ts';
import type { Gate } from './iam/gate.ts';
import type { Logs } from './logs.ts';
import type { Storage } from './storage.ts';

/** What every running resource shares. */
export interface World {
  readonly clock: Clock;
  readonly activity: Activity;
  readonly logs: Logs;
  readonly storage: Storage;
  /** What IAM would decide on. */
  readonly gate: Gate;
}

/** Whatever a rule, a schedule or a redrive can hand a message to; accepted means it is in flight and cannot be lost. */
export interface Target {
  readonly arn: string;
  deliver(payload: string): void;
}
