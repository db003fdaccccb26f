import { describe, expect, test } from 'vitest';
import { cite } from '../../../domain/law/amendments.ts';
import { toUtc } from '../../../domain/law/time.ts';
import type { Duty, DutyOwner } from '../../../domain/obligation/duty.ts';
import { officeWakeOf, remindOffice, reportOverdue } from '../../../domain/obligation/office.ts';
import { applicationId, chooseDuty, filed, organizationId, registered } from '../../support/facts.ts';
import { calendar, given } from '../../support/given.ts';
import { authority, department, doing, filedIn, host, noonOf, owes, shortOf } from './cases.ts';

const visit = owes('home-visit', department, '2025-03-18', 'APP-6', '263/3 cl.8 pt.1');
const filedAtHome = filedIn('home', 'elderly', '2025-03-11', visit);
const id = 'app-1.home-visit.1';
const about = {
  applicationId,
  norm: 'APP-6',
  source: '263/3 cl.8 pt.1',
  obligationId: id,
  kind: 'home-visit',
  owner: department,
  due: '2025-03-18',
} as const;

type When = Parameters<ReturnType<typeof given>['when']>[1];
const reminding: When = (application, context) => remindOffice(application, id, context);
const reporting: When = (application, context) => reportOverdue(application, id, context);

describe('when an office is told', () => {
  const wake = (due: string, told?: Duty['told'], owner: DutyOwner = department, now = noonOf('2025-03-11')) =>
    officeWakeOf({ ...visit, id, owner, due, ...(told && { told }) }, { now, calendar });

  test('MON-3 · reminded one working day before the last day at 09:00, then told that the term is over', () => {
    expect(wake('2025-03-18')).toStrictEqual({ rule: 'remind', at: toUtc('2025-03-17T09:00:00+05:00') });
    expect(wake('2025-03-18', 'reminded')).toStrictEqual({
      rule: 'report-overdue',
      at: toUtc('2025-03-19T00:00:00+05:00'),
    });
    expect(wake('2025-03-18', 'overdue')).toBeUndefined();
  });

  test('MON-3 · the reminder comes on a working day, also when the last day is none', () => {
    expect(wake('2025-03-26')?.at).toBe(toUtc('2025-03-20T09:00:00+05:00'));
    expect(wake('2025-03-23')?.at).toBe(toUtc('2025-03-20T09:00:00+05:00'));
  });

  test('MON-3 · every office is told, a recipient by SMS instead (SMS-4)', () => {
    for (const owner of [department, host, authority]) expect(wake('2025-03-18', undefined, owner)).toBeDefined();
    expect(wake('2025-03-18', undefined, { role: 'recipient', id: applicationId })).toBeUndefined();
  });

  test('MON-3 · a duty whose term is over when it is set is reported at once, not reminded of', () => {
    const wakeAt = (now: string) => wake('2025-03-18', undefined, department, now);
    expect(wakeAt('2025-03-18T18:59:59.999Z')?.rule).toBe('remind');
    expect(wakeAt('2025-03-18T19:00:00.000Z')).toStrictEqual({
      rule: 'report-overdue',
      at: toUtc('2025-03-19T00:00:00+05:00'),
    });
  });

  test('MON-3, CAL-1 · a duty of a known day in a year that no calendar knows yet is reminded of on its eve', () => {
    expect(wake('2045-05-05')).toStrictEqual({ rule: 'remind', at: toUtc('2045-05-04T09:00:00+05:00') });
  });
});

