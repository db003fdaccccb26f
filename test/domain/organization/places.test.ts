import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { registerOrganization, vacateBeds } from '../../../domain/organization/decide.ts';
import { dischargeRecipient } from '../../../domain/stay/discharge.ts';
import { called, calledSemi, registered } from '../../support/facts.ts';
import { calendar, given, refusalOf, statesAfter } from '../../support/given.ts';

const context = { now: '2025-03-10T05:00:00.000Z', by: { role: 'system' }, calendar } as const;

describe('places', () => {
  test('END-8 · a bed of a recipient whom the system does not know falls vacant', () => {
    const { organization } = statesAfter([registered()]);
    expect(vacateBeds(organization, 2, context)).toStrictEqual([
      {
        type: 'BedVacated',
        organizationId: 'org-1',
        at: context.now,
        by: context.by,
        norm: 'END-8',
        source: '263/1 cl.7',
        count: 2,
      },
    ]);
  });

  test('END-8 · no more beds fall vacant than are occupied', () => {
    const { organization } = statesAfter([registered({ occupied: 3 })]);
    expect(refusalOf(() => vacateBeds(organization, 4, context)).code).toBe('capacity-exceeded');
  });

  test('CAT-8 · more occupied than there are places, or a licence that ends before it begins, is refused', () => {
    const {
      type: _,
      at: __,
      by: ___,
      ...command
    } = registered() as Extract<ReturnType<typeof registered>, { type: 'OrganizationRegistered' }>;
    expect(refusalOf(() => registerOrganization({ ...command, occupied: 11 }, context)).code).toBe(
      'more-occupied-than-capacity',
    );
    const licence = { number: '1', validFrom: '2025-01-01', validTo: '2024-01-01' };
    expect(refusalOf(() => registerOrganization({ ...command, licence }, context)).code).toBe(
      'licence-ends-before-it-begins',
    );
  });

  const admitted = {
    type: 'RecipientAdmitted',
    applicationId: 'app-1',
    organizationId: 'org-1',
    stayId: 'stay-1',
    order: { number: '1', date: '2025-04-09' },
    placeHeld: true,
    closes: ['arrive'],
    at: '2025-04-09T05:00:00.000Z',
    by: { role: 'organization', id: 'org-1' },
  } as const;
  const discharge =
    (ground: string, date = '2025-06-02') =>
    (application: Parameters<typeof dischargeRecipient>[0], at: Parameters<typeof dischargeRecipient>[2]) =>
      dischargeRecipient(application, { ground, date, order: { number: '2', date } }, at);

  test('END-8 · the place of a stay that ended is vacant at once', () => {
    const { organization, application } = given(...called(), { ...admitted, closes: ['arrive'] })
      .when('2025-06-02T05:00:00.000Z', discharge('request'))
      .states();
    expect([organization.free, organization.residents, application.status]).toStrictEqual([1, 0, 'ended']);
  });

  test('END-2, END-4 · breaches of the rules end a stay in both settings, each by its own clause', () => {
    const ended = (facts: Fact[]) =>
      given(...facts, { ...admitted, closes: ['arrive'] })
        .when('2025-06-02T05:00:00.000Z', discharge('rules-broken'))
        .facts()
        .map(({ type, norm, source }) => [type, norm, source]);
    expect(ended(called())).toStrictEqual([['StayEnded', 'END-2', expect.stringMatching(/^263\/1 cl\.21/)]]);
    expect(ended(calledSemi())).toStrictEqual([['StayEnded', 'END-4', expect.stringMatching(/^263\/2 cl\.13/)]]);
  });

  test('END-1 · a ground of another setting ends nothing', () => {
    const there = given(...called(), { ...admitted, closes: ['arrive'] });
    there
      .when('2025-06-02T05:00:00.000Z', discharge('moved'))
      .thenRefused({ code: 'ground-not-allowed', norm: 'END-1' });
    there.when('2025-06-01T05:00:00.000Z', discharge('request')).thenRefused({ code: 'ending-in-the-future' });
    there
      .when('2025-06-02T05:00:00.000Z', discharge('request', '2025-04-08'))
      .thenRefused({ code: 'ending-before-admission' });
  });
});
