import { legalDateOf } from '../../../domain/law/time.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { journalFiles } from '../../../events/http/journal.ts';
import { ok } from '../../shared/answer.ts';
import type { KnownPersonDeps } from '../../shared/compose.ts';
import { journalPage, type KeptRow } from '../../shared/store/journal.ts';
import { organizationKey } from '../../shared/store/keys.ts';
import type { Store } from '../../shared/store/store.ts';
import { preferred } from '../accept.ts';
import { assertOwnOrganization } from '../authority.ts';
import { journalFile, rowsForFile } from '../journal-file.ts';
import { journalRowView, type Row } from '../journal-view.ts';
import { readingOf } from '../reading.ts';
import { idParam } from '../request.ts';
import { type Call, personalReading } from '../route.ts';

const types = ['application/json', ...(Object.keys(journalFiles) as (keyof typeof journalFiles)[])] as const;

/** Where organizations are, by their ids. */
const addressesOf = async (
  store: Store,
  ids: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Organization['address']>> => {
  const items = await store.batch([...ids].map(organizationKey));
  return new Map(items.map(({ state }) => state as Organization).map((there) => [there.organizationId, there.address]));
};

/** JRN-1: the electronic journal, as its organization keeps it and the authority of the region sees it. */
export const journalRoutes = ({ store, people, ...deps }: KnownPersonDeps) => {
  /** Rows with the people in them, of whom it is recorded that they were read. */
  const shownTo =
    (call: Call, { setting }: Organization, to: string | undefined) =>
    async (rows: readonly KeptRow[]): Promise<Row[]> => {
      const personIds = rows.map(({ personId }) => personId);
      const destinations = new Set(rows.flatMap(({ destination }) => destination ?? []));
      const [persons, addresses] = await Promise.all([
        people.persons(personIds, readingOf(call, 'journal')),
        addressesOf(store, destinations),
      ]);
      const today = legalDateOf(call.context.now);
      const seen = {
        today,
        asOf: to && to < today ? to : today,
        hidden: setting === 'temporary-stay' && call.caller.role === 'authority',
      };
      return rows.map((row) => journalRowView(row, persons.get(row.personId), addresses, seen));
    };

  return {
    'GET /v1/organizations/{id}/journal': personalReading(
      { store, ...deps },
      'GET /v1/organizations/{id}/journal',
      async (call, { limit, cursor, language = 'kk', ...period }) => {
        const { action, request } = call;
        const organization = assertOwnOrganization(call, action, await store.organization(idParam(request)));
        const type = preferred(request, types);
        const { organizationId, name } = organization;
        const show = shownTo(call, organization, period.to);
        if (type !== 'application/json') {
          const rows = await rowsForFile((paged) => journalPage(store, organizationId, period, paged));
          return journalFile(type, { organization: name, language, ...period }, rows, show);
        }
        const { items, ...next } = await journalPage(store, organizationId, period, { limit, cursor });
        return ok({ rows: await show(items), ...next });
      },
    ),
  };
};
