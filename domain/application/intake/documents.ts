import { groundOf } from '../../law/clauses.ts';
import type { LegalDate } from '../../law/time.ts';
import { AgainstNorm } from '../../refusal.ts';
import { isChild, type Setting } from '../../vocabulary.ts';
import type { Document, FileApplication } from './command.ts';

/**
 * The documents that a decision may rest on, and the names under which departments send them: the contract leaves
 * `kind` open. A kind that is not here is kept with the application and proves nothing.
 */
const namesOf = {
  application: [
    ...['application-form', 'application-form-1', 'form-1', 'written-application', 'statement', 'request'],
    ...['representative-application', 'application-of-representative'],
    ...['өтініш', 'жазбаша-өтініш', 'заявление', 'письменное-заявление'],
  ],
  'medical-petition': [
    ...['petition', 'medical-organization-petition', 'petition-of-medical-organization'],
    ...['қолдаухат', 'медициналық-ұйымның-қолдаухаты', 'ходатайство', 'ходатайство-медицинской-организации'],
  ],
  referral: [
    ...['written-referral', 'referral-letter', 'direction'],
    ...['жолдама', 'жазбаша-жолдама', 'направление', 'письменное-направление'],
  ],
  'identity-document': [
    ...['identity', 'identity-card', 'id', 'id-card', 'id-document', 'identification', 'national-id'],
    ...['passport', 'birth-certificate', 'digital-document', 'digital-id', 'digital-identity-document'],
    ...['жеке-куәлік', 'жеке-басын-куәландыратын-құжат', 'туу-туралы-куәлік', 'төлқұжат', 'цифрлық-құжат'],
    ...['удостоверение', 'удостоверение-личности', 'документ-удостоверяющий-личность', 'свидетельство-о-рождении'],
    ...['паспорт', 'цифровой-документ'],
  ],
  'medical-card': [
    ...['medical', 'medical-form', 'medical-form-2', 'form-2', 'medical-card-form-2', 'medical-record'],
    ...['медициналық-карта', 'медицинская-карта', 'медкарта'],
  ],
  'pmp-conclusion': [
    ...['pmp', 'pmpk', 'pmpc', 'pmpk-conclusion', 'pmpc-conclusion', 'pmp-consultation', 'pmp-consultation-conclusion'],
    ...['psychological-medical-pedagogical-conclusion', 'psychological-medical-pedagogical-consultation'],
    ...['pedagogical-conclusion', 'пмпк', 'пмпк-қорытындысы', 'заключение-пмпк'],
    ...['психологиялық-медициналық-педагогикалық-консультация-қорытындысы'],
  ],
  'court-decision-incapacity': [
    ...['court-decision', 'court-decision-on-incapacity', 'incapacity-court-decision', 'incapacity'],
    ...['сот-шешімі', 'решение-суда', 'решение-суда-о-недееспособности'],
  ],
  'victim-recognition': ['recognition-as-victim', 'victim-status', 'жәбірленуші-деп-тану', 'признание-потерпевшим'],
  'valid-absence-reason': ['absence-reason', 'valid-reason', 'дәлелді-себеп', 'уважительная-причина'],
  'court-decision-capacity-restored': ['capacity-restored', 'court-decision-on-capacity-restored'],
} as const satisfies Record<string, readonly string[]>;

export type DocumentKind = keyof typeof namesOf;

const kindOf = new Map<string, DocumentKind>(
  (Object.keys(namesOf) as DocumentKind[]).flatMap((kind) => [
    [kind, kind] as const,
    ...namesOf[kind].map((name) => [name, kind] as const),
  ]),
);

/** `Medical card (form 2)`, `medical_card_form_2` and `medicalCardForm2` are one name. */
const normalized = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1-')
    .toLowerCase()
    .replace(/(\p{L})(?=\d)/gu, '$1-')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

/** Whether a document is among those handed in, under whichever of its names. */
export const holds = (documents: readonly Document[], kind: DocumentKind): boolean =>
  documents.some((document) => kindOf.get(normalized(document.kind)) === kind);

/** What a setting asks for; any one of an entry's documents will do, and the first names it when none is there. */
const required: Record<Setting, readonly (readonly [DocumentKind, ...DocumentKind[]])[]> = {
  inpatient: [['application'], ['identity-document'], ['medical-card']],
  'semi-inpatient': [['application', 'medical-petition'], ['identity-document'], ['medical-card']],
  home: [['application', 'medical-petition'], ['identity-document'], ['medical-card']],
  // TMP-2: also those without identity documents.
  'temporary-stay': [['application', 'referral']],
};

/** APP-2: what is asked for a child besides. */
const requiredForChildren: Record<Setting, readonly (readonly [DocumentKind])[]> = {
  inpatient: [],
  'semi-inpatient': [],
  home: [['pmp-conclusion']],
  'temporary-stay': [],
};

/** APP-1: whether a medical organization's petition is among the documents, where it serves instead of the application. */
export const petitioned = ({ setting, documents }: Pick<FileApplication, 'setting' | 'documents'>): boolean =>
  required[setting].some((alternatives) => alternatives.includes('medical-petition')) &&
  holds(documents, 'medical-petition');

/**
 * APP-1, APP-2, APP-4: only a complete set of documents is entered. Temporary stay needs an application or a written
 * referral and nothing else (TMP-1, TMP-2).
 * @throws AgainstNorm `documents-missing`
 */
export const assertComplete = ({ setting, category, documents }: FileApplication, filedOn: LegalDate): void => {
  const missing = [...required[setting], ...(isChild(category) ? requiredForChildren[setting] : [])]
    .filter((alternatives) => !alternatives.some((kind) => holds(documents, kind)))
    .map(([kind]) => kind);
  if (missing.length > 0)
    throw new AgainstNorm(
      'documents-missing',
      `The application is not complete and has not been entered; missing: ${missing.join(', ')}.`,
      groundOf('APP-4', filedOn, setting),
      { missing },
    );
};
