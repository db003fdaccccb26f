import { legalDateOf } from '../../../domain/law/time.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { ok } from '../../shared/answer.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { journalPage } from '../../shared/store/journal.ts';
import { organizationKey } from '../../shared/store/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { assertAcceptsJson } from '../accept.ts';
import { assertOwnOrganization } from '../authority.ts';
import { journalRowView } from '../journal-view.ts';
import { readingOf } from '../reading.ts';
import { idParam } from '../request.ts';
import { personalReading } from '../route.ts';

/** Where organizations are, by their ids. */
const addressesOf = async (
  store: Store,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Organization['address']>> => {
  const items = await store.batch([...ids].map(organizationKey));
  return new Map(items.map(({ state }) => state as Organization).map((there) => [there.organizationId, there.address]));
};

/** JRN-1: the electronic journal, as its organization keeps it and the authority of the region sees it. */
export const journalRoutes = ({ store, people, ...deps }: KnownPersonDeps) => ({
  'GET /v1/organizations/{id}/journal': personalReading(
    { store, ...deps },
    'GET /v1/organizations/{id}/journal',
    async (call, { limit, cursor, ...period }) => {
      const { action, request, context, caller } = call;
      const { organizationId, setting } = assertOwnOrganization(
        call,
        action,
        await store.organization(idParam(request)),
      );
      assertAcceptsJson(request);
      const { items, ...next } = await journalPage(store, organizationId, period, { limit, cursor });
      const [persons, addresses] = await Promise.all([
        people.persons(
          items.map(({ personId }) => personId),
          readingOf(call, 'journal'),
        ),
        addressesOf(store, new Set(items.flatMap(({ destination }) => destination ?? []))),
      ]);
      const today = legalDateOf(context.now);
      const seen = {
        today,
        asOf: period.to && period.to < today ? period.to : today,
        hidden: setting === 'temporary-stay' && caller.role === 'authority',
      };
      return ok({
        rows: items.map((row) => journalRowView(row, persons.get(row.personId), addresses, seen)),
        ...next,
      });
    },
  ),
});
