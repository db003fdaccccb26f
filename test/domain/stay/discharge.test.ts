import { describe, expect, test } from 'vitest';
import { everyDuty } from '../../../domain/obligation/duty.ts';
import { type Circumstances, dischargeRecipient } from '../../../domain/stay/discharge.ts';
import { suspendService } from '../../../domain/stay/suspension.ts';
import { filed, registered } from '../../support/facts.ts';
import { calendar, given, refusalOf, statesAfter } from '../../support/given.ts';
import { admittedOn, house, ids, orderOf, placesOf, stayIn } from './stays.ts';

const now = '2025-06-02T05:00:00.000Z';
const today = '2025-06-02';
const tomorrow = '2025-06-03';

type Application = Parameters<typeof dischargeRecipient>[0];
type Context = Parameters<typeof dischargeRecipient>[2];

const ending =
  (ground: string, circumstances?: Circumstances, date = today, orderDate = date) =>
  (state: Application, context: Context) =>
    dischargeRecipient(
      state,
      { ground, date, order: orderOf(orderDate), ...(circumstances && { circumstances }) },
      context,
    );

describe('END-7, END-8 · an ending', () => {
  test('END-8 · by the head’s order the stay ends, every duty falls away, and the place is vacant', () => {
    given(...stayIn('inpatient'))
      .when(now, ending('request'), house)
      .then({
        type: 'StayEnded',
        ...ids,
        norm: 'END-1',
        source: '263/1 cl.13(1)',
        ground: 'request',
        date: today,
        order: orderOf(today),
        voids: [...everyDuty],
      });
    const { application, organization } = given(...stayIn('inpatient'))
      .when(now, ending('request'))
      .states();
    expect(application).toMatchObject({ status: 'ended', ended: { on: today, ground: 'request' }, duties: [] });
    expect(placesOf(organization)).toStrictEqual({ free: 2, reserved: 0, residents: 0, unknownResidents: 8 });
  });

  test('END-8 · a place in the unit of supported living is vacant with it', () => {
    const inUnit = [
      ...stayIn('inpatient', { organization: { details: { supportedLivingPlaces: 6 } } }),
      { type: 'SupportedLivingBegun', ...ids, order: orderOf('2025-05-05'), at: now, by: house } as const,
    ];
    expect(statesAfter(inUnit).organization.supportedLiving).toBe(1);
    const { organization } = given(...inUnit)
      .when(now, ending('request'))
      .states();
    expect({ ...placesOf(organization), unit: organization.supportedLiving }).toStrictEqual({
      free: 2,
      reserved: 0,
      residents: 0,
      unknownResidents: 8,
      unit: 0,
    });
  });

  test('END-4 · who is suspended can be discharged', () => {
    const suspended = given(...stayIn('semi-inpatient'))
      .when(now, (state, context) => suspendService(state, { from: today, order: orderOf(today) }, context))
      .facts();
    const { application } = given(...stayIn('semi-inpatient'), ...suspended)
      .when(now, ending('measures-over'))
      .states();
    expect(application.status).toBe('ended');
  });

  test('END-7 · a stay ends on a day that has come, by an order that has been given', () => {
    const there = given(...stayIn('inpatient'));
    there.when(now, ending('request', undefined, tomorrow, today)).thenRefused({ code: 'ending-in-the-future' });
    there
      .when(now, ending('request', undefined, today, tomorrow))
      .thenRefused({ code: 'order-in-the-future', norm: 'END-7' });
    expect(there.when(now, ending('request', undefined, today, today)).facts()).toHaveLength(1);
  });

  test('END-7 · neither the ending nor its order is older than the admission', () => {
    const there = given(...stayIn('inpatient'));
    const before = '2025-04-08';
    there
      .when(now, ending('request', undefined, before, admittedOn))
      .thenRefused({ code: 'ending-before-admission', norm: 'END-1' });
    there
      .when(now, ending('request', undefined, admittedOn, before))
      .thenRefused({ code: 'order-before-admission', norm: 'END-7' });
    expect(there.when(now, ending('request', undefined, admittedOn)).facts()).toHaveLength(1);
  });

  test('END-8 · after a transfer a stay does not end before the day the recipient came', () => {
    const transferred = {
      type: 'RecipientTransferred',
      ...ids,
      toOrganizationId: 'org-2',
      toRegionId: 'R1',
      order: orderOf('2025-05-05'),
      date: '2025-05-05',
      at: now,
      by: house,
    } as const;
    const { application } = statesAfter([...stayIn('inpatient'), transferred]);
    const context = { now, by: house, calendar };
    const refusal = refusalOf(() => ending('request', undefined, '2025-05-04', today)(application, context));
    expect(refusal).toMatchObject({ code: 'ending-before-admission', particulars: { since: '2025-05-05' } });
    expect(ending('request', undefined, '2025-05-05')(application, context)).toMatchObject([
      { organizationId: 'org-2' },
    ]);
  });

  test('END-8 · a stay that has ended, or has not begun, does not end', () => {
    const ended = given(...stayIn('inpatient'))
      .when(now, ending('request'))
      .facts();
    given(...stayIn('inpatient'), ...ended)
      .when(now, ending('request'))
      .thenRefused({ code: 'not-in-service', norm: 'END-8' });
    given(registered(), filed()).when(now, ending('request')).thenRefused({ code: 'not-in-service' });
  });
});

