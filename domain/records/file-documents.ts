import type { Application } from '../application/application.ts';
import type { DocumentKind } from '../application/intake/documents.ts';
import { type CitedNorm, groundOf } from '../law/clauses.ts';
import type { LegalDate } from '../law/time.ts';
import type { Ground } from '../refusal.ts';
import { originalsOf } from '../stay/originals.ts';
import { isChild, isVictim } from '../vocabulary.ts';

/** Every kind of document that a personal file may hold: by its list, or because it is attached when the file goes along (TRA-2). */
export const fileDocumentKinds = [
  'application',
  'medical-petition',
  'referral',
  'identity-document',
  'birth-certificate',
  'vaccination-card',
  'disability-certificate',
  'medical-card',
  'pmp-conclusion',
  'isp-extract',
  'court-decision-incapacity',
  'pension-certificate',
  'veteran-certificate',
  'assessment-sheet',
  'decision',
  'contract',
  'admission-order',
  'discharge-order',
  'individual-plan',
  'monitoring-journal',
] as const;

export type FileDocumentKind = (typeof fileDocumentKinds)[number];

/** Whether this is a kind that a file may hold. */
export const isFileDocument = (kind: string): kind is FileDocumentKind =>
  (fileDocumentKinds as readonly string[]).includes(kind);

/** One line of the list of a file. `ifAny`: the clause asks for it only if there is one, and nobody here knows of one. */
export type Listed = {
  kind: FileDocumentKind;
  /** Serves as well. */
  instead?: readonly FileDocumentKind[];
  ifAny?: true;
} & Required<Ground>;

/** What the list depends on: the case, and whether the person is known to be incapacitated. */
export type FileOf = { application: Application; incapacity: boolean };

type Line = readonly [FileDocumentKind, CitedNorm, { instead?: readonly FileDocumentKind[]; ifAny?: boolean }?];

const on = (condition: boolean, ...lines: readonly Line[]): readonly Line[] => (condition ? lines : []);

const COURT = 'court-decision-incapacity';

/** Of adults, «бар болса»: sure once the person is known to be incapacitated. */
const courtDecision = ({ application, incapacity }: FileOf, norm: CitedNorm): readonly Line[] =>
  on(!isChild(application.category), [COURT, norm, { ifAny: !incapacity }]);

/** 230 cl.23(2), in its order; who stays by a contract of their own has that, and neither application nor decision (ADM-6). */
const semiInpatient = (file: FileOf): readonly Line[] => {
  const { category, priorityClass, isp, stay } = file.application;
  const elderly = category === 'elderly';
  const paid = stay?.paid === true;
  return [
    ...on(!paid, ['application', 'FIL-1', { instead: ['medical-petition'] }]),
    ['identity-document', 'FIL-1'],
    ['disability-certificate', 'FIL-1', { ifAny: elderly }],
    ['medical-card', 'FIL-1'],
    ['isp-extract', 'FIL-1', { ifAny: elderly && !isp }],
    ...courtDecision(file, 'FIL-1'),
    ...on(elderly, ['pension-certificate', 'FIL-1']),
    ...on(priorityClass === 'first-of-all', ['veteran-certificate', 'FIL-1']),
    ...on(!paid, ['decision', 'FIL-1']),
    ['admission-order', 'FIL-1'],
  ];
};

/** 263/1 cl.8 and cl.9: what the card of a recipient is formed with, and what a representative presents. */
const inpatient = (file: FileOf): readonly Line[] => {
  const { setting, category, stay } = file.application;
  return [
    ...on(stay?.paid !== true, ['decision', 'ADM-1']),
    ['medical-card', 'ADM-1'],
    ...originalsOf(setting, category).map((kind): Line => [kind, 'ADM-3']),
    ...courtDecision(file, 'ADM-1'),
    ['admission-order', 'ADM-1'],
  ];
};

/** 263/3 cl.9: what the department forwards to whoever serves at home. */
const home = ({ application: { category, stay } }: FileOf): readonly Line[] => [
  ...on(stay?.paid !== true, ['decision', 'FIL-1']),
  ['medical-card', 'FIL-1'],
  ...on(isChild(category), ['pmp-conclusion', 'FIL-1']),
  ['admission-order', 'ADM-1'],
];

/** 263/4 cl.3, 4-2, 4-9, 8: how the person came, what a victim was found to be, and the contract. */
const temporaryStay = ({ application: { category, temporary, stay } }: FileOf): readonly Line[] => [
  ...on(stay?.paid !== true, ['application', 'TMP-1', { instead: ['referral'] }]),
  ...on(isVictim(category) && !temporary?.recognized, ['assessment-sheet', 'TMP-3']),
  ...on(isVictim(category), ['decision', 'TMP-4']),
  ...on(stay?.paid !== true, ['contract', 'TMP-7']),
  ['admission-order', 'ADM-1'],
];

const lists = { inpatient, 'semi-inpatient': semiInpatient, home, 'temporary-stay': temporaryStay };

/**
 * FIL-1: what the personal file of a recipient must hold on a day, line by line, each with the clause that asks for it. 230 cl.23(2)
 * lists it for semi-inpatient care; elsewhere it is what the standard of the setting makes come together, and nothing that no clause
 * asks for.
 */
export const listOf = (file: FileOf, day: LegalDate): Listed[] => {
  const { setting, stay } = file.application;
  const lines = [...lists[setting](file), ...on(stay?.paid === true, ['contract', 'ADM-6'])];
  return lines.map(([kind, norm, { instead, ifAny } = {}]) => ({
    kind,
    ...(instead && { instead }),
    ...(ifAny && { ifAny }),
    ...groundOf(norm, day, setting),
  }));
};

/** TRA-2: what is attached to a file that goes along with the recipient. */
export const attachedAtTransfer = [
  'discharge-order',
  'individual-plan',
  'monitoring-journal',
] as const satisfies readonly FileDocumentKind[];

/** Of what an application that was entered had to hold, what a file keeps, too; temporary stay asks for one of two. */
export const handedIn: Readonly<Record<Application['setting'], readonly (DocumentKind & FileDocumentKind)[]>> = {
  inpatient: ['medical-card'],
  'semi-inpatient': ['application', 'identity-document', 'medical-card'],
  home: ['medical-card', 'pmp-conclusion'],
  'temporary-stay': ['application'],
};
