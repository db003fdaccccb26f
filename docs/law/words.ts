import type { Amendment } from '../../domain/law/amendments.ts';
import { parameters } from '../../domain/law/parameters/index.ts';
import * as policies from '../../domain/law/policies.ts';
import type { Edition, Limit, Term } from '../../domain/law/term.ts';

/** A number of the law or of ours, with its unit; some norms have none. */
type Value = { readonly value: number; readonly unit: Term['unit'] | Limit['unit'] | 'rows' };

const units: Readonly<Record<Value['unit'], readonly [one: string, many: string]>> = {
  'working-days': ['working day', 'working days'],
  'calendar-days': ['calendar day', 'calendar days'],
  months: ['month', 'months'],
  years: ['year', 'years'],
  'months-of-age': ['month of age', 'months of age'],
  times: ['time', 'times'],
  'square-metres': ['m²', 'm²'],
  places: ['place', 'places'],
  megabytes: ['megabyte', 'megabytes'],
  people: ['person', 'people'],
  hours: ['hour', 'hours'],
  'hour-of-day': ['', ''],
  rows: ['row', 'rows'],
  'days-of-absence': ['day of absence', 'days of absence'],
};

export const valueInWords = ({ value, unit }: Value): string => {
  if (unit === 'hour-of-day') return `${String(value).padStart(2, '0')}:00`;
  return `${value} ${units[unit][value === 1 ? 0 : 1]}`;
};

/** An edition with or without a number. */
export type AnyEdition = Edition & Partial<Value> & Pick<Term, 'conflict'>;

export const numberOf = ({ value, unit }: AnyEdition): string =>
  value === undefined || unit === undefined ? '–' : valueInWords({ value, unit });

export type Parameter = { readonly setting: string; readonly name: string; readonly editions: readonly AnyEdition[] };

/** Every parameter of the law, setting by setting. */
export const allParameters: readonly Parameter[] = Object.entries(parameters).flatMap(([setting, named]) =>
  Object.entries(named).map(([name, editions]) => ({ setting, name, editions })),
);

export const allSettings: readonly string[] = Object.keys(parameters);

export type NamedPolicy = policies.SilentPoint & { readonly name: string; readonly value: string };

const valueOfPolicy = (policy: object): string => {
  if (!('value' in policy)) return '';
  const { value } = policy;
  if (typeof value === 'number') return valueInWords(policy as Value);
  return typeof value === 'object' && value !== null ? Object.values(value).join(' – ') : String(value);
};

const isPolicy = (entry: object): entry is policies.SilentPoint => 'reason' in entry;

const named = (name: string, entry: object): NamedPolicy[] =>
  isPolicy(entry)
    ? [{ name, norm: entry.norm, does: entry.does, reason: entry.reason, value: valueOfPolicy(entry) }]
    : Object.entries(entry).flatMap(([key, one]) => named(`${name}.${key}`, one));

/** Every silent point, by norm: whatever `policies.ts` exports. */
export const allPolicies: readonly NamedPolicy[] = Object.entries(policies)
  .flatMap(([name, entry]) => named(name, entry))
  .sort((one, other) => (`${one.norm} ${one.name}` < `${other.norm} ${other.name}` ? -1 : 1));

/** What an act did to which clauses, in the words of a lawyer. */
export const doneBy = ({ adds, rewords, changes, removes }: Amendment): string =>
  (
    [
      ['Adds', adds],
      ['Rewords', rewords],
      ['Changes, in a part that is not named,', changes],
      ['Removes', removes],
    ] as const
  )
    .flatMap(([what, clauses]) => (clauses ? [`${what} ${clauses}`] : []))
    .join('. ');

/** Notes under numbers, each once, in the order they are first referred to. */
export const notebook = () => {
  const notes: string[] = [];
  return {
    /** The number of a note; nothing where there is none. */
    refer: (note: string | undefined): string => {
      if (note === undefined) return '';
      if (!notes.includes(note)) notes.push(note);
      return `[${notes.indexOf(note) + 1}]`;
    },
    lines: (): string[] => notes.map((note, place) => `[${place + 1}] ${note}`),
  };
};
