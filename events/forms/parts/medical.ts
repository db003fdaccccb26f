import * as z from 'zod/mini';
import { legalDate, line } from '../../primitives.ts';
import { type Block, field, finding, fullName, heading, text, words } from '../form.ts';

/** The lines that the medical cards of three settings share (263/1 form 2, 263/2 form 2, 263/3 form 2). */

const found = words('(мерзімі, нәтижесі)', '(срок, результат)');

/** What a physician writes: the main diagnosis and those beside it, complications, former diseases. */
const opinion = line(1000);

const byPhysician = (kk: string, ru: string, lines = 1) => field(kk, ru, opinion, { lines });
const byIndication = (kk: string, ru: string) => field(kk, ru, z.optional(opinion));

const tested = (kk: string, ru: string, about: { lines?: number } = {}) =>
  field(kk, ru, finding, { hint: found, ...about });

/** Asked of some: by category and sex. */
const testedIfAsked = (kk: string, ru: string) => field(kk, ru, z.optional(finding), { hint: found });

const anamnesisKk =
  'Қысқаша анамнез (ауру анамнезі, өмір анамнезі, тұқым қуалаушылық, инфекциялық аурулармен ауыруы (ауыруының атауы, ауыру уақыты), аллергиялық реакцияға (препараттардың төзімділігін қоса алғанда))';
const anamnesisRu =
  'Краткий анамнез (анамнез болезни, анамнез жизни, наследственность, перенесённые инфекционные заболевания (название, время), аллергические реакции (включая переносимость препаратов))';

export const head = {
  medicalOrganization: field('медициналық ұйымның атауы', 'название медицинской организации', line(250)),
  recipientName: field('Тегі, аты, әкесінің аты (бар болса)', 'Фамилия, имя, отчество (при его наличии)', fullName, {
    known: 'recipientName',
  }),
  birthDate: field('Туған күні', 'Дата рождения', legalDate, { known: 'birthDate' }),
  address: field('Үйінің мекенжайы', 'Домашний адрес', line(420), { known: 'address' }),
  anamnesis: field(anamnesisKk, anamnesisRu, line(4000), { lines: 2 }),
};

/** Of how many lines each physician has, the forms differ. */
export const examinations = (
  lines: Readonly<Record<'psychiatrist' | 'dermatologist' | 'phthisiatrician' | 'therapist' | 'epidemiology', number>>,
  phthisiatrician: string,
) => ({
  neurologist: byPhysician('невропатолог', 'невропатолог'),
  psychiatrist: byPhysician('психиатр', 'психиатр', lines.psychiatrist),
  dermatologist: byPhysician('дерматовенеролог', 'дерматовенеролог', lines.dermatologist),
  phthisiatrician: byPhysician(
    phthisiatrician,
    'фтизиатр (наличие данных флюорографии обязательно)',
    lines.phthisiatrician,
  ),
  therapist: byPhysician('терапевт/педиатр', 'терапевт/педиатр', lines.therapist),
  epidemiology: field(
    'эпидемиологиялық ортасы туралы қорытынды',
    'заключение об эпидемиологическом окружении',
    opinion,
    { lines: lines.epidemiology },
  ),
});

export const byIndications = {
  endocrinologist: byIndication('эндокринолог', 'эндокринолог'),
  cardiologist: byIndication('кардиолог', 'кардиолог'),
  orthopedist: byIndication('ортопед', 'ортопед'),
  narcologist: byIndication('нарколог', 'нарколог'),
  oncologist: byIndication('онколог', 'онколог'),
  gynecologist: byIndication('гинеколог (уролог)', 'гинеколог (уролог)'),
};

export const bySurgeon = {
  surgeon: byIndication('хирург', 'хирург'),
  oculist: byIndication('окулист', 'окулист'),
  otolaryngologist: byIndication('отоларинголог', 'отоларинголог'),
};

export const bloodTest = tested('қанның жалпы анализі', 'общий анализ крови');
export const urineTest = tested('зәрдің жалпы анализі', 'общий анализ мочи');
export const stoolBacteria = (lines = 1) =>
  tested(
    'нәжіс жұғындарын ішектаяқшасына бактериологиялық зерттеу',
    'бактериологическое исследование мазков кала на кишечную палочку',
    { lines },
  );

export const laboratory = {
  bloodTest,
  hivTest: tested('АИТВ инфекциясына қанның анализі', 'анализ крови на ВИЧ-инфекцию'),
  syphilisTest: tested('сифилиске қанның анализі', 'анализ крови на сифилис'),
  urineTest,
  stoolParasites: tested(
    'нәжіс жұғындарын гельминттер жұмыртқасына паразитологиялық зерттеу',
    'паразитологическое исследование мазков кала на яйца гельминтов',
  ),
  stoolBacteria: stoolBacteria(),
  meningococcus: tested(
    'менингококк инфекциясына зертқаналық зерттеу',
    'лабораторное исследование на менингококковую инфекцию',
  ),
  vaginalSmear: testedIfAsked('әйелдердің қынап жағындысы', 'вагинальный мазок у женщин'),
  urethralSmear: testedIfAsked('ерлердің уретральды жағындысы', 'уретральный мазок у мужчин'),
};

/** QUE-10: the conclusion says whether there are contraindications. */
export const foot = {
  conclusion: field(
    'Дәрігерлік-консультациялық комиссия төрағасының қорытындысы',
    'Заключение председателя врачебно-консультационной комиссии',
    line(2000),
  ),
  headOfOrganization: field('Медициналық ұйымның басшысы', 'Руководитель медицинской организации', fullName),
  issuedOn: field('жылғы', 'Дата', legalDate),
};

export const examinationRu =
  'Медицинский осмотр (указать основной и сопутствующий диагнозы, наличие осложнений, сведения о перенесённых заболеваниях):';

/** Birth, address and anamnesis; the year of birth stands differently in each card. */
export const aboutPerson = (born: string): Block[] => [
  text(born, 'Дата рождения "{birthDate.d}" {birthDate.m} {birthDate.y} года'),
  'address',
  text(`${anamnesisKk}:\n{anamnesis}`, `${anamnesisRu}:\n{anamnesis}`),
];

/** The first line stands in one with its heading, and the last two are for some. */
export const laboratoryBlocks: readonly Block[] = [
  heading('Зертханалық зерттеулердің нәтижелері:', 'Результаты лабораторных исследований:'),
  ...Object.keys(laboratory).slice(0, -2),
  heading(
    'психоневрологиялық аурулары бар 18 жастан асқан адамдар үшін:',
    'для лиц старше 18 лет с психоневрологическими заболеваниями:',
  ),
  'vaginalSmear',
  'urethralSmear',
];

export const conclusion = (kk: string, ru: string, colon = ''): Block[] => [
  text(
    `Дәрігерлік-консультациялық комиссия төрағасының қорытындысы${colon}\n{conclusion}\n(${kk} медициналық қарсы көрсетілімдер бар ма)`,
    `Заключение председателя врачебно-консультационной комиссии:\n{conclusion}\n(имеются ли медицинские противопоказания к пребыванию в организации ${ru})`,
  ),
];

export const signature = (head: string, month: string): Block[] => [
  text(
    `${head}\n(тегі, аты, әкесінің аты (бар болса), қолы)\n{issuedOn.y20} жылғы "{issuedOn.d}" ${month}`,
    'Руководитель медицинской организации: {headOfOrganization}\n(фамилия, имя, отчество (при его наличии), подпись)\n"{issuedOn.d}" {issuedOn.m} {issuedOn.y20} года',
  ),
];
