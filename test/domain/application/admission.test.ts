import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import { presentMedicalCard } from '../../../domain/application/decide-admission.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { groundOf } from '../../../domain/law/clauses.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';
import { calledSemi, waiting } from '../../support/facts.ts';
import { given } from '../../support/given.ts';
import { admittedIn, admitting, now, offeredIn, today } from '../stay/admissions.ts';
import { house, ids, orderOf } from '../stay/stays.ts';

const { applicationId, organizationId } = ids;
const contraindicated = { medicalCard: { issuedOn: today, contraindicated: true } };

describe('who is admitted', () => {
  test('ADM-1 · by another organization than the one that offered the place: nobody', () => {
    given(...offeredIn('inpatient'))
      .when(now, (state, context, organization) =>
        admitting()(state, context, { ...organization, organizationId: 'org-2' }),
      )
      .thenRefused({ code: 'no-offer', norm: 'ADM-1' });
    given(...waiting())
      .when(now, admitting())
      .thenRefused({ code: 'no-offer', norm: 'ADM-1' });
  });

  test('ADM-1 · an order of the day of filing admits, one of the day before does not', () => {
    const filedOn = (day: string) => admittedIn('inpatient', 'elderly', { filedOn: day });
    expect(filedOn(today).by()).toMatchObject({ type: 'RecipientAdmitted' });
    expect(filedOn('2025-04-10').refusal()).toMatchObject({
      code: 'order-before-filing',
      ground: { norm: 'ADM-1' },
      particulars: { date: today, filedOn: '2025-04-10' },
    });
  });

  test('CAT-8 · nobody, when the licence has run out since the offer', () => {
    const licence = { number: '1', validFrom: '2024-01-01', validTo: '2025-04-08' };
    expect(admittedIn('inpatient', 'elderly', {}, { licence }).refusal()).toMatchObject({
      code: 'licence-not-valid',
      ground: { norm: 'CAT-8' },
    });
  });

  test('ADM-3 · a child is not, with an original missing', () => {
    const child = admittedIn('inpatient', 'children-psychoneurological');
    expect(child.refusal({ originals: ['birth-certificate'] })).toMatchObject({
      code: 'originals-missing',
      particulars: { missing: ['vaccination-card'] },
    });
  });

  test('ARR-5 · who gave the place up while away is not, while none is free', () => {
    const away: Fact = {
      ...{ type: 'ArrivalPostponed', at: '2025-04-08T05:00:00.000Z', by: house, applicationId, organizationId },
      ...{ arriveBy: '2025-04-24', placeGivenUp: true },
    };
    const come = (free: number) =>
      given(...calledSemi(), away).when(now, (state, context, organization) =>
        admitting()(state, context, { ...organization, free }),
      );
    come(0).thenRefused({ code: 'no-free-place', norm: 'ARR-5' });
    expect(come(1).facts()).toMatchObject([{ type: 'RecipientAdmitted', placeHeld: false }]);
    const held = given(...offeredIn('inpatient')).when(now, (state, context, organization) =>
      admitting()(state, context, { ...organization, free: 0 }),
    );
    expect(held.facts()).toMatchObject([{ type: 'RecipientAdmitted', placeHeld: true }]);
  });
});

