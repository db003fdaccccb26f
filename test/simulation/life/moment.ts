import type * as z from 'zod';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Category } from '../../../domain/vocabulary.ts';
import type { BodyOf } from '../../../events/http/endpoints.ts';
import type { Random } from '../../../local/demo/random.ts';
import type { Bearer } from '../../../local/identity.ts';
import type { Observed } from '../../invariants/observed.ts';

type Application = z.input<BodyOf<'POST /v1/applications'>>;

/** Somebody who lives in a simulated world: what a department says of them when they apply. */
export type Resident = {
  /** By which the world knows them: an HMAC of the IIN, as KMS would make it. */
  personId: string;
  iin: string;
  /** The number that messages go to, the parent's where a child is written to; nobody knows one of some (SMS-3). */
  phone: string | undefined;
  recipient: Application['recipient'];
  /** Where they apply, wherever they want to come. */
  departmentId: string;
  /** What they are taken for in care, and in temporary stay. */
  categories: { care: Category; temporary: Category };
  /** What the information systems say of them, but for their programme, which runs out and is renewed. */
  registers: Omit<Application['registers'], 'isp'>;
};

/** What an act sees and can do at the moment it comes up. What it sees is what has been committed; it may be overtaken. */
export type Moment = {
  /** Chance of this act alone: leaving other acts out of a history changes nothing in this one. */
  random: Random;
  /** UTC. */
  now: string;
  today: LegalDate;
  seen: Observed;
  /** Who lives here, in no order that matters; it does not change in the life of a world. */
  residents: readonly Resident[];
  /**
   * Asks the API, as a client that is patient does: with an idempotency key of its own, and again with the same one when
   * no answer came or the system was overloaded. The answer is watched by the simulation: no 5xx that no fault explains.
   */
  ask: (bearer: Bearer, method: 'GET' | 'POST', path: string, body?: Readonly<Record<string, unknown>>) => void;
  /** Another system puts an event on the bus; the world adds the `eventId`. */
  tell: (type: string, detail: Readonly<Record<string, unknown>>) => void;
  /** The phone is dead: messages to it are accepted from now on and not delivered. */
  cutOff: (phone: string) => void;
};

/** Something that people may do; nothing, where it makes no sense at this moment. */
export type Act = (moment: Moment) => void;
