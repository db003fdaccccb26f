import { describe, expect, test } from 'vitest';
import { evolveApplication } from '../../../domain/application/evolve.ts';
import type { Fact } from '../../../domain/fact.ts';
import { evolveOrganization } from '../../../domain/organization/organization.ts';
import type { Entry } from '../../../domain/queue/order.ts';
import type { Queue } from '../../../domain/stay/destination.ts';
import { beginLeave } from '../../../domain/stay/leave.ts';
import { suspendService } from '../../../domain/stay/suspension.ts';
import type { TransferRecipient } from '../../../domain/stay/transfer.ts';
import { calendar, statesAfter } from '../../support/given.ts';
import { admittedOn, house, ids, orderOf, stayIn } from './stays.ts';
import {
  authority,
  type Case,
  destinationIn,
  elsewhere,
  inpatient,
  near,
  now,
  openQueue,
  post,
  posting,
  refused,
  semiInpatient,
  sendersOrder,
  today,
  tomorrow,
} from './transfers.ts';

describe('TRA-1 · where a recipient can go', () => {
  const code = (of: Case, ...rest: [Partial<TransferRecipient>?, string?]) => refused(of, house, ...rest).code;

  test('TRA-1 · to another organization of the setting that serves the category and may take recipients', () => {
    const same = inpatient(near);
    expect(code({ ...same, to: statesAfter(same.facts).organization })).toBe('same-organization');
    expect(code({ ...same, to: destinationIn('semi-inpatient', near) })).toBe('other-setting');
    expect(refused(inpatient({ ...near, categories: ['persons-with-disability'] }), house)).toMatchObject({
      code: 'category-not-served',
      ground: { norm: 'CAT-1' },
    });
    const licence = { number: '1', validFrom: '2024-01-01', validTo: '2025-06-01' };
    expect(code(inpatient({ ...near, licence }))).toBe('licence-not-valid');
  });

  test('TRA-1 · to a free place that nobody in the queue has a right to', () => {
    const entry = {
      organizationId: 'org-2',
      applicationId: 'app-9',
      orderKey: '3',
      priorityClass: 'ordinary',
    } as const;
    const waiting: Entry = { ...entry, joinedAt: '2025-05-01T05:00:00.000Z' };
    const withQueue = (toQueue: Queue, occupied = 4): Case => ({ ...inpatient({ ...near, occupied }), toQueue });
    expect(refused(withQueue(openQueue, 5), house)).toMatchObject({ code: 'no-free-place', ground: { norm: 'TRA-1' } });
    expect(code(withQueue({ eligible: [waiting], wholeQueue: true }))).toBe('no-free-place');
    expect(code(withQueue({ eligible: [], wholeQueue: false }))).toBe('no-free-place');
    expect(posting(withQueue({ eligible: [waiting], wholeQueue: true }, 3), house)).toHaveLength(1);
  });

  test('TRA-1 · between regions the place is needed when the last agrees, not when it is asked for', () => {
    const asked = post(inpatient({ ...elsewhere, occupied: 5 }), house);
    const agreedOnce = post(asked, authority('R1'));
    expect(refused(agreedOnce, authority('R2'))).toMatchObject({ code: 'no-free-place' });
    expect(posting({ ...agreedOnce, to: destinationIn('inpatient', elsewhere) }, authority('R2'))).toMatchObject([
      { type: 'RecipientTransferred' },
    ]);
  });

  test('ARR-5 · a place given up by somebody away may be taken; the one they have a right to stays theirs', () => {
    const away = { organizationId: 'org-2', applicationId: 'app-9', orderKey: '0', priorityClass: 'ordinary' } as const;
    const toQueue = { eligible: [{ ...away, joinedAt: now, away: true as const }], wholeQueue: true };
    const to = { ...destinationIn('semi-inpatient'), free: 2, yielded: 1, away: 1, waiting: 1, unknownResidents: 3 };
    const asked = post({ facts: stayIn('semi-inpatient'), to, toQueue }, house);
    const [fact] = posting(asked, authority('R1'));
    expect(fact).toMatchObject({ type: 'RecipientTransferred', yielded: true });
    expect(evolveOrganization(to, fact as Fact)).toMatchObject({ free: 1, yielded: 0, residents: 1, away: 1 });
  });
});

