import { expect } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import { fillPlace, leaveOrganization } from '../../../domain/application/decide-offer.ts';
import { recordDeath } from '../../../domain/application/decide-withdrawal.ts';
import { endExcluded } from '../../../domain/application/exclusive.ts';
import { inService, isOver } from '../../../domain/application/left.ts';
import { type Context, system } from '../../../domain/context.ts';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import { addDays, type LegalDate, legalDateOf } from '../../../domain/law/time.ts';
import { type Notice, noticeOf, reportUndelivered, sendNotice, stillHolds } from '../../../domain/notice/notice.ts';
import { registerOrganization } from '../../../domain/organization/decide.ts';
import { obstacleToTaking } from '../../../domain/organization/licence.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { type Entry, entryOf } from '../../../domain/queue/order.ts';
import { turnOf } from '../../../domain/queue/turn.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Actor } from '../../../domain/vocabulary.ts';
import { outcomeOf } from '../../../functions/shared/store/change.ts';
import type { About, Observed, Watch } from '../../invariants/observed.ts';
import { calendar } from '../../support/given.ts';
import { firstDay, registrationOf, type Setup, type Somebody } from './setup.ts';
import type { Step } from './step.ts';

/** Nothing that has been decided on may be changed in place: whoever tries is an error, and no refusal. */
const frozen = <T>(state: T): T => {
  if (typeof state !== 'object' || state === null || Object.isFrozen(state)) return state;
  for (const value of Object.values(state)) frozen(value);
  return Object.freeze(state);
};

const minute = 60_000;

/** Organizations, people and all their applications, driven by the deciders as the functions drive them. */
export class World implements Observed {
  readonly applications = new Map<string, Application>();
  readonly organizations = new Map<string, Organization>();
  readonly people: readonly Somebody[];
  readonly facts: Fact[] = [];
  private readonly timelines = new Map<string, Fact[]>();
  /** Messages that a fact gave cause for, still to go out, and those that did. */
  readonly letters: { applicationId: string; notice: Notice; tried?: true }[] = [];
  /** The cases whose admission, or whose recipient's death, other cases of theirs have not heard of yet. */
  private readonly untold: string[] = [];
  private readonly watch: Watch;
  private time = Date.parse(`${firstDay}T06:00:00Z`);

  constructor({ houses, people }: Setup, watch: Watch) {
    this.watch = watch;
    this.people = people;
    for (const [place, house] of houses.entries())
      this.commit(
        registerOrganization(registrationOf(house, place + 1), this.context({ role: 'authority', id: house.region })),
        {},
      );
  }

  context(by: Actor = system('history')): Context {
    return { now: new Date(this.time).toISOString(), by, calendar };
  }

  get today(): LegalDate {
    return legalDateOf(this.context().now);
  }

  later(minutes: number): void {
    this.time += minutes * minute;
  }

  get everybody(): Application[] {
    return [...this.applications.values()];
  }

  get houses(): Organization[] {
    return [...this.organizations.values()];
  }

  application(id: string): Application {
    const found = this.applications.get(id);
    if (!found) throw new Error(`No application ${id}`);
    return found;
  }

  organization(id: string): Organization {
    const found = this.organizations.get(id);
    if (!found) throw new Error(`No organization ${id}`);
    return found;
  }

  othersOf(personId: string, applicationId?: string): Application[] {
    return this.everybody.filter((other) => other.personId === personId && other.applicationId !== applicationId);
  }

  entriesOf(organizationId: string): Entry[] {
    return this.everybody
      .flatMap((application) => entryOf(application) ?? [])
      .filter((entry) => entry.organizationId === organizationId)
      .sort((one, other) => (one.orderKey < other.orderKey ? -1 : 1));
  }

  casesIn(organizationId: string): Application[] {
    return this.everybody.filter((one) => one.organizationId === organizationId && !isOver(one));
  }

  factsOf(applicationId: string): readonly Fact[] {
    return this.timelines.get(applicationId) ?? [];
  }

  eligibleOf(organizationId: string): Entry[] {
    return this.entriesOf(organizationId).filter(({ blocked }) => !blocked);
  }

