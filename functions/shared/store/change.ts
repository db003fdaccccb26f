import type { Application } from '../../../domain/application/application.ts';
import { evolveApplication } from '../../../domain/application/evolve.ts';
import type { Fact } from '../../../domain/fact.ts';
import {
  concernsOrganization,
  evolveOrganization,
  type Organization,
} from '../../../domain/organization/organization.ts';
import { entryOf as waitingOf } from '../../../domain/queue/order.ts';
import { emptyLine, moved } from './line.ts';
import { sealOf } from './seal.ts';
import { registerOf } from './stored.ts';

/** What a command does: the states it was decided on, and the facts it decided. */
export type Change = {
  application?: Application | undefined;
  organization?: Organization | undefined;
  /** The organization a recipient is transferred to. */
  destination?: Organization | undefined;
  facts: readonly Fact[];
};

/** A fact with its place in the timeline of its subject, sealed together with the seal of the entry before it. */
export type SealedFact = { subjectId: string; version: number; fact: Fact; before: string; seal: string };

export type Outcome = {
  application?: Application;
  organization?: Organization;
  destination?: Organization;
  timeline: SealedFact[];
};

/** The last fact of a subject as an entry of its timeline. */
const entryOf = (subject: { version: number; seal?: string }, subjectId: string, fact: Fact): SealedFact => {
  const { version, seal: before = '' } = subject;
  return { subjectId, version, fact, before, seal: sealOf({ before, subject: subjectId, version, fact }) };
};

/**
 * What the store keeps with an organization after a change. Who joins or leaves its queue does so together with the places: they say in
 * which order that happened.
 */
const keptAfter = (
  { organization: before, application }: Change,
  organization: Organization | undefined,
  after: Application | undefined,
): Organization | undefined => {
  const line = before?.kept?.line ?? emptyLine;
  const next = moved(line, application && waitingOf(application), after && waitingOf(after));
  const isSame = organization === before;
  if (isSame && next !== line) throw new Error('A queue changes without the places it is for');
  return organization && !isSame
    ? { ...organization, kept: { line: next, register: registerOf(before, organization) } }
    : organization;
};

/** The states after the facts, and each fact as an entry of a timeline. Pure. */
export const outcomeOf = (change: Change): Outcome => {
  let { application, organization, destination } = change;
  const timeline: SealedFact[] = [];
  for (const fact of change.facts) {
    if (concernsOrganization(fact, organization?.organizationId)) organization = evolveOrganization(organization, fact);
    if (destination && fact.type === 'RecipientTransferred') destination = evolveOrganization(destination, fact);
    if ('applicationId' in fact) {
      application = evolveApplication(application, fact);
      const entry = entryOf(application, application.applicationId, fact);
      application = { ...application, seal: entry.seal };
      timeline.push(entry);
    } else if (organization) {
      const entry = entryOf(organization, organization.organizationId, fact);
      organization = { ...organization, seal: entry.seal };
      timeline.push(entry);
    }
  }
  organization = keptAfter(change, organization, application);
  return {
    ...(application && { application }),
    ...(organization && { organization }),
    ...(destination && { destination }),
    timeline,
  };
};
