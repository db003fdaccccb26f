/**
 * Clauses as `source` names them: `263/1 cl.7 pt.2` is order 263, annex 1, clause 7, paragraph 2. Parts are divided by
 * `;`, clauses of one act by `,`, a run of clauses by `…`; what follows a blank in brackets is a remark.
 */

/** One place in one act, from the clause inwards: `cl.7`, `pt.2`. */
export type Unit = { readonly act: string; readonly path: readonly string[] };

const SEGMENT = /cl\.[\d-]+|pt\.\d+|(?:form|annex) [\d-]+|\(\d+\)/g;

const textOf = ({ act, path }: Unit): string => `${act} ${path.join(' ').replaceAll(' (', '(')}`;

/** The places as a source would name them. */
export const written = (units: readonly Unit[]): string => units.map(textOf).join(', ');

/** `4-6…4-8` is `4-6`, `4-7`, `4-8`. */
const clausesOfRun = (first: string, last: string): string[] => {
  const stem = first.replace(/\d+$/, '');
  const from = Number(first.slice(stem.length));
  const count = Number(last.slice(stem.length)) - from + 1;
  return Array.from({ length: Math.max(count, 1) }, (_, place) => `${stem}${from + place}`);
};

/** What an item after a comma leaves out is the act's, and for `pt.3` the clause before it too. */
const pathsOf = (item: string, clauseBefore: string | undefined): string[][] => {
  const full = /^\d/.test(item) ? `cl.${item}` : item;
  const [, first, last] = /^(cl\.[\d-]+)…(?:cl\.)?([\d-]+)$/.exec(full) ?? [];
  if (first && last) return clausesOfRun(first, `cl.${last}`).map((clause) => [clause]);
  const path = full.match(SEGMENT) ?? [];
  return [full.startsWith('pt.') && clauseBefore ? [clauseBefore, ...path] : path];
};

const unitsOfPart = (part: string): Unit[] => {
  const [, act, rest] = /^(\d+(?:\/\d+)?) (.+)$/.exec(part.trim()) ?? [];
  if (!act || !rest) return [];
  const units: Unit[] = [];
  for (const item of rest.split(','))
    for (const path of pathsOf(item.trim(), units.at(-1)?.path[0])) if (path.length > 0) units.push({ act, path });
  return units;
};

/** Every place a source names; none for `policy`. Remarks and `as amended by …` name none. */
export const unitsOf = (source: string): Unit[] =>
  source
    .replace(/\s+\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '')
    .split(';')
    .flatMap((part) => unitsOfPart(part.replace(/ as amended by .*$/, '')));

// A form of a standard is an annex to it: the register writes either.
const same = (one: string | undefined, other: string): boolean =>
  one?.replace('annex', 'form') === other.replace('annex', 'form');

/** Whether the second place is the first one or lies inside it. Clause 7 does not lie inside its paragraph 2. */
export const holds = (outer: Unit, inner: Unit): boolean =>
  outer.act === inner.act && outer.path.every((segment, depth) => same(inner.path[depth], segment));
