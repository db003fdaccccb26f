import { type Amendment, amendmentsOf, type Effect, ORDERS_OF_2023 } from '../amendments.ts';
import type { Edition, Limit, Rule, Term } from '../term.ts';
import { addDays, type LegalDate } from '../time.ts';
import { lazily } from './lazily.ts';

/**
 * From when until when each number applies. A parameter names its clause; its editions follow from what the amendments
 * did to that clause, so that no date is written twice. Editions of one parameter stand in order of time, without gap or
 * overlap. The number after `pt.` is the paragraph, counted in the text in hand with the editors' notes left out.
 */

type Undated = Pick<Edition, 'norm' | 'meaning' | 'source' | 'note'>;
type Dated<V> = V & Edition;

/** A number of Rules 379 before 01.07.2023 that is in hand: its clause names the order it is read from. */
type Former = { readonly value: number; readonly source: string };

/** Rules 379 are in hand as far as order 472 reworded them: before it, nothing is (EDI-1). */
const known = lazily({
  firstInHand: (): LegalDate => amendmentsOf('379 cl.11(1)')[0]?.amendment.since ?? ORDERS_OF_2023,
  lastBefore2023: (): LegalDate => addDays(ORDERS_OF_2023, -1),
});

const noted = (...texts: (string | undefined)[]): { note?: string } => {
  const note = texts.filter((text) => text !== undefined).join(' ');
  return note === '' ? {} : { note };
};

const aboutEntry = ({ act, since, confirmed, textInHand }: Amendment): string | undefined => {
  if (!textInHand)
    return `Reworded by order № ${act} from ${since}, known only from the editors’ note; its text is not in hand. The former wording is applied (EDI-2).`;
  return confirmed
    ? undefined
    : `Order № ${act} enters into force ten calendar days after its first official publication. That day is not in hand: ${since} is the earliest it can be (EDI-3).`;
};

const aboutOlderWording = ({ amendment: { act }, effect }: Start): string =>
  effect === 'adds'
    ? `Order № ${act} added the clause later and removed others whose text is not in hand: its present value is applied, since nothing shows that the duty is new.`
    : effect === 'changes'
      ? `Order № ${act} changed the clause later, and the note does not say in what: its present value is applied.`
      : `The wording of the clause before order № ${act} is not in hand: its present value is applied.`;

type Start = { amendment: Amendment; effect: Effect };

const startsOf = (source: string): (Start | undefined)[] => {
  const starts = amendmentsOf(source).filter(({ amendment }) => amendment.since > ORDERS_OF_2023);
  const isNew = starts.some(({ effect, amendment }) => effect === 'adds' && !amendment.takesOver);
  return isNew ? starts : [undefined, ...starts];
};

const since2023 = <V extends Undated>(value: V): Dated<V>[] => {
  const starts = startsOf(value.source);
  return starts.map((start, place) => {
    const next = starts[place + 1];
    const rewritten = starts.slice(place + 1).find((later) => later?.amendment.textInHand);
    const { confirmed = true, textInHand = true, since = ORDERS_OF_2023 } = start?.amendment ?? {};
    return {
      ...value,
      since,
      ...(next && { until: addDays(next.amendment.since, -1) }),
      confirmed: confirmed && textInHand && !rewritten,
      ...noted(value.note, rewritten && aboutOlderWording(rewritten), start && aboutEntry(start.amendment)),
    };
  });
};

/** No such number in the copy of the older rules: the value of 2023 is applied, and says so. */
const asIn2023 = <V extends Undated>(value: V, until: LegalDate): Dated<V> => ({
  ...value,
  since: known.firstInHand,
  until,
  confirmed: false,
  ...noted(
    value.note,
    `The copy of Rules 379 holds no such norm: the clause in force from ${ORDERS_OF_2023} is applied (EDI-1).`,
  ),
});

const before2023 = <V extends Undated>(value: V, former: Former | undefined): Dated<V>[] => {
  const by = former && amendmentsOf(former.source).at(-1)?.amendment;
  if (!by) return [asIn2023(value, known.lastBefore2023)];
  const { note: _, ...rest } = value;
  const edition = {
    ...(rest as V),
    ...former,
    since: by.since,
    until: known.lastBefore2023,
    confirmed: false,
    ...noted(aboutEntry(by)),
  };
  return by.since > known.firstInHand ? [asIn2023(value, addDays(by.since, -1)), edition] : [edition];
};

const editionsOf = <V extends Undated>(value: V, former?: Former): readonly Dated<V>[] => {
  const own = since2023(value);
  return own[0]?.since === ORDERS_OF_2023 ? [...before2023(value, former), ...own] : own;
};

type More = { readonly note?: string; readonly before2023?: Former };

const quantity =
  <Q extends Term | Limit>() =>
  (
    norm: string,
    value: number,
    unit: Q['unit'],
    source: string,
    meaning: string,
    { note, before2023: former }: More = {},
  ): readonly Q[] =>
    editionsOf({ norm, meaning, value, unit, source, ...(note !== undefined && { note }) }, former) as readonly Q[];

/** A term of orders 230 and 263 in all its editions. */
export const term = quantity<Term>();

/**
 * A term of Rules 379 that no text in force takes up: they are repealed, and their last wording in hand is applied until another is.
 * @throws {Error} when no amendment in hand worded the clause
 */
export const lastKnown = (
  norm: string,
  value: number,
  unit: Term['unit'],
  source: string,
  meaning: string,
): readonly Term[] => {
  const by = amendmentsOf(source).at(-1)?.amendment;
  if (!by) throw new Error(`${source} is not in hand`);
  const same = { norm, value, unit, source, meaning, confirmed: false };
  return [
    {
      ...same,
      since: known.firstInHand,
      until: addDays(by.since, -1),
      note: `The wording before order № ${by.act} is not in hand: that of the order is applied.`,
    },
    { ...same, since: by.since, until: known.lastBefore2023, ...noted(aboutEntry(by)) },
    {
      ...same,
      since: ORDERS_OF_2023,
      note: 'Rules 379 are repealed, and no text in hand that is in force says this: their last wording is applied.',
    },
  ];
};

/** A bound of orders 230 and 263 in all its editions. */
export const limit = quantity<Limit>();

/** A duty without a number in all its editions. */
export const rule = (norm: string, source: string, meaning: string): readonly Rule[] =>
  editionsOf({ norm, meaning, source });

export const CALENDAR_YEAR =
  '«Күнтізбелік бір жыл» is counted as twelve months from that day: a year of the calendar after it would end later.';
