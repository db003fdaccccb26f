import type { Application } from '../../../domain/application/application.ts';
import { isOver } from '../../../domain/application/left.ts';
import { type Context, system } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { calendarWith } from '../../../domain/law/calendar.ts';
import { type LegalDate, legalDateOf } from '../../../domain/law/time.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { type Entry, entryOf } from '../../../domain/queue/order.ts';
import type { Observed } from '../../invariants/observed.ts';

const calendar = calendarWith([]);

/** What is kept under two names, found by the first in the time that it takes to walk its own. */
class Groups<T> {
  readonly #groups = new Map<string, Map<string, T>>();

  of(group: string): T[] {
    return [...(this.#groups.get(group)?.values() ?? [])];
  }

  put(group: string, name: string, value: T): void {
    const own = this.#groups.get(group) ?? new Map<string, T>();
    this.#groups.set(group, own.set(name, value));
  }

  remove(group: string, name: string): void {
    this.#groups.get(group)?.delete(name);
  }
}

/** The states and the facts that have been written in a simulated world, each found without a look at all the others. */
export class Seen implements Observed {
  readonly people: readonly { personId: string }[];
  readonly facts: Fact[] = [];
  readonly #now: () => string;
  readonly #applications = new Map<string, Application>();
  readonly #organizations = new Map<string, Organization>();
  readonly #timelines = new Map<string, Fact[]>();
  readonly #ofPerson = new Groups<Application>();
  readonly #openIn = new Groups<Application>();

  constructor(now: () => string, people: readonly { personId: string }[]) {
    this.#now = now;
    this.people = people;
  }

  get today(): LegalDate {
    return legalDateOf(this.#now());
  }

  context(): Context {
    return { now: this.#now(), by: system('view'), calendar };
  }

  get everybody(): Application[] {
    return [...this.#applications.values()];
  }

  get houses(): Organization[] {
    return [...this.#organizations.values()];
  }

  factsOf(applicationId: string): readonly Fact[] {
    return this.#timelines.get(applicationId) ?? [];
  }

  application(id: string): Application {
    const found = this.applicationIfAny(id);
    if (!found) throw new Error(`No application ${id}`);
    return found;
  }

  organization(id: string): Organization {
    const found = this.organizationIfAny(id);
    if (!found) throw new Error(`No organization ${id}`);
    return found;
  }

  casesIn(organizationId: string): Application[] {
    return this.#openIn.of(organizationId);
  }

  othersOf(personId: string, applicationId?: string): Application[] {
    return this.#ofPerson.of(personId).filter((other) => other.applicationId !== applicationId);
  }

  entriesOf(organizationId: string): Entry[] {
    return this.casesIn(organizationId)
      .flatMap((application) => entryOf(application) ?? [])
      .sort((one, other) => (one.orderKey < other.orderKey ? -1 : 1));
  }

  protected applicationIfAny(id: string | undefined): Application | undefined {
    return id === undefined ? undefined : this.#applications.get(id);
  }

  protected organizationIfAny(id: string | undefined): Organization | undefined {
    return id === undefined ? undefined : this.#organizations.get(id);
  }

  protected happened(fact: Fact): void {
    this.facts.push(fact);
    if (!('applicationId' in fact)) return;
    const timeline = this.#timelines.get(fact.applicationId);
    if (timeline) timeline.push(fact);
    else this.#timelines.set(fact.applicationId, [fact]);
  }

  protected nowIs(state: Application | Organization): void {
    if (!('applicationId' in state)) {
      this.#organizations.set(state.organizationId, state);
      return;
    }
    const { applicationId, personId, organizationId } = state;
    const before = this.#applications.get(applicationId)?.organizationId;
    if (before) this.#openIn.remove(before, applicationId);
    if (organizationId && !isOver(state)) this.#openIn.put(organizationId, applicationId, state);
    this.#applications.set(applicationId, state);
    this.#ofPerson.put(personId, applicationId, state);
  }
}
