import { describe, expect, test } from 'vitest';
import type { Context } from '../../../domain/context.ts';
import type { FactOf } from '../../../domain/fact.ts';
import {
  deregisterOrganization,
  type RegisterOrganization,
  registerOrganization,
} from '../../../domain/organization/decide.ts';
import { assertMayTake, obstacleToTaking } from '../../../domain/organization/licence.ts';
import { evolveOrganization } from '../../../domain/organization/organization.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';
import { registered } from '../../support/facts.ts';
import { calendar, refusalOf, statesAfter } from '../../support/given.ts';

/** A Monday after order 72 has come into force. */
const context: Context = { now: '2025-04-07T05:00:00.000Z', by: { role: 'authority', id: 'R1' }, calendar };
const beforeOrder72: Context = { ...context, now: '2025-03-16T05:00:00.000Z' };

const plain: RegisterOrganization = {
  organizationId: 'org-1',
  bin: '990140000015',
  name: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
  setting: 'inpatient',
  categories: ['elderly', 'persons-with-disability'],
  capacity: 10,
  occupied: 0,
  address: { region: 'R1', locality: 'L1', line: '1' },
  licence: { number: '1', validFrom: '2024-01-01', validTo: '2027-12-31' },
  registeredOn: '2024-01-01',
};

const registering = (change: Partial<RegisterOrganization> = {}, on = context) =>
  registerOrganization({ ...plain, ...change }, on)[0] as FactOf<'OrganizationRegistered'>;

const refused = (run: () => unknown) => {
  const { reason, code, ground, particulars } = refusalOf(run);
  return { reason, code, norm: ground?.norm, particulars };
};

const refusedAt = (change: Partial<RegisterOrganization>) => refused(() => registering(change));

const semi = { setting: 'semi-inpatient' } as const;

