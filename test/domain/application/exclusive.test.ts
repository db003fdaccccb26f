import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import { admitRecipient } from '../../../domain/application/decide-admission.ts';
import { chooseOrganization } from '../../../domain/application/decide-choice.ts';
import { endExcluded } from '../../../domain/application/exclusive.ts';
import type { Fact } from '../../../domain/fact.ts';
import { groundOf } from '../../../domain/law/clauses.ts';
import { everyDuty } from '../../../domain/obligation/duty.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import {
  admitted,
  applicationId,
  chosen,
  filed,
  granted,
  joined,
  offered,
  organizationId,
  registered,
  vacated,
} from '../../support/facts.ts';
import { calendar, given, refusalOf, statesAfter } from '../../support/given.ts';

const now = '2025-05-05T05:00:00.000Z';
const context = { now, by: { role: 'system' }, calendar } as const;
const order = { number: '12', date: '2025-05-05' };

const inQueue = (setting: Setting): Fact[] => [
  registered({ setting }),
  filed({ setting }),
  granted(),
  chosen(),
  joined(),
];
const inOffer = (setting: Setting): Fact[] => [...inQueue(setting), vacated(), offered()];
const inService = (setting: Setting): Fact[] => [...inOffer(setting), admitted()];

const typesOf = (facts: readonly Fact[]) => facts.map(({ type }) => type);
const admittedTo = (setting: Setting) => (state: Application) =>
  endExcluded(state, { setting, applicationId: 'app-2', order, at: now }, context);