  /** One write: the facts with the states that they were decided on. */
  commit(facts: readonly Fact[], about: About): void {
    const { timeline, ...after } = frozen(outcomeOf({ ...about, facts: frozen(facts) }));
    this.watch.decided?.(this, facts, about, after);
    const { application, organization, destination } = after;
    if (application) this.applications.set(application.applicationId, application);
    for (const house of [organization, destination]) if (house) this.organizations.set(house.organizationId, house);
    for (const { subjectId, version, fact } of timeline) {
      this.facts.push(fact);
      if ('applicationId' in fact) this.timelines.set(subjectId, [...this.factsOf(subjectId), fact]);
      const kind = noticeOf(fact);
      if (kind) this.letters.push({ applicationId: subjectId, notice: { kind, cause: `${subjectId}.${version}` } });
      const died = application?.ended?.ground === 'death';
      if (fact.type === 'RecipientAdmitted' || died) this.untold.push(subjectId);
    }
  }

  /** The way of every command on one application: its organization comes along, since a place may move. */
  change(id: string, decide: (state: Application, organization: Organization | undefined) => readonly Fact[]): void {
    const application = this.application(id);
    const organization = application.organizationId ? this.organization(application.organizationId) : undefined;
    this.commit(decide(application, organization), { application, organization });
  }

  /** Tries a step; what is refused has changed nothing. */
  attempt(step: Step, act: () => void): void {
    this.later(step.minutes);
    const happened = this.facts.length;
    try {
      act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      expect(this.facts.length).toBe(happened);
    }
    this.watch.stepped?.(this, { cases: this.everybody, houses: this.houses });
    if (step.settles) this.settle();
  }

  end(): void {
    this.settle();
    this.watch.ended?.(this);
  }

  /** What other functions do of themselves when they hear of a fact. */
  private settle(): void {
    for (const id of this.untold.splice(0)) this.closeOtherCases(this.application(id));
    for (const letter of this.letters.filter(({ tried }) => !tried)) this.post(letter);
    for (const { organizationId, deregisteredOn } of this.houses)
      if (deregisteredOn) this.clear(organizationId);
      else this.advance(organizationId);
    this.watch.settled?.(this);
  }

  /** What `close-other-cases` does of an admission that still holds, or of a death. */
  private closeOtherCases(application: Application): void {
    const { applicationId, setting, personId, ended } = application;
    const admitted = this.facts.findLast(
      (fact) => fact.type === 'RecipientAdmitted' && fact.applicationId === applicationId,
    ) as FactOf<'RecipientAdmitted'> | undefined;
    for (const other of this.othersOf(personId, applicationId))
      this.change(other.applicationId, (state) => {
        if (ended?.ground === 'death') return recordDeath(state, ended.on, this.context());
        if (!admitted || !inService(application)) return [];
        const { order, at } = admitted;
        return endExcluded(state, { applicationId, setting, order, at }, this.context());
      });
  }

  private post(letter: World['letters'][number]): void {
    letter.tried = true;
    const { personId } = this.application(letter.applicationId);
    const unreachable = this.people.find((one) => one.personId === personId)?.unreachable;
    this.change(letter.applicationId, (state) => {
      if (!stillHolds(state, letter.notice)) return [];
      return unreachable
        ? reportUndelivered(state, letter.notice, 'no-number', this.context())
        : sendNotice(state, letter.notice, this.context());
    });
  }

  /** What `advance-queue` does: every free place to whose turn it is. */
  private advance(organizationId: string): void {
    // Each filling takes a place, or blocks somebody: it comes to an end.
    for (let left = 1 + this.organization(organizationId).free + this.applications.size; ; left -= 1) {
      const organization = this.organization(organizationId);
      const turn = turnOf(organization, this.eligibleOf(organizationId));
      if (!turn || obstacleToTaking(organization, this.today)) return;
      expect(left).toBeGreaterThan(0);
      this.change(turn.entry.applicationId, (state) => {
        const facts = fillPlace(turn, state, organization, this.context());
        expect(facts).not.toStrictEqual([]);
        return facts;
      });
    }
  }

  /** What `advance-queue` does where nobody is taken in any more: the queue, and whom no term of theirs frees, may choose anew. */
  private clear(organizationId: string): void {
    const house = this.organization(organizationId);
    const owed = ({ duties }: Application) =>
      duties.some(
        ({ kind, owner }) => owner.id === organizationId && ['confirm-start', 'sign-contract'].includes(kind),
      );
    const waits = (one: Application) =>
      one.organizationId === organizationId && (entryOf(one) !== undefined || owed(one));
    for (const { applicationId } of this.everybody.filter(waits))
      this.change(applicationId, (state, there) => leaveOrganization(state, there ?? house, this.context()));
  }

  /** A day of the last ones, or today. */
  daysAgo(days: number): LegalDate {
    return addDays(this.today, -days);
  }
}
