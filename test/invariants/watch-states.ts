import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../../domain/application/application.ts';
import { evolveApplication } from '../../domain/application/evolve.ts';
import type { Fact } from '../../domain/fact.ts';
import { concernsOrganization, evolveOrganization, type Organization } from '../../domain/organization/organization.ts';
import type { Status } from '../../domain/vocabulary.ts';
import type { Watch } from './observed.ts';
import { must } from './violation.ts';

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
      'ARR-7 · a case holds what fits its status',
      () => ({ name, state }),
    );
  // The decision is suspended in a queue (QUE-10), the service in a stay (SUS-1).
  const suspended = status === 'suspended';
  must(!suspended || (turn === undefined) === (stay !== undefined), 'QUE-10 · suspended is a turn or a stay', whole);
  must(
    !stay || status === 'ended' || suspended === (stay.suspendedFrom !== undefined),
    'SUS-1 · a stay is suspended from a day on',
    whole,
  );
  must(!turn?.blocked || status === 'queued', 'QUE-7 · only who waits is blocked', whole);
  const running = notice?.kind === 'place-offered' ? 'offered' : 'granted';
  must(!notice || status === running, 'SMS-3 · the message that starts a term is of the term that runs', whole);
};

/** What a case holds fits its status. */
export const watchStates = (): Watch => ({
  stepped: (_, { cases }) => cases.forEach(checkState),
  settled: ({ everybody }) => everybody.forEach(checkState),
});

const names = (fact: Fact, organizationId: string): boolean =>
  ('organizationId' in fact && fact.organizationId === organizationId) ||
  ('toOrganizationId' in fact && fact.toOrganizationId === organizationId);

const replayedHouse = (facts: readonly Fact[], organizationId: string): Organization | undefined =>
  facts
    .filter((fact) => names(fact, organizationId) && concernsOrganization(fact, organizationId))
    .reduce<Organization | undefined>(evolveOrganization, undefined);

/** A state without what the store adds to it. */
const unsealed = (state: Application | Organization): object => {
  const { seal: _, kept: __, ...own } = { kept: undefined, ...state };
  return own;
};

/** What the facts of a subject lead to is what is known of it. */
const leadsTo = <S extends Application | Organization>(replayed: S | undefined, state: S): void =>
  must(isDeepStrictEqual(replayed, unsealed(state)), 'ADR 1 · the recorded facts alone lead to the state', () => ({
    replayed,
    state,
  }));

/** The recorded facts alone lead to the states: of every case, and of the places of every organization. */
export const watchReplay = (): Watch => ({
  ended: (world) => {
    for (const state of world.everybody) {
      const facts = world.factsOf(state.applicationId);
      leadsTo(facts.reduce<Application | undefined>(evolveApplication, undefined), state);
    }
    for (const state of world.houses) leadsTo(replayedHouse(world.facts, state.organizationId), state);
  },
});
