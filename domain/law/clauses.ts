import type { Setting } from '../vocabulary.ts';
import { cite, ORDERS_OF_2023 } from './amendments.ts';
import type { LegalDate } from './time.ts';

type Clauses = string | Partial<Record<Setting, string>>;

const settings = (
  inpatient?: string,
  semi?: string,
  home?: string,
  temporary?: string,
): Partial<Record<Setting, string>> => ({
  ...(inpatient && { inpatient }),
  ...(semi && { 'semi-inpatient': semi }),
  ...(home && { home }),
  ...(temporary && { 'temporary-stay': temporary }),
});

/**
 * Where each norm of the register that a decision may rest on stands, by setting where the settings have clauses of
 * their own. Norms that are lengths of time have their clause with the number, in the parameters. `policy`: the text is
 * silent, and the reason stands in `policies.ts`.
 */
const clauses = {
  'CAT-1': '263/1 cl.2',
  'CAT-2': '263/2 cl.2; 230 cl.14',
  'CAT-3': '263/3 cl.2, cl.11',
  'CAT-4': '263/4 cl.2',
  'CAT-5': '230 cl.3(3)',
  'CAT-6': settings('263/1 cl.5 pt.2', '263/2 cl.5 pt.2', '263/3 cl.5 pt.2'),
  'CAT-7': '230 cl.14',
  'CAT-8': '230 cl.13-1…13-3',
  'CAT-9': '230 cl.13, 14, 20',
  'CAT-10': '263/1 cl.12(6)',
  'APP-1': settings('263/1 cl.5 pt.1', '263/2 cl.5 pt.1', '263/3 cl.5 pt.1'),
  'APP-2': '263/3 cl.3, 5 pt.1',
  // Annex 3 has no third paragraph: no copy of a court decision is asked for at home.
  'APP-3': settings('263/1 cl.5 pt.2, 5 pt.3', '263/2 cl.5 pt.2, 5 pt.3', '263/3 cl.5 pt.2'),
  'APP-4': settings('263/1 cl.6', '263/2 cl.6', '263/3 cl.6', '263/4 cl.3'),
  'APP-5': settings('263/1 form 1', '263/2 form 1', '263/3 form 1', '263/4 form 1'),
  'APP-6': '263/3 cl.8',
  'DEC-1': settings('263/1 cl.3, 7', '263/2 cl.3, 7', '263/3 cl.3, 8', '263/4 cl.3, 4-9'),
  'NOT-1': settings('263/1 cl.7', '263/2 cl.7', '263/3 cl.8'),
  'CHO-1': settings('263/1 cl.7', '263/2 cl.7', '263/3 cl.8', '263/4 cl.3'),
  'CHO-4': '263/2 cl.4',
  'ARR-1': settings('263/1 cl.7', '263/2 cl.7'),
  'ARR-2': settings('263/1 cl.7', '263/2 cl.7', 'policy', 'policy'),
  'ARR-3': settings('263/1 cl.7', '263/2 cl.7', 'policy', 'policy'),
  'ARR-5': settings('policy', '263/2 cl.7'),
  'ARR-6': settings('263/1 cl.7', '263/2 cl.7'),
  'ARR-7': 'policy',
  'QUE-1': settings('263/1 cl.7', '263/2 cl.7; 230 cl.23(1)', '263/3 cl.8', 'policy'),
  'QUE-2': '230 cl.23(1)',
  'QUE-3': settings('263/1 cl.10', '263/2 cl.9', '263/3 cl.10'),
  'QUE-4': '263/1 cl.7',
  'QUE-5': '263/1 cl.20',
  'QUE-6': settings('263/1 cl.7', '263/2 cl.7', '263/3 cl.8', 'policy'),
  'QUE-7': settings('263/1 cl.7', '263/2 cl.7; 230 cl.23(1)', '263/3 cl.8', 'policy'),
  'QUE-9': '263/1 cl.7',
  'QUE-10': settings('263/1 cl.7', '230 cl.14', '263/3 cl.17', '263/4 cl.16'),
  'QUE-11': 'policy',
  'QUE-12': settings('policy', '263/2 cl.4, 13', 'policy', 'policy'),
  'SMS-3': 'policy',
  'SMS-6': 'policy',
  'ADM-1': settings('263/1 cl.8', '230 cl.23(2)', '230 annex 2', '263/4 cl.8'),
  'ADM-2': '230 cl.23(1)',
  'ADM-3': '263/1 cl.9',
  'ADM-4': settings(undefined, '263/2 cl.13(4)', '263/3 cl.15(3)'),
  'ADM-5': '263/1 cl.11',
  'ADM-6': settings('263/1 cl.13(4)', '230 cl.13-5; 263/2 cl.13(6)', '263/3 cl.15(6)'),
  'FIL-1': settings('230 annex 3; 263/1 cl.8', '230 cl.23(2)', '230 annex 3; 263/3 cl.9', '230 annex 3'),
  'LEA-1': '263/1 cl.14, 15',
  'LEA-2': '263/1 cl.17',
  'TRA-1': settings('263/1 cl.16', '263/2 cl.11', undefined, '263/4 cl.17'),
  'TRA-2': '230 cl.23(2)',
  'SUS-1': settings(undefined, '263/2 cl.15', '263/3 cl.17'),
  'INP-AGE': '263/1 cl.19',
  'END-1': '263/1 cl.13',
  'END-2': '263/1 cl.21',
  'END-3': '263/1 cl.21, 22',
  'END-4': '263/2 cl.13, 14',
  'END-5': '263/3 cl.15, 16',
  'END-6': '263/4 cl.13, 18',
  'END-7': settings('263/1 cl.23', '263/2 cl.16', '263/3 cl.18, 19', '263/4 cl.19'),
  'END-8': '263/1 cl.7',
  'END-9': 'policy',
  'TMP-1': '263/4 cl.3',
  'TMP-3': '263/4 cl.4-1',
  'TMP-4': '263/4 cl.4-4, 4-9',
  'TMP-5': '263/4 cl.4-6…4-8',
  'TMP-7': '263/4 cl.8, 9, 12',
  'TMP-8': '263/4 cl.6',
  'PLN-1': settings('379 cl.11(3)', '230 cl.23(3)', 'policy', '379 cl.35(4)'),
  'PLN-2': '230 annex 4',
  'MON-1': settings('policy', '230 cl.23(4)', 'policy', '379 cl.35(5)'),
  'MON-2': '230 annex 5',
  'HOM-1': '263/3 cl.19-2',
  'STA-1': settings('263/1 cl.24-1', '263/2 cl.16-1', undefined, '263/4 cl.20-1'),
  'BOK-1': settings('263/1 cl.24-3', '263/2 cl.16-3', '263/3 cl.19-4', '263/4 cl.20-3'),
} satisfies Record<string, Clauses>;

