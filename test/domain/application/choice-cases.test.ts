import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import { type Choice, chooseOrganization } from '../../../domain/application/decide-choice.ts';
import type { Fact } from '../../../domain/fact.ts';
import type { Entry } from '../../../domain/queue/order.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import {
  admitted,
  applicationId,
  called,
  filed,
  granted,
  organizationId,
  registered,
  waiting,
} from '../../support/facts.ts';
import { given, statesAfter } from '../../support/given.ts';

type Decide = Parameters<ReturnType<typeof given>['when']>[1];

const tuesday = '2025-03-11T05:00:00.000Z';
const ids = { applicationId, organizationId };
const choosing =
  (choice: Partial<Omit<Choice, 'organization'>> = {}, queueIfFull = true): Decide =>
  (state, context, organization) =>
    chooseOrganization(state, { organization, eligible: [], wholeQueue: true, ...choice }, { queueIfFull }, context);
const chosenOf = (...facts: Fact[]) => given(...facts).when(tuesday, choosing());
const decided = (change: Parameters<typeof filed>[0] = {}, organization: Parameters<typeof registered>[0] = {}) => [
  registered({ occupied: 9, ...(change.setting && { setting: change.setting }), ...organization }),
  filed(change),
  granted({ sets: [] }),
];

describe('who may not choose', () => {
  test('CHO-1 · who has an offer, or has been in temporary stay and given it up', () => {
    chosenOf(...called()).thenRefused({ code: 'already-chosen', norm: 'CHO-1' });
    const sheltered = { setting: 'temporary-stay', category: 'no-fixed-residence' } as const;
    const withdrawn: Fact = {
      ...{ type: 'ApplicationWithdrawn', at: tuesday, by: { role: 'system' }, applicationId, left: 'nothing' },
    };
    chosenOf(
      registered({ setting: 'temporary-stay', occupied: 9, categories: ['no-fixed-residence'] }),
      filed(sheltered),
      withdrawn,
    ).thenRefused({ code: 'not-granted', norm: 'CHO-1' });
  });

  test('CAT-1 · who came of age as a child, on that day', () => {
    const child = (adultOn: string) =>
      chosenOf(
        ...decided(
          { category: 'children-psychoneurological', adultOn },
          { categories: ['children-psychoneurological'] },
        ),
      );
    child('2025-03-11').thenRefused({ code: 'came-of-age', norm: 'CAT-1' });
    expect(child('2025-03-12').facts()).toMatchObject([{ type: 'OrganizationChosen' }, { type: 'PlaceOffered' }]);
  });

  test('CAT-3 · at home, an organization of another region; in other settings its region is kept', () => {
    const elsewhere = { address: { region: 'R2', locality: 'L1', line: '1' } };
    chosenOf(...decided({ setting: 'home' }, elsewhere)).thenRefused({ code: 'not-at-residence', norm: 'CAT-3' });
    expect(chosenOf(...decided({}, elsewhere)).facts()).toMatchObject([
      { type: 'OrganizationChosen', regionId: 'R2' },
      {},
    ]);
    expect(chosenOf(...decided()).facts()[0]).not.toHaveProperty('regionId');
  });

  test('QUE-7 · with a programme that has run out, who does not want to queue', () => {
    const isp = { number: '5', settings: ['inpatient' as const], validTo: '2025-03-10' };
    given(...decided({ isp }))
      .when(tuesday, choosing({}, false))
      .thenRefused({ code: 'programme-expired', norm: 'QUE-7' });
  });

  test('QUE-2 · who has another case there; one whose turn passed on is none', () => {
    const there = (facts: Fact[], change: Partial<Application> = {}) =>
      given(...decided()).when(
        tuesday,
        choosing({ others: [{ ...statesAfter(facts).application, applicationId: 'app-2', ...change }] }),
      );
    there(waiting()).thenRefused({ code: 'already-there', norm: 'QUE-2' });
    expect(there(waiting(), { status: 'lapsed' }).facts()).toHaveLength(2);
    expect(there(waiting(), { organizationId: 'org-2' }).facts()).toHaveLength(2);
  });

  test.each<[Setting, Setting]>([
    ['inpatient', 'inpatient'],
    ['home', 'home'],
    ['semi-inpatient', 'home'],
  ])('CHO-4 · in %s, the care or the offer that one has in %s elsewhere forbids no second place', (setting, other) => {
    const elsewhere = (...facts: Fact[]): Application => ({
      ...statesAfter([registered(), filed({ setting: other }), ...facts]).application,
      applicationId: 'app-2',
      organizationId: 'org-2',
    });
    for (const one of [elsewhere(...called().slice(2)), elsewhere(...called().slice(2), admitted())])
      expect(
        given(...decided({ setting }))
          .when(tuesday, choosing({ others: [one] }))
          .facts(),
      ).toMatchObject([{ type: 'OrganizationChosen' }, { type: 'PlaceOffered' }]);
  });

  test('END-3, END-9 · who was excluded on the day of filing or later waits the year, without what lifts it at the filing', () => {
    const excluded = (on: string): Application => ({
      ...statesAfter([...called(), admitted()]).application,
      applicationId: 'app-2',
      status: 'ended',
      ended: { on, ground: 'capacity-limited' },
    });
    const choose = (on: string) => given(...decided()).when(tuesday, choosing({ others: [excluded(on)] }));
    choose('2025-03-03').thenRefused({ code: 'waiting-year', norm: 'END-9' });
    expect(choose('2025-03-02').facts()).toHaveLength(2);
  });

  test('END-6, TMP-8 · a bed by night is chosen in the waiting year, too', () => {
    const sheltered = (nightBed?: true) => [
      registered({ setting: 'temporary-stay', occupied: 9, categories: ['no-fixed-residence'] }),
      filed({
        setting: 'temporary-stay',
        category: 'no-fixed-residence',
        temporary: { appliedAt: organizationId, ...(nightBed && { nightBed }) },
      }),
    ];
    const others: Application[] = [
      {
        ...statesAfter([...sheltered(), ...called().slice(3), admitted()]).application,
        applicationId: 'app-2',
        status: 'ended',
        ended: { on: '2025-03-10', ground: 'rules-broken' },
      },
    ];
    given(...sheltered())
      .when(tuesday, choosing({ others }))
      .thenRefused({ code: 'waiting-year', norm: 'END-9' });
    const facts = given(...sheltered(true))
      .when(tuesday, choosing({ others }))
      .facts();
    expect(facts.map(({ type }) => type)).toStrictEqual(['OrganizationChosen', 'PlaceOffered']);
    // TMP-7, TMP-8: for a bed by night there is no contract to sign.
    expect(facts[1]).not.toHaveProperty('sets');
  });
});

