import { describe, expect, test } from 'vitest';
import { cite } from '../../../domain/law/amendments.ts';
import { completeReview } from '../../../domain/obligation/complaints.ts';
import type { DutyOwner } from '../../../domain/obligation/duty.ts';
import { legalDutyIfAny } from '../../../domain/obligation/set.ts';
import type { Setting } from '../../../domain/vocabulary.ts';
import { organizationId, registered } from '../../support/facts.ts';
import { calendar, given, refusalOf } from '../../support/given.ts';
import { authority, department, host, noonOf, owes, shortOf } from './cases.ts';

const byHead = 'review-complaints.1';

/** Registered on the day that the norm is first in force: the first looks count from it. */
const watched = (setting: Setting = 'inpatient', office: DutyOwner = authority) =>
  registered({
    setting,
    sets: [
      owes('review-complaints', host, '2025-03-24', 'BOK-1', '263/1 cl.24-3'),
      owes('review-complaints', office, '2025-04-17', 'BOK-1', '263/1 cl.24-3'),
    ],
  });

const looked = (on: string | undefined, now = '2025-03-24', id = byHead, by: DutyOwner = host, facts = [watched()]) =>
  given(...facts).when(
    noonOf(now),
    (_, context, organization) => completeReview(organization, `${organizationId}.${id}`, { on }, context),
    { role: by.role === 'recipient' ? 'citizen' : by.role, id: by.id },
  );

describe('the book of complaints', () => {
  test('BOK-1, EDI-3 · the head looks every week, the office every month, before the entry of order 72 as after it', () => {
    const first = (name: 'complaintsByHead' | 'complaintsByOffice', setting: Setting, from: string) =>
      legalDutyIfAny(
        name,
        setting,
        { kind: 'review-complaints', owner: host, from },
        { now: noonOf(from), by: host, calendar },
      ).map(({ due }) => due);
    for (const setting of ['inpatient', 'semi-inpatient', 'home', 'temporary-stay'] as const) {
      expect(first('complaintsByHead', setting, '2025-03-10')).toStrictEqual(['2025-03-17']);
      expect(first('complaintsByHead', setting, '2025-03-17')).toStrictEqual(['2025-03-24']);
      expect(first('complaintsByOffice', setting, '2025-03-10')).toStrictEqual(['2025-04-10']);
      expect(first('complaintsByOffice', setting, '2025-03-17')).toStrictEqual(['2025-04-17']);
    }
  });

  test('BOK-1 · the head’s next week counts from the day the book was looked at; the authority’s month is its own', () => {
    looked('2025-03-20').then({
      type: 'ObligationDone',
      organizationId,
      norm: 'BOK-1',
      source: cite('263/1 cl.24-3', '2025-03-24'),
      kind: 'review-complaints',
      on: '2025-03-20',
      closesIds: ['org-1.review-complaints.1'],
      sets: [
        {
          kind: 'review-complaints',
          owner: host,
          due: '2025-03-27',
          norm: 'BOK-1',
          source: cite('263/1 cl.24-3', '2025-03-20'),
        },
      ],
    });
    expect(
      looked('2025-03-20')
        .states()
        .organization.duties.map(({ id, due }) => [id, due]),
    ).toStrictEqual([
      ['org-1.review-complaints.1-authority', '2025-04-17'],
      ['org-1.review-complaints.2', '2025-03-27'],
    ]);
  });

  test('BOK-1 · the authority’s next month counts from its look; in temporary stay the department’s', () => {
    const month = looked(undefined, '2025-03-31', 'review-complaints.1-authority', authority);
    expect(shortOf(month.states().organization.duties)).toStrictEqual([
      'review-complaints organization 2025-03-24',
      'review-complaints authority 2025-04-30',
    ]);
    const temporary = looked('2025-04-16', '2025-04-17', 'review-complaints.1-department', department, [
      watched('temporary-stay', department),
    ]);
    expect(shortOf(temporary.states().organization.duties)).toContain('review-complaints department 2025-05-16');
    expect(temporary.facts()[0]?.sets?.[0]?.source).toBe(cite('263/4 cl.20-3', '2025-04-16'));
  });

  test('BOK-1 · six weeks without a look are one duty, and one look is enough', () => {
    const late = looked(undefined, '2025-05-05').states().organization;
    expect(shortOf(late.duties)).toStrictEqual([
      'review-complaints authority 2025-04-17',
      'review-complaints organization 2025-05-12',
    ]);
  });

  test('BOK-1 · each looks for themself, once, and not before the term began or in the future', () => {
    looked('2025-03-20', '2025-03-24', 'review-complaints.1-authority').thenRefused({ code: 'obligation-not-found' });
    looked('2025-03-20', '2025-03-24', byHead, authority).thenRefused({ code: 'obligation-not-found' });
    looked('2025-03-20', '2025-03-24', byHead, { ...host, id: 'org-2' }).thenRefused({ code: 'obligation-not-found' });
    looked('2025-03-20', '2025-03-24', byHead, host, [watched(), ...looked('2025-03-20').facts()]).thenRefused({
      code: 'obligation-closed',
    });
    looked('2025-03-20', '2025-03-24', byHead, { ...host, id: 'org-2' }, [
      watched(),
      ...looked('2025-03-20').facts(),
    ]).thenRefused({ code: 'obligation-not-found' });
    looked('2025-03-25').thenRefused({ code: 'done-in-the-future', norm: 'BOK-1' });
    expect(looked('2025-03-17').facts()).toHaveLength(1);
    expect(refusalOf(() => looked('2025-03-16').facts())).toMatchObject({
      code: 'done-before-duty',
      ground: { norm: 'BOK-1' },
      particulars: { date: '2025-03-16', earliest: '2025-03-17' },
    });
  });
});
