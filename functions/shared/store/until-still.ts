import type { Organization } from '../../../domain/organization/organization.ts';

/** No longer than this, in looks: somebody must go on. */
const most = 8;

const nameOf = (organization: Organization | undefined): string =>
  `${organization?.version} ${organization?.kept?.line.folded}`;

/**
 * Before a write to places that others are writing to is tried again: looks at them until they have stood still for as many looks as
 * there have been conflicts. A look costs a tenth of a write that does not hold, and is the one pause here that needs no clock.
 */
export const untilStill = async (read: () => Promise<Organization | undefined>, conflicts: number): Promise<void> => {
  const wanted = Math.min(conflicts, most);
  let before = nameOf(await read());
  for (let looks = 1, still = 0; still < wanted && looks < 3 * wanted; looks += 1) {
    const now = nameOf(await read());
    still = now === before ? still + 1 : 0;
    before = now;
  }
};
