import { describe, expect, test } from 'vitest';
import type { Fact, FactOf, FactType } from '../../../domain/fact.ts';
import { type JournalRow, journalFacts, journalOf } from '../../../domain/records/journal.ts';
import { published } from '../../../events/catalogue.ts';
import { chosen, filed, granted, joined, noticeSent, offered } from '../../support/facts.ts';
import { admitted, ids, orderOf } from '../stay/stays.ts';

/** given(facts).when(facts).then(rows): what the journal holds when these have happened, with the dull columns left out. */
const given = (...before: Fact[]) => ({
  when: (...happened: Fact[]) => ({
    // biome-ignore lint/suspicious/noThenProperty: nobody awaits an example of the law; it reads given, when, then.
    then: (...expected: object[]) => expect(rowsOf([...before, ...happened])).toMatchObject(expected),
  }),
});

const rowsOf = (facts: readonly Fact[]): JournalRow[] =>
  journalOf(facts.map((fact, place) => ({ version: place + 1, fact })))?.rows ?? [];

const at = '2025-06-02T05:00:00.000Z';
const today = '2025-06-02';

/** A fact of the case, of a day of June by default. */
const fact = <T extends FactType>(type: T, data: object = {}): Fact =>
  ({ type, at, by: { role: 'system' }, ...ids, ...data }) as unknown as FactOf<T> & Fact;

const waits = [filed(), granted(), chosen(), joined()];
const served = [...waits, offered(), admitted()];
const order = orderOf(today, '5');
const transfer = { toOrganizationId: 'org-2', toRegionId: 'R2', order, date: today };
const ended = fact('StayEnded', { ground: 'request', date: today, order });

describe('the queue', () => {
  test('JRN-1 · who joins a queue is entered on that day, with the last day of their programme', () => {
    const isp = { number: '1', settings: [], validTo: '2026-01-31' };
    given(filed({ isp }), granted(), chosen())
      .when(joined({ at: '2025-03-11T20:00:00.000Z' }))
      .then({ organizationId: 'org-1', since: '2025-03-12', status: 'queued', ispUntil: '2026-01-31' });
  });

  test('JRN-1 · nobody is entered before they are in a queue or offered a place', () => {
    given(filed(), granted()).when(chosen()).then();
  });

  test('JRN-1 · who is offered a place at once is entered with the offer', () => {
    given(filed(), granted(), chosen())
      .when(offered({ basis: 'choice' }))
      .then({ since: '2025-04-07', status: 'offered' });
  });

  test('JRN-1 · a turn keeps its row through the offer, a moved term and contraindications', () => {
    given(...waits)
      .when(offered())
      .then({ status: 'offered', opened: 4, version: 5 });
    given(...waits, offered())
      .when(fact('PostponementEnded'))
      .then({ status: 'queued', opened: 4 });
    given(...waits, offered())
      .when(fact('DecisionSuspended', { placeHeld: true }))
      .then({ status: 'suspended' });
    given(...waits, offered(), fact('DecisionSuspended', { placeHeld: true }))
      .when(fact('DecisionResumed'))
      .then({ status: 'queued', opened: 4 });
  });

  test.each<[Fact, object]>([
    [fact('OfferLapsed', { placeHeld: true }), { status: 'lapsed' }],
    [fact('ApplicationWithdrawn', { left: 'queue' }), { status: 'withdrawn', leavingReason: 'own-wish' }],
    [fact('ApplicationEnded', { reason: 'death' }), { status: 'ended', leavingReason: 'death' }],
    [fact('DecisionCancelled', { number: '8', date: today }), { status: 'ended', leavingReason: 'decision-cancelled' }],
    [
      fact('OfferWithdrawn', { reason: 'organization-takes-nobody' }),
      { status: 'ended', leavingReason: 'organization-takes-nobody' },
    ],
  ])('JRN-1 · a turn that ends without an admission says so, and by no order: $0.type', (end, row) => {
    given(...waits, offered())
      .when(end)
      .then({ ...row, left: { date: today } });
    expect(rowsOf([...waits, offered(), end])[0]?.left).toStrictEqual({ date: today });
    expect(rowsOf([...waits, offered(), end])[0]?.admitted).toBeUndefined();
  });

  test('JRN-1, ARR-7 · whose turn passed on and who chooses again has a row of their own for it', () => {
    const again = joined({ organizationId: 'org-2', registration: 9, at });
    given(...waits, offered(), fact('OfferLapsed'))
      .when(chosen(), again)
      .then({ organizationId: 'org-1', status: 'lapsed' }, { organizationId: 'org-2', status: 'queued', since: today });
  });

  test('QUE-7 · a renewed programme moves the column of its term, in the row that is open', () => {
    const renewed = fact('IspRenewed', { programme: { number: '2', settings: [], validTo: '2028-05-31' } });
    given(...waits)
      .when(renewed)
      .then({ ispUntil: '2028-05-31' });
    given(...waits, fact('OfferLapsed'), renewed)
      .when(joined({ at }))
      .then({ status: 'lapsed' }, { ispUntil: '2028-05-31' });
    expect(rowsOf([...waits, fact('OfferLapsed'), renewed])[0]).not.toHaveProperty('ispUntil');
  });
});

