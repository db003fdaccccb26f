import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { given, statesAfter } from '../../support/given.ts';
import { admittedIn, admitting, now, offeredIn, today } from './admissions.ts';
import { house, ids, orderOf, placesOf, reviewDuty, stayIn } from './stays.ts';

const cardDuty = {
  kind: 'form-recipient-card',
  owner: { role: 'organization', id: 'org-1' },
  due: '2025-04-10',
  norm: 'ADM-1',
  source: '263/1 cl.8',
} as const;

describe('ADM-1 · admission by the head’s order', () => {
  test('ADM-1 · inpatient: a card of the recipient is owed within one working day, and the place is theirs', () => {
    expect(admittedIn('inpatient').by()).toStrictEqual({
      type: 'RecipientAdmitted',
      at: now,
      by: house,
      ...ids,
      norm: 'ADM-1',
      source: '263/1 cl.8',
      order: orderOf(today, '1'),
      placeHeld: true,
      sets: [cardDuty],
      closes: [
        'notify-recipient',
        'choose-organization',
        'choice-overdue',
        'arrive',
        'confirm-start',
        'reach-recipient',
        'confirm-still-waiting',
      ],
    });
    const { application, organization } = given(...offeredIn('inpatient'))
      .when(now, admitting())
      .states();
    expect(application.status).toBe('admitted');
    expect(application.duties.map(({ kind }) => kind)).toStrictEqual([
      'form-recipient-card',
      'draw-up-plan',
      'monitor',
    ]);
    expect(placesOf(organization)).toStrictEqual({ free: 1, reserved: 0, residents: 1, unknownResidents: 8 });
  });

  test('ADM-1 · admitted on a Friday the card is owed on Monday', () => {
    const friday = { order: orderOf('2025-04-11', '1') };
    const [fact] = given(...offeredIn('inpatient'))
      .when('2025-04-11T05:00:00.000Z', admitting(friday))
      .facts();
    expect(fact?.sets?.[0]).toMatchObject({ kind: 'form-recipient-card', due: '2025-04-14' });
  });

  test.each(['semi-inpatient', 'home'] as const)('ADM-1 · in %s care no such card is owed', (setting) => {
    expect(admittedIn(setting).by()).not.toHaveProperty('sets');
  });

  test('ADM-1 · an order of a day to come admits nobody', () => {
    expect(admittedIn('inpatient').refusal({ order: orderOf('2025-04-10') })).toMatchObject({
      code: 'order-in-the-future',
      ground: { norm: 'ADM-1' },
    });
  });
});