describe('TRA-1 · when a recipient can go', () => {
  const context = { now, by: house, calendar };

  test('LEA-1, SUS-1 · not while on leave, nor while the service is suspended', () => {
    const leave = beginLeave(
      statesAfter(stayIn('inpatient')).application,
      { from: today, order: orderOf(today) },
      context,
    );
    const onLeave = { ...inpatient(near), facts: [...stayIn('inpatient'), ...leave] };
    expect(refused(onLeave, house)).toMatchObject({ code: 'on-leave', reason: 'state' });
    const suspension = suspendService(
      statesAfter(stayIn('semi-inpatient')).application,
      { from: today, order: orderOf(today) },
      context,
    );
    const suspended = { ...semiInpatient(), facts: [...stayIn('semi-inpatient'), ...suspension] };
    expect(refused(suspended, house)).toMatchObject({ code: 'service-suspended', reason: 'state' });
  });

  test('TRA-1 · nor once the stay has ended, nor by their own contract', () => {
    const ended = { type: 'StayEnded', ...ids, ground: 'request', date: today, order: sendersOrder } as const;
    const over = { ...inpatient(near), facts: [...stayIn('inpatient'), { ...ended, at: now, by: house }] };
    expect(refused(over, house)).toMatchObject({ code: 'not-in-service', ground: { norm: 'TRA-1' } });
    const paid: Fact = {
      type: 'PaidStayBegun',
      ...ids,
      setting: 'inpatient',
      category: 'elderly',
      departmentId: 'dep-1',
      regionId: 'R1',
      personId: 'person-1',
      contract: { number: '1', date: admittedOn },
      order: orderOf(admittedOn),
      at: now,
      by: house,
    };
    const [organization] = stayIn('inpatient');
    expect(refused({ ...inpatient(near), facts: [organization as Fact, paid] }, house)).toMatchObject({
      code: 'paid-stay',
      ground: { norm: 'TRA-1' },
    });
  });

  test('END-7 · on a day that has come, by an order given, and not before the admission', () => {
    const code = (command: Partial<TransferRecipient>) => refused(inpatient(near), house, command).code;
    expect(code({ date: tomorrow })).toBe('transfer-in-the-future');
    expect(code({ order: orderOf(tomorrow) })).toBe('order-in-the-future');
    expect(code({ order: orderOf('2025-04-08') })).toBe('order-before-admission');
    expect(code({ date: '2025-04-08' })).toBe('transfer-before-admission');
    expect(code({ date: '2025-04-08', requestedOn: today })).toBe('transfer-before-admission');
    expect(code({ requestedOn: '2025-04-08' })).toBe('transfer-before-admission');
    expect(code({ requestedOn: tomorrow })).toBe('request-in-the-future');
    expect(posting(inpatient(near), house, { date: admittedOn, requestedOn: admittedOn })).toHaveLength(1);
    expect(posting(inpatient(near), house, { requestedOn: today })).toHaveLength(1);
  });
});

test('ADM-2 · who is transferred back is marked as come again; who goes on to a third is not', () => {
  const there: Fact = {
    type: 'RecipientTransferred',
    ...ids,
    organizationId: 'org-2',
    toOrganizationId: ids.organizationId,
    toRegionId: 'R1',
    order: orderOf(today),
    date: today,
    at: now,
    by: house,
  };
  const of = inpatient(near);
  const [back] = posting({ ...of, facts: [...of.facts, there] }, house);
  expect(back).toMatchObject({ type: 'RecipientTransferred', returned: true });
  const state = statesAfter([...of.facts, there, back as Fact]).application;
  expect(state.stay).toMatchObject({ returned: true, left: ['org-2', 'org-1'] });
  const on = evolveApplication(state, { ...there, toOrganizationId: 'org-3' });
  expect(on.stay).toMatchObject({ left: ['org-2', 'org-1', 'org-2'] });
  expect(on.stay).not.toHaveProperty('returned');
});
