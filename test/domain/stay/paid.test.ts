import { describe, expect, test } from 'vitest';
import { evolveApplication } from '../../../domain/application/evolve.ts';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import { evolveOrganization, type Organization } from '../../../domain/organization/organization.ts';
import type { Entry } from '../../../domain/queue/order.ts';
import type { Queue } from '../../../domain/stay/destination.ts';
import { dischargeRecipient } from '../../../domain/stay/discharge.ts';
import { assertNamed, type BeginPaidStay, beginPaidStay } from '../../../domain/stay/paid.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { registered } from '../../support/facts.ts';
import { calendar, refusalOf, statesAfter } from '../../support/given.ts';
import { apartFromPlans, categoriesOf, house, ids, orderOf, placesOf, reviewDuty, stayIn } from './stays.ts';

/** 02.06.2025 is a Monday. */
const now = '2025-06-02T05:00:00.000Z';
const today = '2025-06-02';
const tomorrow = '2025-06-03';
const context = { now, by: house, calendar };

const houseOf = (setting: Setting, change: Partial<FactOf<'OrganizationRegistered'>> = {}): Organization =>
  statesAfter([registered({ setting, categories: categoriesOf[setting], capacity: 10, occupied: 9, ...change })])
    .organization;

const command: BeginPaidStay = {
  ...ids,
  setting: 'inpatient',
  category: 'elderly',
  personId: 'person-1',
  departmentId: 'dep-1',
  regionId: 'R1',
  birthDate: '1950-01-01',
  contract: { number: 'D-1', date: '2025-05-30' },
  order: orderOf(today),
};

type Where = { organization?: Organization } & Partial<Queue>;

const beginning = (change: Partial<BeginPaidStay> = {}, where: Where = {}) => {
  const whole = { ...command, ...change };
  const organization = where.organization ?? houseOf(whole.setting);
  const facts = beginPaidStay(whole, { eligible: [], wholeQueue: true, ...where, organization }, context);
  return facts.map(apartFromPlans);
};
const refused = (change: Partial<BeginPaidStay>, where?: Where) => refusalOf(() => beginning(change, where));

const cardDuty = {
  kind: 'form-recipient-card',
  owner: { role: 'organization', id: 'org-1' },
  due: tomorrow,
  norm: 'ADM-1',
  source: '263/1 cl.8',
};

