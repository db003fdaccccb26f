import type { LegalDate } from './time.ts';

/** One edition of one norm: where it stands, from when until when it applies, and how sure we are of that. */
export type Edition = {
  /** ID in the register of norms, e.g. `CHO-1`. */
  readonly norm: string;
  /** What the number is, for a reader. */
  readonly meaning: string;
  /** The clause, e.g. `263/1 cl.7 pt.5`: order 263, annex 1, clause 7, paragraph 5. */
  readonly source: string;
  /** First day in force. */
  readonly since: LegalDate;
  /** Last day in force; absent while it applies. */
  readonly until?: LegalDate;
  /** False when the value or the dates rest on something that is not in hand; `note` then says on what. */
  readonly confirmed: boolean;
  /** What a reader of the number has to know about where it comes from. */
  readonly note?: string;
};

/** A length of time as the law counts it. */
export type Duration = {
  readonly value: number;
  readonly unit: 'working-days' | 'calendar-days' | 'months';
};

/** Another act of the same level gives another value; both are told to whom it concerns (ARR-4). */
export type Conflict = {
  readonly norm: string;
  readonly applied: Duration & { readonly source: string };
  readonly rejected: Duration & { readonly source: string };
  readonly reason: string;
  /** What could change the judgement and is not in hand. */
  readonly note: string;
};

/** A term of the law in one edition. */
export type Term = Edition & Duration & { readonly conflict?: Conflict };

/** A bound of the law that is no length of a legal term, in one edition. */
export type Limit = Edition & {
  readonly value: number;
  readonly unit:
    | 'years'
    | 'months-of-age'
    | 'times'
    | 'square-metres'
    | 'megabytes'
    | 'places'
    | 'people'
    | 'hours'
    | 'hour-of-day'
    | 'days-of-absence';
};

/** A duty of the law that has no number in it, in one edition. */
export type Rule = Edition;