describe('the register of organizations', () => {
  test('CAT-8 · an organization enters the register', () => {
    expect(registerOrganization(plain, beforeOrder72)).toStrictEqual([
      {
        type: 'OrganizationRegistered',
        at: beforeOrder72.now,
        by: beforeOrder72.by,
        norm: 'CAT-8',
        source: expect.stringContaining('230 cl.13-1…13-3'),
        ...plain,
        sets: [expect.objectContaining({ norm: 'BOK-1' }), expect.objectContaining({ norm: 'BOK-1' })],
      },
    ]);
  });

  test('CAT-8 · more occupied than there are places is refused, as many is not', () => {
    expect(registering({ occupied: 10 })).toMatchObject({ occupied: 10 });
    expect(refusedAt({ occupied: 11 })).toStrictEqual({
      reason: 'norm',
      code: 'more-occupied-than-capacity',
      norm: 'CAT-8',
      particulars: { occupied: 11, capacity: 10 },
    });
  });

  test('CAT-8 · a licence that ends before it begins is refused, one of a day is not', () => {
    const licence = { number: '1', validFrom: '2025-01-02', validTo: '2025-01-02' };
    expect(registering({ licence })).toMatchObject({ licence });
    expect(refusedAt({ licence: { ...licence, validTo: '2025-01-01' } })).toMatchObject({
      code: 'licence-ends-before-it-begins',
      norm: 'CAT-8',
    });
  });

  test.each<[string, Setting, Category, Category]>([
    ['CAT-1', 'inpatient', 'elderly', 'no-fixed-residence'],
    ['CAT-2', 'semi-inpatient', 'elderly', 'released-or-probation'],
    ['CAT-3', 'home', 'elderly', 'domestic-violence-victim'],
    ['CAT-4', 'temporary-stay', 'trafficking-victim', 'elderly'],
  ])('%s · an organization serves the categories of its setting only', (norm, setting, own, foreign) => {
    expect(registering({ setting, categories: [own] })).toMatchObject({ categories: [own] });
    expect(refusedAt({ setting, categories: [own, foreign] })).toMatchObject({
      code: 'category-not-in-setting',
      norm,
      particulars: { categories: [foreign] },
    });
  });

  test('CAT-9 · semi-inpatient organizations are of a kind, others are not', () => {
    for (const kind of ['day-unit', 'rehabilitation-centre', 'territorial-centre'] as const)
      expect(registering({ ...semi, details: { kind } })).toMatchObject({ details: { kind } });
    for (const setting of ['inpatient', 'home'] as const)
      expect(refusedAt({ setting, details: { kind: 'day-unit' } })).toStrictEqual({
        reason: 'norm',
        code: 'kind-not-in-setting',
        norm: 'CAT-9',
        particulars: {},
      });
  });

  test('CAT-9 · a house of small capacity has 10 to 50 places, other kinds any number', () => {
    const house = { ...semi, details: { kind: 'small-capacity-house' } } as const;
    for (const capacity of [10, 50]) expect(registering({ ...house, capacity })).toMatchObject({ capacity });
    for (const capacity of [9, 51])
      expect(refusedAt({ ...house, capacity })).toStrictEqual({
        reason: 'norm',
        code: 'capacity-outside-bounds',
        norm: 'CAT-9',
        particulars: { fewest: 10, most: 50 },
      });
    expect(registering({ ...semi, details: { kind: 'day-unit' }, capacity: 51 })).toMatchObject({ capacity: 51 });
  });

  test('CAT-10 · bedrooms: 5 m² an adult', () => {
    expect(registering({ bedroomArea: 50 })).not.toHaveProperty('bedroomArea');
    expect(refusedAt({ bedroomArea: 49.9 })).toStrictEqual({
      reason: 'norm',
      code: 'bedroom-area-too-small',
      norm: 'CAT-10',
      particulars: { needed: 50 },
    });
  });

  test('CAT-10 · bedrooms: 4 m² a child, and in a mixed organization only what is too small even for children is refused', () => {
    const children: Category[] = ['children-musculoskeletal', 'children-psychoneurological'];
    for (const categories of [children, [...children, 'elderly' as const]]) {
      expect(registering({ categories, bedroomArea: 40 })).toMatchObject({ categories });
      expect(refusedAt({ categories, bedroomArea: 39.9 })).toMatchObject({
        code: 'bedroom-area-too-small',
        particulars: { needed: 40 },
      });
    }
  });

  test('CAT-10 · the area is judged in inpatient care only, and when it is stated', () => {
    expect(registering({ ...semi, bedroomArea: 1 })).not.toHaveProperty('bedroomArea');
    expect(registering()).toMatchObject({ capacity: 10 });
  });

  test('ADM-5 · a unit of supported independent living has 6 to 30 places, in inpatient care only', () => {
    const unit = (supportedLivingPlaces: number) => ({ capacity: 100, details: { supportedLivingPlaces } });
    for (const places of [6, 30])
      expect(registering(unit(places))).toMatchObject({ details: { supportedLivingPlaces: places } });
    for (const places of [5, 31])
      expect(refusedAt(unit(places))).toStrictEqual({
        reason: 'norm',
        code: 'supported-living-places',
        norm: 'ADM-5',
        particulars: { fewest: 6, most: 30 },
      });
    expect(refusedAt({ ...semi, ...unit(10) })).toMatchObject({ code: 'supported-living-places', norm: 'ADM-5' });
  });

  test('ADM-5 · its places are among those of the organization: as many there may be, more not', () => {
    const unit = (supportedLivingPlaces: number) => ({ details: { supportedLivingPlaces } });
    expect(registering({ capacity: 10, ...unit(10) })).toMatchObject(unit(10));
    expect(refusedAt({ capacity: 10, ...unit(11) })).toStrictEqual({
      reason: 'norm',
      code: 'supported-living-places',
      norm: 'ADM-5',
      particulars: { fewest: 6, most: 10 },
    });
  });
});

