import type { Context } from '../context.ts';
import { cite } from '../law/amendments.ts';
import { type CitedNorm, groundOf } from '../law/clauses.ts';
import { dueDate, type Term, type TermName, termIfAny, termOn } from '../law/law.ts';
import type { Policy } from '../law/policies.ts';
import type { LegalDate } from '../law/time.ts';
import type { Setting } from '../vocabulary.ts';
import type { DutyKind, DutyOwner, DutyToSet } from './duty.ts';

type Case = { applicationId: string; departmentId: string };

export const recipientOf = ({ applicationId }: Case): DutyOwner => ({ role: 'recipient', id: applicationId });
export const departmentOf = ({ departmentId }: Case): DutyOwner => ({ role: 'department', id: departmentId });
export const organizationOf = (organizationId: string): DutyOwner => ({ role: 'organization', id: organizationId });
export const authorityOf = (regionId: string): DutyOwner => ({ role: 'authority', id: regionId });

type Counted = { kind: DutyKind; owner: DutyOwner; from: LegalDate };

/** Where a term stands; where two acts give two numbers, both, and which of them is applied (ARR-4). */
export const sourceOf = ({ source, value, conflict }: Term): string =>
  conflict
    ? `${source} (${value}, applied); ${conflict.rejected.source} (${conflict.rejected.value}); ${conflict.norm}`
    : source;

/** A duty whose length is a term of the law, counted from a day, by the edition of that day (EDI-1). */
export const dutyWithin = (term: Term, { kind, owner, from }: Counted, { calendar }: Context): DutyToSet => ({
  kind,
  owner,
  due: dueDate(calendar, from, term),
  norm: term.norm,
  source: cite(sourceOf(term), from),
});

/**
 * The duty that a setting's law sets from a day on.
 * @throws {LawEditionMissing} when the setting has no such term on that day
 */
export const legalDuty = (name: TermName, setting: Setting, counted: Counted, context: Context): DutyToSet =>
  dutyWithin(termOn(name, setting, counted.from), counted, context);

/** The same where the norm may be younger than the day, or the setting have none: then there is no duty. */
export const legalDutyIfAny = (name: TermName, setting: Setting, counted: Counted, context: Context): DutyToSet[] => {
  const term = termIfAny(name, setting, counted.from);
  return term ? [dutyWithin(term, counted, context)] : [];
};

/** A duty whose length is ours, the text being silent; its source says so. */
export const policyDuty = (policy: Policy, { kind, owner, from }: Counted, { calendar }: Context): DutyToSet => ({
  kind,
  owner,
  due: dueDate(calendar, from, policy),
  norm: policy.norm,
  source: 'policy',
});

/** A duty due on a known day. */
export const dutyOn = (
  due: LegalDate,
  { kind, owner, from }: Counted,
  norm: CitedNorm,
  setting: Setting,
): DutyToSet => ({ kind, owner, due, ...groundOf(norm, from, setting) });
