import type { Fact, FactOf, FactType, LeavingReason, Order } from '../fact.ts';
import { type Instant, type LegalDate, legalDateOf } from '../law/time.ts';
import type { Setting } from '../vocabulary.ts';
import type { Outcome } from './outcomes.ts';

/** Column 2 of the form. `suspended`: the decision, of who waits (QUE-10), or the service, of who was admitted (SUS-1). */
export type JournalStatus =
  | 'queued'
  | 'offered'
  | 'admitted'
  | 'suspended'
  | 'transferred'
  | 'ended'
  | 'lapsed'
  | 'withdrawn';

/** Column 10: away with the place kept, or without service; `until` as the order says, `returned` as it came about. */
export type Absence = {
  kind: 'leave' | 'rehabilitation' | 'suspension';
  date: LegalDate;
  until?: LegalDate;
  order: Order;
  returned?: { date: LegalDate; order: Order };
};

/** One turn or stay of an application in one organization (230 annex 2). Knows days, orders and marks, and no person. */
export type JournalRow = {
  organizationId: string;
  /** The number of the fact that it begins with: with the application it names the row. */
  opened: number;
  /** The number of the last fact entered in it: of two readings of one row the higher is the newer. */
  version: number;
  /** The day that it begins on: of the turn, or of the admission if that was earlier and is entered later than it was. */
  since: LegalDate;
  status: JournalStatus;
  ispUntil?: LegalDate;
  /** By a contract of the recipient's own (ADM-6). */
  paid?: true;
  /** `returned`: with the mark «қайта оралды» (ADM-2). */
  admitted?: { date: LegalDate; order: Order; mark?: 'returned' };
  temporarilyLeft: Absence[];
  /** Without an order: of a turn, or of a death that another system told of. */
  left?: { date: LegalDate; order?: Order };
  /** The ground of a discharge, or why a turn ended. */
  leavingReason?: string;
  /** What the organization told that the stay led to (STA-1). */
  outcome?: Outcome;
  transferred?: { date: LegalDate; order: Order };
  /** The organization they were transferred to. */
  destination?: string;
};

/** What one application has left in the journals of organizations. At most the last row is open. */
export type Journal = {
  applicationId: string;
  personId: string;
  setting: Setting;
  ispUntil?: LegalDate;
  rows: JournalRow[];
};

/** The last day of a row; none while it is open. */
export const lastDay = ({ left, transferred }: JournalRow): LegalDate | undefined => (left ?? transferred)?.date;

type Reason = LeavingReason | FactOf<'OfferWithdrawn'>['reason'];

/** A turn that ended without an admission. */
const endedTurn = (status: JournalStatus, at: Instant, leavingReason?: Reason) => ({
  status,
  left: { date: legalDateOf(at) },
  ...(leavingReason && { leavingReason }),
});

const admittedBy = (order: Order, date: LegalDate, returned: true | undefined) => ({
  status: 'admitted' as const,
  admitted: { date, order, ...(returned && { mark: 'returned' as const }) },
});

const away = ({ temporarilyLeft }: JournalRow, absence: Absence) => ({
  temporarilyLeft: [...temporarilyLeft, absence],
});

const back = ({ temporarilyLeft }: JournalRow, date: LegalDate, order: Order) => ({
  temporarilyLeft: temporarilyLeft.map((absence, place) =>
    place === temporarilyLeft.length - 1 ? { ...absence, returned: { date, order } } : absence,
  ),
});

type Entering = { [T in FactType]?: (fact: FactOf<T>, row: JournalRow) => Partial<JournalRow> };

