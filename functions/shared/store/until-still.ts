import type { Organization } from '../../../domain/organization/organization.ts';
import { untilSettled } from './errors.ts';
import type { Store } from './store.ts';

/** No longer than this, in looks: somebody must go on. */
const most = 8;

const nameOf = (organization: Organization | undefined): string =>
  `${organization?.version} ${organization?.kept?.line.folded}`;

/** Looks at places until they have stood still for as many looks as there have been conflicts. */
const untilStill = async (read: () => Promise<Organization | undefined>, conflicts: number): Promise<void> => {
  const wanted = Math.min(conflicts, most);
  let before = nameOf(await read());
  for (let looks = 1, still = 0; still < wanted && looks < 3 * wanted; looks += 1) {
    const now = nameOf(await read());
    still = now === before ? still + 1 : 0;
    before = now;
  }
};

/**
 * Runs a load–decide–write on the places of an organization until its write is not overtaken. Before it is tried again, those who
 * write to the same places are let go first: to look whether they still do costs a tenth of a write that does not hold, and is the one
 * pause here that needs no clock. `placesOf`: the organization, or what the last try came to know of it.
 * @throws Conflict when it is overtaken a hundred times
 */
export const untilPlacesSettle = <T>(
  store: Pick<Store, 'organization'>,
  placesOf: string | (() => string | undefined),
  run: () => Promise<T>,
): Promise<T> =>
  untilSettled(run, async (conflicts) => {
    const organizationId = typeof placesOf === 'string' ? placesOf : placesOf();
    if (organizationId) await untilStill(() => store.organization(organizationId), conflicts);
  });
