import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import { createHandler } from '../../functions/keep-journal/handler.ts';
import type { Delivered } from '../../functions/shared/each-event.ts';
import { journalPage } from '../../functions/shared/store/journal.ts';
import { countsOf } from '../../functions/shared/store/outcomes.ts';
import { admitted, chosen, filed, granted, joined, offered, registered, stayEnded, vacated } from '../support/facts.ts';
import { Died, type Fault, freshTables } from '../support/tables.ts';

let tables: Awaited<ReturnType<typeof freshTables>>;
let houses = 0;

beforeAll(async () => {
  tables = await freshTables();
});

const left = stayEnded();

/** From the filing to the discharge: four of these facts enter something, the others nothing. */
const whole = [filed(), granted(), chosen(), joined(), offered(), admitted(), left];

const own = (facts: readonly Fact[], person: number): Fact[] =>
  JSON.parse(
    JSON.stringify(facts)
      .replaceAll('app-1', `app-${houses}-${person}`)
      .replaceAll('org-1', `org-${houses}`)
      .replaceAll('stay-1', `stay-${houses}-${person}`)
      .replaceAll('person-1', `person-${houses}-${person}`),
  );

/** An organization with a free place for each of some people, who have come as far as these facts. */
const begin = async (facts: readonly Fact[], people = 1) => {
  houses += 1;
  const { store } = tables.pieces();
  await store.commit({ facts: own([registered()], 0) });
  const applications: string[] = [];
  for (let person = 1; person <= people; person += 1) {
    await go(own([vacated()], person));
    await go(own(facts, person));
    applications.push(`app-${houses}-${person}`);
  }
  return { organizationId: `org-${houses}`, applications };
};

/** What happens next to the same person. */
const go = async (facts: readonly Fact[]) => {
  const { store } = tables.pieces();
  const [first] = facts;
  const application = first && 'applicationId' in first ? await store.application(first.applicationId) : undefined;
  const organization = await store.organization(`org-${houses}`);
  await store.commit({ application, organization, facts });
};

const told = (applicationId: string): Delivered => ({
  type: 'QueueJoined',
  detail: { eventId: `${applicationId}.4`, applicationId },
  now: '2025-05-20T05:00:00.000Z',
  source: 'kezek',
});

const keep = (applicationId: string, fault?: Fault) => createHandler(tables.pieces(fault))(told(applicationId));

const rowsOf = async (organizationId: string) =>
  (await journalPage(tables.pieces().store, organizationId, {}, { limit: 100 })).items;

const shortly = async (organizationId: string) =>
  (await rowsOf(organizationId)).map(({ no, applicationId, status, version }) => [no, applicationId, status, version]);

