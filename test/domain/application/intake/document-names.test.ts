import { describe, expect, test } from 'vitest';
import { type DocumentKind, holds } from '../../../../domain/application/intake/documents.ts';
import { filing, papers } from './fixture.ts';

/** As departments write them: in any case, with blanks, brackets or joints of any kind. */
const written: Record<DocumentKind, string[]> = {
  application: [
    ...['Application', 'application form', 'Application (form 1)', 'form_1', 'Form1', 'writtenApplication'],
    ...['statement', 'Request', 'representative application', 'Application of representative'],
    ...['Өтініш', 'Жазбаша өтініш', 'ЗАЯВЛЕНИЕ', 'письменное заявление'],
  ],
  'medical-petition': [
    ...['medical petition', 'Petition', 'Medical organization petition', 'petition of medical organization'],
    ...['қолдаухат', 'Медициналық ұйымның қолдаухаты', 'Ходатайство', 'ходатайство медицинской организации'],
  ],
  referral: [
    ...['referral', 'written referral', 'Referral letter', 'direction'],
    ...['жолдама', 'Жазбаша жолдама', 'направление', 'Письменное направление'],
  ],
  'identity-document': [
    ...['identityDocument', 'identity', 'Identity card', 'ID', 'id card', 'ID document', 'identification'],
    ...['national ID', 'Passport', 'birth certificate', 'digital_document', 'Digital ID', 'digitalIdentityDocument'],
    ...['Жеке куәлік', 'жеке басын куәландыратын құжат', 'Туу туралы куәлік', 'төлқұжат', 'Цифрлық құжат'],
    ...['Удостоверение', 'удостоверение личности', 'Документ, удостоверяющий личность', 'Свидетельство о рождении'],
    ...['паспорт', 'цифровой документ'],
  ],
  'medical-card': [
    ...['Medical card', 'medical', 'medical form', 'Medical form 2', 'form 2', 'form2', 'Medical card (form 2)'],
    ...['medical_card_form_2', 'medicalCardForm2', 'medical record'],
    ...['Медициналық карта', 'медицинская карта', 'Медкарта'],
  ],
  'pmp-conclusion': [
    ...['PMP conclusion', 'PMP', 'PMPK', 'PMPC', 'pmpk conclusion', 'pmpc-conclusion', 'PMP consultation'],
    ...['PMP consultation conclusion', 'pedagogical conclusion'],
    ...['psychological-medical-pedagogical conclusion', 'psychological, medical, pedagogical consultation'],
    ...['ПМПК', 'ПМПК қорытындысы', 'Заключение ПМПК'],
    ...['психологиялық-медициналық-педагогикалық консультация қорытындысы'],
  ],
  'court-decision-incapacity': [
    ...['court_decision_incapacity', 'court decision', 'Court decision on incapacity', 'incapacity'],
    ...['incapacity court decision', 'Сот шешімі', 'Решение суда', 'решение суда о недееспособности'],
  ],
  'victim-recognition': [
    ...['victim recognition', 'recognition as victim', 'victimStatus'],
    ...['жәбірленуші деп тану', 'Признание потерпевшим'],
  ],
  'valid-absence-reason': [
    ...['valid absence reason', 'absence reason', 'Valid reason', 'дәлелді себеп', 'Уважительная причина'],
  ],
  'court-decision-capacity-restored': [
    ...['court decision: capacity restored', 'capacity restored', 'Court decision on capacity restored'],
  ],
};

describe('the names of documents', () => {
  test.each(Object.entries(written) as [DocumentKind, string[]][])(
    'APP-1 · %s under any of its names',
    (kind, names) => {
      expect(names.filter((name) => !holds(papers(name), kind))).toStrictEqual([]);
    },
  );

  test('APP-1 · a name in decomposed letters, as some systems send it, is the same name', () => {
    expect(holds(papers('Цифровой документ'.normalize('NFD')), 'identity-document')).toBe(true);
  });

  test('APP-1 · a document of another kind, or of an unknown one, proves nothing, and is not refused', () => {
    expect(holds(papers('medical-petition', 'form-1-1', 'constructor', ''), 'medical-card')).toBe(false);
    expect(holds(papers('form-1-1', 'form-12', 'a form 1', 'form 1a'), 'application')).toBe(false);
    expect(
      filing({ documents: papers('application', 'identity-document', 'medical-card', 'a letter to the akim') }),
    ).toMatchObject({ type: 'ApplicationFiled' });
  });
});
