import { describe, expect, test } from 'vitest';
import { evolveApplication } from '../../../domain/application/evolve.ts';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import {
  applicationId,
  called,
  calledSemi,
  chosen,
  filed,
  granted,
  joined,
  offered,
  organizationId,
  registered,
  waiting,
} from '../../support/facts.ts';
import { statesAfter } from '../../support/given.ts';
import { at, changeOf, closed, fact, isp, offer, order, reminded, today, turn } from './changes.ts';

const postponed = fact('ArrivalPostponed', { arriveBy: '2025-05-05', placeGivenUp: false });
const away = fact('ArrivalPostponed', { arriveBy: '2025-04-24', placeGivenUp: true });
/** Offered a place found free at the choice: there was no queue to join. */
const atOnce = (change: Partial<FactOf<'ApplicationFiled'>> = {}): Fact[] => [
  registered(),
  filed(change),
  granted(),
  chosen(),
  offered({ basis: 'choice' }),
];

describe('how a case begins', () => {
  const born = {
    applicationId,
    version: 1,
    setting: 'inpatient',
    category: 'elderly',
    priorityClass: 'ordinary',
    departmentId: 'dep-1',
    regionId: 'R1',
    personId: 'person-1',
    filedAt: '2025-03-03T05:00:00.000Z',
    filedOn: '2025-03-03',
    duties: [],
  };

  test('APP-4 · by filing: what was filed, and nothing that was not', () => {
    expect(evolveApplication(undefined, filed())).toStrictEqual({ ...born, status: 'filed' });
    const more = {
      representativeId: 'person-2',
      adultOn: '2030-01-01',
      isp,
      temporary: { nightBed: true },
      livesIn: organizationId,
    } as const;
    expect(evolveApplication(undefined, filed(more))).toStrictEqual({ ...born, status: 'filed', ...more });
  });

  test('ADM-6 · by a contract of one’s own: in service at once, from the day of the order', () => {
    const paid = fact('PaidStayBegun', {
      ...{ setting: 'inpatient', category: 'elderly', departmentId: 'dep-1', regionId: 'R1', personId: 'person-1' },
      contract: { number: 'C-1', date: '2025-04-14' },
      order,
    });
    const served = {
      ...born,
      filedAt: at,
      filedOn: '2025-04-14',
      status: 'admitted',
      organizationId,
      stay: { stayId: 'stay-1', admittedOn: today, paid: true },
    };
    expect(evolveApplication(undefined, paid)).toStrictEqual(served);
    expect(evolveApplication(undefined, { ...paid, until: '2025-06-01', returned: true } as Fact)).toStrictEqual({
      ...served,
      stay: { ...served.stay, until: '2025-06-01', returned: true },
    });
  });

  test('by no other fact, and facts of an organization are none of a case', () => {
    expect(() => evolveApplication(undefined, granted())).toThrow('DecisionMade cannot be the first fact');
    const { application } = statesAfter(called());
    for (const foreign of [
      registered(),
      fact('BedVacated', { count: 1 }),
      fact('OrganizationDeregistered', { on: today }),
    ])
      expect(() => evolveApplication(application, foreign)).toThrow(`${foreign.type} is not a fact of an application`);
  });
});

describe('before the choice', () => {
  test('TMP-3 · who is no victim is refused, who is stays as filed', () => {
    const of = (recognized: boolean) => fact('ApplicantIdentified', { on: today, recognized });
    expect(changeOf([registered(), filed()], of(false))).toStrictEqual({ status: 'refused' });
    expect(changeOf([registered(), filed()], of(true))).toStrictEqual({});
  });

  test('DEC-1, SMS-3 · a positive decision awaits the notice that starts the choice; a negative one is a refusal', () => {
    const decided = changeOf([registered(), filed()], granted({ sets: [] }));
    expect(decided).toStrictEqual({
      status: 'granted',
      notice: { kind: 'choose-organization', cause: 'app-1.2', since: '2025-03-10', state: 'pending' },
    });
    expect(changeOf([registered(), filed()], granted({ outcome: 'refused', sets: [] }))).toStrictEqual({
      status: 'refused',
    });
  });

  test('TMP-4 · in temporary stay no notice to choose follows the decision', () => {
    expect(changeOf([registered(), filed({ setting: 'temporary-stay' })], granted({ sets: [] }))).toStrictEqual({
      status: 'granted',
    });
  });
});

describe('the choice and the queue', () => {
  const decided = [registered(), filed(), granted({ sets: [] })];

  test('CHO-1 · a choice keeps the organization, and its region when that is another', () => {
    expect(changeOf([...decided, reminded], chosen())).toStrictEqual({
      organizationId,
      notice: undefined,
      reminded: undefined,
    });
    const there = fact('OrganizationChosen', { regionId: 'R2' });
    expect(changeOf(decided, there)).toStrictEqual({ organizationId, placeRegionId: 'R2', notice: undefined });
    expect(changeOf([...decided, there], chosen())).toStrictEqual({ placeRegionId: undefined });
  });

  test('QUE-2, QUE-7 · a turn is the moment, the number, and what blocks it', () => {
    expect(changeOf([...decided, chosen(), reminded], joined())).toStrictEqual({
      status: 'queued',
      turn,
      reminded: undefined,
    });
    expect(changeOf([...decided, chosen()], joined({ blocked: 'isp-expired' }))).toStrictEqual({
      status: 'queued',
      turn: { ...turn, blocked: 'isp-expired' },
    });
  });

  test('ARR-2 · an offer has its term, and a notice that starts it', () => {
    const notice = { kind: 'place-offered', cause: 'app-1.5', since: '2025-04-07', state: 'pending' };
    const offering = offered({ sets: [] });
    expect(changeOf(waiting(), offering)).toStrictEqual({ status: 'offered', offer, notice });
    const { arriveBy: _, ...atHome } = offering as FactOf<'PlaceOffered'> & Fact;
    const { arriveBy: __, ...placed } = offer;
    expect(changeOf([...waiting(), reminded], atHome)).toMatchObject({ offer: placed, reminded: undefined });
    expect(changeOf(waiting(), atHome).offer).toStrictEqual(placed);
  });
});

