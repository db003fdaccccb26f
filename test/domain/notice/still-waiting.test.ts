import { describe, expect, test } from 'vitest';
import { withdrawApplication } from '../../../domain/application/decide-withdrawal.ts';
import { reminderOf, wakeOf } from '../../../domain/application/terms.ts';
import type { Fact } from '../../../domain/fact.ts';
import { noticeOf, stillHolds } from '../../../domain/notice/notice.ts';
import { confirmStillWaiting, passTerms, remindRecipient } from '../../../domain/notice/remind.ts';
import { completeDuty } from '../../../domain/obligation/complete.ts';
import { applicationId, filed, granted, offered, registered, vacated, waiting } from '../../support/facts.ts';
import { calendar, given } from '../../support/given.ts';

/** In the queue since 11.03.2025. */
const halfAYear = '2025-09-11T04:00:00.000Z';
const answerEnds = '2025-09-21T19:00:00.000Z';
const recipient = { role: 'recipient', id: applicationId } as const;
const department = { role: 'department', id: 'dep-1' } as const;

const withNext = (facts: Fact[], now: string, decide: Parameters<ReturnType<typeof given>['when']>[1]): Fact[] => [
  ...facts,
  ...given(...facts)
    .when(now, decide)
    .facts(),
];
const asked = (): Fact[] => withNext(waiting(), halfAYear, remindRecipient);
const unanswered = (): Fact[] => withNext(asked(), answerEnds, passTerms);
const stateOf = (facts: Fact[]) =>
  given(...facts)
    .when(halfAYear, () => [])
    .states().application;

