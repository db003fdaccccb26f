import { describe, expect, test } from 'vitest';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import { admitted, called, organizationId, stayEnded } from '../../support/facts.ts';
import { changeOf, closed, fact, order, reminded, today } from './changes.ts';

const stay = { stayId: 'stay-1', admittedOn: '2025-04-14' };

describe('a stay', () => {
  const served = [...called(), admitted()];

  test('ADM-1 · begins: nothing of the queue is left', () => {
    const asked = fact('StillWaitingAsked', {});
    expect(changeOf([...called(), asked, reminded], admitted())).toStrictEqual({
      status: 'admitted',
      stay,
      ...closed,
      reminded: undefined,
      heardAt: undefined,
      duties: [],
    });
    const more = { kind: 'temporary', until: '2025-07-01', returned: true } as const;
    expect(changeOf(called(), admitted(more)).stay).toStrictEqual({ ...stay, ...more });
  });

  test('LEA-1 · a leave, and its end', () => {
    const leave = { reason: 'leave', from: today, until: '2025-05-15' } as const;
    const began = fact('LeaveBegan', { ...leave, order });
    expect(changeOf(served, began)).toStrictEqual({ stay: { ...stay, leave } });
    expect(changeOf([...served, began], fact('LeaveEnded', { on: today, order }))).toStrictEqual({ stay });
  });

  test('SUS-1 · a suspension, and its end', () => {
    const suspended = fact('ServiceSuspended', { from: today, order });
    expect(changeOf(served, suspended)).toStrictEqual({
      status: 'suspended',
      stay: { ...stay, suspendedFrom: today },
    });
    expect(changeOf([...served, suspended], fact('ServiceResumed', { on: today, order }))).toStrictEqual({
      status: 'admitted',
      stay,
    });
  });

  test('TMP-7 · each extension is kept with its ground; a stay without a last day only gets one', () => {
    const until = (day: string) => fact('StayExtended', { ground: 'hospital', until: day, order });
    const forATime = [...called(), admitted({ until: '2025-07-01' })];
    const first = { ground: 'hospital', from: '2025-07-01', until: '2025-08-01' };
    expect(changeOf(forATime, until('2025-08-01'))).toStrictEqual({
      stay: { ...stay, until: '2025-08-01', extensions: [first] },
    });
    expect(changeOf([...forATime, until('2025-08-01')], until('2025-09-01'))).toStrictEqual({
      stay: {
        ...stay,
        until: '2025-09-01',
        extensions: [first, { ground: 'hospital', from: '2025-08-01', until: '2025-09-01' }],
      },
    });
    expect(changeOf(served, until('2025-08-01'))).toStrictEqual({ stay: { ...stay, until: '2025-08-01' } });
  });

  test('ADM-5 · supported living, and its end', () => {
    const begun = fact('SupportedLivingBegun', { order });
    expect(changeOf(served, begun)).toStrictEqual({ stay: { ...stay, supportedLiving: true } });
    expect(changeOf([...served, begun], fact('SupportedLivingEnded', { order }))).toStrictEqual({ stay });
  });

  describe('moved to another organization', () => {
    const asked = fact('TransferRequested', { toOrganizationId: 'org-2', toRegionId: 'R2', on: today, order });
    const transfer = { toOrganizationId: 'org-2', toRegionId: 'R2', requestedOn: today, order };
    const moved = (change: Partial<FactOf<'RecipientTransferred'>> = {}) =>
      fact('RecipientTransferred', {
        toOrganizationId: 'org-2',
        toRegionId: 'R2',
        order,
        date: today,
        ...change,
      });

    test('TRA-1 · asked for, agreed to, declined', () => {
      expect(changeOf(served, asked)).toStrictEqual({ stay: { ...stay, transfer } });
      const agreed = fact('TransferAgreed', { on: today });
      expect(changeOf([...served, asked], agreed)).toStrictEqual({
        stay: { ...stay, transfer: { ...transfer, agreed: true } },
      });
      expect(changeOf(served, agreed)).toStrictEqual({});
      expect(
        changeOf([...served, asked, agreed], fact('TransferDeclined', { toOrganizationId: 'org-2' })),
      ).toStrictEqual({ stay });
    });

    test('TRA-1, ADM-2 · where they are now, since when, and what they have left', () => {
      const living = [...served, fact('SupportedLivingBegun', { order }), asked];
      expect(changeOf(living, moved())).toStrictEqual({
        organizationId: 'org-2',
        placeRegionId: 'R2',
        stay: { ...stay, transferredOn: today, left: ['org-1'] },
      });
      const back = {
        ...moved({ toOrganizationId: 'org-1', toRegionId: 'R1', returned: true }),
        organizationId: 'org-2',
      };
      expect(changeOf([...served, moved()], back as Fact)).toStrictEqual({
        organizationId,
        placeRegionId: undefined,
        stay: { ...stay, transferredOn: today, left: ['org-1', 'org-2'], returned: true },
      });
    });

    test('ADM-2 · the mark “қайта оралды” is of the organization entered, not of the person', () => {
      expect(changeOf([...called(), admitted({ returned: true })], moved()).stay).toStrictEqual({
        ...stay,
        transferredOn: today,
        left: ['org-1'],
      });
    });
  });

  test('END-1 · ended: on which day, and why', () => {
    expect(changeOf(served, stayEnded())).toStrictEqual({
      status: 'ended',
      ended: { on: '2025-04-16', ground: 'request' },
    });
  });
});
