import { describe, expect, test } from 'vitest';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { transferRecipient } from '../../../domain/stay/transfer.ts';
import { calendar, statesAfter } from '../../support/given.ts';
import { admittedOn, house, ids, orderOf, reviewDuty, stayIn } from './stays.ts';
import {
  authority,
  type Case,
  destinationIn,
  elsewhere,
  inpatient,
  movedOver,
  near,
  now,
  openQueue,
  outcomeOf,
  post,
  posting,
  receiver,
  refused,
  semiInpatient,
  sendersOrder,
  stayed,
  temporary,
  today,
  tomorrow,
} from './transfers.ts';

const agreeDuty = (role: 'authority' | 'organization', id: string, due: string, source: string) =>
  ({ kind: 'agree-transfer', owner: { role, id }, due, norm: 'TRA-1', source }) as const;

describe('TRA-1 · inpatient care within a region', () => {
  test('TRA-1, END-7 · the recipient moves at once, by the order of the head whom they leave', () => {
    expect(posting(inpatient(near), house)).toStrictEqual([
      {
        type: 'RecipientTransferred',
        ...ids,
        at: now,
        by: house,
        norm: 'TRA-1',
        source: '263/1 cl.16',
        toOrganizationId: 'org-2',
        toRegionId: 'R1',
        order: sendersOrder,
        date: today,
      },
    ]);
    const { application, ...places } = outcomeOf(post(inpatient(near), house));
    expect(application).toMatchObject({
      status: 'admitted',
      organizationId: 'org-2',
      stay: { stayId: ids.stayId, admittedOn, transferredOn: today, left: ['org-1'] },
    });
    expect(places).toStrictEqual(movedOver);
  });
});