describe('END-1 · coming of age', () => {
  const stayOfChild = (adultOn: string) =>
    stayIn('inpatient', { category: 'children-musculoskeletal', filed: { adultOn } });
  const child = (adultOn: string) => given(...stayOfChild(adultOn));

  test('END-1 · a child is discharged from the day of coming of age, not a day before', () => {
    expect(child(today).when(now, ending('majority')).facts()).toHaveLength(1);
    const { application } = statesAfter(stayOfChild(tomorrow));
    const refusal = refusalOf(() => ending('majority')(application, { now, by: house, calendar }));
    expect(refusal).toMatchObject({
      code: 'not-of-age',
      ground: { norm: 'END-1' },
      particulars: { adultOn: tomorrow },
    });
  });

  test('INP-AGE · orphans and those without care stay', () => {
    child(today)
      .when(now, ending('majority', { orphan: true }))
      .thenRefused({ code: 'orphan-stays', norm: 'INP-AGE' });
    expect(
      child(today)
        .when(now, ending('majority', { orphan: false }))
        .facts(),
    ).toHaveLength(1);
  });

  test('END-1 · on another ground a child is discharged at any age, and an orphan too', () => {
    expect(
      child(tomorrow)
        .when(now, ending('request', { orphan: true }))
        .facts(),
    ).toMatchObject([{ ground: 'request' }]);
  });

  test('END-1 · only children come of age', () => {
    given(...stayIn('inpatient'))
      .when(now, ending('majority'))
      .thenRefused({
        code: 'ground-not-for-category',
        norm: 'END-1',
      });
  });
});

describe('END-2 · exclusion from inpatient care', () => {
  const grounds = ['rules-broken', 'capacity-limited', 'absent-without-leave'];

  test.each(grounds)('END-2 · %s excludes the elderly and persons with disability', (ground) => {
    for (const category of ['elderly', 'persons-with-disability'] as const)
      expect(
        given(...stayIn('inpatient', { category }))
          .when(now, ending(ground))
          .facts(),
      ).toMatchObject([{ norm: 'END-2' }]);
  });

  test.each(grounds)('END-2 · %s excludes neither children nor adults with psychoneurological disease', (ground) => {
    for (const category of [
      'children-psychoneurological',
      'children-musculoskeletal',
      'adults-psychoneurological',
    ] as const)
      given(...stayIn('inpatient', { category }))
        .when(now, ending(ground))
        .thenRefused({ code: 'ground-not-for-category', norm: 'END-2' });
  });
});