describe('CAT-2, CAT-5, TMP-2, TMP-7 · a stay for a time', () => {
  test('CAT-5 · inpatient: three months to the day, a day more is refused', () => {
    const inpatient = admittedIn('inpatient');
    expect(inpatient.by({ until: '2025-07-09' })).toMatchObject({
      until: '2025-07-09',
      sets: [cardDuty, reviewDuty('2025-07-09', 'CAT-5', '230 cl.3(3)')],
    });
    expect(inpatient.refusal({ until: '2025-07-10' })).toMatchObject({
      code: 'stay-too-long',
      ground: { norm: 'CAT-5' },
      particulars: { latest: '2025-07-09' },
    });
  });

  test('CAT-5 · a temporary stay without a last day is the longest; a permanent one has none', () => {
    expect(admittedIn('inpatient').by({ kind: 'temporary' })).toMatchObject({ kind: 'temporary', until: '2025-07-09' });
    expect(admittedIn('inpatient').by({ kind: 'permanent' })).not.toHaveProperty('until');
    expect(admittedIn('inpatient').by()).not.toHaveProperty('until');
  });

  test('CAT-2 · semi-inpatient: six months to the day, a day more is refused', () => {
    const semi = admittedIn('semi-inpatient');
    expect(semi.by({ until: '2025-10-09' })).toMatchObject({ sets: [{ due: '2025-10-09', norm: 'CAT-2' }] });
    expect(semi.refusal({ until: '2025-10-10' })).toMatchObject({
      code: 'stay-too-long',
      ground: { norm: 'CAT-2' },
      particulars: { latest: '2025-10-09' },
    });
  });

  test('CAT-3 · service at home for a time has no longest', () => {
    expect(admittedIn('home').by({ until: '2030-01-01' })).toMatchObject({
      until: '2030-01-01',
      sets: [{ due: '2030-01-01', norm: 'CAT-3' }],
    });
  });

  test.each([
    ['no-fixed-residence', '2026-04-09', '2026-04-10'],
    ['released-or-probation', '2026-04-09', '2026-04-10'],
    ['domestic-violence-victim', '2025-10-09', '2025-10-10'],
    ['trafficking-victim', '2025-10-09', '2025-10-10'],
  ] as const)('TMP-7 · the contract of %s lasts to %s at the latest', (category, latest, later) => {
    const temporary = admittedIn('temporary-stay', category);
    expect(temporary.by()).toMatchObject({ until: latest });
    expect(temporary.by({ until: latest })).toMatchObject({
      until: latest,
      sets: [{ kind: 'review-stay', due: latest, norm: 'TMP-7' }],
    });
    expect(temporary.refusal({ until: later })).toMatchObject({ code: 'stay-too-long', ground: { norm: 'TMP-7' } });
  });

  test('TMP-2 · those of other regions who lost their housing stay thirty days, then are sent there', () => {
    const temporary = admittedIn('temporary-stay', 'no-fixed-residence', { temporary: { fromOtherRegion: true } });
    expect(temporary.by()).toMatchObject({
      until: '2025-05-09',
      sets: [reviewDuty('2025-05-09', 'TMP-2', '263/4 cl.4')],
    });
    expect(temporary.refusal({ until: '2025-05-10' })).toMatchObject({
      code: 'stay-too-long',
      ground: { norm: 'TMP-2', source: '263/4 cl.4' },
    });
  });

  test('CAT-5 · it does not end before it begins; a stay of one day is one', () => {
    expect(admittedIn('inpatient').refusal({ until: '2025-04-08' })).toMatchObject({
      code: 'stay-ends-before-it-begins',
    });
    expect(admittedIn('inpatient').by({ until: today })).toMatchObject({ until: today });
  });

  test('TMP-8 · who is unwilling to change their way of life has a bed by night', () => {
    const temporary = admittedIn('temporary-stay', 'no-fixed-residence', { temporary: { nightBed: true } });
    expect(temporary.by()).toMatchObject({ kind: 'night-bed' });
  });
});

describe('CAT-2, CAT-9 · a day in semi-inpatient care', () => {
  test('CAT-2 · a day’s stay has four to ten hours', () => {
    const semi = admittedIn('semi-inpatient');
    for (const hoursPerDay of [4, 10]) expect(semi.by({ hoursPerDay })).toMatchObject({ type: 'RecipientAdmitted' });
    for (const hoursPerDay of [3.5, 10.5])
      expect(semi.refusal({ hoursPerDay })).toMatchObject({ code: 'hours-outside-bounds', ground: { norm: 'CAT-2' } });
  });

  test('CAT-9 · a stay by night besides is of rehabilitation centres only', () => {
    const nightStay = { decision: { number: '3', date: today }, because: 'other-locality' } as const;
    const centre = { details: { kind: 'rehabilitation-centre' } } as const;
    expect(admittedIn('semi-inpatient', 'elderly', {}, centre).by({ nightStay })).toMatchObject({ norm: 'ADM-1' });
    expect(admittedIn('semi-inpatient').refusal({ nightStay })).toMatchObject({
      code: 'night-stay-not-here',
      ground: { norm: 'CAT-9' },
    });
  });
});

