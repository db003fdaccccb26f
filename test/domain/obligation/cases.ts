import type { Application } from '../../../domain/application/application.ts';
import type { Context } from '../../../domain/context.ts';
import type { Fact } from '../../../domain/fact.ts';
import { cite } from '../../../domain/law/amendments.ts';
import { completeDuty, type DutyDone } from '../../../domain/obligation/complete.ts';
import type { Duty, DutyKind, DutyOwner, DutyToSet } from '../../../domain/obligation/duty.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';
import { applicationId, filed, organizationId } from '../../support/facts.ts';

/** Cases with duties of offices. In March 2025 days of rest are the 8th to the 10th and the 21st to the 25th. */

export const department = { role: 'department', id: 'dep-1' } as const;
export const host = { role: 'organization', id: organizationId } as const;
export const authority = { role: 'authority', id: 'R1' } as const;

/** Noon of a day, Asia/Almaty. */
export const noonOf = (date: string): string => `${date}T07:00:00.000Z`;

export const owes = (kind: DutyKind, owner: DutyOwner, due: string, norm: string, clause = 'policy'): DutyToSet => ({
  kind,
  owner,
  due,
  norm,
  source: cite(clause, due),
});

export const doing =
  (id: string, report: DutyDone = {}) =>
  (state: Application, context: Context): Fact[] =>
    completeDuty(state, `${applicationId}.${id}`, report, context);

/** A case that nothing has happened in since it was filed but what filing set. */
export const filedIn = (setting: Setting, category: Category, filedOn: string, ...sets: DutyToSet[]): Fact =>
  filed({ setting, category, filedOn, at: noonOf(filedOn), sets });

export const shortOf = (duties: readonly Duty[]): string[] =>
  duties.map(({ kind, owner, due }) => `${kind} ${owner.role} ${due}`);