describe('a duty of an application', () => {
  test('MON-3 · the office is reminded from 09:00 of the day before, once', () => {
    given(filedAtHome).when('2025-03-17T03:59:59.999Z', reminding).thenNothing();
    const reminded = given(filedAtHome).when('2025-03-17T04:00:00.000Z', reminding);
    reminded.then({ type: 'ObligationReminded', ...about });
    expect(reminded.states().application.duties[0]?.told).toBe('reminded');
    given(filedAtHome, ...reminded.facts())
      .when('2025-03-17T05:00:00.000Z', reminding)
      .thenNothing();
  });

  test('MON-3 · overdue from the end of the last day, reported once; the duty stays', () => {
    given(filedAtHome).when('2025-03-18T18:59:59.999Z', reporting).thenNothing();
    const late = given(filedAtHome).when('2025-03-18T19:00:00.000Z', reporting);
    late.then({ type: 'ObligationOverdue', ...about });
    const { application } = late.states();
    expect(application.duties).toStrictEqual([{ ...visit, id, told: 'overdue' }]);
    for (const again of [reporting, reminding])
      given(filedAtHome, ...late.facts())
        .when(noonOf('2025-03-20'), again)
        .thenNothing();
    const done = given(filedAtHome, ...late.facts()).when(noonOf('2025-03-20'), doing('home-visit.1'), department);
    expect(shortOf(done.states().application.duties)).toStrictEqual(['survey-act department 2025-03-28']);
  });

  test('MON-3 · who was not reminded in time is told that the term is over, once, and of nothing to come', () => {
    given(filedAtHome)
      .when('2025-03-18T18:59:59.999Z', reminding)
      .then({ type: 'ObligationReminded', ...about });
    const late = given(filedAtHome).when('2025-03-18T19:00:00.000Z', reminding);
    late.then({ type: 'ObligationOverdue', ...about });
    for (const again of [reporting, reminding])
      given(filedAtHome, ...late.facts())
        .when(noonOf('2025-03-20'), again)
        .thenNothing();
  });

  test('MON-3 · who was reminded is told of the delay all the same', () => {
    const reminded = given(filedAtHome).when('2025-03-17T04:00:00.000Z', reminding).facts();
    given(filedAtHome, ...reminded)
      .when('2025-03-18T19:00:00.000Z', reporting)
      .then({ type: 'ObligationOverdue', ...about });
  });

  test('MON-3 · of a duty done nobody is reminded; the one it set is told of anew', () => {
    const reminded = [filedAtHome, ...given(filedAtHome).when('2025-03-17T04:00:00.000Z', reminding).facts()];
    const done = given(...reminded).when(noonOf('2025-03-18'), doing('home-visit.1'), department);
    for (const late of [reminding, reporting])
      given(...reminded, ...done.facts())
        .when(noonOf('2025-03-28'), late)
        .thenNothing();
    const [act] = done.states().application.duties;
    expect(act && [shortOf([act]), officeWakeOf(act, { now: noonOf('2025-03-18'), calendar })?.rule]).toStrictEqual([
      ['survey-act department 2025-03-26'],
      'remind',
    ]);
  });

  test('MON-3 · a duty set on the eve of its last day is reminded of at the next run', () => {
    const afternoon = filedIn('home', 'elderly', '2025-03-17', visit);
    expect(given(afternoon).when('2025-03-17T10:00:00.000Z', reminding).facts()).toHaveLength(1);
  });

  test('MON-3 · no office is told of what the recipient owes', () => {
    const choosing = filed({ sets: [chooseDuty('2025-03-18')] });
    for (const tell of [remindOffice, reportOverdue])
      given(choosing)
        .when(noonOf('2025-03-28'), (application, context) => tell(application, 'app-1.choose-organization.1', context))
        .thenNothing();
  });
});

describe('a duty of an organization', () => {
  const watched = registered({
    sets: [
      owes('review-complaints', host, '2025-03-28', 'BOK-1', '263/1 cl.24-3'),
      owes('review-complaints', authority, '2025-04-18', 'BOK-1', '263/1 cl.24-3'),
    ],
  });
  const ofHead = 'org-1.review-complaints.1';

  test('MON-3, BOK-1 · each of the two who look at the book is told of their own look', () => {
    const reminded = given(watched).when('2025-03-27T04:00:00.000Z', (_, context, organization) => [
      ...remindOffice(organization, ofHead, context),
      ...remindOffice(organization, `${ofHead}-authority`, context),
    ]);
    reminded.then({
      type: 'ObligationReminded',
      organizationId,
      norm: 'BOK-1',
      source: cite('263/1 cl.24-3', '2025-03-28'),
      obligationId: ofHead,
      kind: 'review-complaints',
      owner: host,
      due: '2025-03-28',
    });
    expect(reminded.states().organization.duties.map(({ told }) => told)).toStrictEqual(['reminded', undefined]);
  });

  test('MON-3, BOK-1 · a look not made is reported after its last day', () => {
    const reporting: When = (_, context, organization) => reportOverdue(organization, ofHead, context);
    given(watched).when('2025-03-28T18:59:59.999Z', reporting).thenNothing();
    const late = given(watched).when('2025-03-28T19:00:00.000Z', reporting);
    expect(late.facts().map(({ type }) => type)).toStrictEqual(['ObligationOverdue']);
    given(watched, ...late.facts())
      .when('2025-03-29T19:00:00.000Z', reporting)
      .thenNothing();
  });
});
