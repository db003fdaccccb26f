import { type Amendment, APPLIED_EARLIER, amendments, ORDERS_OF_2023, remarkOf } from '../amendments.ts';
import { type Unit, unitsOf } from '../citation.ts';
import { parameters } from '../parameters/index.ts';
import type { Conflict, Term } from '../term.ts';
import { lengthOf } from './count.ts';
import { dayOf, dayOfAct } from './date.ts';
import { both, type Explanation, same, say } from './explanation.ts';

/**
 * Our citations (`263/1 cl.7 pt.5`, see `clauses.ts`) as an official writes them. What facts and duties carry is the text,
 * with the marks that `cite` puts behind it; so the text is read here, and what cannot be read is repeated as it is.
 */

const listed = (items: readonly Explanation[]): Explanation =>
  both((of) => {
    const texts = items.map(of);
    const last = texts.pop() ?? '';
    return texts.length > 0 ? `${texts.join(', ')} ${of(say('және', 'и'))} ${last}` : last;
  });

const joined = (items: readonly Explanation[], by: string): Explanation => both((of) => items.map(of).join(by));

/** Orders whose clauses are those of the Rules they approve; the order of the Government is a decree. */
const rules = new Set(['230', '379']);
const decrees = new Set(['330']);

const actOf = (number: string): Explanation =>
  joined(
    [
      decrees.has(number)
        ? say(`№ ${number} қаулы`, `постановление № ${number}`)
        : say(`№ ${number} бұйрық`, `приказ № ${number}`),
      ...(rules.has(number) ? [say('Қағидалар', 'Правила')] : []),
    ],
    ', ',
  );

const CLAUSE = /^cl\.(.+)$/;

/** One segment of a place: `cl.7`, `(1)`, `pt.5`; the annexes of an order's annex are those of the standard. */
const segmentOf = (segment: string, ofStandard: boolean): Explanation => {
  const [, clause] = CLAUSE.exec(segment) ?? [];
  if (clause) return say(`${clause}-тармақ`, `пункт ${clause}`);
  const [, subclause] = /^\((\d+)\)$/.exec(segment) ?? [];
  if (subclause) return say(`${subclause}) тармақша`, `подпункт ${subclause})`);
  const [, kind, number] = /^(pt\.|form |annex )(.+)$/.exec(segment) ?? [];
  if (kind === 'pt.') return say(`${number}-бөлік`, `часть ${number}`);
  const annex = ofStandard
    ? say(`Стандартқа ${number}-қосымша`, `приложение ${number} к Стандарту`)
    : say(`${number}-қосымша`, `приложение ${number}`);
  return kind === 'form ' ? both((of) => `${of(annex)} (${of(say('нысан', 'форма'))})`) : annex;
};

const soleClause = ({ path: [first, ...rest] }: Unit): string | undefined =>
  rest.length === 0 ? CLAUSE.exec(first ?? '')?.[1] : undefined;

/** The places of one act; clauses named one after the other with nothing more are one list. */
const placesOf = (units: readonly Unit[], ofStandard: boolean): Explanation => {
  const groups: Explanation[] = [];
  let clauses: string[] = [];
  const gather = (): void => {
    const list = listed(clauses.map(same));
    if (clauses.length === 1) groups.push(say(`${list.kk}-тармақ`, `пункт ${list.ru}`));
    if (clauses.length > 1) groups.push(say(`${list.kk}-тармақтар`, `пункты ${list.ru}`));
    clauses = [];
  };
  for (const unit of units) {
    const clause = soleClause(unit);
    if (clause) clauses.push(clause);
    else {
      gather();
      groups.push(
        joined(
          unit.path.map((segment) => segmentOf(segment, ofStandard)),
          ', ',
        ),
      );
    }
  }
  gather();
  return listed(groups);
};

type Cited = { act: string; place: Explanation };

/** What a part of a citation may hold for its words to say all of it. */
const READABLE = /^(\d+)(?:\/(\d+))? (?:cl\.|pt\.|form |annex |[\d()…,\s-])+$/;

const citedIn = (text: string): Cited | undefined => {
  const [places = '', amendedBy] = text.split(' as amended by ');
  const [readable, act, annex] = READABLE.exec(places) ?? [];
  const units = readable ? unitsOf(places) : [];
  if (!act || units.length < places.split(',').length) return undefined;
  return {
    act,
    place: joined(
      [
        ...(annex ? [say(`${annex}-қосымша`, `приложение ${annex}`)] : []),
        placesOf(units, annex !== undefined),
        ...(amendedBy ? [say(`№ ${amendedBy} бұйрықтың редакциясында`, `в редакции приказа № ${amendedBy}`)] : []),
      ],
      ', ',
    ),
  };
};

const terms = (): readonly Term[] =>
  Object.values(parameters).flatMap((setting) => Object.values(setting).flat() as readonly Term[]);

/** A conflict between acts that a citation names by its register ID. */
const conflictOf = (norm: string): Conflict | undefined =>
  terms().find(({ conflict }) => conflict?.norm === norm)?.conflict;

