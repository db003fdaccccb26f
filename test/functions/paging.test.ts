import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Organization } from '../../domain/organization/organization.ts';
import type { Entry } from '../../domain/queue/order.ts';
import type { PriorityClass, Setting } from '../../domain/vocabulary.ts';
import { cursorsOf } from '../../functions/shared/store/cursor.ts';
import { ownerPk } from '../../functions/shared/store/keys.ts';
import type { Page } from '../../functions/shared/store/page.ts';
import { createLists, day, dutyKinds, minute, pagesOf } from '../support/lists.ts';
import { freshTables } from '../support/tables.ts';

const today = '2025-03-10';
const limits = [1, 7, 100];

let pieces: ReturnType<Awaited<ReturnType<typeof freshTables>>['pieces']>;
let lists: ReturnType<typeof createLists>;

beforeAll(async () => {
  pieces = (await freshTables()).pieces();
  lists = createLists(pieces);
});

/** A page, and how many items DynamoDB has brought for it. */
const counted = async <T>(run: () => Promise<T>): Promise<{ page: T; read: number }> => {
  const before = pieces.seen.items;
  const page = await run();
  return { page, read: pieces.seen.items - before };
};

const inOrder = <T>(items: readonly T[], by: (item: T) => string): T[] =>
  items.toSorted((one, other) => Buffer.compare(Buffer.from(by(one)), Buffer.from(by(other))));

const fullButTheLast = (pages: readonly Page<unknown>[], limit: number) => {
  for (const { items } of pages.slice(0, -1)) expect(items).toHaveLength(limit);
  expect(pages.at(-1)?.items.length).toBeGreaterThan(0);
};

describe('1,200 obligations of an office', () => {
  const office = { departmentId: 'dep-1', regionId: 'Жетісу' };
  const own = { role: 'department', id: 'dep-1' };
  const region = { role: 'authority', id: 'Жетісу' };
  const placeOf = ({ state, due, obligationId }: { state: string; due: string; obligationId: string }) =>
    `${state === 'done' ? 'done' : 'open'}#${due}#${obligationId}`;

  beforeAll(async () => {
    for (let number = 0; number < 100; number += 1) {
      const dueOf = (kind: number) => day((number * 7 + kind * 11) % 60);
      const application = await lists.owe(`app-${number}`, office, dueOf);
      await lists.fulfil(application, dutyKinds.slice(0, number % 5));
    }
    await lists.owe('app-elsewhere', { departmentId: 'dep-2', regionId: 'Абай' }, () => today);
  });

  const whole = async (owner: typeof own, state?: 'open' | 'done' | 'overdue') =>
    (await lists.owed(owner, state, today, { limit: 5000 })).items;

  it('MON-3 · are listed with the overdue first, then the open, then the done, each by their dates', async () => {
    for (const owner of [own, region]) {
      const all = await whole(owner);
      expect(all).toHaveLength(1200);
      expect(new Set(all.map(({ obligationId }) => obligationId)).size).toBe(1200);
      const states = all.map(({ state }) => state);
      expect(states.filter((state, place) => state !== states[place - 1])).toStrictEqual(['overdue', 'open', 'done']);
      for (const state of ['overdue', 'open', 'done'] as const) {
        const some = await whole(owner, state);
        expect(some).toStrictEqual(all.filter((one) => one.state === state));
        expect(some).toStrictEqual(inOrder(some, placeOf));
      }
      expect(all.every(({ state, due }) => state === 'done' || (state === 'overdue') === due < today)).toBe(true);
    }
    expect(await whole({ role: 'authority', id: 'Абай' })).toHaveLength(12);
  });

  it.each(limits)('in pages of %i: together the whole, and one more read than is shown', async (limit) => {
    for (const state of [undefined, 'overdue', 'open', 'done'] as const) {
      const pages = await pagesOf(async (paged) => {
        const { page, read } = await counted(() => lists.owed(own, state, today, paged));
        expect(read).toBeLessThanOrEqual(page.items.length + 1);
        return page;
      }, limit);
      expect(pages.flatMap(({ items }) => items)).toStrictEqual(await whole(own, state));
      fullButTheLast(pages, limit);
    }
    const ofRegion = await pagesOf(async (paged) => {
      const { page, read } = await counted(() => lists.owed(region, undefined, today, paged));
      // Its key in the index, and the item itself.
      expect(read).toBeLessThanOrEqual(2 * (page.items.length + 1));
      return page;
    }, limit);
    expect(ofRegion.flatMap(({ items }) => items)).toStrictEqual(await whole(region));
    fullButTheLast(ofRegion, limit);
  });

  it('what falls due while the pages are turned is neither missed nor shown twice', async () => {
    let now = 0;
    const pages = await pagesOf(
      (paged) => lists.owed(own, undefined, day(now), paged),
      100,
      () => {
        now += 7;
      },
    );
    expect(pages.flatMap(({ items }) => items).map(placeOf)).toStrictEqual((await whole(own)).map(placeOf));
  });

  it('a cursor that somebody made up leads nowhere but into their own list', async () => {
    const cursors = cursorsOf(['obligations', ownerPk('department', 'dep-1'), undefined], z.any());
    const mine = new Set((await whole(own)).map(({ obligationId }) => obligationId));
    const sk = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1200 }),
      fc.constantFrom('open#', 'open#~', 'done#2025', 'zzz', '', '\ud800', 'OWNER#department#dep-2'),
    );
    const run = fc.asyncProperty(fc.integer({ min: -1, max: 10 }), sk, async (range, at) => {
      const cursor = cursors.write([range, at]);
      const answer = lists.owed(own, undefined, today, { limit: 3, cursor });
      const { items } = await answer.catch((error) => {
        expect(error).toMatchObject({ code: 'invalid-cursor' });
        return { items: [] };
      });
      expect(items.every(({ obligationId }) => mine.has(obligationId))).toBe(true);
    });
    await fc.assert(run, { numRuns: 200 });
  });

  it('of two cursors of two offices neither opens the other’s list', async () => {
    const { next } = await lists.owed(own, undefined, today, { limit: 1 });
    for (const [owner, state] of [
      [{ role: 'department', id: 'dep-2' }, undefined],
      [region, undefined],
      [own, 'open'],
    ] as const)
      await expect(lists.owed(owner, state, today, { limit: 1, cursor: next })).rejects.toMatchObject({
        code: 'invalid-cursor',
      });
  });
});

