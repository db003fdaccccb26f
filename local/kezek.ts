import type { Recorded } from './iam/policy-gate.ts';
import type { Statement } from './iam/statements.ts';
import type { Bearer, IdentityProvider } from './identity.ts';
import type { BusEntry } from './resources/event-bus.ts';
import type { Sms } from './resources/sms.ts';
import type { Firing } from './timetable.ts';
import type { Tables } from './wire.ts';

/** An event from outside that ended among the dead letters of a queue. */
export interface Rejected {
  readonly index: number;
  readonly queue: string;
}

/** What is enforced, and on what it was decided. */
export interface Enforced {
  readonly statements: readonly Statement[];
  readonly recorded: readonly Recorded[];
}

/** The whole system, running on this machine. Moments are milliseconds since the epoch. */
export interface Kezek {
  /** `http://localhost:PORT` */
  readonly baseUrl: string;
  readonly virtual: boolean;
  readonly identity: IdentityProvider;
  ready(): boolean;
  now(): number;
  /** A token of the local identity provider. */
  token(bearer: Bearer): Promise<string>;
  /** Moves the virtual clock and fires what is due; answers when all has settled. */
  moveTo(moment: number): Promise<readonly Firing[] | 'real' | 'backwards'>;
  /** Puts events on the bus as another system would; answers when all has settled. */
  putEvents(entries: readonly BusEntry[]): Promise<{ accepted: number; rejected?: readonly Rejected[] }>;
  /** Resolves when no event is in flight. */
  settle(): Promise<void>;
  sms(): readonly Sms[];
  /** From now on messages to this number are accepted and not delivered. */
  refusePhone(phone: string): void;
  /** Where the tables are, for whoever looks into them; the access key names a database of this machine and opens nothing. */
  tables(): Tables;
  queues(): readonly { name: string; waiting: number; deadLetters?: readonly string[] }[];
  /** The policies that are enforced and every kind of call that was held against them; undefined when none are. */
  iam(): Enforced | undefined;
  logs(name?: string): readonly { at: string; function: string; line: string }[];
  stop(): Promise<void>;
}

/** What a demonstration may do besides calling the API. Meanwhile the clock stands, unless it is moved. */
export interface Stage {
  readonly baseUrl: string;
  readonly token: (bearer: Bearer) => Promise<string>;
  readonly now: () => number;
  /** Puts the clock back to where the story begins; only before anything was told. */
  readonly beginAt: (moment: number) => void;
  readonly advanceTo: (moment: number) => Promise<void>;
  readonly settle: () => Promise<void>;
  readonly progress: (text: string) => void;
}
