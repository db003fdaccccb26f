import { amendments } from '../../domain/law/amendments.ts';
import { kurbanAit } from '../../domain/law/holidays.ts';
import { editionOn } from '../../domain/law/law.ts';
import type { LegalDate } from '../../domain/law/time.ts';
import {
  type AnyEdition,
  allParameters,
  allPolicies,
  allSettings,
  doneBy,
  notebook,
  numberOf,
  valueInWords,
} from './words.ts';

const COLUMNS = ['name', 'value', 'norm', 'clause', 'since', 'until', 'confirmed', 'note'] as const;

const table = (rows: readonly (readonly string[])[]): string[] => {
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
};

const section = (title: string, lines: readonly string[]): string[] => ['', title, ...lines];

type InForce = { readonly setting: string; readonly name: string; readonly edition: AnyEdition };

const inForceOn = (on: LegalDate): InForce[] =>
  allParameters.flatMap(({ setting, name, editions }) => {
    const edition = editionOn(editions, on);
    return edition ? [{ setting, name, edition }] : [];
  });

const rowOf = ({ name, edition }: InForce, note: string): string[] => [
  name,
  numberOf(edition),
  edition.norm,
  edition.source,
  edition.since,
  edition.until ?? '–',
  edition.confirmed ? 'yes' : 'no',
  [edition.conflict?.norm, note].filter(Boolean).join(' '),
];

const conflictsOf = (inForce: readonly InForce[]): string[] => {
  const found = inForce.flatMap(({ setting, name, edition: { conflict } }) =>
    conflict
      ? [
          `  ${conflict.norm}  ${setting} ${name}`,
          `    applied:  ${valueInWords(conflict.applied)}, ${conflict.applied.source}`,
          `    rejected: ${valueInWords(conflict.rejected)}, ${conflict.rejected.source}`,
          `    ${conflict.reason}`,
          `    ${conflict.note}`,
        ]
      : [],
  );
  return found.length > 0 ? found : ['  None on this day.'];
};

const uncertainOf = (inForce: readonly InForce[], on: LegalDate): string[] => {
  const acts = amendments
    .filter(({ since, confirmed, textInHand }) => since <= on && !(confirmed && textInHand))
    .map((amendment) =>
      amendment.textInHand
        ? `  EDI-3  № ${amendment.act}: entry date ${amendment.since} unconfirmed. ${doneBy(amendment)}`
        : `  EDI-2  № ${amendment.act}: text not in hand, in force from ${amendment.since}, the former wording is applied. ${doneBy(amendment)}`,
    );
  const numbers = inForce
    .filter(({ edition }) => !edition.confirmed)
    .map(
      ({ setting, name, edition }) => `  ${edition.norm}  ${setting} ${name}: ${numberOf(edition)}, ${edition.source}`,
    );
  const moons = kurbanAit
    .filter(({ confirmed, date }) => !confirmed && date >= on)
    .map(({ date }) => `  CAL-1  first day of Kurban Ait ${date}: astronomical, not announced yet`);
  return [...acts, ...numbers, ...moons];
};

const policiesOf = (): string[] =>
  allPolicies.flatMap(({ norm, name, value, does, reason }) => [
    `  ${norm}  ${name}${value && `: ${value}`}`,
    `    ${does}`,
    `    Why: ${reason}`,
  ]);

/**
 * The law as it stood on a day, for a terminal: the parameters in force, the conflicts between acts, what is unconfirmed
 * or reworded by an act not in hand, and what we do where the law is silent.
 * @throws {LawEditionMissing} for a day before the editions in hand
 */
export const lawAsOf = (on: LegalDate): string => {
  const inForce = inForceOn(on);
  const notes = notebook();
  const tables = allSettings.flatMap((setting) => {
    const rows = inForce.filter((one) => one.setting === setting);
    return section(setting, table([[...COLUMNS], ...rows.map((row) => rowOf(row, notes.refer(row.edition.note)))]));
  });
  return [
    `The law as of ${on}. Clauses: 263/1 cl.7 pt.5 is order 263, annex 1, clause 7, paragraph 5.`,
    ...tables,
    ...section(
      'Notes',
      notes.lines().map((line) => `  ${line}`),
    ),
    ...section('Conflicts between acts', conflictsOf(inForce)),
    ...section('Unconfirmed, or reworded by an act not in hand', uncertainOf(inForce, on)),
    ...section('Where the law is silent: our policies', policiesOf()),
    '',
  ].join('\n');
};
