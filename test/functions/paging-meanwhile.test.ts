import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Organization } from '../../domain/organization/organization.ts';
import type { Entry } from '../../domain/queue/order.ts';
import type { Setting } from '../../domain/vocabulary.ts';
import type { Page } from '../../functions/shared/store/page.ts';
import { createLists, day, dutyKinds, minute, type Paged, pagesOf, type Waiting } from '../support/lists.ts';
import { freshTables } from '../support/tables.ts';

let pieces: ReturnType<Awaited<ReturnType<typeof freshTables>>['pieces']>;
let lists: ReturnType<typeof createLists>;

beforeAll(async () => {
  pieces = (await freshTables()).pieces();
  lists = createLists(pieces);
});

describe('while others come between two pages', () => {
  let runs = 0;
  const moments = fc.array(fc.nat(59), { minLength: 3, maxLength: 8 });
  const arrivals = fc.array(fc.array(fc.nat(59), { maxLength: 3 }), { minLength: 6, maxLength: 6 });
  const limit = fc.integer({ min: 1, max: 4 });

  /** What was there all the time is shown once, in its order. */
  const holds = (first: readonly string[], shown: readonly string[]) => {
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.filter((each) => first.includes(each))).toStrictEqual(first);
  };

  it('an obligation that was there all the time is shown once', async () => {
    const run = fc.asyncProperty(moments, arrivals, limit, async (days, later, size) => {
      runs += 1;
      const office = { departmentId: `dep-run-${runs}`, regionId: `region-run-${runs}` };
      let cases = 0;
      const arrive = (due: number) => {
        cases += 1;
        return lists.owe(`app-run-${runs}-${cases}`, office, (kind) => day(due + kind), dutyKinds.slice(0, 2));
      };
      for (const due of days) await arrive(due);
      for (const [role, id] of [
        ['department', office.departmentId],
        ['authority', office.regionId],
      ] as const) {
        const turn = (paged: Paged) => lists.owed({ role, id }, undefined, '2025-03-10', paged);
        const idsOf = ({ items }: Awaited<ReturnType<typeof turn>>) => items.map(({ obligationId }) => obligationId);
        const first = idsOf(await turn({ limit: 1000 }));
        const coming = [...later];
        const pages = await pagesOf(turn, size, async () => {
          for (const due of coming.shift() ?? []) await arrive(due);
        });
        holds(first, pages.flatMap(idsOf));
      }
    });
    await fc.assert(run, { numRuns: 12 });
  });

  it('a turn in a queue that was there all the time is shown once', async () => {
    const run = fc.asyncProperty(moments, arrivals, limit, async (minutes, later, size) => {
      runs += 1;
      let organization = await lists.open(`org-run-${runs}`);
      let people = 0;
      const arrive = async (at: number) => {
        people += 1;
        const id = `app-run-${runs}-${people}`;
        const priorityClass = at % 2 ? 'ordinary' : 'first-of-all';
        const waiting: Waiting = { id, at: minute(at), priorityClass, blocked: at % 3 === 0 };
        organization = await lists.join(organization, waiting, people);
      };
      for (const at of minutes) await arrive(at);
      const turn = (paged: Paged) => pieces.places.queue(organization.organizationId, paged);
      const idsOf = ({ items }: Page<Entry>) => items.map(({ applicationId }) => applicationId);
      const first = idsOf(await turn({ limit: 1000 }));
      const coming = [...later];
      const pages = await pagesOf(turn, size, async () => {
        for (const at of coming.shift() ?? []) await arrive(at);
      });
      holds(first, pages.flatMap(idsOf));
    });
    await fc.assert(run, { numRuns: 12 });
  });

  it('an organization that was there all the time is shown once', async () => {
    const run = fc.asyncProperty(moments, arrivals, limit, async (localities, later, size) => {
      runs += 1;
      const region = `region-run-${runs}`;
      let houses = 0;
      const arrive = (number: number) => {
        houses += 1;
        const setting: Setting = number % 2 ? 'home' : 'inpatient';
        const address = { region, locality: `Ауыл ${number}`, line: '1' };
        return lists.open(`org-run-${runs}-${houses}`, { setting, address });
      };
      for (const number of localities) await arrive(number);
      const turn = (paged: Paged) => pieces.places.organizations({ region }, paged);
      const idsOf = ({ items }: Page<Organization>) => items.map(({ organizationId }) => organizationId);
      const first = idsOf(await turn({ limit: 1000 }));
      const coming = [...later];
      const pages = await pagesOf(turn, size, async () => {
        for (const number of coming.shift() ?? []) await arrive(number);
      });
      holds(first, pages.flatMap(idsOf));
    });
    await fc.assert(run, { numRuns: 12 });
  });
});
