import type { LegalDate } from '../law/time.ts';

const dutyKinds = [
  'notify-recipient',
  'choose-organization',
  'choice-overdue',
  'forward-documents',
  'arrive',
  'confirm-start',
  'reach-recipient',
  'confirm-still-waiting',
  'form-recipient-card',
  'home-visit',
  'survey-act',
  'decide',
  'identify-victim',
  'send-assessment',
  'send-decision',
  'inform-police',
  'sign-contract',
  'agree-transfer',
  'review-stay',
  'arrange-identity-card',
  'draw-up-plan',
  'fill-in-plan',
  'approve-plan',
  'correct-plan',
  'monitor',
  'enter-monitoring',
  'review-complaints',
  'mark-visit',
] as const;

/**
 * Every duty with a term is one of these: the kinds of the contract, and six of ours: `confirm-start` (HOME has no
 * arrival), `review-stay` (a stay, a leave or a contract has reached its last day), `arrange-identity-card` (INP-AGE),
 * `approve-plan` and `correct-plan` (PLN-1), `mark-visit` (HOM-1).
 */
export type DutyKind = (typeof dutyKinds)[number];

export const isDutyKind = (text: string): text is DutyKind => (dutyKinds as readonly string[]).includes(text);

/**
 * What an ending leaves an office to do all the same: the word to the police is owed for what was done to the victim, and
 * the card for an admission that took place (TMP-6, ADM-1).
 */
const outlivesTheCase: readonly DutyKind[] = ['inform-police', 'form-recipient-card'];

/** For the facts that end a case: whatever else was to be done in it has fallen away. */
export const everyDuty: readonly DutyKind[] = dutyKinds.filter((kind) => !outlivesTheCase.includes(kind));

export type DutyOwner = { role: 'recipient' | 'department' | 'organization' | 'authority'; id: string };

/** A duty as a fact sets it: who owes what by which date (to its end, Asia/Almaty), and by which norm. */
export type DutyToSet = { kind: DutyKind; owner: DutyOwner; due: LegalDate; norm: string; source: string };

/** An open duty; at most one of a kind is open for one role in one case. `told`: how far the office has been told of it. */
export type Duty = DutyToSet & { id: string; told?: 'reminded' | 'overdue' };

const slot = ({ kind, owner }: DutyToSet): string => `${kind} ${owner.role}`;

/** `<subject>.<kind>.<number of the fact>`, and the owner's role when one fact sets two of a kind. */
const idsOf = (sets: readonly DutyToSet[], subjectId: string, version: number): Duty[] =>
  sets.map((duty, place) => {
    const second = sets.findIndex(({ kind }) => kind === duty.kind) < place;
    return { ...duty, id: `${subjectId}.${duty.kind}.${version}${second ? `-${duty.owner.role}` : ''}` };
  });

/** What a fact does to the duties. `told`: an office has been reminded of one, or one was reported overdue. */
export type DutyChange = {
  sets?: readonly DutyToSet[];
  /** The fact fulfils these. */
  closes?: readonly DutyKind[];
  /** These have fallen away undone: nobody owes them any more, and nobody has done them. */
  voids?: readonly DutyKind[];
  /** Closes the duties named by id, where closing all of a kind would close too much. */
  closesIds?: readonly string[];
};

/** The duties after a fact: those it closes leave, those it sets come in the place of an older one of the same owner. */
export const dutiesAfter = (
  duties: readonly Duty[],
  { sets = [], closes = [], voids = [], closesIds = [] }: DutyChange,
  subjectId: string,
  version: number,
): Duty[] => {
  const replaced = new Set(sets.map(slot));
  return [
    ...duties.filter(
      (duty) =>
        !closes.includes(duty.kind) &&
        !voids.includes(duty.kind) &&
        !closesIds.includes(duty.id) &&
        !replaced.has(slot(duty)),
    ),
    ...idsOf(sets, subjectId, version),
  ];
};

/** The duties after an office has been told of one of them. */
export const dutiesTold = (duties: readonly Duty[], id: string, told: NonNullable<Duty['told']>): Duty[] =>
  duties.map((duty) => (duty.id === id ? { ...duty, told } : duty));

export const dutyOf = (duties: readonly Duty[], kind: DutyKind): Duty | undefined =>
  duties.find((duty) => duty.kind === kind);
