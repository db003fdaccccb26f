import { beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import { fillPlaces } from '../../functions/advance-queue/fill-places.ts';
import { applicationId, chosen, filed, granted, joined, organizationId, registered } from '../support/facts.ts';
import { freshTables } from '../support/tables.ts';

let tables: Awaited<ReturnType<typeof freshTables>>;

beforeAll(async () => {
  tables = await freshTables();
});

describe('an organization that has left the register', () => {
  test('CAT-8 · has nobody waiting any more, and what has moved in its line is folded as ever', async () => {
    const { store, ...deps } = tables.pieces();
    await store.commit({ facts: [registered()] });
    const people = Array.from({ length: 50 }, (_, place) => `app-${place + 1}`);
    for (const [place, id] of people.entries()) {
      const own = [filed({ personId: `person-${id}` }), granted(), chosen(), joined({ registration: place + 1 })].map(
        (fact) => JSON.parse(JSON.stringify(fact).replaceAll(`"${applicationId}"`, `"${id}"`)) as Fact,
      );
      await store.commit({ organization: await store.organization(organizationId), facts: own });
    }
    const at = '2025-04-01T05:00:00.000Z';
    const gone: Fact = {
      type: 'OrganizationDeregistered',
      at,
      by: { role: 'authority' },
      organizationId,
      on: '2025-04-01',
    };
    await store.commit({ organization: await store.organization(organizationId), facts: [gone] });

    await fillPlaces({ store, ...deps }, organizationId, at);

    expect((await store.applications(people)).map(({ status }) => status)).toStrictEqual(people.map(() => 'granted'));
    const line = (await store.organization(organizationId))?.kept?.line;
    expect(line?.folded).toBeGreaterThan(0);
    expect(line?.moves.length).toBeLessThan(16);
  });
});
