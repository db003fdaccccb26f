import { describe, expect, it } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import { answerComplaint, enterComplaint } from '../../../domain/organization/complaints.ts';
import type { Organization } from '../../../domain/organization/organization.ts';
import { organizationId, registered, waiting } from '../../support/facts.ts';
import { calendar, refusalOf, statesAfter } from '../../support/given.ts';

const context = { now: '2025-04-08T05:00:00.000Z', by: { role: 'citizen', id: 'person-1' } as const, calendar };
const { application, organization } = statesAfter(waiting());
const elsewhere = { ...application, organizationId: 'org-2' } as Application;

describe('the book of complaints and proposals', () => {
  it('BOK-1 · a complaint enters under the next number, and the fact tells neither what it says nor whose case it is of', () => {
    const first = enterComplaint(organization, { of: application }, context);
    expect(first).toStrictEqual({
      no: 1,
      on: '2025-04-08',
      facts: [
        {
          type: 'ComplaintEntered',
          organizationId,
          at: context.now,
          by: context.by,
          norm: 'BOK-1',
          source: expect.stringContaining('263/1 cl.24-3'),
          no: 1,
        },
      ],
    });
    const after = statesAfter([...waiting(), ...first.facts]).organization;
    expect(enterComplaint(after, { on: '2025-04-01' }, context)).toMatchObject({ no: 2, on: '2025-04-01' });
  });

  it.each([
    ['the one they chose', application, true],
    ['another', elsewhere, false],
    ['one that they were transferred from', { ...elsewhere, stay: { left: [organizationId] } } as Application, true],
    ['one that they applied at', { ...elsewhere, temporary: { appliedAt: organizationId } } as Application, true],
  ])('BOK-1 · somebody with a case may write in the book of %s: %#', (_, of, may) => {
    const enter = () => enterComplaint(organization, { of }, context);
    if (may) expect(enter().no).toBe(1);
    else expect(refusalOf(enter)).toMatchObject({ code: 'no-case-there', ground: { norm: 'BOK-1' } });
  });

  it('BOK-1 · nothing was written on a day to come', () => {
    expect(refusalOf(() => enterComplaint(organization, { on: '2025-04-09' }, context)).code).toBe(
      'complaint-in-the-future',
    );
  });

  it('BOK-1 · is answered once', () => {
    expect(answerComplaint(organization, { no: 1, answered: false }, context)).toMatchObject([
      { type: 'ComplaintAnswered', organizationId, no: 1 },
    ]);
    const again = () => answerComplaint(organization, { no: 1, answered: true }, context);
    expect(refusalOf(again)).toMatchObject({ code: 'complaint-answered', reason: 'state' });
  });

  it.each([
    ['semi-inpatient', '263/2 cl.16-3'],
    ['home', '263/3 cl.19-4'],
    ['temporary-stay', '263/4 cl.20-3'],
  ] as const)('BOK-1 · of %s by %s', (setting, clause) => {
    const house = statesAfter([registered({ setting })]).organization as Organization;
    expect(enterComplaint(house, {}, context).facts[0]?.source).toContain(clause);
  });
});
