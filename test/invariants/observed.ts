import type { Application } from '../../domain/application/application.ts';
import type { Context } from '../../domain/context.ts';
import type { Fact } from '../../domain/fact.ts';
import type { LegalDate } from '../../domain/law/time.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import type { Entry } from '../../domain/queue/order.ts';

/** A world as it is at a moment: what has been written in it, whoever wrote it. */
export type Observed = {
  readonly today: LegalDate;
  /** The moment, and the calendar in force. */
  context: () => Context;
  readonly everybody: readonly Application[];
  readonly houses: readonly Organization[];
  /** Who may apply. */
  readonly people: readonly { personId: string }[];
  /** All that has happened, in the order in which it was written. */
  readonly facts: readonly Fact[];
  /** What has happened in one case. */
  factsOf: (applicationId: string) => readonly Fact[];
  /** @throws when there is none */
  application: (id: string) => Application;
  /** @throws when there is none */
  organization: (id: string) => Organization;
  /** The cases that are in an organization, or were last, and are not over. */
  casesIn: (organizationId: string) => readonly Application[];
  /** All cases of a person, or all but one. */
  othersOf: (personId: string, applicationId?: string) => readonly Application[];
  /** The queue of an organization in its order, blocked entries among the others. */
  entriesOf: (organizationId: string) => readonly Entry[];
};

/** The states that a decision is written on, or those that it leads to. */
export type About = {
  application?: Application | undefined;
  organization?: Organization | undefined;
  destination?: Organization | undefined;
};

/** What may be another than before, as it is now. */
export type Changed = { cases: readonly Application[]; houses: readonly Organization[] };

/** What looks on while a history happens, and says what must hold; it throws a `Violation`. */
export type Watch = {
  /** Facts have been decided; the world is as it was before them, and so is `about`. */
  decided?: (world: Observed, facts: readonly Fact[], about: About, after: About) => void;
  /** Something has been tried. */
  stepped?: (world: Observed, changed: Changed) => void;
  /** What follows by itself has followed. */
  settled?: (world: Observed) => void;
  /** The history is over. */
  ended?: (world: Observed) => void;
};

/** All who watch, as one. */
export const together = (watches: readonly Watch[]): Required<Watch> => ({
  decided: (...told) => {
    for (const watch of watches) watch.decided?.(...told);
  },
  stepped: (...told) => {
    for (const watch of watches) watch.stepped?.(...told);
  },
  settled: (...told) => {
    for (const watch of watches) watch.settled?.(...told);
  },
  ended: (...told) => {
    for (const watch of watches) watch.ended?.(...told);
  },
});