describe('the journal of an organization', () => {
  test('JRN-1 · tells of a case what its timeline says, and of the person an id', async () => {
    const { organizationId, applications } = await begin(whole);
    const [applicationId = ''] = applications;
    await keep(applicationId);
    const { store } = tables.pieces();
    const [item] = await store.query({ pk: `ORG#${organizationId}`, prefix: 'J#' });
    expect(item).toMatchObject({ personId: `person-${houses}-1`, sk: 'J#000001' });
    expect(await rowsOf(organizationId)).toMatchObject([
      {
        no: 1,
        applicationId,
        status: 'ended',
        since: '2025-03-11',
        admitted: { date: '2025-04-14', order: { number: '3' } },
        left: { date: '2025-04-16', order: { number: '4' } },
        leavingReason: 'request',
      },
    ]);
  });

  test('JRN-1 · told of nobody it holds nothing, and writes nothing', async () => {
    const { organizationId, applications } = await begin([filed(), granted()]);
    await keep('app-nobody');
    await keep(String(applications[0]));
    expect(await tables.pieces().store.query({ pk: `ORG#${organizationId}`, prefix: 'J' })).toStrictEqual([]);
  });

  test('JRN-1 · an event again, late or out of its order leads to the same rows', async () => {
    const turns = fc.array(fc.record({ event: fc.nat(3), happens: fc.nat(2) }), { minLength: 4, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(turns, async (deliveries) => {
        const { organizationId, applications } = await begin(whole.slice(0, 4));
        const applicationId = String(applications[0]);
        const rest = own(whole.slice(4), 1);
        for (const { event, happens } of deliveries) {
          await go(rest.splice(0, happens));
          for (let times = 0; times < event; times += 1) await keep(applicationId);
        }
        await go(rest.splice(0));
        await Promise.all([keep(applicationId), keep(applicationId), keep(applicationId)]);
        expect(await shortly(organizationId)).toStrictEqual([[1, applicationId, 'ended', 7]]);
      }),
      { numRuns: 6, seed: 20250310 },
    );
  });

  test('JRN-1 · what was read of the timeline too early never overwrites what was read later', async () => {
    const { organizationId, applications } = await begin(whole.slice(0, 4));
    const applicationId = String(applications[0]);
    const late = tables.pieces();
    const early = await late.store.timeline(applicationId);
    await go(own(whole.slice(4), 1));
    await keep(applicationId);
    const slow = { ...late, store: { ...late.store, timeline: async () => early } };
    await createHandler(slow)(told(applicationId));
    expect(await shortly(organizationId)).toStrictEqual([[1, applicationId, 'ended', 7]]);
  });

  test('JRN-1 · numbers are given in the order of entry, without a gap and none twice, however many enter at once', async () => {
    const { organizationId, applications } = await begin(whole.slice(0, 4), 6);
    await Promise.all([...applications, ...applications].map((applicationId) => keep(applicationId)));
    await go(own(whole.slice(4), 3));
    await Promise.all(applications.map((applicationId) => keep(applicationId)));
    const rows = await rowsOf(organizationId);
    expect(rows.map(({ no }) => no)).toStrictEqual([1, 2, 3, 4, 5, 6]);
    expect(rows.map(({ applicationId }) => applicationId).sort()).toStrictEqual(applications);
    expect(rows.filter(({ status }) => status === 'ended')).toMatchObject([{ applicationId: applications[2] }]);
  });

  test('JRN-1 · killed at any of its calls, and woken again, it has entered what there is once', async () => {
    let rounds = 0;
    for (const when of ['before', 'after'] as const)
      for (let at = 1; ; at += 1) {
        const { organizationId, applications } = await begin(whole.slice(0, 4));
        const applicationId = String(applications[0]);
        const dying = tables.pieces({ at, when, error: () => new Died() });
        await createHandler(dying)(told(applicationId)).catch((error: unknown) => expect(error).toBeInstanceOf(Died));
        if (!dying.seen.fired) break;
        rounds += 1;
        await keep(applicationId);
        expect(await shortly(organizationId)).toStrictEqual([[1, applicationId, 'queued', 4]]);
      }
    expect(rounds).toBe(6);
  });
});

describe('the outcomes of an organization', () => {
  const endingsOf = (organizationId: string) => countsOf(tables.pieces().store, [organizationId], 2025);

  test('STA-1 · an ending counts once, however often and by how many it is entered', async () => {
    const { organizationId, applications } = await begin(whole, 3);
    await Promise.all([...applications, ...applications].map((applicationId) => keep(applicationId)));
    for (const applicationId of applications) await keep(applicationId);
    expect(await endingsOf(organizationId)).toStrictEqual([{ 'not-told': 3 }]);
  });

  test('STA-1 · killed at any of its calls, and woken again, it has counted once', async () => {
    let rounds = 0;
    for (const when of ['before', 'after'] as const)
      for (let at = 1; ; at += 1) {
        const { organizationId, applications } = await begin(whole);
        const applicationId = String(applications[0]);
        const dying = tables.pieces({ at, when, error: () => new Died() });
        await createHandler(dying)(told(applicationId)).catch((error: unknown) => expect(error).toBeInstanceOf(Died));
        if (!dying.seen.fired) break;
        rounds += 1;
        await keep(applicationId);
        expect(await endingsOf(organizationId)).toStrictEqual([{ 'not-told': 1 }]);
      }
    // The timeline, the journal's numbers, the counts, the write.
    expect(rounds).toBe(8);
  });

  test('STA-1 · a turn, a stay that runs and one that a transfer led away from are no endings', async () => {
    const { organizationId, applications } = await begin(whole.slice(0, 6));
    await keep(String(applications[0]));
    expect(await endingsOf(organizationId)).toStrictEqual([]);
  });
});

describe('a period of the journal', () => {
  test('JRN-1 · holds who had come by its last day and had not left before its first, in the order of entry', async () => {
    const { organizationId, applications } = await begin(whole.slice(0, 4), 3);
    await go(own(whole.slice(4), 2));
    for (const applicationId of applications) await keep(applicationId);
    const { store } = tables.pieces();
    const numbers = async (wanted: Parameters<typeof journalPage>[2]) =>
      (await journalPage(store, organizationId, wanted, { limit: 10 })).items.map(({ no }) => no);
    expect(await numbers({ to: '2025-03-10' })).toStrictEqual([]);
    expect(await numbers({ to: '2025-03-11' })).toStrictEqual([1, 2, 3]);
    expect(await numbers({ from: '2025-04-16' })).toStrictEqual([1, 2, 3]);
    expect(await numbers({ from: '2025-04-17' })).toStrictEqual([1, 3]);
    expect(await numbers({ status: 'ended' })).toStrictEqual([2]);
    expect(await numbers({ from: '2025-04-17', status: 'ended' })).toStrictEqual([]);
  });

  test('JRN-1 · is read page by page, each row once, and a cursor of another period is none of this one', async () => {
    const { organizationId, applications } = await begin(whole.slice(0, 4), 5);
    for (const applicationId of applications) await keep(applicationId);
    const { store } = tables.pieces();
    const first = await journalPage(store, organizationId, {}, { limit: 2 });
    expect(first.items.map(({ no }) => no)).toStrictEqual([1, 2]);
    const second = await journalPage(store, organizationId, {}, { limit: 3, cursor: first.next });
    expect([second.items.map(({ no }) => no), second.next]).toStrictEqual([[3, 4, 5], undefined]);
    const other = journalPage(store, organizationId, { from: '2025-03-01' }, { limit: 2, cursor: first.next });
    await expect(other).rejects.toMatchObject({ code: 'invalid-cursor' });
  });
});