describe('what an admission ends', () => {
  test.each<[Setting, Setting[]]>([
    ['inpatient', ['inpatient', 'semi-inpatient', 'home', 'temporary-stay']],
    ['semi-inpatient', ['semi-inpatient', 'home']],
    ['home', ['semi-inpatient', 'home']],
    ['temporary-stay', ['temporary-stay']],
  ])('ADM-4, CHO-4 · entering %s ends the service in %j and no other', (entered, ends) => {
    const settings: Setting[] = ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'];
    const ended = settings.filter(
      (setting) => admittedTo(entered)(statesAfter(inService(setting)).application).length > 0,
    );
    expect(ended).toStrictEqual(ends);
  });

  test('ADM-4 · the stay ends on that day with the ground “other-setting”, and its place is free', () => {
    const { application, organization } = given(...inService('semi-inpatient'))
      .when(now, admittedTo('inpatient'))
      .states();
    expect(application.ended).toStrictEqual({ on: '2025-05-05', ground: 'other-setting' });
    expect([organization.residents, organization.free]).toStrictEqual([0, 1]);
  });

  describe('and how', () => {
    const ended = {
      ...{
        type: 'StayEnded' as const,
        applicationId,
        organizationId,
        stayId: 'stay-1',
        ground: 'other-setting',
        order,
      },
      ...{ date: '2025-05-05', voids: [...everyDuty] },
    };

    test('ADM-4, CHO-4 · by the order of that admission, by the norm of what is excluded', () => {
      given(...inService('home'))
        .when(now, admittedTo('inpatient'))
        .then({ ...ended, norm: 'ADM-4', source: '263/3 cl.15(3)' });
      given(...inService('semi-inpatient'))
        .when(now, admittedTo('semi-inpatient'))
        .then({ ...ended, ...groundOf('CHO-4', '2025-05-05') });
      given(...inService('semi-inpatient'))
        .when(now, admittedTo('home'))
        .then({ ...ended, norm: 'ADM-4', source: '263/2 cl.13(4)' });
      given(...inService('home'))
        .when(now, admittedTo('semi-inpatient'))
        .then({ ...ended, norm: 'ADM-4', source: '263/3 cl.15(3)' });
    });

    test('END-8 · not before it began, and out of supported living too', () => {
      const late = admitted({ order: { number: '3', date: '2025-05-06' } });
      given(...inOffer('home'), late)
        .when(now, admittedTo('inpatient'))
        .then({ ...ended, date: '2025-05-06', norm: 'ADM-4', source: '263/3 cl.15(3)' });
      const supported: Fact = {
        ...{ type: 'SupportedLivingBegun', at: now, by: context.by, applicationId, organizationId },
        ...{ stayId: 'stay-1', order },
      };
      const [left] = given(...inService('inpatient'), supported)
        .when(now, admittedTo('inpatient'))
        .facts();
      expect(left).toMatchObject({ type: 'StayEnded', supportedLiving: true });
    });

    test('ADM-6 · paid service goes on', () => {
      const { application } = statesAfter(inService('home'));
      const paid: Application = { ...application, stay: { stayId: 'stay-1', admittedOn: '2025-04-14', paid: true } };
      expect(admittedTo('inpatient')(paid)).toStrictEqual([]);
    });

    test.each<[Setting, Setting[]]>([
      ['inpatient', ['semi-inpatient', 'home']],
      ['semi-inpatient', ['home']],
      ['home', ['semi-inpatient']],
      ['temporary-stay', []],
    ])('QUE-12 · entering %s closes the turns in %j and no other', (entered, closes) => {
      const settings: Setting[] = ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'];
      const closed = settings.filter(
        (setting) => admittedTo(entered)(statesAfter(inQueue(setting)).application).length > 0,
      );
      expect(closed).toStrictEqual(closes);
    });

    test.each(['granted', 'queued', 'offered', 'lapsed', 'suspended'] as const)(
      'QUE-12 · who is %s then waits for nothing more there',
      (status) => {
        const state: Application = { ...statesAfter(inQueue('home')).application, status };
        expect(admittedTo('inpatient')(state)).toMatchObject([
          { type: 'ApplicationEnded', reason: 'admitted-elsewhere', norm: 'QUE-12' },
          { type: 'QueueLeft', reason: 'admitted-elsewhere' },
        ]);
      },
    );

    test.each(['filed', 'refused', 'ended', 'withdrawn'] as const)('QUE-12 · of who is %s nothing ends', (status) => {
      expect(admittedTo('inpatient')({ ...statesAfter(inQueue('home')).application, status })).toStrictEqual([]);
    });
  });

  test('QUE-12 · a turn in a queue that the admission excludes is closed, and told', () => {
    const facts = given(...inQueue('home')).when(now, admittedTo('inpatient'));
    expect(typesOf(facts.facts())).toStrictEqual(['ApplicationEnded', 'QueueLeft']);
    const { application, organization } = facts.states();
    expect([application.status, organization.waiting]).toStrictEqual(['ended', 0]);
  });

  test('QUE-12 · a place offered that the admission excludes is free again', () => {
    const { organization } = given(...inOffer('home'))
      .when(now, admittedTo('inpatient'))
      .states();
    expect([organization.reserved, organization.free]).toStrictEqual([0, 1]);
  });

  test('ADM-4 · an application not yet decided on, and one that is over, are left as they are', () => {
    given(registered({ setting: 'home' }), filed({ setting: 'home' }))
      .when(now, admittedTo('inpatient'))
      .thenNothing();
    const over = given(...inService('home'))
      .when(now, admittedTo('inpatient'))
      .states().application;
    expect(admittedTo('inpatient')(over)).toStrictEqual([]);
  });

  test('ADM-4 · what was filed after the admission is not ended by it', () => {
    const { application } = statesAfter(inQueue('home'));
    const earlier = { setting: 'inpatient', applicationId: 'app-2', order, at: '2025-03-02T05:00:00.000Z' } as const;
    expect(endExcluded(application, earlier, context)).toStrictEqual([]);
  });

  test('ADM-4 · the admission does not end itself', () => {
    const { application } = statesAfter(inService('semi-inpatient'));
    expect(
      endExcluded(application, { setting: 'semi-inpatient', applicationId: 'app-1', order, at: now }, context),
    ).toStrictEqual([]);
  });
});