describe('TRA-1 · inpatient care between regions', () => {
  test('TRA-1 · both authorities agree, the sending one first, and then the recipient moves', () => {
    const asked = post(inpatient(), house, { requestedOn: '2025-05-30' });
    expect(asked.facts.at(-1)).toStrictEqual({
      type: 'TransferRequested',
      ...ids,
      at: now,
      by: house,
      norm: 'TRA-1',
      source: '263/1 cl.16',
      toOrganizationId: 'org-2',
      toRegionId: 'R2',
      on: '2025-05-30',
      order: sendersOrder,
      sets: [agreeDuty('authority', 'R1', '2025-06-05', 'policy')],
    });
    expect(outcomeOf(asked)).toMatchObject(stayed);

    const paper = { order: orderOf(tomorrow, '77'), date: tomorrow };
    const agreedOnce = post(asked, authority('R1'), paper, '2025-06-03T05:00:00.000Z');
    expect(agreedOnce.facts.at(-1)).toStrictEqual({
      type: 'TransferAgreed',
      ...ids,
      at: '2025-06-03T05:00:00.000Z',
      by: authority('R1'),
      norm: 'TRA-1',
      source: '263/1 cl.16',
      on: tomorrow,
      sets: [agreeDuty('authority', 'R2', '2025-06-09', 'policy')],
      closes: ['agree-transfer'],
    });
    const between = outcomeOf(agreedOnce);
    expect(between).toMatchObject(stayed);
    expect(between.application.duties.map(({ owner }) => owner.id)).toStrictEqual(['R2']);

    const last = { order: orderOf('2025-06-05', '78'), date: '2025-06-05' };
    const done = post(agreedOnce, authority('R2'), last, '2025-06-05T05:00:00.000Z');
    expect(done.facts.at(-1)).toMatchObject({
      type: 'RecipientTransferred',
      toOrganizationId: 'org-2',
      order: sendersOrder,
      date: '2025-06-05',
    });
    const { application, ...places } = outcomeOf(done);
    expect(application).toMatchObject({ organizationId: 'org-2' });
    expect(application.duties).toStrictEqual([]);
    expect(application.stay).not.toHaveProperty('transfer');
    expect(places).toStrictEqual(movedOver);
  });

  test('TRA-1 · nobody agrees out of their turn, twice, or to what was not asked for', () => {
    const due = { code: 'agreement-not-due', reason: 'state', ground: { norm: 'TRA-1' } };
    expect(refused(inpatient(), authority('R1'))).toMatchObject(due);
    const asked = post(inpatient(), house);
    for (const by of [authority('R2'), authority('R3'), receiver, { role: 'citizen' } as const])
      expect(refused(asked, by)).toMatchObject(due);
    const agreedOnce = post(asked, authority('R1'));
    expect(refused(agreedOnce, authority('R1'))).toMatchObject(due);
    const another = { ...asked, to: destinationIn('inpatient', { ...elsewhere, organizationId: 'org-3' }) };
    expect(refused(another, authority('R1'))).toMatchObject(due);
  });

  test('TRA-1 · the same transfer is asked for once; another takes the place of the former request', () => {
    const asked = post(inpatient(), house);
    expect(refused(asked, house)).toMatchObject({ code: 'transfer-requested', reason: 'state' });
    const agreedOnce = post(asked, authority('R1'));
    const again = post(
      { ...agreedOnce, to: destinationIn('inpatient', { ...elsewhere, organizationId: 'org-3' }) },
      house,
    );
    const { application } = outcomeOf(again);
    expect(application.stay?.transfer).toStrictEqual({
      toOrganizationId: 'org-3',
      toRegionId: 'R2',
      requestedOn: today,
      order: sendersOrder,
    });
    expect(application.duties).toMatchObject([{ kind: 'agree-transfer', owner: { id: 'R1' } }]);
  });

  test('TRA-1 · who was to agree to a request that gives way to another has done nothing', () => {
    expect(posting(inpatient(), house)[0]).not.toHaveProperty('voids');
    const asked = post(inpatient(), house);
    const another = destinationIn('inpatient', { ...elsewhere, organizationId: 'org-3' });
    expect(posting({ ...asked, to: another }, house)).toMatchObject([
      { type: 'TransferRequested', voids: ['agree-transfer'] },
    ]);
    const [moved] = posting({ ...asked, to: destinationIn('inpatient', { ...near, organizationId: 'org-3' }) }, house);
    expect(moved).toMatchObject({ type: 'RecipientTransferred', voids: ['agree-transfer'] });
    expect(moved).not.toHaveProperty('closes');
    expect(posting(post(asked, authority('R1')), authority('R2'))).toMatchObject([{ closes: ['agree-transfer'] }]);
  });

  test('END-7 · who agrees needs no order of their own; who asks does, and it is by that order that they go', () => {
    const without = { date: today };
    const agree = (of: Case, by: Context['by']) => {
      const { application, organization } = statesAfter(of.facts);
      const move = { from: organization, to: of.to, toQueue: openQueue };
      return transferRecipient(application, move, without, { now, by, calendar });
    };
    const asked = post(inpatient(), house);
    const agreedOnce = { ...asked, facts: [...asked.facts, ...agree(asked, authority('R1'))] };
    expect(agree(agreedOnce, authority('R2'))).toMatchObject([{ type: 'RecipientTransferred', order: sendersOrder }]);
    expect(() => agree(inpatient(), house)).toThrow('END-7');
  });

  test('TRA-1 · an agreement is not older than the request, nor of a day to come', () => {
    const asked = post(inpatient(), house, { requestedOn: '2025-05-30' });
    expect(refused(asked, authority('R1'), { date: '2025-05-29' })).toMatchObject({
      code: 'agreement-before-request',
      particulars: { requestedOn: '2025-05-30' },
    });
    expect(refused(asked, authority('R1'), { date: tomorrow })).toMatchObject({ code: 'transfer-in-the-future' });
    expect(posting(asked, authority('R1'), { date: '2025-05-30' })).toMatchObject([{ type: 'TransferAgreed' }]);
  });
});

describe('TRA-1 · semi-inpatient care within a locality', () => {
  test('TRA-1 · the authority agrees within three working days of the request coming in, and the recipient moves', () => {
    const asked = post(semiInpatient(), house, { requestedOn: '2025-05-30' });
    expect(asked.facts.at(-1)).toMatchObject({
      type: 'TransferRequested',
      source: '263/2 cl.11',
      on: '2025-05-30',
      // Monday 02.06.2025, when it came in, and three working days: not Friday 30.05.2025, when it was written.
      sets: [agreeDuty('authority', 'R1', '2025-06-05', '263/2 cl.11')],
    });
    const done = post(asked, authority('R1'));
    expect(done.facts.at(-1)).toMatchObject({ type: 'RecipientTransferred', order: sendersOrder, date: today });
    const { application, ...places } = outcomeOf(done);
    expect(application.organizationId).toBe('org-2');
    expect(places).toStrictEqual(movedOver);
  });

  test('TRA-1 · without a day of the request the term counts from the post', () => {
    expect(posting(semiInpatient(), house)).toMatchObject([{ on: today, sets: [{ due: '2025-06-05' }] }]);
  });

  test('TRA-1 · in another locality, or in one of the same name elsewhere, it is a new application', () => {
    for (const to of [near, { address: { region: 'R2', locality: 'L1', line: '1' } }])
      expect(refused(semiInpatient(to), house)).toMatchObject({ code: 'other-locality', ground: { norm: 'TRA-1' } });
  });

  test('TRA-1 · without a free place nothing is asked of the authority', () => {
    expect(refused(semiInpatient({ occupied: 5 }), house)).toMatchObject({ code: 'no-free-place', reason: 'state' });
  });
});

