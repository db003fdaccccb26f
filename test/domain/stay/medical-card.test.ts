import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import { type Admit, admitRecipient, presentMedicalCard } from '../../../domain/application/decide-admission.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import {
  called,
  calledSemi,
  chosen,
  filed,
  granted,
  joined,
  offered,
  registered,
  vacated,
  waiting,
} from '../../support/facts.ts';
import { given, statesAfter } from '../../support/given.ts';
import { admitting, now, offeredIn, today } from './admissions.ts';
import { house, ids, orderOf, placesOf } from './stays.ts';

describe('QUE-9 · the medical examination', () => {
  /** In the queue since 11.03.2025. */
  const inQueue = (on: string, card?: Admit['medicalCard'], facts: readonly Fact[] = called()) =>
    given(...facts).when(
      `${on}T05:00:00.000Z`,
      admitting({ order: orderOf(on, '1'), ...(card && { medicalCard: card }) }),
    );
  const card = (issuedOn: string, contraindicated = false) => ({ issuedOn, contraindicated });

  test('QUE-9 · a month to the day in the queue needs no new card, a day more does', () => {
    expect(inQueue('2025-04-11').facts()).toMatchObject([{ type: 'RecipientAdmitted' }]);
    inQueue('2025-04-12').thenRefused({ code: 'examination-needed', norm: 'QUE-9' });
    expect(inQueue('2025-04-12', card('2025-04-12')).facts()).toMatchObject([{ type: 'RecipientAdmitted' }]);
  });

  test('QUE-9 · the card has been issued after the joining, and not on a day to come', () => {
    inQueue('2025-04-12', card('2025-03-11')).thenRefused({ code: 'examination-needed', norm: 'QUE-9' });
    expect(inQueue('2025-04-12', card('2025-03-12')).facts()).toMatchObject([{ type: 'RecipientAdmitted' }]);
    inQueue('2025-04-12', card('2025-04-13')).thenRefused({ code: 'card-in-the-future', norm: 'ADM-1' });
  });

  test('QUE-9 · who never waited in the queue, or waits in semi-inpatient care, needs none', () => {
    const late = offeredIn('inpatient');
    expect(inQueue('2025-06-02', undefined, late).facts()).toMatchObject([{ type: 'RecipientAdmitted' }]);
    expect(inQueue('2025-06-02', undefined, calledSemi()).facts()).toMatchObject([{ type: 'RecipientAdmitted' }]);
  });
});

describe('QUE-10, CAT-7 · contraindications', () => {
  const contraindicated = { medicalCard: { issuedOn: today, contraindicated: true } };
  const suspended = (facts: readonly Fact[] = called()) => [
    ...facts,
    ...given(...facts)
      .when(now, admitting(contraindicated), house)
      .facts(),
  ];
  const presenting =
    (issuedOn: string, still = false) =>
    (state: Application, context: Context) =>
      presentMedicalCard(state, { issuedOn, contraindicated: still }, context);

  test('QUE-10 · the decision is suspended, the place goes on, the turn is kept', () => {
    const [fact] = suspended().slice(-1);
    expect(fact).toMatchObject({ type: 'DecisionSuspended', norm: 'QUE-10', source: '263/1 cl.7', placeHeld: true });
    const { application, organization } = statesAfter(suspended());
    expect(application).toMatchObject({
      status: 'suspended',
      turn: { joinedAt: '2025-03-11T05:00:00.000Z', registration: 1 },
      duties: [],
    });
    expect(application).not.toHaveProperty('offer');
    expect(entryOf(application)).toMatchObject({ blocked: 'contraindications' });
    expect({ ...placesOf(organization), waiting: organization.waiting }).toStrictEqual({
      free: 1,
      reserved: 0,
      residents: 0,
      unknownResidents: 9,
      waiting: 1,
    });
  });

  test('QUE-10 · a card that shows none lifts it, and the former turn holds', () => {
    const later = '2025-05-05T05:00:00.000Z';
    given(...suspended())
      .when(later, presenting('2025-05-05'), house)
      .then({
        type: 'DecisionResumed',
        applicationId: ids.applicationId,
        organizationId: ids.organizationId,
        norm: 'QUE-10',
        source: '263/1 cl.7',
      });
    const { application } = given(...suspended())
      .when(later, presenting('2025-05-05'))
      .states();
    const before = statesAfter(waiting()).application;
    expect(application.status).toBe('queued');
    expect(entryOf(application)).toStrictEqual(entryOf(before));
  });

  test('QUE-10 · a card that still names them, or of a day to come, or older than the suspension, does not', () => {
    const there = given(...suspended());
    there.when(now, presenting(today, true)).thenRefused({ code: 'contraindications', norm: 'QUE-10' });
    there.when(now, presenting('2025-04-10')).thenRefused({ code: 'card-in-the-future', norm: 'QUE-10' });
    there.when(now, presenting('2025-04-08')).thenRefused({ code: 'card-before-suspension', norm: 'QUE-10' });
    given(...waiting())
      .when(now, presenting(today))
      .thenRefused({ code: 'not-suspended', norm: 'QUE-10' });
  });

  test('QUE-10 · whose place was found free at the choice has a turn from then on', () => {
    const { application, organization } = statesAfter(suspended(offeredIn('inpatient')));
    expect(application.turn).toStrictEqual({ joinedAt: now, registration: 1 });
    expect(organization).toMatchObject({ free: 2, reserved: 0, waiting: 1, registrations: 1 });
  });

  test('QUE-7, QUE-10 · a programme that ran out meanwhile still blocks the turn', () => {
    const isp = { number: '5', settings: ['inpatient'] satisfies Setting[], validTo: '2025-04-30' };
    const facts = [registered(), filed({ isp }), granted(), chosen(), joined(), vacated(), offered()];
    const { application } = given(...suspended(facts))
      .when('2025-05-05T05:00:00.000Z', presenting('2025-05-05'))
      .states();
    expect(entryOf(application)).toMatchObject({ blocked: 'isp-expired' });
  });

  test('CAT-7 · in semi-inpatient care they suspend the decision by its own clause', () => {
    expect(suspended(calledSemi()).at(-1)).toMatchObject({
      type: 'DecisionSuspended',
      norm: 'CAT-7',
      source: '230 cl.14',
      placeHeld: true,
    });
  });
});

test('QUE-5, QUE-10 · who lives there already is not suspended out of their own bed', () => {
  const there = [
    registered({ occupied: 10 }),
    filed({ livesIn: ids.organizationId }),
    granted(),
    chosen(),
    offered({ at: '2025-03-11T05:00:00.000Z', basis: 'residence', sets: [] }),
  ];
  const medicalCard = { issuedOn: '2025-03-12', contraindicated: true };
  const order = { number: '1', date: '2025-03-12' };
  const [fact] = given(...there)
    .when('2025-03-12T05:00:00.000Z', (state, context, organization) =>
      admitRecipient(state, organization, { stayId: 'stay-1', order, medicalCard }, context),
    )
    .facts();
  expect(fact?.type).toBe('RecipientAdmitted');
});
