import { describe, expect, test } from 'vitest';
import { admitRecipient } from '../../../domain/application/decide-admission.ts';
import { chooseOrganization } from '../../../domain/application/decide-choice.ts';
import { notifyDuty } from '../../../domain/application/terms.ts';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { applicationId, called, filed, granted, registered } from '../../support/facts.ts';
import { calendar, given } from '../../support/given.ts';
import { department, host, noonOf, shortOf } from './cases.ts';

type Registered = Partial<FactOf<'OrganizationRegistered'>>;

describe('the notice of the decision', () => {
  test('NOT-1 · within two working days, at home within one; in temporary stay there is none', () => {
    const due = (setting: Setting, decidedOn: string) =>
      notifyDuty({ applicationId, departmentId: 'dep-1', setting }, decidedOn, {
        now: noonOf(decidedOn),
        by: department,
        calendar,
      }).map((duty) => `${duty.owner.id} ${duty.due} ${duty.source}`);
    expect(due('inpatient', '2025-03-18')).toStrictEqual(['dep-1 2025-03-20 263/1 cl.7 pt.1']);
    expect(due('inpatient', '2025-03-19')).toStrictEqual(['dep-1 2025-03-26 263/1 cl.7 pt.1']);
    expect(due('semi-inpatient', '2025-03-19')).toStrictEqual(['dep-1 2025-03-26 263/2 cl.7 pt.1']);
    expect(due('home', '2025-03-19')).toStrictEqual(['dep-1 2025-03-20 263/3 cl.8 pt.4']);
    expect(due('temporary-stay', '2025-03-19')).toStrictEqual([]);
  });
});

describe('the documents for the chosen organization', () => {
  const choosing = (setting: Setting, organization: Registered = {}) =>
    given(registered({ setting, occupied: 0, ...organization }), filed({ setting }), granted({ sets: [] })).when(
      noonOf('2025-03-20'),
      (application, context, chosen) =>
        chooseOrganization(
          application,
          { organization: chosen, eligible: [], wholeQueue: true },
          { queueIfFull: true },
          context,
        ),
    );
  const forwarded = (...when: Parameters<typeof choosing>) =>
    shortOf(choosing(...when).states().application.duties).filter((duty) => duty.startsWith('forward-documents'));

  test('CHO-3 · semi-inpatient and home: the department forwards them within one working day of the choice', () => {
    expect(forwarded('semi-inpatient')).toStrictEqual(['forward-documents department 2025-03-26']);
    expect(forwarded('home')).toStrictEqual(['forward-documents department 2025-03-26']);
    const [chosen] = choosing('home').facts();
    expect(chosen?.sets).toMatchObject([{ norm: 'CHO-3', source: '263/3 cl.9', owner: department }]);
  });

  test('CHO-3 · also when the choice leads to a queue', () => {
    expect(forwarded('home', { occupied: 10 })).toStrictEqual(['forward-documents department 2025-03-26']);
    expect(choosing('home', { occupied: 10 }).states().application.status).toBe('queued');
  });

  test('CHO-3 · inpatient: there is no such duty, the card is formed at the admission', () => {
    expect(forwarded('inpatient')).toStrictEqual([]);
  });

  test('CHO-3 · home: not when the department serves by itself', () => {
    expect(forwarded('home', { details: { departmentId: 'dep-1' } })).toStrictEqual([]);
    expect(forwarded('home', { details: { departmentId: 'dep-2' } })).toHaveLength(1);
  });
});

describe('the card of the recipient', () => {
  const admitted = (facts: Fact[], date: string) =>
    given(...facts).when(
      noonOf('2025-04-14'),
      (application, context, organization) =>
        admitRecipient(
          application,
          organization,
          {
            stayId: 'stay-1',
            order: { number: '7', date },
            medicalCard: { issuedOn: '2025-04-08', contraindicated: false },
          },
          context,
        ),
      host,
    );

  test('ADM-1 · inpatient: the organization forms it within one working day of the order', () => {
    const { application } = admitted(called(), '2025-04-11').states();
    expect(shortOf(application.duties)).toContain('form-recipient-card organization 2025-04-14');
    const { application: monday } = admitted(called(), '2025-04-14').states();
    expect(shortOf(monday.duties)).toContain('form-recipient-card organization 2025-04-15');
    expect(admitted(called(), '2025-04-11').facts()[0]?.sets?.[0]).toMatchObject({
      norm: 'ADM-1',
      source: '263/1 cl.8',
    });
  });

  test('ADM-1 · no other setting knows such a card; service at home that has started needs no confirming', () => {
    const home = [registered({ setting: 'home', occupied: 0 }), filed({ setting: 'home' }), granted({ sets: [] })];
    const chosen = given(...home)
      .when(noonOf('2025-04-08'), (application, context, organization) =>
        chooseOrganization(
          application,
          { organization, eligible: [], wholeQueue: true },
          { queueIfFull: true },
          context,
        ),
      )
      .facts();
    const before = given(...home, ...chosen).when(noonOf('2025-04-08'), () => []);
    expect(shortOf(before.states().application.duties)).toStrictEqual([
      'forward-documents department 2025-04-09',
      'confirm-start organization 2025-04-15',
    ]);
    const { application } = admitted([...home, ...chosen], '2025-04-11').states();
    expect(shortOf(application.duties).filter((duty) => !/plan|monitor/.test(duty))).toStrictEqual([
      'forward-documents department 2025-04-09',
    ]);
  });
});