describe('150 organizations', () => {
  const settings: readonly Setting[] = ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'];
  const regions = ['Абай', 'Абай облысы', 'Жетісу', 'A', 'A#B'];
  const localities = ['Текелі', 'Талдықорған', 'B', 'B#C'];
  const placeOf = ({ setting, address: { region, locality }, organizationId }: Organization) =>
    `${settings.indexOf(setting)} ${region}#${locality}#${organizationId}`;

  beforeAll(async () => {
    for (let number = 0; number < 150; number += 1)
      await lists.open(`org-${number}`, {
        setting: settings[number % 4] as Setting,
        categories: number % 10 === 0 ? ['elderly', 'persons-with-disability'] : ['elderly'],
        address: {
          region: regions[number % 5] as string,
          locality: localities[(number * 3) % 4 === 0 ? number % 4 : number % 3] as string,
          line: '1',
        },
      });
  });

  type Wanted = Parameters<typeof pieces.places.organizations>[0];
  const whole = async (wanted: Wanted) => (await pieces.places.organizations(wanted, { limit: 5000 })).items;

  it('are listed in the order of setting, region, locality and id', async () => {
    const all = await whole({});
    expect(all).toHaveLength(150);
    expect(all).toStrictEqual(inOrder(all, placeOf));
    expect(new Set(all.map(({ organizationId }) => organizationId)).size).toBe(150);
  });

  const wishes: Wanted[] = [
    {},
    { setting: 'home' },
    { region: 'Абай' },
    { region: 'A' },
    { region: 'A', locality: 'B' },
    { setting: 'inpatient', region: 'Жетісу', locality: 'Текелі' },
    { locality: 'B' },
    { category: 'persons-with-disability' },
    { category: 'persons-with-disability', setting: 'inpatient', region: 'Абай' },
    { category: 'trafficking-victim' },
  ];

  it.each(wishes)('those that fit %o, in pages of every size', async (wanted) => {
    const { setting, category, region, locality } = wanted;
    const fitting = (await whole({})).filter(
      ({ address, ...organization }) =>
        (!setting || organization.setting === setting) &&
        (!category || organization.categories.includes(category)) &&
        (!region || address.region === region) &&
        (!locality || address.locality === locality),
    );
    expect(fitting.length > 0).toBe(category !== 'trafficking-victim');
    for (const limit of limits) {
      const pages = await pagesOf((paged) => pieces.places.organizations(wanted, paged), limit);
      expect(pages.flatMap(({ items }) => items)).toStrictEqual(fitting);
      if (fitting.length > 0) fullButTheLast(pages, limit);
    }
  });

  it('a page reads what it shows and one more; a rare category is looked for in ever wider steps', async () => {
    const { seen } = pieces;
    const { page, read } = await counted(() => pieces.places.organizations({}, { limit: 7 }));
    expect([page.items.length, read]).toStrictEqual([7, 16 + 7]);
    const before = seen.calls;
    await pieces.places.organizations({ category: 'trafficking-victim' }, { limit: 1 });
    expect(seen.calls - before).toBeLessThan(40);
  });
});

