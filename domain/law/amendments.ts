import { holds, type Unit, unitsOf } from './citation.ts';
import { addDays, type LegalDate } from './time.ts';

/**
 * Which act changed which clause of the orders, read from the editors' notes («Ескерту», «ЗҚАИ-ның ескертпесі») of the
 * texts in hand. Notes that concern the Russian text alone are left out. This list is the only one: citations and the
 * editions of the parameters are worked out from it (EDI-1, EDI-2, EDI-3).
 */
export type Amendment = {
  readonly act: string;
  /** First day in force; the earliest it can be when not `confirmed`. */
  readonly since: LegalDate;
  /** False when the day of first publication, which the entry counts from, is not in hand (EDI-3). */
  readonly confirmed: boolean;
  /** False when only the editors' note is known: the former wording is applied (EDI-2). */
  readonly textInHand: boolean;
  readonly adds?: string;
  /** The text in hand is the new wording; the wording before is not in hand, unless `textInHand` is false. */
  readonly rewords?: string;
  /** «өзгеріс енгізілді»: changed in a part that the note does not name; no citation is marked for it. */
  readonly changes?: string;
  readonly removes?: string;
  /**
   * Removed text that is not in hand and added clauses in one act: what it added may have stood in what it removed. Offices
   * owe it before the entry too, since a duty to a recipient is not dropped for want of a text (policy).
   */
  readonly takesOver?: true;
};

/**
 * «Алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң»: in force on the eleventh day after the first
 * publication, which is not in hand. It cannot have been before the day of signing, or of registration where that is known.
 */
const tenDaysAfter = (published: LegalDate) => ({ since: addDays(published, 11), confirmed: false, textInHand: true });

const onItsDay = (since: LegalDate) => ({ since, confirmed: true, textInHand: true });

/** The day from which orders 230 and 263 are in force, by their own words: clause 5 of each. */
export const ORDERS_OF_2023: LegalDate = '2023-07-01';

/** In order of time. */
export const amendments: readonly Amendment[] = [
  {
    act: '472 of 14.12.2021',
    // The day of registration.
    ...tenDaysAfter('2021-12-15'),
    rewords: '379 cl.1, 3(2), 6(1) pt.2, 6(4), 11(1), 21(1), 26(1), 35(1), 35(2), annex 2',
  },
  {
    act: '308 of 11.08.2022',
    // The day of registration.
    ...tenDaysAfter('2022-08-12'),
    adds: '379 cl.35(4), 35(5)',
    rewords: [
      '379 cl.2 pt.1, 5 pt.2, 5 pt.3, 6(4), 6(5) pt.2, 11(1) pt.7, 11(1) pt.8, 11(2) pt.3, 11(2) pt.4, 11(2) pt.6',
      '379 cl.11(3) pt.2, 13 pt.1, 13(2), 13(4) pt.1, 17, 19, 21(1) pt.2, 21(1) pt.7, 21(2) pt.2, 21(2) pt.3, 21(2) pt.4',
      '379 cl.21(3) pt.2, 23(2) pt.1, 23(4), 26(1) pt.2, 26(1) pt.7, 26(2) pt.2, 26(2) pt.3, 26(2) pt.4, 26(3) pt.4',
      '379 cl.35(2) pt.2, 35(3) pt.2, 35(3) pt.4, annex 1, annex 2, annex 3, annex 4, annex 5',
    ].join('; '),
  },
  {
    act: '391 of 30.09.2024',
    ...tenDaysAfter('2024-09-30'),
    rewords: '263/4 form 2',
    changes: '230 cl.2; 263/4 cl.18',
  },
  {
    act: '500 of 27.12.2024',
    ...onItsDay('2025-01-01'),
    adds: '230 cl.13-1',
    rewords: '230 cl.3, annex 4, annex 5',
  },
  {
    act: '500 of 27.12.2024',
    ...tenDaysAfter('2024-12-27'),
    adds: '230 cl.13-2…13-5, annex 10',
    changes: '230 cl.15, 23',
  },
  {
    act: '72 of 06.03.2025',
    ...tenDaysAfter('2025-03-06'),
    adds: [
      '263/1 cl.12-1, 24-1…24-3, annex 3, annex 4, annex 5',
      '263/2 cl.10-1, 16-1…16-3, annex 3, annex 4, annex 5',
      '263/3 cl.14-1, 19-1…19-4, annex 4, annex 5, annex 6',
      '263/4 cl.2-1, 4-1…4-10, 11-1, 20-1…20-3, form 1-1, annex 4',
    ].join('; '),
    // The note under clause 19 of annex 4 says «9-тармақ»; clause 9 has the same note of its own.
    rewords: '263 cl.1; 263/1 cl.3, 12; 263/2 cl.3, 4, 10; 263/3 cl.3, 14; 263/4 cl.2, 8, 9, 19',
    changes: '263/1 cl.5, 8, 21',
    // And chapter 3 of each annex.
    removes: '263/1 cl.4; 263/3 cl.4; 263/4 cl.5',
    takesOver: true,
  },
  { act: '73 of 06.03.2025', ...tenDaysAfter('2025-03-06'), adds: '230 cl.2-1, 2-2' },
  {
    act: '131 of 02.05.2025',
    ...tenDaysAfter('2025-05-02'),
    rewords: '263/1 annex 5; 263/2 annex 5; 263/3 annex 5',
  },
  {
    act: '163 of 30.04.2026',
    ...onItsDay('2026-07-12'),
    textInHand: false,
    // Of the second paragraph of clause 5 the note names the first sentence, on which the list that follows hangs.
    rewords: [
      '263/1 cl.5 pt.2, pt.3, 6, 7 pt.2, 8(3), 20, 23, form 1',
      '263/2 cl.5 pt.2, pt.3, 6, 7 pt.2, 8(3), 12, 16',
      '263/3 cl.5 pt.2, 6, 8 pt.5, 9(4), 13, 18, form 1',
      '263/4 form 1',
    ].join('; '),
  },
];

