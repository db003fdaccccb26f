import { expect } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import { evolveApplication } from '../../../domain/application/evolve.ts';
import type { Fact } from '../../../domain/fact.ts';
import {
  concernsOrganization,
  evolveOrganization,
  type Organization,
} from '../../../domain/organization/organization.ts';
import type { Status } from '../../../domain/vocabulary.ts';
import { must } from './must.ts';
import type { Watch, World } from './world.ts';

/** What a case holds in each status; `?`: it may. */
type Holds = { organization: boolean | '?'; turn: boolean | '?'; offer: boolean; stay: boolean | '?'; ended: boolean };

const nothing: Holds = { organization: '?', turn: false, offer: false, stay: false, ended: false };

const holds: Record<Status, Holds> = {
  filed: { ...nothing, organization: false },
  granted: { ...nothing, organization: false },
  refused: { ...nothing, organization: false },
  queued: { ...nothing, organization: true, turn: true },
  offered: { ...nothing, organization: true, turn: '?', offer: true },
  admitted: { ...nothing, organization: true, stay: true },
  suspended: { ...nothing, organization: true, turn: '?', stay: '?' },
  ended: { ...nothing, stay: '?', ended: true },
  lapsed: { ...nothing, organization: true },
  withdrawn: nothing,
};

const checkState = (state: Application): void => {
  const { status, organizationId, turn, offer, stay, ended, notice } = state;
  const found = { organization: organizationId, turn, offer, stay, ended };
  const whole = () => state;
  for (const [name, expected] of Object.entries(holds[status]))
    must(
      expected === '?' || (found[name as keyof Holds] !== undefined) === expected,
      `${status} ${expected ? 'needs' : 'has no'} ${name}`,
      whole,
    );
  // The decision is suspended in a queue (QUE-10), the service in a stay (SUS-1).
  const suspended = status === 'suspended';
  must(!suspended || (turn === undefined) === (stay !== undefined), 'suspended in a queue or in a stay', whole);
  must(!stay || status === 'ended' || suspended === (stay.suspendedFrom !== undefined), 'suspended since a day', whole);
  must(!turn?.blocked || status === 'queued', 'only who waits is blocked', whole);
  const running = notice?.kind === 'place-offered' ? 'offered' : 'granted';
  must(!notice || status === running, 'the message that starts a term is of the term', whole);
};

/** What a case holds fits its status. */
export const watchStates = (): Watch => {
  const check = (world: World): void => world.everybody.forEach(checkState);
  return { stepped: check, settled: check };
};

const replayed = (facts: readonly Fact[], applicationId: string): Application | undefined =>
  facts
    .filter((fact) => 'applicationId' in fact && fact.applicationId === applicationId)
    .reduce<Application | undefined>(evolveApplication, undefined);

const names = (fact: Fact, organizationId: string): boolean =>
  ('organizationId' in fact && fact.organizationId === organizationId) ||
  ('toOrganizationId' in fact && fact.toOrganizationId === organizationId);

const replayedHouse = (facts: readonly Fact[], organizationId: string): Organization | undefined =>
  facts
    .filter((fact) => names(fact, organizationId) && concernsOrganization(fact, organizationId))
    .reduce<Organization | undefined>(evolveOrganization, undefined);

/** A state without what the store adds to it. */
const unsealed = <S extends Application | Organization>({ seal: _, ...state }: S): Omit<S, 'seal'> => state;

/** The recorded facts alone lead to the states: of every case, and of the places of every organization. */
export const watchReplay = (): Watch => ({
  ended: (world) => {
    const { facts, applications, organizations } = world;
    for (const [id, state] of applications) expect(replayed(facts, id)).toStrictEqual(unsealed(state));
    for (const [id, state] of organizations) expect(replayedHouse(facts, id)).toStrictEqual(unsealed(state));
  },
});
