import { type Form, fields, heading, right, text, title, words } from './form.ts';
import * as shared from './parts/medical.ts';

/** APP-1, CHO-3, 263/3 form 2: the medical card for service at home. */

const examinations = shared.examinations(
  { psychiatrist: 2, dermatologist: 2, phthisiatrician: 3, therapist: 2, epidemiology: 3 },
  'фтизиатр (флюорография мәліметтерінің болуы міндетті)',
);

const laboratory = {
  bloodTest: shared.bloodTest,
  urineTest: shared.urineTest,
  stoolBacteria: shared.stoolBacteria(2),
};

const schema = fields({ ...shared.head, ...examinations, ...laboratory, ...shared.foot });

export const form: Form = {
  schema,
  annex: words(
    'Халықты әлеуметтік қорғау\nсаласында үйде қызметтер\nкөрсету жағдайында арнаулы\nәлеуметтік қызметтер\nкөрсету стандартына\n2-қосымша\nНысан',
    'Приложение 2\nк Стандарту оказания\nспециальных социальных услуг\nв области социальной защиты населения\nв условиях оказания услуг на дому\nФорма',
  ),
  blocks: [
    title('МЕДИЦИНАЛЫҚ КАРТА', 'МЕДИЦИНСКАЯ КАРТА'),
    text(
      '{medicalOrganization}\n(медициналық ұйымның атауы)',
      '{medicalOrganization}\n(название медицинской организации)',
    ),
    'recipientName',
    ...shared.aboutPerson('Туған күні {birthDate.y} жылғы "{birthDate.d}" {birthDate.m}'),
    heading(
      'Медициналық тексеру: (негізгі және ілеспелі диагнозды, асқынудың орын алғандығын, бұрын болған аурулар туралы мәліметтерді көрсету қажет):',
      shared.examinationRu,
    ),
    ...Object.keys(examinations),
    heading('Зертханалық зерттеулердің нәтижелері:', 'Результаты лабораторных исследований:'),
    ...Object.keys(laboratory),
    ...shared.conclusion('үйде қызмет көрсету ұйымда болуға', 'оказания услуг на дому', ':'),
    right('Мөрдің орны.', 'Место печати.'),
    ...shared.signature('Медициналық ұйымның басшысы: {headOfOrganization}', '{issuedOn.m}.'),
  ],
};
