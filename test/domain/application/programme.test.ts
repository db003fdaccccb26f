import { describe, expect, test } from 'vitest';
import { fillPlace } from '../../../domain/application/decide-offer.ts';
import {
  expireOnSchedule,
  expireProgramme,
  renewAsTold,
  renewProgramme,
} from '../../../domain/application/decide-programme.ts';
import { withdrawApplication } from '../../../domain/application/decide-withdrawal.ts';
import type { Fact, Programme } from '../../../domain/fact.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import {
  admitted,
  applicationId,
  called,
  chosen,
  filed,
  granted,
  joined,
  offered,
  organizationId,
  registered,
  stayEnded,
  vacated,
} from '../../support/facts.ts';
import { given } from '../../support/given.ts';

const isp = { number: 'P-1', settings: ['inpatient' as const], validTo: '2025-04-01' };
const waiting = () => [registered(), filed({ isp }), granted(), chosen(), joined()];
const ground = { norm: 'QUE-7', source: '263/1 cl.7' };
const expired = { type: 'IspExpired', applicationId: 'app-1', ...ground, expiredOn: '2025-04-01' } as const;

type When = Parameters<ReturnType<typeof given>['when']>[1];
const onSchedule: When = (application, context) => expireOnSchedule(application, context);
const told =
  (expiredOn: string): When =>
  (application, context) =>
    expireProgramme(application, expiredOn, context);
const renew =
  (change: Partial<Programme> = {}): When =>
  (application, context) =>
    renewProgramme(application, { ...isp, number: 'P-2', validTo: '2027-04-01', ...change }, context);

describe('an expired programme', () => {
  test('QUE-7 · it runs to the end of its last day', () => {
    given(...waiting())
      .when('2025-04-01T18:59:59.999Z', onSchedule)
      .thenNothing();
    given(...waiting())
      .when('2025-04-01T19:00:00.000Z', onSchedule)
      .then(expired);
  });

  test('QUE-7 · the turn is kept, out of the range that is offered places', () => {
    const before = given(...waiting())
      .when('2025-03-30T05:00:00.000Z', () => [])
      .states().application;
    const { application } = given(...waiting())
      .when('2025-04-01T19:00:00.000Z', onSchedule)
      .states();
    expect(application.turn?.blocked).toBe('isp-expired');
    expect(entryOf(application)?.orderKey).toBe(entryOf(before)?.orderKey);
  });

  test('QUE-7 · told again, or told of a programme replaced since, it has no effect', () => {
    const once = given(...waiting())
      .when('2025-04-02T05:00:00.000Z', told('2025-04-01'))
      .facts();
    given(...waiting(), ...once)
      .when('2025-04-02T06:00:00.000Z', told('2025-04-01'))
      .thenNothing();
    const renewed = given(...waiting(), ...once)
      .when('2025-04-20T05:00:00.000Z', renew())
      .facts();
    given(...waiting(), ...once, ...renewed)
      .when('2025-04-21T05:00:00.000Z', told('2025-04-01'))
      .thenNothing();
  });

  test('QUE-7 · renewed before the old one ran out, as our own reminder asks, the turn is never blocked', () => {
    const early = given(...waiting())
      .when('2025-03-20T05:00:00.000Z', renew())
      .facts();
    given(...waiting(), ...early)
      .when('2025-04-02T05:00:00.000Z', told('2025-04-01'))
      .thenNothing();
    given(...waiting(), ...early)
      .when('2025-04-01T19:00:00.000Z', onSchedule)
      .thenNothing();
  });

  test('QUE-7 · a place is not offered on a programme that ran out this night: it is blocked instead', () => {
    const facts = given(...waiting(), vacated()).when(
      '2025-04-01T19:00:05.000Z',
      (application, context, organization) => {
        const entry = entryOf(application);
        return entry ? fillPlace({ to: 'offer', entry, yielded: false }, application, organization, context) : [];
      },
    );
    facts.then(expired);
  });

  test('QUE-7 · an offer already made stands', () => {
    const { application } = given(...waiting(), vacated(), offered())
      .when('2025-04-08T05:00:00.000Z', told('2025-04-08'))
      .states();
    expect(application.status).toBe('offered');
  });

  test('QUE-7 · a day to come is no expiry', () => {
    given(...waiting())
      .when('2025-03-30T05:00:00.000Z', told('2025-04-01'))
      .thenRefused({ code: 'expiry-in-the-future', norm: 'QUE-7' });
  });

  test('QUE-8 · who has no programme is not touched', () => {
    given(registered(), filed(), granted(), chosen(), joined())
      .when('2025-04-02T05:00:00.000Z', told('2025-04-01'))
      .thenNothing();
  });
});

