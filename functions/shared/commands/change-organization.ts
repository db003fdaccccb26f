import type { Fact } from '../../../domain/fact.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { Unknown } from '../../../domain/refusal.ts';
import { firstKnown } from '../first-known.ts';
import type { Outcome } from '../store/change.ts';
import type { Store } from '../store/store.ts';
import { untilPlacesSettle } from '../store/until-still.ts';
import type { Besides } from '../store/writes.ts';
import { decidedOnce } from './decided-once.ts';

/**
 * Load, decide, write, and again while others are quicker: the way of every command on an organization alone. `besides`: what is
 * written besides the facts, which may follow from them. `read`: as it was read just now, for the first attempt.
 * @throws Unknown `organization` · the refusals of `decide` · AlreadySeen, AlreadyAnswered, Conflict
 */
export const changeOrganization = (
  store: Store,
  organizationId: string,
  decide: (organization: Organization) => Fact[] | Promise<Fact[]>,
  besides: Besides | (() => Besides) = {},
  read?: Organization,
): Promise<Outcome> => {
  const seen = typeof besides === 'function' ? undefined : besides.seen;
  const known = firstKnown(read, () => store.organization(organizationId, seen));
  return untilPlacesSettle(store, organizationId, async () => {
    const organization = await known();
    if (!organization) throw new Unknown('organization');
    const facts = await decidedOnce(store, seen, () => decide(organization));
    return store.commit({ organization, facts }, typeof besides === 'function' ? besides() : besides);
  });
};