describe('what a choice gives', () => {
  const offer = (...facts: Fact[]) => chosenOf(...facts).facts()[1];
  const at = { ...ids, at: tuesday, by: { role: 'system' } } as const;

  test('QUE-5 · the place lived in, by its own norm, and nothing to arrive to', () => {
    expect(offer(...decided({ livesIn: organizationId }, { occupied: 10 }))).toStrictEqual({
      type: 'PlaceOffered',
      ...at,
      norm: 'QUE-5',
      source: '263/1 cl.20',
      basis: 'residence',
    });
  });

  test('QUE-5 · where nobody lives whom the system does not know, they stand in the queue as everybody does', () => {
    const full = { ...statesAfter([registered()]).organization, free: 0, residents: 10, unknownResidents: 0 };
    const facts = given(...decided({ livesIn: organizationId })).when(tuesday, (state, context) =>
      chooseOrganization(state, { organization: full, eligible: [], wholeQueue: true }, { queueIfFull: true }, context),
    );
    expect(facts.facts().map(({ type }) => type)).toStrictEqual(['OrganizationChosen', 'QueueJoined']);
  });

  test('ARR-2 · at home, the start to confirm', () => {
    expect(offer(...decided({ setting: 'home' }))).toStrictEqual({
      type: 'PlaceOffered',
      ...at,
      norm: 'ARR-2',
      source: 'policy',
      basis: 'choice',
      sets: [
        {
          kind: 'confirm-start',
          owner: { role: 'organization', id: organizationId },
          due: '2025-03-18',
          norm: 'ARR-2',
          source: 'policy',
        },
      ],
    });
  });

  test('ARR-5 · the place given up by somebody away is told as such', () => {
    const away: Entry = {
      ...{ organizationId, applicationId: 'app-0', orderKey: '0#x', priorityClass: 'ordinary' },
      ...{ joinedAt: tuesday, away: true },
    };
    const takingIt = given(...decided()).when(tuesday, (state, context, organization) =>
      choosing({ eligible: [away] })(state, context, { ...organization, yielded: 1 }),
    );
    expect(takingIt.facts()[1]).toMatchObject({ type: 'PlaceOffered', yielded: true });
    expect(offer(...decided())).not.toHaveProperty('yielded');
  });

  test('CHO-3 · the documents are forwarded, but at home not by the department that serves by itself', () => {
    const details = { departmentId: 'dep-1' };
    const forwarded = (setting: Setting) => chosenOf(...decided({ setting }, { details })).facts()[0]?.sets;
    expect(forwarded('semi-inpatient')).toMatchObject([{ kind: 'forward-documents' }]);
    expect(forwarded('home')).toBeUndefined();
    expect(forwarded('inpatient')).toBeUndefined();
  });
});
