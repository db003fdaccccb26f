import type { Application } from '../../../domain/application/application.ts';
import type { Fact } from '../../../domain/fact.ts';
import { obstacleToTaking } from '../../../domain/organization/licence.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { must } from './must.ts';
import type { Watch, World } from './world.ts';

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
const countersOf = (world: World, { organizationId, capacity }: Organization, bodies: number) => {
  const theirs = world.everybody.filter((one) => one.organizationId === organizationId);
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

const checkCounters = (world: World, house: Organization, bodies: number): void => {
  const { capacity, free, reserved, residents, unknownResidents, yielded, away, waiting, details } = house;
  const { supportedLiving = 0 } = house;
  const counters = Object.entries(countersOf(world, house, bodies));
  const found = () => ({ house, counters });
  must(free + reserved + residents + unknownResidents === capacity, 'every place is one of four', found);
  must(
    Math.min(free, reserved, residents, unknownResidents, yielded, away, waiting) >= 0,
    'no counter is short',
    found,
  );
  for (const [name, count] of counters) must((house[name as 'free'] ?? 0) === count, `${name} is counted right`, found);
  must(yielded <= Math.min(free, away), 'a place given up is free, and its giver away', found);
  must(supportedLiving <= (details?.supportedLivingPlaces ?? 0), 'the unit holds no more than it may', found);
};

const mayBeOffered = (world: World, { organizationId }: Organization): Application[] =>
  world.everybody.filter(
    (one) => one.organizationId === organizationId && one.status === 'queued' && one.turn?.blocked === undefined,
  );

/**
 * No two people hold one place, and none is lost: the counters are those of the people, the beds those of the bodies.
 * Nobody waits while a place is free in an organization that may take them.
 */
export const watchPlaces = (): Watch => {
  const bodies = new Bodies();
  return {
    decided: (_, facts, { application }) => {
      for (const fact of facts) bodies.after(fact, application);
    },
    stepped: (world) => {
      for (const house of world.houses) checkCounters(world, house, bodies.of(house.organizationId));
    },
    settled: (world) => {
      for (const house of world.houses) {
        checkCounters(world, house, bodies.of(house.organizationId));
        const idle = house.free > 0 && !obstacleToTaking(house, world.today);
        must(!idle || mayBeOffered(world, house).length === 0, 'nobody waits for a place that is free', () => house);
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

const careOf = (world: World, personId: string): Setting[] =>
  world
    .othersOf(personId)
    .filter((one) => livesThere(one) && !one.stay?.paid)
    .map(({ setting }) => setting);

/** CHO-4, ADM-4: one and the same need is not cared for twice; two semi-inpatient places are not even had for a moment. */
export const watchCare = (): Watch => ({
  stepped: (world) => {
    for (const { personId } of world.people) {
      const twice = careOf(world, personId).filter((setting) => setting === 'semi-inpatient').length > 1;
      must(!twice, 'nobody is in two semi-inpatient organizations', () => world.othersOf(personId));
    }
  },
  settled: (world) => {
    for (const { personId } of world.people) {
      const care = careOf(world, personId);
      const found = () => world.othersOf(personId);
      must(new Set(care).size === care.length, 'nobody is served twice in one setting', found);
      for (const both of together)
        must(!both.every((setting) => care.includes(setting)), `nobody is served in ${both.join(' and ')}`, found);
    }
  },
});