describe('an offer', () => {
  test('ARR-3, SMS-3 · postponed: another day, the place held, and the notice needs no confirmation more', () => {
    expect(changeOf([...called(), reminded], postponed)).toStrictEqual({
      offer: { ...offer, arriveBy: '2025-05-05', postponed: true },
      notice: { kind: 'place-offered', cause: 'app-1.5', since: '2025-04-07', state: 'confirmed' },
      reminded: undefined,
    });
  });

  test('ARR-5 · a place given up is held again when the next one is free', () => {
    expect(changeOf(calledSemi(), away).offer).toStrictEqual({
      ...offer,
      arriveBy: '2025-04-24',
      postponed: true,
      placeHeld: false,
    });
    expect(changeOf([...calledSemi(), away], fact('PlaceHeld', {}))).toStrictEqual({
      offer: { ...offer, arriveBy: '2025-04-24', postponed: true, placeHeld: true },
    });
  });

  test('ARR-5 · the moved term over without a place: back in the former turn', () => {
    const ended = fact('PostponementEnded', { closes: ['arrive'] });
    expect(changeOf([...calledSemi(), away, reminded], ended)).toStrictEqual({
      status: 'queued',
      offer: undefined,
      notice: undefined,
      reminded: undefined,
      duties: [],
    });
  });

  test('ARR-5, QUE-7 · who never had a turn gets one from the offer; blocked when the programme has run out meanwhile', () => {
    const ended = fact('PostponementEnded', { registration: 4 });
    const since = { joinedAt: '2025-04-07T05:00:00.000Z', registration: 4 };
    expect(changeOf([...atOnce(), away], ended).turn).toStrictEqual(since);
    const last = (validTo: string) => changeOf([...atOnce({ isp: { ...isp, validTo } }), away], ended).turn;
    expect(last('2025-04-15')).toStrictEqual(since);
    expect(last('2025-04-14')).toStrictEqual({ ...since, blocked: 'isp-expired' });
  });

  test('ARR-6, ARR-7 · lapsed: the entry is closed', () => {
    const lapsed = fact('OfferLapsed', { placeHeld: true, closes: ['arrive'] });
    expect(changeOf([...called(), reminded], lapsed)).toStrictEqual({
      status: 'lapsed',
      ...closed,
      reminded: undefined,
      duties: [],
    });
  });

  test('CAT-8 · come to nothing by no fault of theirs: they choose anew, as after the decision', () => {
    const withdrawn = fact('OfferWithdrawn', {
      left: 'place',
      reason: 'organization-takes-nobody',
      voids: ['arrive'],
    });
    const asked = fact('StillWaitingAsked', {});
    expect(changeOf([...called(), asked, reminded], withdrawn)).toStrictEqual({
      status: 'granted',
      ...closed,
      organizationId: undefined,
      reminded: undefined,
      heardAt: undefined,
      notice: { kind: 'choose-organization', cause: 'app-1.9', since: today, state: 'pending' },
      duties: [],
    });
  });

  test.each([
    ['CAT-1 · who came of age', called(), 'came-of-age'],
    [
      'TMP-1 · who is in temporary stay',
      [registered(), filed({ setting: 'temporary-stay' }), granted({ sets: [] }), chosen(), joined()],
      'organization-takes-nobody',
    ],
  ] as const)('%s has nothing to be told to choose', (_who, before, reason) => {
    expect(changeOf(before, fact('OfferWithdrawn', { left: 'place', reason }))).toMatchObject({
      status: 'granted',
      turn: undefined,
    });
    const { notice } = statesAfter([...before, fact('OfferWithdrawn', { left: 'place', reason })]).application;
    expect(notice).toBeUndefined();
  });

  test('QUE-10 · the decision suspended: no offer, the former turn', () => {
    const suspended = fact('DecisionSuspended', { placeHeld: true });
    expect(changeOf([...called(), reminded], suspended)).toStrictEqual({
      status: 'suspended',
      suspendedOn: today,
      offer: undefined,
      notice: undefined,
      reminded: undefined,
    });
    expect(changeOf([...called(), suspended], fact('DecisionResumed', {}))).toStrictEqual({
      status: 'queued',
      suspendedOn: undefined,
    });
  });

  test('QUE-10 · who never had a turn gets one from the offer; it opens blocked when the programme has run out', () => {
    const suspended = fact('DecisionSuspended', { placeHeld: true, registration: 4 });
    const since = { joinedAt: '2025-04-07T05:00:00.000Z', registration: 4 };
    expect(changeOf(atOnce(), suspended).turn).toStrictEqual(since);
    const expired = [...atOnce({ isp: { ...isp, validTo: '2025-04-14' } }), suspended];
    expect(changeOf(expired, fact('DecisionResumed', {})).turn).toStrictEqual({ ...since, blocked: 'isp-expired' });
  });
});
