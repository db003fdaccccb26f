import type { Application, Stay } from '../application/application.ts';
import type { Context } from '../context.ts';
import { groundOf } from '../law/clauses.ts';
import { limitIfAny } from '../law/law.ts';
import { addDays, addMonths, type LegalDate } from '../law/time.ts';
import { type Duty, type DutyChange, type DutyToSet, dutyOf } from '../obligation/duty.ts';
import { dutyOn, legalDutyIfAny, organizationOf } from '../obligation/set.ts';
import { dutiesOfPlanning } from '../records/plan-duties.ts';
import type { Ground } from '../refusal.ts';
import { settingNorm } from '../vocabulary.ts';
import { type LengthOf, longestOf } from './length.ts';

/** What the last days of a stay depend on. */
type Subject = LengthOf & Pick<Application, 'adultOn'>;
type Span = Pick<Stay, 'paid' | 'until' | 'leave'>;
type LastDay = Ground & { due: LegalDate };

/** Why a stay for a time ends on its last day: a contract of the recipient's own, or the longest that the law allows. */
const groundOfLength = (subject: Subject, { paid }: Span, from: LegalDate, context: Context): Ground =>
  paid
    ? groundOf('ADM-6', from, subject.setting)
    : (longestOf(subject, from, context)?.ground ?? groundOf('CAT-3', from));

/** The days on which somebody has to look at a stay: its end, a child's coming of age, the return from a leave. */
const lastDaysOf = (subject: Subject, stay: Span, from: LegalDate, context: Context): LastDay[] => {
  const { leave, until } = stay;
  const { setting, adultOn } = subject;
  return [
    ...(until ? [{ due: until, ...groundOfLength(subject, stay, from, context) }] : []),
    ...(adultOn
      ? [{ due: adultOn, ...groundOf(setting === 'inpatient' ? 'INP-AGE' : settingNorm[setting], from) }]
      : []),
    ...(leave ? [{ due: leave.until, ...groundOf(leave.reason === 'leave' ? 'LEA-1' : 'LEA-2', from) }] : []),
  ];
};

type Asked = { organizationId: string; from: LegalDate; since?: LegalDate };

/**
 * LEA-1, CAT-5, INP-AGE: the duty to look at a stay. One is open at a time, so it is the first of its days that has not
 * been looked at. `from`: the day of the fact that asks; `since`: the first day that counts, when that is another.
 */
const reviewDuty = (
  subject: Subject,
  stay: Span,
  { organizationId, from, since = from }: Asked,
  context: Context,
): DutyToSet | undefined => {
  const [first] = lastDaysOf(subject, stay, from, context)
    .filter(({ due }) => due >= since)
    .sort((one, other) => (one.due < other.due ? -1 : Number(one.due > other.due)));
  if (!first) return undefined;
  const { due, norm, source } = first;
  return { kind: 'review-stay', owner: organizationOf(organizationId), due, norm, source: source ?? 'policy' };
};

/**
 * What a fact that changes a stay does to the duty to look at it: nothing when that stays what it was. A day that has
 * passed while another, earlier one was still to be looked at has waited behind it.
 */
export const reviewChange = (
  state: Application,
  stay: Span,
  { organizationId, from }: { organizationId: string; from: LegalDate },
  context: Context,
): Pick<DutyChange, 'sets' | 'closes'> => {
  const open = dutyOf(state.duties, 'review-stay');
  const since = open && open.due < from ? open.due : from;
  const next = reviewDuty(state, stay, { organizationId, from, since }, context);
  if (!next) return open ? { closes: ['review-stay'] } : {};
  const same = open?.due === next.due && open.norm === next.norm && open.owner.id === organizationId;
  return same ? {} : { sets: [next] };
};

/** The next day to look at a stay, once one has been looked at on a day. */
export const reviewAfter = (
  state: Application,
  done: Pick<Duty, 'due'>,
  on: LegalDate,
  context: Context,
): DutyToSet[] => {
  const { stay, organizationId } = state;
  if (!stay || !organizationId) return [];
  const next = reviewDuty(state, stay, { organizationId, from: on, since: addDays(done.due, 1) }, context);
  return next ? [next] : [];
};

/** INP-AGE: the day a child's identity card is due, when it has not passed. */
const identityCardDuty = ({ setting, adultOn }: Subject, owner: DutyToSet['owner'], from: LegalDate): DutyToSet[] => {
  const years = limitIfAny('identityCardAt', setting, from)?.value;
  const adult = limitIfAny('adultFrom', setting, from)?.value;
  if (!adultOn || !years || !adult) return [];
  const due = addMonths(adultOn, (years - adult) * 12);
  return due >= from ? [dutyOn(due, { kind: 'arrange-identity-card', owner, from }, 'INP-AGE', setting)] : [];
};

/** ADM-1, INP-AGE, PLN-1, MON-1 and the last day of the stay: what the organization owes from the day that a stay begins. */
export const dutiesOfBeginning = (
  subject: Subject,
  { organizationId, from, ...stay }: { organizationId: string; from: LegalDate } & Span,
  context: Context,
): DutyToSet[] => {
  const owner = organizationOf(organizationId);
  const review = reviewDuty(subject, stay, { organizationId, from }, context);
  return [
    ...legalDutyIfAny('formRecipientCard', subject.setting, { kind: 'form-recipient-card', owner, from }, context),
    ...identityCardDuty(subject, owner, from),
    ...dutiesOfPlanning(subject.setting, { organizationId, from }, context),
    ...(review ? [review] : []),
  ];
};
