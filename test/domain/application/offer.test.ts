import { describe, expect, test } from 'vitest';
import {
  fillPlace,
  leaveOrganization,
  postponeArrival,
  releaseNoShow,
} from '../../../domain/application/decide-offer.ts';
import type { Fact } from '../../../domain/fact.ts';
import { noticeOf } from '../../../domain/notice/notice.ts';
import { entryOf } from '../../../domain/queue/order.ts';
import type { Turn } from '../../../domain/queue/turn.ts';
import {
  applicationId,
  called,
  calledSemi,
  chooseDuty,
  filed,
  organizationId,
  registered,
  vacated,
  waiting,
} from '../../support/facts.ts';
import { given } from '../../support/given.ts';

type Decide = Parameters<ReturnType<typeof given>['when']>[1];

const ids = { applicationId, organizationId };
/** The night after the last day to arrive, 21.04.2025. */
const termEnded = '2025-04-21T19:00:00.000Z';
const release: Decide = (state, context, organization) => releaseNoShow(state, organization, context);
const leave: Decide = (state, context, organization) => leaveOrganization(state, organization, context);
const fill: Decide = (state, context, organization) => {
  const entry = entryOf(state) as Turn['entry'];
  return fillPlace({ to: entry?.away ? 'hold' : 'offer', entry, yielded: false }, state, organization, context);
};

const licensedTo = (validTo: string) => ({ licence: { number: '1', validFrom: '2024-01-01', validTo } });
const deregistered = (on: string): Fact => ({
  type: 'OrganizationDeregistered',
  at: `${on}T05:00:00.000Z`,
  by: { role: 'authority', id: 'R1' },
  organizationId,
  on,
});
const child = (adultOn: string) => filed({ category: 'children-psychoneurological', adultOn });
const replacing = (facts: Fact[], ...others: Fact[]): Fact[] =>
  facts.map((fact) => others.find(({ type }) => type === fact.type) ?? fact);

const choiceOverdue = (due: string) => ({
  kind: 'choice-overdue' as const,
  owner: { role: 'department' as const, id: 'dep-1' },
  due,
  norm: 'CHO-2',
  source: 'policy',
});
const voids = [
  'forward-documents',
  'arrive',
  'confirm-start',
  'sign-contract',
  'reach-recipient',
  'confirm-still-waiting',
] as const;

describe('a place in an organization that may take nobody', () => {
  test('CAT-8, ARR-6 · whose offer the licence did not outlive has not failed to come: they choose anew', () => {
    const there = given(...replacing(called(), registered(licensedTo('2025-04-20'))));
    there.when(termEnded, release).then({
      type: 'OfferWithdrawn',
      ...ids,
      norm: 'CAT-8',
      source: expect.stringContaining('230 cl.13-1…13-3'),
      reason: 'organization-takes-nobody',
      left: 'place',
      sets: [chooseDuty('2025-05-08'), choiceOverdue('2025-04-29')],
      voids: [...voids],
    });
    const { application, organization } = there.when(termEnded, release).states();
    expect([application.status, application.organizationId, application.offer, application.turn]).toStrictEqual([
      'granted',
      undefined,
      undefined,
      undefined,
    ]);
    expect(application.notice).toStrictEqual({
      kind: 'choose-organization',
      cause: 'app-1.7',
      since: '2025-04-22',
      state: 'pending',
    });
    expect([organization.free, organization.reserved, organization.waiting]).toStrictEqual([1, 0, 0]);
  });

  test.each([
    ['2025-04-21', 'OfferWithdrawn'],
    ['2025-04-22', 'OfferLapsed'],
  ])('CAT-8, ARR-6 · a licence to %s: %s', (validTo, type) => {
    const facts = given(...replacing(called(), registered(licensedTo(validTo))))
      .when(termEnded, release)
      .facts();
    expect(facts.map((fact) => fact.type)).toStrictEqual([type]);
  });

  test('CAT-8 · nothing is withdrawn before the term ends', () => {
    given(...called(), deregistered('2025-04-10'))
      .when('2025-04-21T18:59:59.999Z', release)
      .thenNothing();
  });

  test('CAT-8, SMS-3 · the term over and the message never sent: no task to call them to a place they cannot have', () => {
    const unsent = called().filter(({ type }) => type !== 'NoticeSent');
    const facts = given(...unsent, deregistered('2025-04-10'))
      .when(termEnded, release)
      .facts();
    expect(facts.map(({ type }) => type)).toStrictEqual(['OfferWithdrawn']);
  });

  describe('for who is away on a postponed term', () => {
    const away = () => [
      ...calledSemi(),
      ...given(...calledSemi())
        .when('2025-04-08T05:00:00.000Z', (state, context) => postponeArrival(state, { until: '2025-04-24' }, context))
        .facts(),
    ];
    const after = '2025-04-24T19:00:00.000Z';

    test('CAT-8, ARR-5 · the licence has run out: the turn is kept, for the licence may be renewed', () => {
      const semi = registered({ setting: 'semi-inpatient', ...licensedTo('2025-04-20') });
      const { application } = given(...replacing(away(), semi))
        .when(after, release)
        .states();
      expect([application.status, application.turn]).toStrictEqual([
        'queued',
        { joinedAt: '2025-03-11T05:00:00.000Z', registration: 1 },
      ]);
    });

    test('CAT-8, ARR-5 · it has left the register: the head of the queue is left, and nothing is held', () => {
      const gone = given(...away(), deregistered('2025-04-10')).when('2025-04-10T05:00:00.000Z', leave);
      expect(gone.facts()).toMatchObject([{ type: 'OfferWithdrawn', left: 'head' }]);
      const { organization } = gone.states();
      expect([organization.free, organization.waiting, organization.away, organization.yielded]).toStrictEqual([
        1, 0, 0, 0,
      ]);
    });
  });
});

