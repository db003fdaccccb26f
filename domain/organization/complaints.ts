import type { Application } from '../application/application.ts';
import type { Context } from '../context.ts';
import type { Fact } from '../fact.ts';
import { groundOf } from '../law/clauses.ts';
import { type LegalDate, legalDateOf } from '../law/time.ts';
import { AgainstNorm, WrongState } from '../refusal.ts';
import type { Organization } from './organization.ts';

/** Whether a case has, or had, to do with an organization: it chose it, stayed there, or was applied with there (TMP-1). */
const concerns = ({ organizationId, stay, temporary }: Application, id: string): boolean =>
  [organizationId, temporary?.appliedAt, ...(stay?.left ?? [])].includes(id);

/**
 * BOK-1: a complaint or proposal enters the book of an organization, under the next number. `of`: the case of whom it is;
 * what the organization enters from paper may be of a visitor. What was written stays beside the people, and whose it is.
 * @throws AgainstNorm `no-case-there`, `complaint-in-the-future`
 */
export const enterComplaint = (
  state: Organization,
  { on, of }: { on?: LegalDate; of?: Application },
  { now, by }: Context,
): { no: number; on: LegalDate; facts: Fact[] } => {
  const { organizationId, setting, complaints = 0 } = state;
  const today = legalDateOf(now);
  const ground = groundOf('BOK-1', today, setting);
  if (of && !concerns(of, organizationId))
    throw new AgainstNorm('no-case-there', 'The case has nothing to do with this organization.', ground);
  if (on !== undefined && on > today)
    throw new AgainstNorm('complaint-in-the-future', `${on} has not come.`, ground, { date: on });
  const no = complaints + 1;
  return {
    no,
    on: on ?? today,
    facts: [{ type: 'ComplaintEntered', organizationId, at: now, by, ...ground, no }],
  };
};

/**
 * BOK-1: a complaint is answered, once: by the head, or by the office that looks at the book.
 * @throws WrongState `complaint-answered`
 */
export const answerComplaint = (
  { organizationId, setting }: Organization,
  { no, answered }: { no: number; answered: boolean },
  { now, by }: Context,
): Fact[] => {
  const ground = groundOf('BOK-1', legalDateOf(now), setting);
  if (answered) throw new WrongState('complaint-answered', 'The complaint has its answer.', ground);
  return [{ type: 'ComplaintAnswered', organizationId, at: now, by, ...ground, no }];
};