describe('the book of complaints', () => {
  const reviews = (change: Partial<RegisterOrganization> = {}, on = context) => registering(change, on).sets;

  test('BOK-1 · the head looks at it within a week, the authority of the region within a month', () => {
    const source = '263/1 cl.24-3';
    expect(reviews()).toStrictEqual([
      {
        kind: 'review-complaints',
        owner: { role: 'organization', id: 'org-1' },
        due: '2025-04-14',
        norm: 'BOK-1',
        source: expect.stringContaining(source),
      },
      {
        kind: 'review-complaints',
        owner: { role: 'authority', id: 'R1' },
        due: '2025-05-07',
        norm: 'BOK-1',
        source: expect.stringContaining(source),
      },
    ]);
  });

  test('BOK-1 · of temporary stay and service at home the department that runs it looks, when it is known', () => {
    const details = { departmentId: 'dep-9' };
    const office = (change: Partial<RegisterOrganization>) => reviews(change)?.[1]?.owner;
    const shelter = { setting: 'temporary-stay', categories: ['no-fixed-residence' as const] } as const;
    const department = { role: 'department', id: 'dep-9' };
    expect(office({ ...shelter, categories: [...shelter.categories], details })).toStrictEqual(department);
    expect(office({ setting: 'home', details })).toStrictEqual(department);
    const authority = { role: 'authority', id: 'R1' };
    expect(office({ ...shelter, categories: [...shelter.categories] })).toStrictEqual(authority);
    expect(office({ setting: 'inpatient', details })).toStrictEqual(authority);
    expect(office({ ...semi, details })).toStrictEqual(authority);
  });

  test('BOK-1 · both duties are open in the organization, each with an id of its own', () => {
    const { duties } = evolveOrganization(undefined, registering());
    expect(duties.map(({ id, owner }) => [id, owner.role])).toStrictEqual([
      ['org-1.review-complaints.1', 'organization'],
      ['org-1.review-complaints.1-authority', 'authority'],
    ]);
  });
});

describe('leaving the register', () => {
  const there = () => statesAfter([registered({ registeredOn: '2025-01-06' })]).organization;
  const leaving = (on: string, state = there()) => deregisterOrganization(state, { on }, context);

  test('CAT-8 · an organization leaves the register, and its book is looked at no more', () => {
    expect(leaving('2025-04-07')).toStrictEqual([
      {
        type: 'OrganizationDeregistered',
        organizationId: 'org-1',
        at: context.now,
        by: context.by,
        norm: 'CAT-8',
        source: expect.stringContaining('230 cl.13-1…13-3'),
        on: '2025-04-07',
        voids: ['review-complaints'],
      },
    ]);
    const before = evolveOrganization(undefined, registering());
    const after = leaving('2025-04-07', before).reduce(evolveOrganization, before);
    expect(after).toMatchObject({ deregisteredOn: '2025-04-07', duties: [] });
  });

  test('CAT-8 · it leaves between its registration and today, once', () => {
    expect(leaving('2025-01-06')).toHaveLength(1);
    expect(refused(() => leaving('2025-01-05'))).toStrictEqual({
      reason: 'norm',
      code: 'deregistered-before-registration',
      norm: 'CAT-8',
      particulars: { from: '2025-01-06' },
    });
    expect(refused(() => leaving('2025-04-08'))).toStrictEqual({
      reason: 'norm',
      code: 'deregistered-in-the-future',
      norm: 'CAT-8',
      particulars: { date: '2025-04-08' },
    });
    expect(refused(() => leaving('2025-04-07', { ...there(), deregisteredOn: '2025-04-01' }))).toStrictEqual({
      reason: 'state',
      code: 'already-deregistered',
      norm: 'CAT-8',
      particulars: { on: '2025-04-01' },
    });
  });

  test('CAT-8 · it takes recipients from its registration on', () => {
    expect(obstacleToTaking(there(), '2025-01-06')).toBeUndefined();
    expect(refused(() => assertMayTake(there(), '2025-01-05'))).toStrictEqual({
      reason: 'norm',
      code: 'not-registered',
      norm: 'CAT-8',
      particulars: { from: '2025-01-06' },
    });
  });

  test('CAT-8 · from the day it leaves the register it takes nobody', () => {
    const gone = { ...there(), deregisteredOn: '2025-04-07' };
    expect(obstacleToTaking(gone, '2025-04-06')).toBeUndefined();
    for (const on of ['2025-04-07', '2025-04-08'])
      expect(refused(() => assertMayTake(gone, on))).toStrictEqual({
        reason: 'norm',
        code: 'deregistered',
        norm: 'CAT-8',
        particulars: { on: '2025-04-07' },
      });
  });

  test('CAT-8 · it takes recipients only under a valid licence, both its days included', () => {
    const licensed = { ...there(), licence: { number: '1', validFrom: '2025-02-01', validTo: '2025-02-28' } };
    for (const on of ['2025-02-01', '2025-02-28']) expect(obstacleToTaking(licensed, on)).toBeUndefined();
    for (const on of ['2025-01-31', '2025-03-01'])
      expect(refused(() => assertMayTake(licensed, on))).toStrictEqual({
        reason: 'norm',
        code: 'licence-not-valid',
        norm: 'CAT-8',
        particulars: { from: '2025-02-01', to: '2025-02-28' },
      });
  });
});
