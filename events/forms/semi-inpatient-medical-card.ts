import { type Form, fields, heading, right, text, title, words } from './form.ts';
import * as shared from './parts/medical.ts';

/** APP-1, CHO-3, 263/2 form 2: the medical card for semi-inpatient care. */

const examinations = shared.examinations(
  { psychiatrist: 2, dermatologist: 1, phthisiatrician: 3, therapist: 2, epidemiology: 2 },
  'фтизиатр (флюрография мәліметтерінің болуы міндетті)',
);

const schema = fields({
  ...shared.head,
  ...examinations,
  ...shared.byIndications,
  ...shared.laboratory,
  ...shared.foot,
});

export const form: Form = {
  schema,
  annex: words(
    'Халықты әлеуметтік қорғау\nсаласында жартылай\nстационарлық жағдайда арнаулы\nәлеуметтік қызметтер көрсету\nстандартына\n2-қосымша\nНысан',
    'Приложение 2\nк Стандарту оказания\nспециальных социальных услуг\nв области социальной защиты населения\nв условиях полустационара\nФорма',
  ),
  blocks: [
    title('МЕДИЦИНАЛЫҚ КАРТА', 'МЕДИЦИНСКАЯ КАРТА'),
    text(
      '{medicalOrganization}\n(медициналық ұйымның атауы)\nТегі, аты, әкесінің аты (бар болса)\n{recipientName}',
      '{medicalOrganization}\n(название медицинской организации)\nФамилия, имя, отчество (при его наличии)\n{recipientName}',
    ),
    ...shared.aboutPerson('Туған күні {birthDate.y20} жылғы "{birthDate.d}" {birthDate.m}'),
    heading(
      'Медициналық тексеру (негізгі және ілеспелі диагнозды, асқынудың орын алғандығын, бұрын болған аурулар туралы мәліметтерді көрсету қажет):',
      shared.examinationRu,
    ),
    ...Object.keys(examinations),
    heading('Көрсетілімдер бойынша (диспансерлік есепке алу кезінде):', 'По показаниям (при диспансерном учёте):'),
    ...Object.keys(shared.byIndications),
    ...shared.laboratoryBlocks,
    ...shared.conclusion('жартылай стационарлық үлгідегі ұйымда болуға', 'полустационарного типа'),
    right('Мөрдің орны.', 'Место печати.'),
    ...shared.signature('Медициналық ұйымның басшысы:\n{headOfOrganization}', '{issuedOn.m}.'),
  ],
};
