import type { Application } from '../../domain/application/application.ts';
import type { Fact } from '../../domain/fact.ts';
import { obstacleToTaking } from '../../domain/organization/licence.ts';
import type { Organization } from '../../domain/organization/organization.ts';
import type { Setting } from '../../domain/vocabulary.ts';
import type { Changed, Observed, Watch } from './observed.ts';
import { must } from './violation.ts';

export const livesThere = ({ status, stay }: Application): boolean =>
  stay !== undefined && (status === 'admitted' || status === 'suspended');

/** Who sleeps in which house, counted by the coming and going of people and by no counter of the domain's. */
class Bodies {
  private readonly count = new Map<string, number>();

  of(organizationId: string): number {
    return this.count.get(organizationId) ?? 0;
  }

  private move(organizationId: string, by: number): void {
    this.count.set(organizationId, this.of(organizationId) + by);
  }

  after(fact: Fact, before: Application | undefined): void {
    switch (fact.type) {
      case 'OrganizationRegistered':
        this.move(fact.organizationId, fact.occupied);
        break;
      case 'BedVacated':
        this.move(fact.organizationId, -fact.count);
        break;
      case 'RecipientAdmitted':
        // Who lives there already brings no new body (QUE-5).
        this.move(fact.organizationId, before?.offer?.basis === 'residence' ? 0 : 1);
        break;
      case 'PaidStayBegun':
        this.move(fact.organizationId, 1);
        break;
      case 'StayEnded':
        this.move(fact.organizationId, -1);
        break;
      case 'RecipientTransferred':
        this.move(fact.organizationId, -1);
        this.move(fact.toOrganizationId, 1);
        break;
      default:
        break;
    }
  }
}

/** What the counters of an organization must be, as the cases of its people say. */
const countersOf = (world: Observed, { organizationId, capacity }: Organization, bodies: number) => {
  const theirs = world.casesIn(organizationId);
  const held = theirs.filter(({ offer }) => offer?.placeHeld);
  const stays = theirs.filter(livesThere);
  const entries = world.entriesOf(organizationId);
  // One bed, one body: slept in, or kept for somebody who is still to come.
  const toCome = held.filter(({ offer }) => offer?.basis !== 'residence').length;
  return {
    free: capacity - bodies - toCome,
    reserved: held.length,
    residents: stays.length,
    waiting: entries.length,
    away: entries.filter((entry) => entry.away).length,
    supportedLiving: stays.filter(({ stay }) => stay?.supportedLiving).length,
  };
};

const checkCounters = (world: Observed, house: Organization, bodies: number): void => {
  const { capacity, free, reserved, residents, unknownResidents, yielded, away, waiting, details } = house;
  const { supportedLiving = 0 } = house;
  const counters = Object.entries(countersOf(world, house, bodies));
  const found = () => ({ house, counters });
  must(free + reserved + residents + unknownResidents === capacity, 'QUE-1 · every place is one of four', found);
  must(
    Math.min(free, reserved, residents, unknownResidents, yielded, away, waiting) >= 0,
    'QUE-1 · no counter is short',
    found,
  );
  const right = counters.every(([name, count]) => (house[name as 'free'] ?? 0) === count);
  must(right, 'QUE-1 · no two hold one place, and none is lost', found);
  must(yielded <= Math.min(free, away), 'ARR-5 · a place given up is free, and its giver away', found);
  must(
    supportedLiving <= (details?.supportedLivingPlaces ?? 0),
    'ADM-5 · a unit of supported living holds no more than it may',
    found,
  );
};

const mayBeOffered = (world: Observed, { organizationId }: Organization): Application[] =>
  world.casesIn(organizationId).filter((one) => one.status === 'queued' && one.turn?.blocked === undefined);

/**
 * No two people hold one place, and none is lost: the counters are those of the people, the beds those of the bodies.
 * Nobody waits while a place is free in an organization that may take them.
 */
export const watchPlaces = (): Watch => {
  const bodies = new Bodies();
  const check = (world: Observed, { houses }: Pick<Changed, 'houses'>): void => {
    for (const house of houses) checkCounters(world, house, bodies.of(house.organizationId));
  };
  return {
    decided: (_, facts, { application }) => {
      for (const fact of facts) bodies.after(fact, application);
    },
    stepped: check,
    settled: (world) => {
      check(world, world);
      for (const house of world.houses) {
        const idle = house.free > 0 && !obstacleToTaking(house, world.today);
        const waiting = idle ? mayBeOffered(world, house) : [];
        must(waiting.length === 0, 'END-8 · nobody waits for a place that is free', () => ({ house, waiting }));
      }
    },
  };
};

/** CHO-4, ADM-4: what nobody is given at the expense of the budget at the same time. */
const together: readonly (readonly Setting[])[] = [
  ['semi-inpatient', 'home'],
  ['inpatient', 'semi-inpatient'],
  ['inpatient', 'home'],
];

const careOf = (world: Observed, personId: string): Setting[] =>
  world
    .othersOf(personId)
    .filter((one) => livesThere(one) && !one.stay?.paid)
    .map(({ setting }) => setting);

/** CHO-4, ADM-4: one and the same need is not cared for twice; two semi-inpatient places are not even had for a moment. */
export const watchCare = (): Watch => ({
  stepped: (world, { cases }) => {
    for (const personId of new Set(cases.map((one) => one.personId))) {
      const twice = careOf(world, personId).filter((setting) => setting === 'semi-inpatient').length > 1;
      must(!twice, 'CHO-4 · nobody is in two semi-inpatient organizations', () => world.othersOf(personId));
    }
  },
  settled: (world) => {
    for (const { personId } of world.people) {
      const care = careOf(world, personId);
      const found = () => world.othersOf(personId);
      must(new Set(care).size === care.length, 'ADM-4 · nobody is served twice in one setting', found);
      const both = together.find((settings) => settings.every((setting) => care.includes(setting)));
      must(!both, 'ADM-4 · nobody is served in two settings that exclude each other', found);
    }
  },
});
