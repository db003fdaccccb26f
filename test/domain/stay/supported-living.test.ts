import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import {
  type BeginSupportedLiving,
  beginSupportedLiving,
  endSupportedLiving,
} from '../../../domain/stay/supported-living.ts';
import { filed, registered } from '../../support/facts.ts';
import { given, statesAfter } from '../../support/given.ts';
import { house, ids, orderOf, placesOf, stayIn } from './stays.ts';

const now = '2025-06-02T05:00:00.000Z';
const today = '2025-06-02';

type Parameters3 = Parameters<typeof beginSupportedLiving>;

const moving =
  (change: Partial<BeginSupportedLiving> = {}) =>
  (state: Parameters3[0], context: Parameters3[3], organization: Parameters3[1]) =>
    beginSupportedLiving(
      state,
      organization,
      { order: orderOf(today), assessment: { on: today, fullyDependent: false }, ...change },
      context,
    );

const withUnit = (places = 6) => stayIn('inpatient', { organization: { details: { supportedLivingPlaces: places } } });
const other = (n: number): Fact => ({
  type: 'SupportedLivingBegun',
  applicationId: `other-${n}`,
  organizationId: ids.organizationId,
  stayId: `stay-of-other-${n}`,
  order: orderOf(today),
  at: now,
  by: house,
});
/** The facts of a unit where `n` others live already; their own cases are not told. */
const taken = (n: number) => {
  const { application, organization } = statesAfter(withUnit());
  return { application, organization: { ...organization, supportedLiving: n } };
};

describe('ADM-5 · the unit of supported independent living', () => {
  test('ADM-5 · the organization takes a recipient into its unit; the place in the organization is the same', () => {
    given(...withUnit())
      .when(now, moving(), house)
      .then({
        type: 'SupportedLivingBegun',
        ...ids,
        norm: 'ADM-5',
        source: '263/1 cl.11',
        order: orderOf(today),
      });
    const { application, organization } = given(...withUnit())
      .when(now, moving())
      .states();
    expect(application.stay?.supportedLiving).toBe(true);
    expect({ ...placesOf(organization), unit: organization.supportedLiving }).toStrictEqual({
      free: 1,
      reserved: 0,
      residents: 1,
      unknownResidents: 8,
      unit: 1,
    });
  });

  test('ADM-5 · who depends on others fully is not taken', () => {
    given(...withUnit())
      .when(now, moving({ assessment: { on: today, fullyDependent: true } }))
      .thenRefused({ code: 'fully-dependent', norm: 'ADM-5' });
  });

  test('ADM-5 · an organization without a unit, or of another setting, takes nobody', () => {
    given(...stayIn('inpatient'))
      .when(now, moving())
      .thenRefused({ code: 'no-supported-living-unit', norm: 'ADM-5' });
    given(...stayIn('semi-inpatient', { organization: { details: { supportedLivingPlaces: 6 } } }))
      .when(now, moving())
      .thenRefused({ code: 'no-supported-living-unit', norm: 'ADM-5' });
  });

  test('ADM-5 · the last place of the unit can be taken, then none', () => {
    given(...withUnit())
      .when(now, (state, context) => moving()(state, context, taken(5).organization))
      .then({ type: 'SupportedLivingBegun', ...ids, norm: 'ADM-5', source: '263/1 cl.11', order: orderOf(today) });
    given(...withUnit())
      .when(now, (state, context) => moving()(state, context, taken(6).organization))
      .thenRefused({ code: 'no-free-place-in-unit', norm: 'ADM-5' });
  });

  test('ADM-5 · nobody is taken twice, or before being there', () => {
    given(...withUnit(), { ...other(1), ...ids } as Fact)
      .when(now, moving())
      .thenRefused({ code: 'in-supported-living', norm: 'ADM-5' });
    given(registered({ details: { supportedLivingPlaces: 6 } }), filed())
      .when(now, moving())
      .thenRefused({ code: 'not-in-service', norm: 'ADM-5' });
  });

  test('ADM-5 · by an assessment and an order that have been made', () => {
    const there = given(...withUnit());
    there
      .when(now, moving({ assessment: { on: '2025-06-03', fullyDependent: false } }))
      .thenRefused({ code: 'assessment-in-the-future', norm: 'ADM-5' });
    there.when(now, moving({ order: orderOf('2025-06-03') })).thenRefused({ code: 'order-in-the-future' });
  });
});

describe('ADM-5 · leaving the unit', () => {
  const leaving =
    (date = today) =>
    (state: Parameters3[0], context: Parameters3[3]) =>
      endSupportedLiving(state, { order: orderOf(date, '4') }, context);
  const inUnit = () => [
    ...withUnit(),
    ...given(...withUnit())
      .when(now, moving(), house)
      .facts(),
  ];

  test('ADM-5 · who has become fully dependent leaves the unit, not the organization; its place there is free', () => {
    given(...inUnit())
      .when(now, leaving(), house)
      .then({ type: 'SupportedLivingEnded', ...ids, norm: 'ADM-5', source: '263/1 cl.11', order: orderOf(today, '4') });
    const { application, organization } = given(...inUnit())
      .when(now, leaving())
      .states();
    expect(application.status).toBe('admitted');
    expect(application.stay).not.toHaveProperty('supportedLiving');
    expect({ ...placesOf(organization), unit: organization.supportedLiving }).toStrictEqual({
      free: 1,
      reserved: 0,
      residents: 1,
      unknownResidents: 8,
      unit: 0,
    });
  });

  test('ADM-5 · who is not in the unit does not leave it; the order has been given', () => {
    given(...withUnit())
      .when(now, leaving())
      .thenRefused({ code: 'not-in-supported-living', norm: 'ADM-5' });
    given(registered(), filed()).when(now, leaving()).thenRefused({ code: 'not-in-service', norm: 'ADM-5' });
    given(...inUnit())
      .when(now, leaving('2025-06-03'))
      .thenRefused({ code: 'order-in-the-future' });
  });
});