/** What each fact enters in the row that is open; one that is not named enters nothing. */
const entering = {
  QueueJoined: () => ({ status: 'queued' }),
  PlaceOffered: () => ({ status: 'offered' }),
  PostponementEnded: () => ({ status: 'queued' }),
  DecisionSuspended: () => ({ status: 'suspended' }),
  DecisionResumed: () => ({ status: 'queued' }),
  OfferLapsed: ({ at }) => endedTurn('lapsed', at),
  OfferWithdrawn: ({ at, reason }) => endedTurn('ended', at, reason),
  ApplicationWithdrawn: ({ at }) => endedTurn('withdrawn', at, 'own-wish'),
  ApplicationEnded: ({ at, reason }) => endedTurn('ended', at, reason),
  DecisionCancelled: ({ at }) => endedTurn('ended', at, 'decision-cancelled'),
  IspRenewed: ({ programme }) => ({ ispUntil: programme.validTo }),
  RecipientAdmitted: ({ order, returned }, { since }) => ({
    ...admittedBy(order, order.date, returned),
    // By an order of a day before they were entered here: they were served from that day.
    since: [order.date, since].sort()[0] ?? since,
  }),
  PaidStayBegun: ({ order, returned }) => ({ ...admittedBy(order, order.date, returned), paid: true }),
  LeaveBegan: ({ reason, from, until, order }, row) => away(row, { kind: reason, date: from, until, order }),
  LeaveEnded: ({ on, order }, row) => back(row, on, order),
  ServiceSuspended: ({ from, order }, row) => ({
    status: 'suspended',
    ...away(row, { kind: 'suspension', date: from, order }),
  }),
  ServiceResumed: ({ on, order }, row) => ({ status: 'admitted', ...back(row, on, order) }),
  RecipientTransferred: ({ date, order, toOrganizationId }) => ({
    status: 'transferred',
    transferred: { date, order },
    destination: toOrganizationId,
  }),
  StayEnded: ({ date, order, ground, outcome }) => ({
    status: 'ended',
    left: { date, ...(order && { order }) },
    leavingReason: ground,
    ...(outcome && { outcome }),
  }),
} satisfies Entering;

/** The facts that open, change or close a row. */
export const journalFacts: readonly FactType[] = Object.keys(entering) as (keyof typeof entering)[];

/** A fact with its number in the timeline. */
type Numbered = { version: number; fact: Fact };

const rowFrom = ({ version }: Numbered, organizationId: string, since: LegalDate, isp?: LegalDate): JournalRow => ({
  organizationId,
  opened: version,
  version,
  since,
  status: 'queued',
  ...(isp && { ispUntil: isp }),
  temporarilyLeft: [],
});

/** Where and on which day somebody is entered first: in the queue, with an offer, or by a contract of their own. */
const openedBy = (numbered: Numbered, isp: LegalDate | undefined): JournalRow | undefined => {
  const { fact } = numbered;
  switch (fact.type) {
    case 'QueueJoined':
    case 'PlaceOffered':
      return rowFrom(numbered, fact.organizationId, legalDateOf(fact.at), isp);
    case 'PaidStayBegun':
      return rowFrom(numbered, fact.organizationId, fact.order.date, isp);
    default:
      return undefined;
  }
};

const entered = (row: JournalRow, { version, fact }: Numbered): JournalRow => {
  const enter = (entering as Entering)[fact.type] as ((fact: Fact, row: JournalRow) => Partial<JournalRow>) | undefined;
  return enter ? { ...row, ...enter(fact, row), version } : row;
};

/** The row in the journal of the organization that somebody is transferred to. */
const receivedBy = (numbered: Numbered, isp: LegalDate | undefined): JournalRow[] => {
  const { fact } = numbered;
  if (fact.type !== 'RecipientTransferred') return [];
  const { toOrganizationId, date, order, returned } = fact;
  return [{ ...rowFrom(numbered, toOrganizationId, date, isp), ...admittedBy(order, date, returned) }];
};

const begunBy = ({ fact }: Numbered): Journal => {
  if (fact.type !== 'ApplicationFiled' && fact.type !== 'PaidStayBegun')
    throw new Error(`${fact.type} cannot be the first fact of an application`);
  const { applicationId, personId, setting } = fact;
  const isp = fact.type === 'ApplicationFiled' ? fact.isp : undefined;
  return { applicationId, personId, setting, ...(isp && { ispUntil: isp.validTo }), rows: [] };
};

/** JRN-1: the rows after one more fact. Pure: whoever folds the same timeline has the same rows, whenever they do it. */
export const evolveJournal = (journal: Journal | undefined, numbered: Numbered): Journal => {
  const { rows, ...known } = journal ?? begunBy(numbered);
  const { fact } = numbered;
  const ispUntil = fact.type === 'IspRenewed' ? fact.programme.validTo : known.ispUntil;
  const last = rows.at(-1);
  const open = last && lastDay(last) === undefined ? last : undefined;
  const row = open ?? openedBy(numbered, ispUntil);
  return {
    ...known,
    ...(ispUntil && { ispUntil }),
    rows: [
      ...(open ? rows.slice(0, -1) : rows),
      ...(row ? [entered(row, numbered)] : []),
      ...receivedBy(numbered, ispUntil),
    ],
  };
};

/** The rows of one application by its timeline; nothing of one that nobody has filed. */
export const journalOf = (timeline: readonly Numbered[]): Journal | undefined =>
  timeline.reduce<Journal | undefined>(evolveJournal, undefined);