describe('two semi-inpatient organizations', () => {
  const other = (facts: Fact[]): Application => ({
    ...statesAfter(facts).application,
    applicationId: 'app-2',
    organizationId: 'org-2',
  });
  const choosing = (others: Application[], setting: Setting = 'semi-inpatient') => {
    const { application, organization } = statesAfter([
      registered({ setting, occupied: 9 }),
      filed({ setting }),
      granted(),
    ]);
    return chooseOrganization(
      application,
      { organization, eligible: [], wholeQueue: true, others },
      { queueIfFull: true },
      { ...context, now: '2025-03-11T05:00:00.000Z' },
    );
  };

  test('CHO-4 · who is served by one, or has a place offered in it, chooses no second', () => {
    for (const facts of [inService('semi-inpatient'), inOffer('semi-inpatient')]) {
      const refusal = refusalOf(() => choosing([other(facts)]));
      expect([refusal.code, refusal.ground?.norm]).toStrictEqual(['already-in-semi-inpatient', 'CHO-4']);
    }
  });

  test('CHO-4, ARR-5 · nor does who is away on a postponed term and holds no place meanwhile', () => {
    const called = other(inOffer('semi-inpatient'));
    const away: Application = {
      ...called,
      ...(called.offer && { offer: { ...called.offer, postponed: true, placeHeld: false } }),
    };
    expect(refusalOf(() => choosing([away])).code).toBe('already-in-semi-inpatient');
  });

  test('CHO-4 · who only waits in another queue, or is served at home, may choose', () => {
    for (const facts of [inQueue('semi-inpatient'), inService('home')])
      expect(typesOf(choosing([other(facts)]))).toContain('PlaceOffered');
  });

  test('CHO-4 · paid service elsewhere is not at the expense of the budget', () => {
    const served = other(inService('semi-inpatient'));
    const paid: Application = { ...served, stay: { stayId: 'stay-9', admittedOn: '2025-04-14', paid: true } };
    expect(typesOf(choosing([paid]))).toContain('PlaceOffered');
  });

  test('CHO-4 · to wait in the queue of another is allowed while served here: that is how one moves', () => {
    const { application, organization } = statesAfter([
      registered({ setting: 'semi-inpatient', occupied: 10 }),
      filed({ setting: 'semi-inpatient' }),
      granted(),
    ]);
    const facts = chooseOrganization(
      application,
      { organization, eligible: [], wholeQueue: true, others: [other(inService('semi-inpatient'))] },
      { queueIfFull: true },
      { ...context, now: '2025-03-11T05:00:00.000Z' },
    );
    expect(typesOf(facts)).toContain('QueueJoined');
  });

  test('QUE-2 · nobody stands twice in one organization', () => {
    const waiting = { ...other(inQueue('inpatient')), organizationId: 'org-1' };
    const refusal = refusalOf(() => choosing([waiting], 'inpatient'));
    expect([refusal.code, refusal.ground?.norm]).toStrictEqual(['already-there', 'QUE-2']);
    const over: Application = { ...waiting, status: 'withdrawn' };
    expect(typesOf(choosing([over], 'inpatient'))).toContain('PlaceOffered');
  });

  test('END-9 · an exclusion closes a case filed before it, and not one filed after it', () => {
    const excluded: Application = {
      ...other(inService('inpatient')),
      status: 'ended',
      ended: { on: '2025-03-08', ground: 'rules-broken' },
    };
    const refusal = refusalOf(() => choosing([excluded], 'inpatient'));
    expect([refusal.code, refusal.ground?.norm, refusal.particulars.first]).toStrictEqual([
      'waiting-year',
      'END-9',
      '2026-03-09',
    ]);
    const before: Application = { ...excluded, ended: { on: '2025-03-02', ground: 'rules-broken' } };
    expect(typesOf(choosing([before], 'inpatient'))).toContain('PlaceOffered');
  });
});

describe('an admission while another stay runs', () => {
  const admitting = (setting: Setting, others: Application[]) => {
    const { application, organization } = statesAfter(inOffer(setting));
    return admitRecipient(application, organization, { stayId: 'stay-9', order, others }, context);
  };
  const running = (setting: Setting): Application => ({
    ...statesAfter(inService(setting)).application,
    applicationId: 'app-2',
  });

  test.each<[Setting, Setting, string]>([
    ['semi-inpatient', 'inpatient', 'served-as-inpatient'],
    ['home', 'inpatient', 'served-as-inpatient'],
    ['semi-inpatient', 'semi-inpatient', 'already-in-semi-inpatient'],
  ])('ADM-4, CHO-4 · to %s while in %s is refused: %s', (setting, there, code) => {
    expect(refusalOf(() => admitting(setting, [running(there)])).code).toBe(code);
  });

  test.each<[Setting, Setting]>([
    ['home', 'semi-inpatient'],
    ['semi-inpatient', 'home'],
    ['inpatient', 'semi-inpatient'],
  ])('ADM-4 · to %s while in %s is admitted; the other ends by it', (setting, there) => {
    const medicalCard = { issuedOn: '2025-05-05', contraindicated: false };
    const { application, organization } = statesAfter(inOffer(setting));
    const command = { stayId: 'stay-9', order, medicalCard, others: [running(there)] };
    expect(typesOf(admitRecipient(application, organization, command, context))).toStrictEqual(['RecipientAdmitted']);
  });
});