describe('ADM-6 · a stay by the recipient’s own contract', () => {
  test('ADM-6 · it takes a place and comes from no queue', () => {
    const { organizationId } = ids;
    const facts = beginning({ until: '2025-12-31' });
    const { birthDate: _, ...told } = command;
    expect(facts).toStrictEqual([
      {
        type: 'PaidStayBegun',
        ...told,
        organizationId,
        at: now,
        by: house,
        norm: 'ADM-6',
        source: '263/1 cl.13(4)',
        until: '2025-12-31',
        sets: [cardDuty, reviewDuty('2025-12-31', 'ADM-6', '263/1 cl.13(4)')],
      },
    ]);
    expect(beginning({ representativeId: 'person-2' })).toMatchObject([{ representativeId: 'person-2' }]);
    const [fact] = facts as [Fact];
    expect(evolveApplication(undefined, fact)).toMatchObject({
      status: 'admitted',
      organizationId,
      stay: { stayId: 'stay-1', admittedOn: today, paid: true, until: '2025-12-31' },
    });
    expect(placesOf(evolveOrganization(houseOf('inpatient'), fact))).toStrictEqual({
      free: 0,
      reserved: 0,
      residents: 1,
      unknownResidents: 9,
    });
  });

  test.each([
    ['semi-inpatient', '230 cl.13-5; 263/2 cl.13(6)'],
    ['home', '263/3 cl.15(6)'],
  ] as const)('ADM-6 · in %s care by its own clause', (setting, clause) => {
    const [fact] = beginning({ setting, until: '2025-12-31' });
    expect(fact).toMatchObject({ norm: 'ADM-6', sets: [{ kind: 'review-stay', norm: 'ADM-6' }] });
    expect([fact?.source, fact?.sets?.[0]?.source]).toStrictEqual([
      expect.stringContaining(clause),
      expect.stringContaining(clause),
    ]);
  });

  test('ADM-1 · the card of the recipient is of inpatient care; without a last day nothing else is owed', () => {
    expect(beginning()).toMatchObject([{ sets: [cardDuty] }]);
    expect(beginning({ setting: 'semi-inpatient' })[0]).not.toHaveProperty('sets');
  });

  test('ADM-6 · it takes no place that somebody in the queue has a right to', () => {
    const waiting: Entry = {
      organizationId: 'org-1',
      applicationId: 'app-9',
      orderKey: '3',
      priorityClass: 'ordinary',
      joinedAt: '2025-05-01T05:00:00.000Z',
    };
    const full = { code: 'no-free-place', reason: 'state', ground: { norm: 'ADM-6' } };
    expect(refused({}, { organization: houseOf('inpatient', { occupied: 10 }) })).toMatchObject(full);
    expect(refused({}, { eligible: [waiting] })).toMatchObject(full);
    expect(refused({}, { wholeQueue: false })).toMatchObject(full);
    expect(beginning({}, { organization: houseOf('inpatient', { occupied: 8 }), eligible: [waiting] })).toHaveLength(1);
  });

  test('ARR-5 · a place given up by somebody away may be taken; the one they have a right to stays theirs', () => {
    const entry = {
      organizationId: 'org-1',
      applicationId: 'app-9',
      orderKey: '0',
      priorityClass: 'ordinary',
    } as const;
    const organization = {
      ...houseOf('semi-inpatient'),
      free: 2,
      yielded: 1,
      away: 1,
      waiting: 1,
      unknownResidents: 8,
    };
    const eligible = [{ ...entry, joinedAt: now, away: true as const }];
    const [fact] = beginning({ setting: 'semi-inpatient' }, { organization, eligible });
    expect(fact).toMatchObject({ yielded: true });
    expect(evolveOrganization(organization, fact as Fact)).toMatchObject({
      free: 1,
      yielded: 0,
      away: 1,
      residents: 1,
    });
  });

  test('ADM-6 · of somebody known only as they are known: by family name, given name and day of birth', () => {
    const known = { name: { family: 'Әлімова', given: 'Майра', patronymic: 'Сейітқызы' }, birthDate: '1950-01-01' };
    const named =
      (change: object, name: object = {}) =>
      () =>
        assertNamed(known, { ...known, ...change, name: { ...known.name, ...name } }, 'inpatient', today);
    expect(named({})).not.toThrow();
    expect(named({}, { family: ' ӘЛІМОВА ', given: 'майра'.normalize('NFD'), patronymic: 'Басқа' })).not.toThrow();
    expect(named({}, { family: 'Алимова' })).toThrow('not that of the person known');
    expect(named({}, { given: 'Маира' })).toThrow('not that of the person known');
    expect(refusalOf(named({ birthDate: '1950-01-02' }))).toMatchObject({
      code: 'person-differs',
      ground: { norm: 'ADM-6', source: '263/1 cl.13(4)' },
      particulars: {},
    });
  });

  test('CAT-1, CAT-8 · in an organization of the setting that serves the category and may take recipients', () => {
    expect(refused({}, { organization: houseOf('home') })).toMatchObject({ code: 'other-setting' });
    expect(
      refused({}, { organization: houseOf('inpatient', { categories: ['persons-with-disability'] }) }),
    ).toMatchObject({ code: 'category-not-served', ground: { norm: 'CAT-1' } });
    const licence = { number: '1', validFrom: '2024-01-01', validTo: '2025-06-01' };
    expect(refused({}, { organization: houseOf('inpatient', { licence }) })).toMatchObject({
      code: 'licence-not-valid',
      ground: { norm: 'CAT-8' },
    });
  });

  test('CAT-1 · of the age that the setting serves the category at', () => {
    const child = (birthDate: string) => ({ category: 'children-psychoneurological' as const, birthDate });
    expect(refused(child('2007-06-02'))).toMatchObject({ code: 'age-outside-category', ground: { norm: 'CAT-1' } });
    expect(beginning(child('2007-06-03'))).toMatchObject([{ adultOn: tomorrow }]);
    expect(beginning(child('2022-06-02'))).toMatchObject([{ adultOn: '2040-06-02' }]);
    expect(refused(child('2022-06-03'))).toMatchObject({
      code: 'age-outside-category',
      particulars: { from: tomorrow, until: '2040-06-02' },
    });
    const adult = (birthDate: string) => ({ category: 'adults-psychoneurological' as const, birthDate });
    expect(beginning(adult('2007-06-02'))[0]).not.toHaveProperty('adultOn');
    expect(refused(adult('2007-06-03'))).toMatchObject({ code: 'age-outside-category' });
  });

  test('INP-AGE · a child’s identity card and coming of age are looked after as after any admission', () => {
    const facts = beginning({ category: 'children-musculoskeletal', birthDate: '2011-01-15', until: '2029-06-01' });
    expect(facts).toMatchObject([
      {
        sets: [
          cardDuty,
          { kind: 'arrange-identity-card', due: '2027-01-15', norm: 'INP-AGE' },
          { kind: 'review-stay', due: '2029-01-15', norm: 'INP-AGE' },
        ],
      },
    ]);
  });

  test('ADM-6, END-7 · its contract and its order have been made, and it ends no earlier than it begins', () => {
    expect(refused({ order: orderOf(tomorrow) })).toMatchObject({
      code: 'order-in-the-future',
      ground: { norm: 'ADM-6' },
    });
    expect(refused({ contract: { number: 'D-1', date: tomorrow } })).toMatchObject({ code: 'contract-in-the-future' });
    expect(refused({ until: '2025-06-01' })).toMatchObject({ code: 'stay-ends-before-it-begins' });
    expect(beginning({ until: today })).toMatchObject([{ until: today }]);
    expect(beginning({ contract: { number: 'D-1', date: today } })).toHaveLength(1);
  });

  test('ADM-2 · who had left this organization and comes again is marked so', () => {
    const ended = { type: 'StayEnded', ...ids, ground: 'request', date: today, order: orderOf(today) } as const;
    const left = statesAfter([...stayIn('inpatient'), { ...ended, at: now, by: house }]).application;
    const [begun] = beginning({ others: [left] }) as [Fact];
    expect(begun).toMatchObject({ returned: true });
    expect(evolveApplication(undefined, begun).stay?.returned).toBe(true);
    expect(evolveApplication(undefined, beginning()[0] as Fact).stay).not.toHaveProperty('returned');
    expect(beginning({ others: [{ ...left, organizationId: 'org-2' }] })[0]).not.toHaveProperty('returned');
    expect(beginning({ others: [statesAfter(stayIn('inpatient')).application] })[0]).not.toHaveProperty('returned');
  });

  test('END-1, END-8 · it ends when the contract is broken, and the place is vacant', () => {
    const [begun] = beginning() as [Fact];
    const discharge = { ground: 'paid-contract-broken', date: today, order: orderOf(today) };
    const [ended] = dischargeRecipient(evolveApplication(undefined, begun), discharge, context) as [Fact];
    expect(ended).toMatchObject({ type: 'StayEnded', norm: 'END-1', source: expect.stringContaining('cl.13(4)') });
    const organization = evolveOrganization(evolveOrganization(houseOf('inpatient'), begun), ended);
    expect(placesOf(organization)).toStrictEqual({ free: 1, reserved: 0, residents: 0, unknownResidents: 9 });
  });
});