/** The register IDs that a decision may cite with a clause. */
export type CitedNorm = keyof typeof clauses;

/** Rules 379 as amended by order 472: the journals of the four settings, cl.11(1), 21(1), 26(1), 35(2). */
const journal = (...paragraphs: (number | undefined)[]): Partial<Record<Setting, string>> =>
  settings(
    ...['379 cl.11(1)', '379 cl.21(1)', '379 cl.26(1)', '379 cl.35(2)'].map((clause, place) =>
      paragraphs[place] ? `${clause} pt.${paragraphs[place]} as amended by 472` : '',
    ),
  );

/** Where a norm stood before orders 230 and 263, as far as the older rules are in hand (EDI-1). */
const before2023: Partial<Record<CitedNorm, Partial<Record<Setting, string>>>> = {
  'ARR-3': journal(9, 8),
  'ARR-6': journal(11, 10),
  'QUE-1': journal(6, 6, 6),
  'QUE-4': journal(8),
  'QUE-6': journal(5, 5, 5),
  'QUE-7': journal(7, 7, 7),
  'ADM-2': journal(4, 4, 4, 4),
};

const found = (clauses: Clauses, setting: Setting | undefined): string | undefined => {
  if (typeof clauses === 'string') return clauses;
  return setting ? clauses[setting] : [...new Set(Object.values(clauses))].join('; ');
};

/** Where a norm stands for a setting; `policy` where the setting's standard is silent. */
export const clauseOf = (norm: CitedNorm, setting?: Setting): string => found(clauses[norm], setting) ?? 'policy';

const clauseOn = (norm: CitedNorm, on: LegalDate, setting?: Setting): string => {
  const older = on < ORDERS_OF_2023 ? found(before2023[norm] ?? {}, setting) : undefined;
  return older || clauseOf(norm, setting);
};

/** What a decision rests on: the norm, and its clause as cited on the day of the fact (EDI-1, EDI-2, EDI-3). */
export const groundOf = (norm: CitedNorm, on: LegalDate, setting?: Setting): { norm: string; source: string } => ({
  norm,
  source: cite(clauseOn(norm, on, setting), on),
});

const perSetting = (norm: string, clauses: Clauses): { norm: string; setting?: Setting; clause: string }[] =>
  typeof clauses === 'string'
    ? [{ norm, clause: clauses }]
    : (Object.entries(clauses) as [Setting, string][]).map(([setting, clause]) => ({ norm, setting, clause }));

/** Every norm with the clauses that decisions cite, by setting where they differ. */
export const citedClauses = Object.entries(clauses).flatMap(([norm, of]) => perSetting(norm, of));

/** The same of the rules before 01.07.2023. */
export const citedClausesBefore2023 = Object.entries(before2023).flatMap(([norm, of]) => perSetting(norm, of));
