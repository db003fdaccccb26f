import { describe, expect, test } from 'vitest';
import { type ResumeService, resumeService, suspendService } from '../../../domain/stay/suspension.ts';
import { filed, granted, registered } from '../../support/facts.ts';
import { calendar, given, refusalOf, statesAfter } from '../../support/given.ts';
import { admittedOn, house, ids, orderOf, placesOf, stayIn } from './stays.ts';

const now = '2025-06-02T05:00:00.000Z';
const today = '2025-06-02';
const later = '2025-06-20T05:00:00.000Z';

type Application = Parameters<typeof suspendService>[0];
type Context = Parameters<typeof suspendService>[2];

const suspending =
  (from = today, order = orderOf(today)) =>
  (state: Application, context: Context) =>
    suspendService(state, { from, order }, context);

const resuming =
  (change: Partial<ResumeService> = {}) =>
  (state: Application, context: Context) =>
    resumeService(state, { on: '2025-06-20', order: orderOf('2025-06-20', '3'), ...change }, context);

const clauses = { 'semi-inpatient': '263/2 cl.15', home: '263/3 cl.17' } as const;
const settings = ['semi-inpatient', 'home'] as const;

const suspended = (setting: (typeof settings)[number] = 'semi-inpatient', from = today) => [
  ...stayIn(setting),
  ...given(...stayIn(setting))
    .when(now, suspending(from), house)
    .facts(),
];

describe('SUS-1 · a contraindication arises', () => {
  test.each(settings)('SUS-1 · %s service is suspended by the head’s order, and the place is kept', (setting) => {
    given(...stayIn(setting))
      .when(now, suspending(), house)
      .then({
        type: 'ServiceSuspended',
        ...ids,
        norm: 'SUS-1',
        source: clauses[setting],
        from: today,
        order: orderOf(today),
      });
    const { application, organization } = statesAfter(suspended(setting));
    expect(application.status).toBe('suspended');
    expect(placesOf(organization)).toStrictEqual({ free: 1, reserved: 0, residents: 1, unknownResidents: 8 });
  });

  test.each([
    ['inpatient', '263/1 cl.18'],
    ['temporary-stay', '263/4 cl.16'],
  ] as const)('SUS-1 · %s service is not: the recipient is sent to be treated', (setting, clause) => {
    const { application } = statesAfter(stayIn(setting));
    for (const act of [suspending(), resuming()]) {
      const refusal = refusalOf(() => act(application, { now: later, by: house, calendar }));
      expect(refusal).toMatchObject({
        code: 'suspension-not-in-setting',
        reason: 'norm',
        ground: { norm: 'SUS-1', source: '263/2 cl.15; 263/3 cl.17' },
      });
      expect(refusal.message).toContain(clause);
    }
  });

  test('SUS-1 · from a day that has come, and not before the admission', () => {
    const there = given(...stayIn('semi-inpatient'));
    there.when(now, suspending('2025-06-03')).thenRefused({ code: 'suspension-in-the-future', norm: 'SUS-1' });
    there.when(now, suspending('2025-04-08')).thenRefused({ code: 'suspension-before-admission', norm: 'SUS-1' });
    expect(there.when(now, suspending(admittedOn)).facts()).toHaveLength(1);
  });

  test('END-7 · its order has been given, and not before the admission', () => {
    const there = given(...stayIn('home'));
    there.when(now, suspending(today, orderOf('2025-06-03'))).thenRefused({ code: 'order-in-the-future' });
    there.when(now, suspending(today, orderOf('2025-04-08'))).thenRefused({ code: 'order-before-admission' });
  });

  test('SUS-1 · what is suspended is not suspended again; what has not begun is not at all', () => {
    given(...suspended())
      .when(later, suspending())
      .thenRefused({ code: 'already-suspended', norm: 'SUS-1' });
    given(registered({ setting: 'home' }), filed({ setting: 'home' }), granted())
      .when(now, suspending())
      .thenRefused({ code: 'not-in-service', norm: 'SUS-1' });
  });
});

describe('SUS-1 · the service resumes', () => {
  test.each(settings)('SUS-1 · %s service resumes by the head’s order, which stands for the document', (setting) => {
    given(...suspended(setting))
      .when(later, resuming(), house)
      .then({
        type: 'ServiceResumed',
        ...ids,
        norm: 'SUS-1',
        source: clauses[setting],
        on: '2025-06-20',
        order: orderOf('2025-06-20', '3'),
      });
    const { application, organization } = given(...suspended(setting))
      .when(later, resuming())
      .states();
    expect(application.status).toBe('admitted');
    expect(application.stay?.suspendedFrom).toBeUndefined();
    expect(placesOf(organization)).toStrictEqual({ free: 1, reserved: 0, residents: 1, unknownResidents: 8 });
  });

  test('SUS-1 · a document that still names a contraindication does not resume it', () => {
    const card = (issuedOn: string, contraindicated: boolean) => ({ medicalCard: { issuedOn, contraindicated } });
    const there = given(...suspended());
    there.when(later, resuming(card('2025-06-19', true))).thenRefused({ code: 'contraindications', norm: 'SUS-1' });
    expect(there.when(later, resuming(card('2025-06-19', false))).facts()).toHaveLength(1);
  });

  test('SUS-1 · the document is of a day since the suspension, and not of one to come', () => {
    const card = (issuedOn: string) => ({ medicalCard: { issuedOn, contraindicated: false } });
    const there = given(...suspended());
    there.when(later, resuming(card('2025-06-01'))).thenRefused({ code: 'card-before-suspension', norm: 'SUS-1' });
    expect(there.when(later, resuming(card(today))).facts()).toHaveLength(1);
    expect(there.when(later, resuming(card('2025-06-20'))).facts()).toHaveLength(1);
    there.when(later, resuming(card('2025-06-21'))).thenRefused({ code: 'card-in-the-future', norm: 'SUS-1' });
  });

  test('SUS-1 · on a day that has come, and not before the suspension', () => {
    const there = given(...suspended());
    there.when(later, resuming({ on: '2025-06-21' })).thenRefused({ code: 'resumption-in-the-future', norm: 'SUS-1' });
    there.when(later, resuming({ on: '2025-06-01' })).thenRefused({ code: 'resumption-before-suspension' });
    expect(there.when(later, resuming({ on: today })).facts()).toHaveLength(1);
    there.when(later, resuming({ order: orderOf('2025-06-21') })).thenRefused({ code: 'order-in-the-future' });
  });

  test('SUS-1 · what is not suspended does not resume', () => {
    given(...stayIn('semi-inpatient'))
      .when(later, resuming())
      .thenRefused({ code: 'not-suspended', norm: 'SUS-1' });
  });
});