describe('whether somebody still waits', () => {
  test('SMS-6 · asked half a year after joining, at 09:00, once', () => {
    given(...waiting())
      .when('2025-09-11T03:59:59.999Z', remindRecipient)
      .thenNothing();
    given(...waiting())
      .when(halfAYear, remindRecipient)
      .then({
        type: 'StillWaitingAsked',
        applicationId,
        norm: 'SMS-6',
        source: 'policy',
        sets: [{ kind: 'confirm-still-waiting', owner: recipient, due: '2025-09-21', norm: 'SMS-6', source: 'policy' }],
      });
    expect(reminderOf(stateOf(asked()), calendar)).toBeUndefined();
    given(...asked())
      .when('2026-09-11T04:00:00.000Z', remindRecipient)
      .thenNothing();
    expect(noticeOf({ type: 'StillWaitingAsked' })).toBe('still-waiting');
  });

  test('SMS-6, SMS-4 · the programme’s end is told in its own time, whichever comes first', () => {
    const isp = { number: '1', settings: ['inpatient' as const], validTo: '2025-10-10' };
    const both = [registered(), filed({ isp }), ...waiting().slice(2)];
    expect(reminderOf(stateOf(both), calendar)).toStrictEqual({
      kind: 'isp-expiring',
      at: '2025-09-10T04:00:00.000Z',
    });
    const told = withNext(both, '2025-09-10T04:00:00.000Z', remindRecipient);
    expect(reminderOf(stateOf(told), calendar)).toStrictEqual({ kind: 'still-waiting', at: halfAYear });
  });

  test('SMS-6 · the answer keeps the turn, and the next question comes half a year after it', () => {
    const answered = withNext(asked(), '2025-09-15T05:00:00.000Z', confirmStillWaiting);
    const { duties, turn, status } = stateOf(answered);
    expect([duties, turn, status]).toStrictEqual([[], stateOf(waiting()).turn, 'queued']);
    expect(reminderOf(stateOf(answered), calendar)).toStrictEqual({
      kind: 'still-waiting',
      at: '2026-03-15T04:00:00.000Z',
    });
    given(...answered)
      .when(answerEnds, passTerms)
      .thenNothing();
  });

  test('SMS-6 · who says so unasked is asked half a year after that', () => {
    const said = withNext(waiting(), '2025-06-30T05:00:00.000Z', confirmStillWaiting);
    expect(reminderOf(stateOf(said), calendar)?.at).toBe('2025-12-30T04:00:00.000Z');
  });

  test('SMS-6 · no answer by the end of the tenth day is the department’s task, never a removal', () => {
    expect(wakeOf(stateOf(asked()))).toStrictEqual({ rule: 'report-overdue', at: answerEnds });
    given(...asked())
      .when('2025-09-21T18:59:59.999Z', passTerms)
      .thenNothing();
    given(...asked())
      .when(answerEnds, passTerms)
      .then({
        type: 'StillWaitingUnanswered',
        applicationId,
        norm: 'SMS-6',
        source: 'policy',
        closes: ['confirm-still-waiting'],
        sets: [
          { kind: 'confirm-still-waiting', owner: department, due: '2025-10-06', norm: 'SMS-6', source: 'policy' },
        ],
      });
    const { status, turn } = stateOf(unanswered());
    expect([status, turn]).toStrictEqual(['queued', stateOf(waiting()).turn]);
    given(...unanswered())
      .when('2025-12-01T04:00:00.000Z', passTerms)
      .thenNothing();
    given(...unanswered())
      .when('2026-09-11T04:00:00.000Z', remindRecipient)
      .thenNothing();
  });

  test('SMS-6 · the department found out: the recipient waits on, and is asked half a year later', () => {
    const found = given(...unanswered()).when(
      '2025-10-03T05:00:00.000Z',
      (state, context) => completeDuty(state, 'app-1.confirm-still-waiting.6', {}, context),
      department,
    );
    expect(found.facts().map(({ type }) => type)).toStrictEqual(['ObligationDone', 'StillWaitingConfirmed']);
    const { application } = found.states();
    expect([application.duties, application.status]).toStrictEqual([[], 'queued']);
    expect(reminderOf(application, calendar)?.at).toBe('2026-04-03T04:00:00.000Z');
  });

  test('SMS-6 · who withdrew or was offered a place is not asked', () => {
    const withdrawn = withNext(waiting(), '2025-09-01T05:00:00.000Z', withdrawApplication);
    const calledUp = [...waiting(), vacated(), offered({ at: '2025-09-10T05:00:00.000Z' })];
    for (const facts of [withdrawn, calledUp]) {
      const kind = reminderOf(stateOf(facts), calendar)?.kind;
      expect(kind === 'still-waiting').toBe(false);
    }
    given(...withdrawn)
      .when(halfAYear, remindRecipient)
      .thenNothing();
    given(...withdrawn)
      .when(halfAYear, confirmStillWaiting)
      .thenRefused({ code: 'not-in-queue', norm: 'SMS-6' });
  });

  test('SMS-6 · asked, then offered a place: nobody has to find out any more', () => {
    const offer = offered({ at: '2025-09-12T05:00:00.000Z', arriveBy: '2025-09-26', sets: [] });
    const passed = given(...asked(), vacated(), offer).when(answerEnds, passTerms);
    expect(passed.facts().map(({ closes, sets }) => ({ closes, sets }))).toStrictEqual([
      { closes: ['confirm-still-waiting'], sets: undefined },
    ]);
    expect(passed.states().application.status).toBe('offered');
  });

  test('SMS-6 · asked, then offered a place and not come: the department’s old task can still be closed', () => {
    const lapsed: Fact = {
      type: 'OfferLapsed',
      at: '2025-10-10T19:00:00.000Z',
      by: { role: 'system' },
      applicationId,
      organizationId: 'org-1',
      placeHeld: true,
    };
    const offer = offered({ at: '2025-09-25T05:00:00.000Z', arriveBy: '2025-10-10', sets: [] });
    const done = given(...unanswered(), vacated(), offer, lapsed).when(
      '2025-10-13T05:00:00.000Z',
      (state, context) => completeDuty(state, 'app-1.confirm-still-waiting.6', {}, context),
      department,
    );
    expect(done.facts().map(({ type }) => type)).toStrictEqual(['ObligationDone']);
  });

  test('SMS-6 · withdrawn while the message waits for the morning: it does not go out', () => {
    const notice = { kind: 'still-waiting', cause: 'app-1.5' } as const;
    expect(stillHolds(stateOf(asked()), notice)).toBe(true);
    const withdrawn = withNext(asked(), '2025-09-11T05:00:00.000Z', withdrawApplication);
    expect(stillHolds(stateOf(withdrawn), notice)).toBe(false);
  });

  test('CHO-2, SMS-6 · where no term has ended, nothing follows', () => {
    given(registered(), filed(), granted()).when('2025-03-26T18:59:59.999Z', passTerms).thenNothing();
    given(...waiting())
      .when(answerEnds, passTerms)
      .thenNothing();
  });
});