describe('for how long, and by day or by night', () => {
  test.each<[Setting, string, string]>([
    ['inpatient', 'CAT-5', '230 cl.3(3)'],
    ['home', 'ADM-1', groundOf('ADM-1', today, 'home').source],
  ])('CAT-5 · a stay in %s that ends before it begins is refused by %s', (setting, norm, source) => {
    expect(admittedIn(setting).refusal({ until: '2025-04-08' })).toMatchObject({
      code: 'stay-ends-before-it-begins',
      ground: { norm, source },
    });
  });

  test('TMP-8, CAT-4 · a bed by night is for who asked for no more, and temporary stay is never for good', () => {
    const here = { code: 'stay-kind-not-here' } as const;
    expect(admittedIn('inpatient').refusal({ kind: 'night-bed' })).toMatchObject({
      ...here,
      ground: { norm: 'TMP-8' },
    });
    const sheltered = (temporary?: Application['temporary']) =>
      admittedIn('temporary-stay', 'no-fixed-residence', temporary ? { temporary } : {});
    expect(sheltered().refusal({ kind: 'night-bed' })).toMatchObject({ ...here, ground: { norm: 'TMP-8' } });
    expect(sheltered({ nightBed: true }).by({ kind: 'night-bed' })).toMatchObject({ kind: 'night-bed' });
    const forGood = sheltered().refusal({ kind: 'permanent' });
    expect(forGood).toMatchObject({ ...here, ground: { norm: 'CAT-4' }, message: 'Temporary stay is never for good.' });
    expect(sheltered().by({ kind: 'temporary' })).toMatchObject({ kind: 'temporary' });
  });

  test('TMP-8, CAT-4 · a bed by night is given for a year without a contract; to those of other regions for thirty days', () => {
    const bed = (fromOtherRegion?: true) =>
      admittedIn('temporary-stay', 'no-fixed-residence', {
        temporary: { nightBed: true, ...(fromOtherRegion && { fromOtherRegion }) },
      });
    expect(bed().refusal({ until: '2026-04-10' })).toMatchObject({
      code: 'stay-too-long',
      ground: { norm: 'CAT-4' },
      particulars: { latest: '2026-04-09' },
    });
    expect(bed(true).refusal({ until: '2025-05-10' })).toMatchObject({ ground: { norm: 'TMP-2' } });
  });

  test('CAT-2 · hours of a day have bounds in semi-inpatient care only, and the refusal names them', () => {
    expect(admittedIn('semi-inpatient').refusal({ hoursPerDay: 11 }).particulars).toStrictEqual({
      fewest: 4,
      most: 10,
    });
    expect(admittedIn('home').by({ hoursPerDay: 11 })).toMatchObject({ type: 'RecipientAdmitted' });
  });

  const centre = { details: { kind: 'rehabilitation-centre' } } as const;
  const nightStay = (because: 'other-locality' | 'musculoskeletal') => ({
    nightStay: { decision: { number: '3', date: today }, because },
  });

  test('CAT-9 · by night besides, in semi-inpatient care alone', () => {
    expect(admittedIn('inpatient', 'elderly', {}, centre).refusal(nightStay('other-locality'))).toMatchObject({
      code: 'night-stay-not-here',
      ground: { norm: 'CAT-9' },
    });
  });

  test.each<[Category, 'other-locality' | 'musculoskeletal', boolean]>([
    ['children-psychoneurological', 'musculoskeletal', false],
    ['children-psychoneurological', 'other-locality', true],
    ['children-musculoskeletal', 'musculoskeletal', true],
    ['persons-with-disability', 'musculoskeletal', true],
  ])('CAT-9 · by night, of %s because of %s: %s', (category, because, allowed) => {
    const there = admittedIn('semi-inpatient', category, {}, centre);
    if (allowed) expect(there.by(nightStay(because))).toMatchObject({ type: 'RecipientAdmitted' });
    else
      expect(there.refusal(nightStay(because))).toMatchObject({
        code: 'night-stay-not-for-category',
        ground: { norm: 'CAT-9' },
      });
  });
});

describe('QUE-10 · contraindications found at the admission', () => {
  const suspended = { type: 'DecisionSuspended', applicationId, organizationId } as const;
  const voids = [
    'notify-recipient',
    'choose-organization',
    'choice-overdue',
    'arrive',
    'confirm-start',
    'reach-recipient',
    'confirm-still-waiting',
    'sign-contract',
  ] as const;

  test('QUE-10 · nothing more is owed towards the admission; who never had a turn gets the next number', () => {
    given(...offeredIn('temporary-stay', 'no-fixed-residence'))
      .when(now, admitting(contraindicated), house)
      .then({
        ...suspended,
        norm: 'QUE-10',
        source: '263/4 cl.16',
        placeHeld: true,
        registration: 1,
        voids: [...voids],
      });
  });

  test('QUE-10, ARR-5 · who had given the place up leaves none behind', () => {
    const away: Fact = {
      ...{ type: 'ArrivalPostponed', at: '2025-04-08T05:00:00.000Z', by: house, applicationId, organizationId },
      ...{ arriveBy: '2025-04-24', placeGivenUp: true },
    };
    given(...calledSemi(), away)
      .when(now, admitting(contraindicated), house)
      .then({ ...suspended, norm: 'CAT-7', source: '230 cl.14', placeHeld: false, voids: [...voids] });
  });

  test('QUE-10 · only a decision suspended is resumed: not a service, nor a turn', () => {
    const presenting = (state: Application, context: Context) =>
      presentMedicalCard(state, { issuedOn: today, contraindicated: false }, context);
    const served = given(...offeredIn('semi-inpatient'))
      .when(now, admitting())
      .facts();
    const interrupted: Fact = {
      ...{ type: 'ServiceSuspended', at: now, by: house, ...ids },
      ...{ from: today, order: orderOf(today) },
    };
    given(...offeredIn('semi-inpatient'), ...served, interrupted)
      .when(now, presenting)
      .thenRefused({ code: 'not-suspended', norm: 'CAT-7' });
  });

  test('QUE-10 · the card is of the day of the suspension or later', () => {
    const facts = given(...offeredIn('inpatient'))
      .when(now, admitting(contraindicated), house)
      .facts();
    const presented = (issuedOn: string) =>
      given(...offeredIn('inpatient'), ...facts).when(now, (state, context) =>
        presentMedicalCard(state, { issuedOn, contraindicated: false }, context),
      );
    expect(presented(today).facts()).toMatchObject([{ type: 'DecisionResumed' }]);
    presented('2025-04-08').thenRefused({ code: 'card-before-suspension', norm: 'QUE-10' });
  });
});