describe('a queue of 120, every third of them passed over', () => {
  const classes: readonly PriorityClass[] = ['out-of-turn', 'first-of-all', 'ordinary'];
  const everybody = Array.from({ length: 120 }, (_, number) => ({
    id: `app-q${number}`,
    at: minute((number * 37) % 120),
    priorityClass: classes[number % 7 === 0 ? 0 : number % 5 === 0 ? 1 : 2] as PriorityClass,
    blocked: number % 3 === 0,
  }));
  const placeOf = ({ priorityClass, joinedAt, applicationId }: Entry) =>
    `${classes.indexOf(priorityClass)} ${joinedAt} ${applicationId}`;

  beforeAll(async () => {
    let organization = await lists.open('org-queue');
    for (const [number, each] of everybody.entries()) organization = await lists.join(organization, each, number);
  });

  it.each(limits)('QUE-6, QUE-7 · in pages of %i: together the whole, each at their position', async (limit) => {
    const pages = await pagesOf(async (paged) => {
      const { page, read } = await counted(() => pieces.places.queue('org-queue', paged));
      expect(read).toBeLessThanOrEqual(2 * (limit + 1));
      return page;
    }, limit);
    const entries = pages.flatMap(({ items }) => items);
    expect(entries).toHaveLength(120);
    expect(entries).toStrictEqual(inOrder(entries, placeOf));
    expect(new Set(entries.map(({ applicationId }) => applicationId)).size).toBe(120);
    expect(entries.filter(({ blocked }) => blocked)).toHaveLength(40);
    expect(pages.flatMap(({ items, before }) => items.map((_, shown) => before + shown + 1))).toStrictEqual(
      entries.map((_, place) => place + 1),
    );
    fullButTheLast(pages, limit);
    for (const place of [0, 41, 119]) {
      const { ahead } = await pieces.places.standing(entries[place] as Entry);
      expect(ahead['out-of-turn'] + ahead['first-of-all'] + ahead.ordinary).toBe(place);
    }
  });

  it('a cursor of one queue does not open another, and one that is made up opens nothing', async () => {
    const { next } = await pieces.places.queue('org-queue', { limit: 5 });
    await expect(pieces.places.queue('org-1', { limit: 5, cursor: next })).rejects.toMatchObject({
      code: 'invalid-cursor',
    });
    const cursors = cursorsOf(['queue', 'org-queue'], z.any());
    for (const at of [
      ['~', 5],
      ['', 1],
      ['2#2025-03-11', -1],
      ['2#\ud800', 1],
      [`2#${'x'.repeat(900)}`, 1],
    ])
      await expect(pieces.places.queue('org-queue', { limit: 5, cursor: cursors.write(at) })).rejects.toMatchObject({
        code: 'invalid-cursor',
      });
  });
});
