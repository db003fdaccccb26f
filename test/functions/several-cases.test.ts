import { beforeAll, describe, expect, test } from 'vitest';
import type { Fact, Programme } from '../../domain/fact.ts';
import { createHandler as ispExpired } from '../../functions/isp-expired/handler.ts';
import { othersOf } from '../../functions/shared/commands/others.ts';
import { AlreadySeen, Conflict } from '../../functions/shared/store/errors.ts';
import { chosen, filed, granted, joined, offered, registered } from '../support/facts.ts';
import { iinOf } from '../support/iin.ts';
import { freshTables } from '../support/tables.ts';

let tables: Awaited<ReturnType<typeof freshTables>>;
let people = 0;

beforeAll(async () => {
  tables = await freshTables();
});

const isp: Programme = { number: '12', settings: ['semi-inpatient'], validTo: '2025-05-01' };

/** Two cases of one person, each with an organization of its own. */
const twoCases = async (iin: string, ...facts: readonly Fact[]) => {
  const { store, iinKeys } = tables.pieces();
  const personId = await iinKeys.personIdOf(iin);
  people += 1;
  const cases = ['a', 'b'].map(async (name) => {
    const own = JSON.parse(
      JSON.stringify([
        registered({ setting: 'semi-inpatient' }),
        filed({ setting: 'semi-inpatient', personId, isp }),
        ...facts,
      ])
        .replaceAll('app-1', `app-${people}${name}`)
        .replaceAll('org-1', `org-${people}${name}`),
    ) as Fact[];
    const { organization } = await store.commit({ facts: own.slice(0, 1) });
    await store.commit({ organization, facts: own.slice(1) });
    return { applicationId: `app-${people}${name}`, organizationId: `org-${people}${name}` };
  });
  return (await Promise.all(cases)) as [Awaited<(typeof cases)[0]>, Awaited<(typeof cases)[0]>];
};

describe('somebody with two cases', () => {
  test('QUE-7 · an event that names them, and no case, is had in both', async () => {
    const iin = iinOf(1);
    const both = await twoCases(iin, granted(), chosen(), joined());
    const handle = ispExpired(tables.pieces());
    const detail = { eventId: 'expired-1', iin, expiredOn: '2025-05-01' };
    const told = { type: 'IspExpired', source: 'e-sobes', detail, now: '2025-05-02T05:00:00.000Z' };
    await handle(told);
    await expect(handle(told)).rejects.toBeInstanceOf(AlreadySeen);
    for (const { applicationId } of both) {
      const { store } = tables.pieces();
      expect((await store.application(applicationId))?.turn?.blocked).toBe('isp-expired');
      const timeline = await store.timeline(applicationId);
      expect(timeline.filter(({ fact }) => fact.type === 'IspExpired')).toHaveLength(1);
    }
  });

  test('CHO-4 · what is decided on the one does not hold when the other has changed meanwhile', async () => {
    const [one, other] = await twoCases(iinOf(2), granted());
    const { store } = tables.pieces();
    const loaded = async ({ applicationId, organizationId }: typeof one) => {
      const application = await store.application(applicationId);
      if (!application) throw new Error('no case');
      const guarded = await othersOf(store, application);
      const organization = await store.organization(organizationId);
      const ids = { applicationId, organizationId };
      const facts = [chosen(), offered({ basis: 'choice' })].map((fact) => ({ ...fact, ...ids }) as Fact);
      return () => store.commit({ application, organization, facts }, { guards: guarded.guards });
    };
    const [first, second] = [await loaded(one), await loaded(other)];
    await first();
    await expect(second()).rejects.toBeInstanceOf(Conflict);
    expect((await store.application(other.applicationId))?.status).toBe('granted');
  });
});
