import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { outcomeOf } from '../../../functions/shared/store/change.ts';
import { type About, type Changed, together, type Watch } from '../../invariants/observed.ts';
import type { Change as Written } from '../dynamodb/database.ts';
import { Seen } from './seen.ts';
import { caseOfItem, States } from './states.ts';
import { watchCounters } from './watch-counters.ts';
import { watchDeliveries } from './watch-deliveries.ts';
import { watchDue } from './watch-due.ts';
import { watchEntries } from './watch-entries.ts';
import { watchMessages } from './watch-messages.ts';
import { watchRows } from './watch-rows.ts';
import { watchTimelines } from './watch-timelines.ts';
import { type Change, changesOf, type Ending, type Sms, type StoredFact, type TableWatch } from './writing.ts';

/** The entries of timelines that a write has put into the table. */
const entriesIn = (changes: readonly Change[]): StoredFact[] =>
  changes.flatMap(({ pk, sk, entity, after }) =>
    entity === 'fact' && after ? [{ ...after, pk, sk, subjectId: after.subject } as StoredFact] : [],
  );

/** The states that a write has put there. */
const casesIn = (changes: readonly Change[]): Application[] =>
  changes.flatMap(({ entity, state }) => (entity === 'application' ? [state as Application] : []));
const housesIn = (changes: readonly Change[]): Organization[] =>
  changes.flatMap(({ entity, state }) => (entity === 'places' ? [state as Organization] : []));

/** A write for several cases is as good as one for each, one after the other; whatever is of none of them is written with the last. */
const oneByOne = (changes: readonly Change[]): Change[][] => {
  const ids = [...new Set(changes.filter(({ entity }) => entity === 'application').map(caseOfItem))];
  const last = ids.at(-1);
  return ids.length < 2
    ? [[...changes]]
    : ids.map((id) => changes.filter((change) => (ids.find((one) => one === caseOfItem(change)) ?? last) === id));
};

/** The case that facts are about. */
const caseOf = (facts: readonly Fact[]): string | undefined =>
  facts.map((fact) => ('applicationId' in fact ? fact.applicationId : undefined)).find((id) => id !== undefined);

/** The organizations that they are about: the one that is named, and the one that somebody is transferred to. */
const housesOf = (facts: readonly Fact[]) => ({
  organizationId: facts
    .map((fact) => ('organizationId' in fact ? fact.organizationId : undefined))
    .find((id) => id !== undefined),
  destinationId: facts.find((fact) => fact.type === 'RecipientTransferred')?.toOrganizationId,
});

/**
 * A simulated world as its table tells of it, under the eyes of those who watch: after every write, every message and every
 * end of a task. It follows what is written and nothing else, so what it sees is what anybody would read.
 */
export class View extends Seen {
  readonly #queue: string;
  readonly #watch: Required<Watch>;
  readonly #states = new States();
  readonly #messages = watchMessages();
  readonly #deliveries = watchDeliveries();
  readonly #entries = watchEntries();
  readonly #ofTable: readonly TableWatch[] = [
    watchTimelines(),
    this.#entries,
    watchCounters(),
    watchDue(),
    watchRows(),
    this.#messages,
    this.#deliveries,
  ];

  /** `queue`: the name of the queue's table; `people`: everybody who may apply. */
  constructor(options: {
    queue: string;
    now: () => string;
    watches: readonly Watch[];
    people: readonly { personId: string }[];
  }) {
    super(options.now, options.people);
    this.#queue = options.queue;
    this.#watch = together(options.watches);
  }

  /** So many messages went out again, since the task that sent them came to nothing before that was on record. */
  get resent(): number {
    return this.#messages.resent();
  }

  /** One write had its effect, made by this task. @throws Violation */
  written(written: readonly Written[], task: string): void {
    const changes = this.#states.read(changesOf(this.#queue, written));
    if (changes.length === 0) return;
    const steps = oneByOne(changes);
    for (const [place, step] of steps.entries()) this.#step(step, task, place === steps.length - 1);
  }

  #step(changes: readonly Change[], task: string, isLast: boolean): void {
    const entries = entriesIn(changes);
    const facts = entries.map(({ fact }) => fact);
    const cases = casesIn(changes);
    const { about, after } = this.#statesOf(facts, cases, housesIn(changes), isLast);
    const houses = [after.organization, after.destination].filter(
      (one): one is Organization => one !== undefined && one !== this.organizationIfAny(one.organizationId),
    );
    if (facts.length > 0) this.#watch.decided(this, facts, about, after);
    for (const state of [...cases, ...houses]) this.nowIs(state);
    for (const fact of facts) this.happened(fact);
    if (cases.length + houses.length > 0) this.#watch.stepped(this, this.#changedBy(cases, houses, about));
    for (const watch of this.#ofTable) watch.written?.(this, { task, changes, entries, facts, about, after });
  }

  /** SNS was asked to send a message, by this task. @throws Violation */
  published(sms: Sms, task: string): void {
    this.#messages.published(this, sms, task);
    this.#deliveries.published(this, sms);
  }

  /** An invocation ended; `faulted`: it may have come to nothing, then. @throws Violation */
  ended(task: string, how: Ending, faulted = true): void {
    this.#messages.ended(task, how, faulted);
  }

  /** A report that a message was not delivered has been taken. @throws Violation */
  reported(messageId: string): void {
    this.#deliveries.dealt(messageId);
  }

  /** Whether it is on record that a message went out that was not delivered. */
  isOnRecord(messageId: string): boolean {
    return this.#deliveries.isOnRecord(messageId);
  }

  /** So many writes have changed a queue. */
  get queueWrites(): number {
    return this.#entries.writes();
  }

  /** Nothing is in flight, and no fault stands open. @throws Violation */
  settled(): void {
    this.#watch.settled(this);
    for (const watch of this.#ofTable) watch.settled?.(this);
  }

  /** The world is over. @throws Violation */
  over(): void {
    this.#watch.ended(this);
  }

  /** What facts are decided on, and what they lead to: a case, where it is, and where it goes. */
  #statesOf(facts: readonly Fact[], cases: readonly Application[], houses: readonly Organization[], isLast: boolean) {
    const applicationId = caseOf(facts) ?? cases[0]?.applicationId;
    const application = this.applicationIfAny(applicationId);
    // A fold is of no facts.
    const { organizationId = application?.organizationId ?? houses[0]?.organizationId, destinationId } =
      housesOf(facts);
    const about: About = {
      application,
      organization: this.organizationIfAny(organizationId),
      destination: this.organizationIfAny(destinationId),
    };
    const house = (id: string | undefined) => houses.find((one) => one.organizationId === id);
    // Of several steps of one write the places are stored as the last one leaves them.
    const led = isLast ? about : outcomeOf({ ...about, facts });
    const after: About = {
      application: cases.find((one) => one.applicationId === applicationId) ?? application,
      organization: house(organizationId) ?? led.organization,
      destination: house(destinationId) ?? led.destination,
    };
    return { about, after };
  }

  #changedBy(cases: readonly Application[], houses: readonly Organization[], { application }: About): Changed {
    const ids = [...houses, ...cases, ...(application ? [application] : [])].map((one) => one.organizationId);
    return { cases, houses: [...new Set(ids)].flatMap((id) => (id ? [this.organization(id)] : [])) };
  }
}
