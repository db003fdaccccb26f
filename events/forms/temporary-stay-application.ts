import * as z from 'zod/mini';
import { legalDate, line } from '../primitives.ts';
import { checked } from '../schema.ts';
import { type Form, field, fields, fullName, list, right, text, title, words } from './form.ts';
import { registersConsent, signedOn } from './parts/application.ts';

/**
 * TMP-1, 263/4 form 1: the application to an organization of temporary stay. It has no words for who applies, and three ruled lines below
 * the director's name, where such applications name them.
 */

const relative = z.object({ name: fullName, relation: line(60), contact: z.optional(line(250)) });

const schema = fields({
  organizationName: field('уақытша болу ұйымының атауы', 'название организации временного пребывания', line(250), {
    known: 'organizationName',
  }),
  directorName: field(
    'директордың тегі аты-жөні (бар болса)',
    'фамилия, имя, отчество (при его наличии) директора',
    z.optional(fullName),
  ),
  recipientName: field('Өтініш иесі', 'Заявитель', fullName, { lines: 3, known: 'recipientName' }),
  birthDate: field('Туған күні', 'Дата рождения', legalDate, { known: 'birthDate' }),
  birthplace: field('Туған жері', 'Место рождения', line(250)),
  identityDocument: field(
    'Жеке басын куәландыратын құжат (болған кезде)',
    'Документ, удостоверяющий личность (при наличии)',
    z.optional(line(250)),
    { lines: 2 },
  ),
  education: field('Білімі', 'Образование', z.optional(line(250))),
  housingLostIn: field(
    'жылы тұрғын үйімнен айырылдым',
    'Год, в котором утрачено жильё',
    z.optional(checked(z.string(), z.regex(/^(?:19|20)\d{2}$/, 'is no year'))),
  ),
  lostHousingAddress: field('айырылған тұрғын үйімнен мекенжайы', 'Адрес утраченного жилья', z.optional(line(420))),
  housingLostBecause: field('Тұрғын үйімнен айырылу себебім', 'Причина утраты жилья', z.optional(line(500))),
  lastRegisteredAt: field(
    'Тұрғылықты жері бойынша соңғы тіркелген мекенжайы',
    'Последний адрес регистрации по месту жительства',
    z.optional(line(420)),
  ),
  cannotLiveThereBecause: field(
    'Тіркелген мекенжайы, тұрғылықты жері бойынша тұрудың мүмкін болмауының себебі (егер баспанасынан айырылмаған болса)',
    'Причина невозможности проживания по адресу регистрации, месту жительства (если жильё не утрачено)',
    z.optional(line(500)),
    { lines: 2 },
  ),
  relatives: field(
    'Жақын туыстары туралы деректер',
    'Сведения о близких родственниках',
    z.optional(list(relative, 10)),
    {
      lines: 3,
    },
  ),
  signedOn: signedOn('жыл'),
});

export const form: Form = {
  schema,
  annex: words(
    'Халықты әлеуметтік қорғау\nсаласында уақытша болу\nжағдайында арнаулы әлеуметтік\nқызметтер көрсету стандартына\n1-қосымша\nНысан',
    'Приложение 1\nк Стандарту оказания\nспециальных социальных услуг\nв области социальной защиты населения\nв условиях временного пребывания\nФорма',
  ),
  blocks: [
    right(
      '{organizationName}\n(уақытша болу ұйымының атауы) директорына\n{directorName}\n(директордың тегі аты-жөні (бар болса)\n{recipientName}',
      'Директору {organizationName}\n(название организации временного пребывания)\n{directorName}\n(фамилия, имя, отчество (при его наличии) директора)\n{recipientName}',
    ),
    title('ӨТІНІШ', 'ЗАЯВЛЕНИЕ'),
    text(
      'Мені әлеуметтік бейімдеу және оңалтудан өту үшін уақытша болу ұйымына қабылдауды сұраймын.\nӨзім туралы мынадай ақпаратты хабарлаймын:',
      'Прошу принять меня в организацию временного пребывания для прохождения социальной адаптации и реабилитации.\nСообщаю о себе следующие сведения:',
    ),
    text(
      'Туған күні "{birthDate.d}" {birthDate.m} {birthDate.y} жыл',
      'Дата рождения "{birthDate.d}" {birthDate.m} {birthDate.y} года',
    ),
    text('Туған жері: {birthplace}', 'Место рождения: {birthplace}'),
    text(
      'Жеке басын куәландыратын құжат (болған кезде): {identityDocument}',
      'Документ, удостоверяющий личность (при наличии): {identityDocument}',
    ),
    text('Білімі: {education}', 'Образование: {education}'),
    text(
      '{housingLostIn} жылы тұрғын үйімнен айырылдым, айырылған тұрғын үйімнен мекенжайы\n{lostHousingAddress}',
      'Жилья лишился (лишилась) в {housingLostIn} году, адрес утраченного жилья\n{lostHousingAddress}',
    ),
    'housingLostBecause',
    text(
      'Тұрғылықты жері бойынша соңғы тіркелген мекенжайы:\n{lastRegisteredAt}',
      'Последний адрес регистрации по месту жительства:\n{lastRegisteredAt}',
    ),
    'cannotLiveThereBecause',
    text('Жақын туыстары туралы деректер: {relatives}', 'Сведения о близких родственниках: {relatives}'),
    text(
      'Тұру және өртке қарсы қауіпсіздік қағидаларымен таныстым және оларды сақтауға міндеттенемін.',
      'С правилами проживания и пожарной безопасности ознакомлен (ознакомлена) и обязуюсь их соблюдать.',
    ),
    text(
      `Уақытша болу ұйымдарында арнаулы әлеуметтік қызметтер көрсетуге құжаттарды ресімдеу үшін қажетті менің қолжетімділігі шектеулі дербес деректерімді жинауға және өңдеуге "Дербес деректер және оларды қорғау туралы" Қазақстан Республикасыны Заңының 8-бабына сәйкес келісім беремін. ${registersConsent.kk}`,
      `В соответствии со статьёй 8 Закона Республики Казахстан "О персональных данных и их защите" даю согласие на сбор и обработку моих персональных данных ограниченного доступа, которые необходимы для оформления документов на оказание специальных социальных услуг в организациях временного пребывания. ${registersConsent.ru}`,
    ),
    text(
      'Сондай-ақ, өзім туралы жалған ақпарат берген жағдайда, мен уақытша болу ұйымынан бірден шығарылатыным туралы ескертілдім.',
      'Я также предупреждён (предупреждена) о том, что за ложные сведения о себе буду сразу отчислен (отчислена) из организации временного пребывания.',
    ),
    text(
      '{_} (қолы) "{signedOn.d}" {signedOn.m} {signedOn.y} жыл.',
      '{_} (подпись) "{signedOn.d}" {signedOn.m} {signedOn.y} года.',
    ),
  ],
};