describe('ADM-2 · who comes again', () => {
  const left = (change: Partial<Application> = {}) => {
    const ended = { type: 'StayEnded', ...ids, ground: 'request', date: today, order: orderOf(today) } as const;
    const { application } = statesAfter([...stayIn('inpatient'), { ...ended, at: now, by: house }]);
    return { ...application, applicationId: 'app-0', ...change };
  };

  test('ADM-2 · who had left this organization is entered with the mark “қайта оралды”', () => {
    expect(admittedIn('inpatient').by({ others: [left()] })).toMatchObject({ returned: true });
  });

  test('ADM-2 · so is who had left it by a transfer, whether or not the stay goes on elsewhere; the mark is seen', () => {
    const moved = { ...left({ organizationId: 'org-2' }), stay: { stayId: 's-0', admittedOn: today, left: ['org-1'] } };
    for (const status of ['admitted', 'ended'] as const) {
      const others = [{ ...moved, status }];
      expect(admittedIn('inpatient').by({ others })).toMatchObject({ returned: true });
      const { application } = given(...offeredIn('inpatient'))
        .when(now, admitting({ others }))
        .states();
      expect(application.stay?.returned).toBe(true);
    }
    const others = [{ ...moved, stay: { ...moved.stay, left: ['org-3'] } }];
    expect(admittedIn('inpatient').by({ others })).not.toHaveProperty('returned');
    const { application } = given(...offeredIn('inpatient'))
      .when(now, admitting())
      .states();
    expect(application.stay).not.toHaveProperty('returned');
  });

  test('ADM-2 · who had been elsewhere, or never came, is not', () => {
    const { stay: _, ...neverCame } = left();
    const others = [left({ organizationId: 'org-2' }), neverCame, left({ status: 'admitted' })];
    expect(admittedIn('inpatient').by({ others })).not.toHaveProperty('returned');
  });
});

describe('INP-AGE · children', () => {
  const child = (adultOn: string, setting: Setting = 'inpatient') =>
    admittedIn(setting, 'children-psychoneurological', { adultOn });
  const kinds = (fact: Fact) => (fact.sets ?? []).map(({ kind, due }) => `${kind} ${due}`);

  test('INP-AGE · at sixteen the identity card is arranged, at eighteen the stay is looked at', () => {
    expect(child('2028-08-15').by()).toMatchObject({
      sets: [
        cardDuty,
        { kind: 'arrange-identity-card', due: '2026-08-15', norm: 'INP-AGE', source: '263/1 cl.19' },
        reviewDuty('2028-08-15', 'INP-AGE', '263/1 cl.19'),
      ],
    });
  });

  test('INP-AGE · who turned sixteen before the admission has a card; who does on its day is owed one', () => {
    expect(kinds(child('2027-04-08').by())).toStrictEqual(['form-recipient-card 2025-04-10', 'review-stay 2027-04-08']);
    expect(kinds(child('2027-04-09').by())).toContain('arrange-identity-card 2025-04-09');
  });

  test('INP-AGE, CAT-5 · of a stay for a time and the coming of age the first to come is looked at', () => {
    expect(kinds(child('2025-07-08').by({ until: '2025-07-09' }))).toContain('review-stay 2025-07-08');
    expect(child('2025-07-10').by({ until: '2025-07-09' })).toMatchObject({
      sets: [cardDuty, { kind: 'review-stay', due: '2025-07-09', norm: 'CAT-5' }],
    });
  });

  test('CAT-1 · who has come of age is not admitted as a child; the day before they are', () => {
    expect(child('2025-04-09').refusal()).toMatchObject({
      code: 'came-of-age',
      ground: { norm: 'CAT-1' },
      particulars: { adultOn: '2025-04-09' },
    });
    expect(child('2025-04-10').by()).toMatchObject({ type: 'RecipientAdmitted' });
    expect(child('2025-04-09', 'semi-inpatient').refusal()).toMatchObject({ ground: { norm: 'CAT-2' } });
  });

  test('CAT-2 · in semi-inpatient care the stay is looked at on the day of coming of age, and no card is arranged', () => {
    const { sets } = child('2028-08-15', 'semi-inpatient').by() as FactOf<'RecipientAdmitted'>;
    expect(sets?.map(({ kind, due, norm }) => [kind, due, norm])).toStrictEqual([
      ['review-stay', '2028-08-15', 'CAT-2'],
    ]);
  });
});