describe('a renewed programme', () => {
  const blocked = () => [
    ...waiting(),
    ...given(...waiting())
      .when('2025-04-01T19:00:00.000Z', onSchedule)
      .facts(),
  ];

  test('QUE-7 · the former turn holds', () => {
    const { application } = given(...blocked())
      .when('2025-05-12T05:00:00.000Z', renew())
      .states();
    expect(application.turn).toStrictEqual({ joinedAt: '2025-03-11T05:00:00.000Z', registration: 1 });
    expect(application.isp?.validTo).toBe('2027-04-01');
  });

  test('QUE-7 · a programme without services in this setting ends the entry', () => {
    const left = given(...blocked()).when('2025-05-12T05:00:00.000Z', renew({ settings: ['semi-inpatient'] }));
    expect(left.facts().map(({ type }) => type)).toStrictEqual(['IspRenewed', 'ApplicationEnded', 'QueueLeft']);
    expect([left.states().application.status, left.states().organization.waiting]).toStrictEqual(['ended', 0]);
  });

  test('QUE-7 · it ends an offer, too, and the place is free for the next', () => {
    const left = given(...called()).when('2025-04-08T05:00:00.000Z', renew({ settings: ['home'] }));
    expect(left.facts().map(({ type }) => type)).toStrictEqual(['IspRenewed', 'ApplicationEnded', 'QueueLeft']);
    const { application, organization } = left.states();
    expect([application.ended?.ground, organization.free, organization.reserved]).toStrictEqual([
      'isp-without-service',
      1,
      0,
    ]);
  });

  test('QUE-7 · a programme that has ended itself renews nothing', () => {
    given(...blocked())
      .when('2025-05-12T05:00:00.000Z', renew({ validTo: '2025-05-11' }))
      .thenRefused({ code: 'programme-expired', norm: 'QUE-7' });
  });

  test('QUE-7 · an older programme, told late, does not take the place of the newer', () => {
    const newer = given(...blocked())
      .when('2025-05-12T05:00:00.000Z', renew())
      .facts();
    given(...blocked(), ...newer)
      .when('2025-05-13T05:00:00.000Z', (application, context) =>
        renewAsTold(application, { ...isp, number: 'P-0', settings: ['home'], validTo: '2026-01-01' }, context),
      )
      .thenRefused({ code: 'older-programme', norm: 'QUE-7' });
  });

  test('QUE-7 · to a case that is over a renewal is no news', () => {
    const gone = given(...waiting())
      .when('2025-03-20T05:00:00.000Z', (application, context) => withdrawApplication(application, context))
      .facts();
    given(...waiting(), ...gone)
      .when('2025-05-13T05:00:00.000Z', (application, context) =>
        renewAsTold(application, { ...isp, validTo: '2027-01-01' }, context),
      )
      .thenNothing();
  });

  test('QUE-7 · the same programme told twice has one effect', () => {
    const once = given(...blocked())
      .when('2025-05-12T05:00:00.000Z', renew())
      .facts();
    given(...blocked(), ...once)
      .when('2025-05-13T05:00:00.000Z', renew())
      .thenNothing();
  });
});

describe('whose programme it is', () => {
  const at = '2025-05-12T05:00:00.000Z';
  const by = { role: 'system' } as const;
  const refused = [registered(), filed({ isp }), granted({ outcome: 'refused', sets: [] })];
  const served = [...waiting(), vacated(), offered(), admitted()];
  const interrupted: Fact = {
    ...{ type: 'ServiceSuspended', at, by, applicationId, organizationId, stayId: 'stay-1' },
    ...{ from: '2025-05-12', order: { number: '9', date: '2025-05-12' } },
  };
  const contraindicated: Fact = {
    ...{ type: 'DecisionSuspended', at, by, applicationId, organizationId, placeHeld: true },
  };

  test.each<[string, Fact[]]>([
    ['refused', refused],
    ['in service', served],
    ['suspended from service', [...served, interrupted]],
    ['ended', [...served, stayEnded()]],
  ])('QUE-7 · to a case %s an expiry is no news, and nothing in it is renewed', (_how, facts) => {
    given(...facts)
      .when(at, told('2025-04-01'))
      .thenNothing();
    given(...facts)
      .when(at, renew())
      .thenRefused({ code: 'application-over', norm: 'QUE-7' });
  });

  test('QUE-7, QUE-10 · a decision suspended for contraindications waits for its programme, too', () => {
    const suspended = given(...waiting(), vacated(), offered(), contraindicated);
    suspended.when(at, told('2025-04-01')).then(expired);
    expect(suspended.when(at, renew()).facts()).toMatchObject([{ type: 'IspRenewed' }]);
  });

  test('QUE-7 · on schedule it runs out for those who wait, and for nobody else', () => {
    for (const facts of [[...waiting(), vacated(), offered()], [registered(), filed({ isp }), granted()], refused])
      given(...facts)
        .when(at, onSchedule)
        .thenNothing();
    given(registered(), filed(), granted(), chosen(), joined()).when(at, onSchedule).thenNothing();
  });

  test('QUE-7 · of a programme renewed, the expiry of its own last day is news, of an earlier one not', () => {
    const renewed = given(...waiting())
      .when('2025-03-20T05:00:00.000Z', renew({ validTo: '2025-05-01' }))
      .facts();
    const again = given(...waiting(), ...renewed);
    again.when(at, told('2025-04-30')).thenNothing();
    again.when(at, told('2025-05-01')).then({ ...expired, expiredOn: '2025-05-01' });
    // Never renewed: whatever day is told.
    given(...waiting())
      .when(at, told('2025-03-31'))
      .then({ ...expired, expiredOn: '2025-03-31' });
  });
});