describe('TRA-1 · temporary stay', () => {
  test.each([
    ['between regions', elsewhere],
    ['within a region', near],
  ])('TRA-1 · %s the receiving organization agrees', (_, to) => {
    const asked = post(temporary(to), house);
    expect(asked.facts.at(-1)).toMatchObject({
      source: '263/4 cl.17',
      sets: [agreeDuty('organization', 'org-2', '2025-06-05', 'policy')],
    });
    expect(refused(asked, authority('R1'))).toMatchObject({ code: 'agreement-not-due' });
    const { application, ...places } = outcomeOf(post(asked, receiver));
    expect(application).toMatchObject({ organizationId: 'org-2' });
    expect(application.duties).toStrictEqual([]);
    expect(places).toStrictEqual(movedOver);
  });
});

test('TRA-1 · service at home is not transferred: moving ends it', () => {
  const atHome = { facts: stayIn('home'), to: destinationIn('home') };
  expect(refused(atHome, house)).toMatchObject({
    code: 'transfer-not-in-setting',
    reason: 'norm',
    ground: { norm: 'TRA-1' },
    particulars: { setting: 'home' },
  });
  expect(refused(atHome, house).message).toContain('END-5');
});

describe('TRA-2 · what goes along', () => {
  const owner = { role: 'organization', id: 'org-1' } as const;
  const card = {
    kind: 'arrange-identity-card',
    owner,
    due: '2026-08-15',
    norm: 'INP-AGE',
    source: '263/1 cl.19',
  } as const;
  const portal = {
    kind: 'form-recipient-card',
    owner,
    due: '2025-04-10',
    norm: 'ADM-1',
    source: '263/1 cl.8',
  } as const;
  const ofAge = reviewDuty('2028-08-15', 'INP-AGE', '263/1 cl.19');

  test('TRA-2, INP-AGE · what is owed of a child goes along; the card of the admission stays with who admitted', () => {
    const facts = stayIn('inpatient', {
      category: 'children-psychoneurological',
      filed: { adultOn: '2028-08-15' },
      admitted: { sets: [portal, card, ofAge] },
    });
    const done = post({ facts, to: destinationIn('inpatient', near) }, house);
    const there = { role: 'organization', id: 'org-2' } as const;
    expect(done.facts.at(-1)).toMatchObject({
      sets: [
        { ...card, owner: there },
        { ...ofAge, owner: there },
      ],
    });
    const duties = outcomeOf(done).application.duties.map(({ kind, owner: { id } }) => `${kind} ${id}`);
    expect(duties.sort()).toStrictEqual([
      'arrange-identity-card org-2',
      'form-recipient-card org-1',
      'review-stay org-2',
    ]);
  });

  test('TRA-2 · the last day of a stay for a time goes along', () => {
    const review = reviewDuty('2025-07-09', 'CAT-5', '230 cl.3(3)');
    const facts = stayIn('inpatient', { admitted: { kind: 'temporary', until: '2025-07-09', sets: [review] } });
    const done = post({ facts, to: destinationIn('inpatient', near) }, house);
    const { application } = outcomeOf(done);
    expect(application.stay).toMatchObject({ kind: 'temporary', until: '2025-07-09' });
    expect(application.duties).toMatchObject([reviewDuty('2025-07-09', 'CAT-5', '230 cl.3(3)', 'org-2')]);
  });

  test('ADM-5 · a place in the unit of supported living does not: it is vacant', () => {
    const facts: Fact[] = [
      ...stayIn('inpatient', { organization: { details: { supportedLivingPlaces: 6 } } }),
      { type: 'SupportedLivingBegun', ...ids, order: orderOf('2025-05-05'), at: now, by: house },
    ];
    const done = post({ facts, to: destinationIn('inpatient', near) }, house);
    expect(done.facts.at(-1)).toMatchObject({ type: 'RecipientTransferred', supportedLiving: true });
    expect(outcomeOf(done).application.stay).not.toHaveProperty('supportedLiving');
    expect(statesAfter(done.facts).organization.supportedLiving).toBe(0);
  });
});