describe('the recipients', () => {
  test('ADM-1, JRN-1 · an admission is entered by the date and number of its order', () => {
    const { order } = admitted() as FactOf<'RecipientAdmitted'>;
    given(...waits, offered())
      .when(admitted())
      .then({ status: 'admitted', opened: 4, admitted: { date: '2025-04-09', order } });
    expect(rowsOf(served)[0]?.admitted).not.toHaveProperty('mark');
  });

  test('JRN-1 · who was admitted before they were entered here has been here since the admission', () => {
    const chosenLate = [filed(), granted(), chosen(), offered({ basis: 'choice' })];
    for (const [date, since] of [
      ['2025-04-06', '2025-04-06'],
      ['2025-04-08', '2025-04-07'],
    ] as const)
      given(...chosenLate)
        .when(admitted({ order: orderOf(date) }))
        .then({ since, admitted: { date } });
  });

  test('ADM-2 · who had left and comes again is entered with the mark «қайта оралды»', () => {
    given(...waits, offered())
      .when(admitted({ returned: true }))
      .then({ admitted: { date: '2025-04-09', mark: 'returned' } });
  });

  test('ADM-6, ADM-2 · a paid stay is entered from the day of its order', () => {
    const { type: _, ...born } = filed() as FactOf<'ApplicationFiled'>;
    const paid = fact('PaidStayBegun', { ...born, ...ids, at, order: orderOf('2025-05-30'), returned: true });
    given()
      .when(paid)
      .then({
        since: '2025-05-30',
        status: 'admitted',
        paid: true,
        admitted: { date: '2025-05-30', mark: 'returned' },
      });
    expect(rowsOf(served)[0]).not.toHaveProperty('paid');
  });

  test('LEA-1, JRN-1 · each leave is entered with the days and orders of going and of coming back', () => {
    const leave = { reason: 'leave', from: today, until: '2025-09-02', order: orderOf(today, '6') };
    const back = { on: '2025-06-20', order: orderOf('2025-06-20', '7') };
    const first = {
      kind: 'leave',
      date: today,
      until: '2025-09-02',
      order: leave.order,
      returned: { date: '2025-06-20', order: back.order },
    };
    given(...served, fact('LeaveBegan', leave))
      .when(fact('LeaveEnded', back))
      .then({ status: 'admitted', temporarilyLeft: [first] });
    const second = { reason: 'rehabilitation', from: '2025-07-01', until: '2025-07-20', order };
    given(...served, fact('LeaveBegan', leave), fact('LeaveEnded', back))
      .when(fact('LeaveBegan', second))
      .then({ temporarilyLeft: [first, { kind: 'rehabilitation', date: '2025-07-01' }] });
  });

  test('SUS-1, JRN-1 · a suspended service is entered with its order, and the order that resumes it', () => {
    const suspended = fact('ServiceSuspended', { from: today, order });
    given(...served)
      .when(suspended)
      .then({ status: 'suspended', temporarilyLeft: [{ kind: 'suspension', date: today, order }] });
    given(...served, suspended)
      .when(fact('ServiceResumed', { on: '2025-06-09', order: orderOf('2025-06-09', '8') }))
      .then({ status: 'admitted', temporarilyLeft: [{ returned: { date: '2025-06-09', order: { number: '8' } } }] });
  });

  test('TRA-1, JRN-1 · a transfer ends the row with where it leads, and begins one in the other journal', () => {
    given(...served)
      .when(fact('RecipientTransferred', transfer))
      .then(
        { organizationId: 'org-1', status: 'transferred', transferred: { date: today, order }, destination: 'org-2' },
        { organizationId: 'org-2', status: 'admitted', since: today, admitted: { date: today, order } },
      );
    expect(rowsOf([...served, fact('RecipientTransferred', transfer)])[0]).not.toHaveProperty('left');
  });

  test('ADM-2, TRA-1 · a transfer back is marked in the journal that it leads back to', () => {
    const there = fact('RecipientTransferred', transfer);
    const back = { organizationId: 'org-2', ...transfer, toOrganizationId: 'org-1', returned: true };
    given(...served, there)
      .when(fact('RecipientTransferred', back))
      .then({}, { status: 'transferred', destination: 'org-1' }, { admitted: { mark: 'returned' } });
  });

  test('END-7, JRN-1 · a discharge is entered with its date, order and ground', () => {
    given(...served)
      .when(ended)
      .then({ status: 'ended', left: { date: today, order }, leavingReason: 'request' });
  });

  test('QUE-12 · a death that another system told of is entered before the order that follows', () => {
    given(...served)
      .when(fact('StayEnded', { ground: 'death', date: today }))
      .then({ status: 'ended', leavingReason: 'death' });
    expect(rowsOf([...served, fact('StayEnded', { ground: 'death', date: today })])[0]?.left).toStrictEqual({
      date: today,
    });
  });

  test('JRN-1 · what the journal does not tell of leaves a row as it was', () => {
    expect(rowsOf([...served, noticeSent(), fact('TransferRequested', transfer)])).toStrictEqual(rowsOf(served));
    expect(rowsOf([...served, ended, fact('QueueLeft', { reason: 'death' })])).toStrictEqual(
      rowsOf([...served, ended]),
    );
  });
});

test('JRN-1 · every fact that enters something is published, so that whoever keeps the journal hears of it', () => {
  expect(journalFacts.filter((type) => !(type in published))).toStrictEqual([]);
});

test('a timeline begins with a filing or a paid stay; without one there is no journal', () => {
  expect(journalOf([])).toBeUndefined();
  expect(() => rowsOf([joined()])).toThrow('QueueJoined cannot be the first fact');
});
