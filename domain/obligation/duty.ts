import type { LegalDate } from '../law/time.ts';

const dutyKinds = ['notify-recipient', 'choose-organization', 'choice-overdue', 'arrive', 'reach-recipient'] as const;

/** Every duty with a term is one of these (contract, `kind` of obligations and deadlines). */
export type DutyKind = (typeof dutyKinds)[number];

export const isDutyKind = (text: string): text is DutyKind => (dutyKinds as readonly string[]).includes(text);

export type DutyOwner = { role: 'recipient' | 'department' | 'organization' | 'authority'; id: string };

/** A duty as a fact sets it: who owes what by which date (to its end, Asia/Almaty), and by which norm. */
export type DutyToSet = { kind: DutyKind; owner: DutyOwner; due: LegalDate; norm: string; source: string };

/** An open duty of one application; at most one of a kind is open at a time. */
export type Duty = DutyToSet & { id: string };

/** The duties after a fact: those it closes leave, those it sets come in the place of an older one of the same kind. */
export const dutiesAfter = (
  duties: readonly Duty[],
  change: { sets?: readonly DutyToSet[]; closes?: readonly DutyKind[] },
  idOf: (kind: DutyKind) => string,
): Duty[] => {
  const sets = change.sets ?? [];
  const leaving = new Set<DutyKind>([...(change.closes ?? []), ...sets.map((duty) => duty.kind)]);
  return [
    ...duties.filter((duty) => !leaving.has(duty.kind)),
    ...sets.map((duty) => ({ ...duty, id: idOf(duty.kind) })),
  ];
};

export const dutyOf = (duties: readonly Duty[], kind: DutyKind): Duty | undefined =>
  duties.find((duty) => duty.kind === kind);
