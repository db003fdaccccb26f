import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import type { LegalDate } from '../law/time.ts';
import type { Organization } from '../organization/organization.ts';
import { assertNotBefore, reportedDuty } from './complete.ts';
import { authorityOf, legalDutyIfAny, organizationOf } from './set.ts';

/**
 * BOK-1: the head, or the office over the organization, has looked at the book of complaints and proposals; the next look
 * is due a week, or a month, after that day. A look not made in time stays one open duty however many weeks pass: the
 * office owes one look, which reads everything written since the last, not a look for every week gone by.
 * @throws WrongState `obligation-closed` · AgainstNorm `done-in-the-future`, `done-before-duty` · Unknown `obligation`
 */
export const completeReview = (
  state: Organization,
  id: string,
  report: { on?: LegalDate | undefined },
  context: Context,
): Fact[] => {
  const { organizationId, version, duties, setting, address, details } = state;
  const offices = [
    organizationOf(organizationId),
    authorityOf(address.region),
    ...(details?.departmentId ? [{ role: 'department' as const, id: details.departmentId }] : []),
  ];
  const { duty, on } = reportedDuty({ subjectId: organizationId, version, duties, offices }, id, report.on, context);
  const { kind, owner, norm, source } = duty;
  const term = owner.role === 'organization' ? 'complaintsByHead' : 'complaintsByOffice';
  assertNotBefore(duty, term, on, setting, context);
  return [
    {
      type: 'ObligationDone',
      organizationId,
      at: context.now,
      by: context.by,
      norm,
      source,
      kind,
      on,
      closesIds: [duty.id],
      sets: legalDutyIfAny(term, setting, { kind, owner, from: on }, context),
    },
  ];
};