/** How an act touches a place. `changes`: in a part that the note does not name, which may be this one or another. */
export type Effect = 'adds' | 'rewords' | 'changes';

const parsed = new Map<Amendment, Readonly<Record<Effect, readonly Unit[]>>>();

/** The places that an act touches; read when the first clause is cited, and not by every function at its start. */
const placesOf = (amendment: Amendment): Readonly<Record<Effect, readonly Unit[]>> => {
  const { adds = '', rewords = '', changes = '' } = amendment;
  const places = parsed.get(amendment) ?? {
    adds: unitsOf(adds),
    rewords: unitsOf(rewords),
    changes: unitsOf(changes),
  };
  parsed.set(amendment, places);
  return places;
};

/** An item of a list hangs on the sentence of its clause: who cites the clause cites the list. */
const hangsOn = ({ act, path }: Unit, cited: Unit): boolean =>
  /^\(\d+\)$/.test(path.at(-1) ?? '') &&
  holds(cited, { act, path: path.slice(0, -1) }) &&
  holds({ act, path: path.slice(0, -1) }, cited);

const touches = (amendment: Amendment, effect: Effect, cited: Unit): boolean =>
  placesOf(amendment)[effect].some((unit) => holds(unit, cited) || hangsOn(unit, cited));

/** The amendments that touch the places a source names, with what they do to them, in order of time. */
export const amendmentsOf = (source: string): { amendment: Amendment; effect: Effect }[] => {
  const cited = unitsOf(source);
  return amendments.flatMap((amendment) => {
    const effect = (['adds', 'rewords', 'changes'] as const).find((one) =>
      cited.some((unit) => touches(amendment, one, unit)),
    );
    return effect ? [{ amendment, effect }] : [];
  });
};

type Mark = { readonly amendment: Amendment; readonly units: readonly Unit[] };

/**
 * The amendments that a reader of a citation has to know of, on the day of the fact it stands in, each with the places
 * it concerns: those that it added or reworded, or that lie inside one. A clause of which another part was amended is not
 * marked. A clause that took over from removed ones is applied before its entry too, and marked then as well.
 */
export const marksOf = (source: string, on: LegalDate): Mark[] => {
  const cited = unitsOf(source);
  return amendments
    .filter(({ since, confirmed, textInHand, takesOver }) => (since <= on || takesOver) && !(confirmed && textInHand))
    .map((amendment) => ({
      amendment,
      units: cited.filter(
        (unit) => touches(amendment, 'adds', unit) || (amendment.since <= on && touches(amendment, 'rewords', unit)),
      ),
    }))
    .filter(({ units }) => units.length > 0);
};

/** What is said of an act whose entry or text is not in hand. */
export const remarkOf = ({ act, since, textInHand }: Amendment): string =>
  textInHand
    ? `№ ${act}; entry date ${since} unconfirmed`
    : `reworded by № ${act} from ${since}, text not in hand; the former wording is applied`;

/** What is said of a clause of 2023 that is applied to an older day, the rules of then not being in hand (EDI-1). */
export const APPLIED_EARLIER = `in force from ${ORDERS_OF_2023}, applied to an earlier day, unconfirmed`;

const orders2023 = /^(?:263|230)\b/;

const earlier = (source: string, on: LegalDate): readonly string[] =>
  on < ORDERS_OF_2023 && orders2023.test(source) ? [APPLIED_EARLIER] : [];

/**
 * A citation as facts carry it: the clause, and when its present wording or the day of its entry is not in hand, that
 * too (EDI-2, EDI-3). `on`: the day of the fact.
 */
export const cite = (source: string, on: LegalDate): string =>
  [
    source,
    ...[...earlier(source, on), ...marksOf(source, on).map(({ amendment }) => remarkOf(amendment))].map(
      (mark) => `(${mark})`,
    ),
  ].join(' ');