describe('a queue of an organization that has left the register', () => {
  const day = '2025-04-10T05:00:00.000Z';

  test('CAT-8, CHO-2 · who waited may choose anew at once, and the department helps', () => {
    const gone = given(...waiting(), deregistered('2025-04-10')).when(day, leave);
    expect(gone.facts()).toMatchObject([
      {
        type: 'OfferWithdrawn',
        left: 'queue',
        sets: [chooseDuty('2025-04-24'), choiceOverdue('2025-04-17')],
      },
    ]);
    const { application, organization } = gone.states();
    expect([application.status, organization.waiting]).toStrictEqual(['granted', 0]);
    expect(gone.facts().map(noticeOf)).toStrictEqual(['choose-organization']);
  });

  test('CAT-8 · nobody leaves an organization that may take them', () => {
    given(...waiting())
      .when(day, leave)
      .thenNothing();
  });

  test('QUE-10, CAT-8 · a decision suspended for contraindications stays suspended until the card', () => {
    const suspended: Fact = {
      type: 'DecisionSuspended',
      at: '2025-04-09T05:00:00.000Z',
      by: { role: 'organization', id: organizationId },
      ...ids,
      placeHeld: true,
    };
    given(...called(), suspended, deregistered('2025-04-10'))
      .when(day, leave)
      .thenNothing();
  });

  test('TMP-1, CAT-8 · temporary stay knows no term to choose: the department alone is told', () => {
    const shelter = registered({ setting: 'temporary-stay', categories: ['no-fixed-residence'] });
    const homeless = filed({ setting: 'temporary-stay', category: 'no-fixed-residence' });
    const gone = given(...replacing(waiting(), shelter, homeless), deregistered('2025-04-10')).when(day, leave);
    expect(gone.facts()).toMatchObject([{ sets: [choiceOverdue('2025-04-17')] }]);
    expect(gone.states().application.notice).toBeUndefined();
  });
});

describe('a child who came of age', () => {
  const now = '2025-04-07T05:00:00.000Z';

  test('CAT-1, ARR-2 · is offered no place: the place stays free for the next, the department has a task', () => {
    const grown = given(...replacing(waiting(), child('2025-04-07')), vacated()).when(now, fill);
    grown.then({
      type: 'OfferWithdrawn',
      ...ids,
      norm: 'CAT-1',
      source: '263/1 cl.2',
      reason: 'came-of-age',
      left: 'queue',
      sets: [choiceOverdue('2025-04-14')],
      voids: [...voids],
    });
    const { application, organization } = grown.states();
    expect([application.status, application.notice]).toStrictEqual(['granted', undefined]);
    expect([organization.free, organization.waiting]).toStrictEqual([1, 0]);
    expect(grown.facts().map(noticeOf)).toStrictEqual([undefined]);
  });

  test('CAT-1, ARR-2 · the day before, the place is offered', () => {
    const facts = given(...replacing(waiting(), child('2025-04-08')), vacated())
      .when(now, fill)
      .facts();
    expect(facts.map(({ type }) => type)).toStrictEqual(['PlaceOffered']);
  });

  test.each([
    ['2025-04-22', 'OfferWithdrawn'],
    ['2025-04-23', 'OfferLapsed'],
  ])('CAT-1, ARR-6 · of age on %s when the term is over: %s', (adultOn, type) => {
    const facts = given(...replacing(called(), child(adultOn)))
      .when(termEnded, release)
      .facts();
    expect(facts.map((fact) => fact.type)).toStrictEqual([type]);
  });
});
