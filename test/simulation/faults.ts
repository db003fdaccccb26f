import { seeded } from '../../local/demo/random.ts';
import type { Call } from './aws.ts';

/** All that may go wrong. Those of `calls` befall a call of a function to AWS, the others what carries events between them. */
export const faultKinds = [
  // A message, on its way to a function.
  'duplicate',
  'reorder',
  'delay',
  'poison-message',
  // A call to AWS.
  'loss-before-commit',
  'lost-answer',
  'transaction-conflict',
  'throttle',
  'timeout',
  'crash-before-io',
  'crash-after-io',
  'stale-index-read',
  'partial-read',
  // The stream, the clock, the schedules.
  'interleaved-stream-records',
  'clock-skew',
  'missed-tick',
  'double-tick',
  // What people never get.
  'sms-not-delivered',
  'lost-api-answer',
  // A call that only reads.
  'lost-read',
] as const;

export type FaultKind = (typeof faultKinds)[number];

/** A fault that has fired: the how-many-eth chance of its kind it took, by which a shrunk history names it. */
export type FaultId = `${FaultKind}#${number}`;

/** How much goes wrong in a world: of a thousand chances so many are taken. One world in six is calm, some are stormy. */
const weathers = [0, 1, 3, 3, 10, 40];

/** Chances of some come at every call, of others seldom: less is taken of those, and more of these. */
const shares: Partial<Record<FaultKind, number>> = {
  duplicate: 8,
  reorder: 8,
  delay: 3,
  'loss-before-commit': 4,
  'lost-answer': 4,
  'transaction-conflict': 6,
  'partial-read': 8,
  'lost-api-answer': 6,
  timeout: 0.3,
  'crash-before-io': 0.5,
  'crash-after-io': 0.5,
  'stale-index-read': 8,
  'interleaved-stream-records': 20,
  'clock-skew': 5,
  'missed-tick': 10,
  'double-tick': 10,
  'sms-not-delivered': 10,
};

/** What may befall a call of this kind. */
const befalling = ({ command, service, input }: Call): readonly FaultKind[] => {
  const befalls = ['throttle', 'timeout', 'crash-before-io', 'crash-after-io'] as const;
  const commits = ['loss-before-commit', 'lost-answer', ...befalls] as const;
  if (command === 'PublishCommand') return commits;
  if (command === 'TransactWriteItemsCommand') return [...commits, 'transaction-conflict'];
  // Whether before or after it is the same of a read: there is no answer.
  const any = ['lost-read', ...befalls] as const;
  if (command === 'BatchGetItemCommand') return [...any, 'partial-read'];
  const consistent = 'ConsistentRead' in input && input.ConsistentRead === true;
  return service === 'dynamodb' && !consistent ? [...any, 'stale-index-read'] : any;
};

/** Decides what goes wrong in one world: all of it follows from its seed and, when a history is
 * shrunk, from which faults it is left. */
export class Faults {
  /** How often each kind has fired. */
  readonly fired: Record<FaultKind, number>;
  /** Every fault that has fired, in order. */
  readonly log: FaultId[] = [];
  #calm = true;
  readonly #chances = new Map<FaultKind, number>();
  readonly #random: ReadonlyMap<FaultKind, ReturnType<typeof seeded>>;
  readonly #seed: number;
  readonly #share: number;
  readonly #only: ReadonlySet<string> | undefined;

  constructor(seed: number, only?: ReadonlySet<string>) {
    this.fired = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>;
    this.#random = new Map(faultKinds.map((kind, place) => [kind, seeded(seed, 1000 + place)]));
    this.#seed = seed;
    this.#share = seeded(seed, 999).pick(weathers) / 1000;
    this.#only = only;
  }

  /** From now on things go wrong. */
  begin(): void {
    this.#calm = false;
  }

  /** From now on nothing goes wrong any more. */
  calm(): void {
    this.#calm = true;
  }

  /** Whether this world is one in which nothing ever goes wrong. */
  get none(): boolean {
    return this.#share === 0;
  }

  /** Whether a fault of this kind fires at this chance of it. */
  fires(kind: FaultKind): boolean {
    const chance = (this.#chances.get(kind) ?? 0) + 1;
    this.#chances.set(kind, chance);
    // Drawn in any case, so that what comes after does not hang on what was left out.
    const drawn = (this.#random.get(kind)?.next() ?? 1) < this.#share * (shares[kind] ?? 1);
    const id: FaultId = `${kind}#${chance}`;
    if (!drawn || this.#calm || this.#only?.has(id) === false) return false;
    this.fired[kind] += 1;
    this.log.push(id);
    return true;
  }

  /** What goes wrong with a call, if anything does; one thing at most. */
  ofCall(call: Call): FaultKind | undefined {
    return befalling(call).find((kind) => this.fires(kind));
  }

  /**
   * How much, of the fault of this kind that has fired last: a whole number between these, both included. `which`: of several
   * things to be measured of one fault.
   */
  measure(kind: FaultKind, from: number, to: number, which: 0 | 1 = 0): number {
    const chance = this.#chances.get(kind) ?? 0;
    return seeded(this.#seed, (faultKinds.indexOf(kind) + 1) * 10_000_000 + which * 5_000_000 + chance).int(from, to);
  }
}