const CONFLICT_VALUE = / \((\d+)(, applied)?\)$/;
const REGISTER_ID = /^[A-Z]{3}-\w+$/;

const silent = say(
  'бұйрықтарда бұл туралы айтылмаған, жүйенің ережесі қолданылады',
  'в приказах об этом не сказано, действует правило системы',
);

const partlySilent = say(
  'бұйрықтарда айтылмағаны жүйенің ережесі бойынша шешіледі',
  'о чём в приказах не сказано, решается по правилу системы',
);

/** One value of two that disagree, with its unit where the conflict is known. */
const conflictingValue = (value: string, applied: boolean, conflict: Conflict | undefined): Explanation => {
  const length = conflict ? lengthOf({ ...conflict.applied, value: Number(value) }) : same(value);
  const use = applied
    ? say('осы мерзім қолданылады', 'этот срок применяется')
    : say('бұл мерзім қолданылмайды', 'этот срок не применяется');
  return both((of) => `${of(length)}, ${of(use)}`);
};

/** The reason of each conflict (`Conflict.reason`), as it is told to whom it concerns. */
const whyApplied: Readonly<Record<string, Explanation>> = {
  'ARR-4': say(
    'екі бұйрықтың мерзімі әртүрлі, кейін қабылданғаны қолданылады, ол сізге де тиімді',
    'в двух приказах сроки разные, применяется принятый позже, он и выгоднее для вас',
  ),
};

const segmentsOf = (source: string): Explanation[] => {
  const parts = source.split(';').flatMap((text) => text.trim() || []);
  const texts = parts.filter((text) => text !== 'policy');
  if (parts.length > texts.length)
    return texts.length === 0 ? [silent] : [...segmentsOf(texts.join(';')), partlySilent];
  const conflict = texts.flatMap((text) => (REGISTER_ID.test(text) ? (conflictOf(text) ?? []) : []))[0];
  let before: string | undefined;
  return texts.map((text) => {
    if (text === conflict?.norm) return whyApplied[text] ?? same(text);
    const [valued, value, applied] = CONFLICT_VALUE.exec(text) ?? [];
    const cited = citedIn(valued ? text.slice(0, -valued.length) : text);
    if (!cited) return same(text);
    // The act is not named twice in a row.
    const place = joined([...(cited.act === before ? [] : [actOf(cited.act)]), cited.place], ', ');
    before = cited.act;
    return value
      ? both((of) => `${of(place)} – ${of(conflictingValue(value, applied !== undefined, conflict))}`)
      : place;
  });
};

/** EDI-2, EDI-3: what a reader has to know of the present wording, or of the day it came into force. */
const remarkInWords = ({ act, since, textInHand }: Amendment): Explanation => {
  const [number = act, signed = ''] = act.split(' of ');
  const [day, from] = [dayOfAct(signed), dayOf(since)];
  return textInHand
    ? say(
        `${day.kk.of} № ${number} бұйрық ${from.kk.from} бастап қолданылады, бұл күн расталмаған`,
        `приказ № ${number} от ${day.ru} действует с ${from.ru}, этот день не подтверждён`,
      )
    : say(
        `${day.kk.of} № ${number} бұйрық бұл мәтінді ${from.kk.from} бастап өзгерткен, жаңа мәтіні жүйеде жоқ, сондықтан бұрынғысы қолданылады`,
        `приказ № ${number} от ${day.ru} изменил этот текст с ${from.ru}, нового текста в системе нет, поэтому применяется прежний`,
      );
};

const EARLIER = ` (${APPLIED_EARLIER})`;

/** The rules of before July 2023 are in hand in part only. */
const appliedEarlier = both((of) => {
  const since = dayOf(ORDERS_OF_2023);
  return of(
    say(
      `${since.kk.from} бастап күшінде, бұрынғы ереженің мәтіні жүйеде жоқ, сондықтан осы норма қолданылады`,
      `действует с ${since.ru}; прежнего текста в системе нет, поэтому применяется эта норма`,
    ),
  );
});

const markOf = (amendment: Amendment): string => ` (${remarkOf(amendment)})`;

/** A citation in the words of an official, in both languages; a text that is not one of ours comes back as it is. */
export const citation = (source: string): Explanation => {
  const marked = amendments.filter((amendment) => source.includes(markOf(amendment)));
  const early = source.includes(EARLIER);
  const clauses = marked.reduce((text, amendment) => text.replace(markOf(amendment), ''), source.replace(EARLIER, ''));
  const segments = [...segmentsOf(clauses), ...(early ? [appliedEarlier] : []), ...marked.map(remarkInWords)];
  return segments.length > 0 ? joined(segments, '; ') : same(source.trim() || '–');
};

/** The sentence with the clause it rests on in brackets at its end; without a clause, the sentence. */
export const withClause = (sentence: Explanation, source: string | undefined): Explanation =>
  source?.trim() ? both((of) => `${of(sentence)} (${of(citation(source))}).`) : both((of) => `${of(sentence)}.`);
