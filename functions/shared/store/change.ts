import type { Application } from '../../../domain/application/application.ts';
import { evolveApplication } from '../../../domain/application/evolve.ts';
import type { Fact } from '../../../domain/fact.ts';
import {
  concernsOrganization,
  evolveOrganization,
  type Organization,
} from '../../../domain/organization/organization.ts';

/** What a command does: the states it was decided on, and the facts it decided. */
export type Change = {
  application?: Application | undefined;
  organization?: Organization | undefined;
  /** The organization a recipient is transferred to. */
  destination?: Organization | undefined;
  facts: readonly Fact[];
};

/** A fact with its place in the timeline of its subject. */
export type NumberedFact = { subjectId: string; version: number; fact: Fact };

export type Outcome = {
  application?: Application;
  organization?: Organization;
  destination?: Organization;
  timeline: NumberedFact[];
};

/** The states after the facts, and each fact with its number. Pure. */
export const outcomeOf = (change: Change): Outcome => {
  let { application, organization, destination } = change;
  const timeline: NumberedFact[] = [];
  for (const fact of change.facts) {
    if (concernsOrganization(fact, organization?.organizationId)) organization = evolveOrganization(organization, fact);
    if (destination && fact.type === 'RecipientTransferred') destination = evolveOrganization(destination, fact);
    if ('applicationId' in fact) {
      application = evolveApplication(application, fact);
      timeline.push({ subjectId: application.applicationId, version: application.version, fact });
    } else if (organization) {
      timeline.push({ subjectId: organization.organizationId, version: organization.version, fact });
    }
  }
  return {
    ...(application && { application }),
    ...(organization && { organization }),
    ...(destination && { destination }),
    timeline,
  };
};
