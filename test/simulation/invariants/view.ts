import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { type About, type Changed, together, type Watch } from '../../invariants/observed.ts';
import type { Change as Written } from '../dynamodb/database.ts';
import { Seen } from './seen.ts';
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

/** The states of a kind that a write has put there. */
const statesIn = <S>(changes: readonly Change[], kind: 'application' | 'organization'): S[] =>
  changes.flatMap(({ entity, after }) => (entity === kind && after ? [after.state as S] : []));

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
  readonly #messages = watchMessages();
  readonly #deliveries = watchDeliveries();
  readonly #entries = watchEntries();
  readonly #ofTable: readonly TableWatch[] = [
    watchTimelines(),
    this.#entries,
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
    const changes = changesOf(this.#queue, written);
    if (changes.length === 0) return;
    const entries = entriesIn(changes);
    const facts = entries.map(({ fact }) => fact);
    const cases = statesIn<Application>(changes, 'application');
    const houses = statesIn<Organization>(changes, 'organization');
    const { about, after } = this.#statesOf(facts, cases, houses);
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
  #statesOf(facts: readonly Fact[], cases: readonly Application[], houses: readonly Organization[]) {
    const applicationId = caseOf(facts) ?? cases[0]?.applicationId;
    const application = this.applicationIfAny(applicationId);
    const { organizationId = application?.organizationId, destinationId } = housesOf(facts);
    const about: About = {
      application,
      organization: this.organizationIfAny(organizationId),
      destination: this.organizationIfAny(destinationId),
    };
    const house = (id: string | undefined) => houses.find((one) => one.organizationId === id);
    const after: About = {
      application: cases.find((one) => one.applicationId === applicationId) ?? application,
      organization: house(organizationId) ?? about.organization,
      destination: house(destinationId) ?? about.destination,
    };
    return { about, after };
  }

  #changedBy(cases: readonly Application[], houses: readonly Organization[], { application }: About): Changed {
    const ids = [...houses, ...cases, ...(application ? [application] : [])].map((one) => one.organizationId);
    return { cases, houses: [...new Set(ids)].flatMap((id) => (id ? [this.organization(id)] : [])) };
  }
}
