import { describe, expect, test } from 'vitest';
import { evolveApplication } from '../../../domain/application/evolve.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { declineTransfer } from '../../../domain/stay/decline-transfer.ts';
import { beginLeave } from '../../../domain/stay/leave.ts';
import { suspendService } from '../../../domain/stay/suspension.ts';
import { calendar, refusalOf, statesAfter } from '../../support/given.ts';
import { house, ids, orderOf } from './stays.ts';
import {
  authority,
  type Case,
  elsewhere,
  inpatient,
  now,
  post,
  posting,
  receiver,
  semiInpatient,
  temporary,
  today,
} from './transfers.ts';

const declining = ({ facts }: Case, by: Context['by'], to = 'org-2') =>
  declineTransfer(statesAfter(facts).application, to, { now, by, calendar });
const refusing = (...of: Parameters<typeof declining>) => refusalOf(() => declining(...of));

const declined = (by: Context['by'], source: string) => ({
  type: 'TransferDeclined',
  ...ids,
  at: now,
  by,
  norm: 'TRA-1',
  source,
  toOrganizationId: 'org-2',
  voids: ['agree-transfer'],
});

const stateAfter = (of: Case, facts: Fact[]) => facts.reduce(evolveApplication, statesAfter(of.facts).application);

describe('TRA-1 · a request need not be agreed to', () => {
  test('TRA-1 · the organization that asked takes it back; the recipient stays, and it may be asked for again', () => {
    const asked = post(inpatient(), house);
    const facts = declining(asked, house);
    expect(facts).toStrictEqual([declined(house, '263/1 cl.16')]);
    const state = stateAfter(asked, facts);
    expect(state).toMatchObject({ status: 'admitted', organizationId: ids.organizationId, duties: [] });
    expect(state.stay).not.toHaveProperty('transfer');
    expect(posting({ ...asked, facts: [...asked.facts, ...facts] }, house)).toMatchObject([
      { type: 'TransferRequested' },
    ]);
  });

  test.each([
    ['the authority', () => post(semiInpatient(), house), authority('R1'), '263/2 cl.11'],
    ['the first authority', () => post(inpatient(), house), authority('R1'), '263/1 cl.16'],
    ['the second authority', () => post(post(inpatient(), house), authority('R1')), authority('R2'), '263/1 cl.16'],
    ['the receiving organization', () => post(temporary(elsewhere), house), receiver, '263/4 cl.17'],
  ] as const)('TRA-1 · %s, whose agreement is due, refuses', (_, asking, by, source) => {
    const asked = asking();
    const facts = declining(asked, by);
    expect(facts).toStrictEqual([declined(by, source)]);
    expect(stateAfter(asked, facts).duties).toStrictEqual([]);
  });

  test('TRA-1 · nobody else refuses, nor out of their turn, nor what was not asked for', () => {
    const asked = post(inpatient(), house);
    const due = { code: 'agreement-not-due', reason: 'state', ground: { norm: 'TRA-1' } };
    for (const by of [authority('R2'), authority('R3'), receiver]) expect(refusing(asked, by)).toMatchObject(due);
    expect(refusing(post(asked, authority('R1')), authority('R1'))).toMatchObject(due);
    expect(refusing(asked, authority('R1'), 'org-3')).toMatchObject(due);
    expect(refusing(inpatient(), authority('R1'))).toMatchObject(due);
  });

  test('TRA-1 · what was not asked for is not taken back, nor once the stay has ended', () => {
    const none = { code: 'transfer-not-requested', reason: 'state', ground: { norm: 'TRA-1' } };
    expect(refusing(inpatient(), house)).toMatchObject(none);
    expect(refusing(post(inpatient(), house), house, 'org-3')).toMatchObject(none);
    const asked = post(inpatient(), house);
    const ended = { type: 'StayEnded', ...ids, ground: 'request', date: today, at: now, by: house } as const;
    expect(refusing({ ...asked, facts: [...asked.facts, ended] }, house)).toMatchObject({ code: 'not-in-service' });
  });
});

describe('TRA-1 · a request is overtaken', () => {
  const context = { now, by: house, calendar };

  test('TRA-1, LEA-1 · by a leave: nobody waits to go on leave, and nobody agrees to a transfer meanwhile', () => {
    const asked = post(inpatient(), house);
    const leaving = { from: today, order: orderOf(today) };
    const facts = beginLeave(statesAfter(asked.facts).application, leaving, context);
    expect(facts).toMatchObject([declined(house, '263/1 cl.16'), { type: 'LeaveBegan' }]);
    const state = stateAfter(asked, facts);
    expect(state.duties.map(({ kind }) => kind)).toStrictEqual(['review-stay']);
    expect(state.stay).not.toHaveProperty('transfer');
  });

  test('TRA-1, SUS-1 · by a suspension: health does not wait for an office', () => {
    const asked = post(semiInpatient(), house);
    const facts = suspendService(statesAfter(asked.facts).application, { from: today, order: orderOf(today) }, context);
    expect(facts).toMatchObject([declined(house, '263/2 cl.11'), { type: 'ServiceSuspended' }]);
    expect(stateAfter(asked, facts)).toMatchObject({ status: 'suspended', duties: [] });
  });
});
