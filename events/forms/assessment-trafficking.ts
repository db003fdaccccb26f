import * as z from 'zod/mini';
import { checked } from '../schema.ts';
import { type Form, field, fields, title, words } from './form.ts';
import { conclusions, numbered, people, section, signatures } from './parts/assessment.ts';
import { blocks } from './parts/trafficking-criteria.ts';

/**
 * TMP-3, 263/4 form 1-1, first sheet: whether somebody suffered in the trade in people. Points are given to each criterion; how many there
 * may be at most the text does not say, nor from how many on somebody is recognized: that is for those who sign.
 */

const points = z.optional(checked(z.int(), z.gte(0), z.lte(100)));

const criteria = blocks.flatMap((block) => block.criteria);

const specialist = 'Ұйым маманы';
const recognized =
  'Адамды саудаға салу, оларды пайдаланудың өзге де түрлері, сондай-ақ адамдарды ұрлау іс-әрекеттерінің нәтижесінде қатыгездік танытудан зардап шеккен деп танылады.';
const notRecognized = recognized.replace('танылады.', 'танылмайды.');

const schema = fields({
  ...people('бағаланатын адамның тегі, аты, әкесінің аты (бар болса)', specialist, recognized, notRecognized),
  scores: field(
    'көрсеткіштер (балл)',
    'показатели (баллы)',
    fields(Object.fromEntries(criteria.map(([number, kk, ru]) => [number, field(kk, ru, points)]))),
  ),
});

const sumOf = (numbers: readonly string[]) => `{+${numbers.map((number) => `scores.${number}`).join(' ')}}`;

export const form: Form = {
  schema,
  annex: words(
    'Халықты әлеуметтік қорғау\nсаласында уақытша болу\nжағдайында арнаулы әлеуметтік\nқызметтер көрсету стандартына\n1-1-қосымша\nнысан-1',
    'Приложение 1-1\nк Стандарту оказания\nспециальных социальных услуг\nв области социальной защиты населения\nв условиях временного пребывания\nформа-1',
  ),
  blocks: [
    title(
      'Бағалау парағы {recipientName}\n(бағаланатын адамның тегі, аты, әкесінің аты (бар болса)',
      'Лист оценки {recipientName}\n(фамилия, имя, отчество (при его наличии) оцениваемого лица)',
    ),
    {
      as: 'table',
      head: [
        words('Р/с №', '№'),
        words(
          'Адамды, оның ішінде кәмелетке толмағандарды саудаға салу, оларды пайдаланудың өзге де түрлері, сондай-ақ адамдарды ұрлау кезінде қатыгездікпен қараудың болуын бағалауға арналған өлшемшарттардың тізбесі',
          'Перечень критериев для оценки наличия жестокого обращения при торговле людьми, в том числе несовершеннолетними, иных видах их эксплуатации, а также похищении людей',
        ),
        words(
          'Адамды, оның ішінде кәмелетке толмағандарды саудаға салу, оларды пайдаланудың өзге де түрлері, сондай-ақ адамдарды ұрлау кезінде қатыгездікпен қараудың болуын бағалауға арналған көрсеткіштер (балл)',
          'Показатели для оценки наличия жестокого обращения при торговле людьми, в том числе несовершеннолетними, иных видах их эксплуатации, а также похищении людей (баллы)',
        ),
      ],
      rows: [
        ...blocks.flatMap((block) => {
          const sum = sumOf(block.criteria.map(([number]) => number));
          return [
            section(block.heading),
            ...block.criteria.map((criterion) => numbered(criterion, `{scores.${criterion[0]}}`)),
            { as: 'total' as const, cells: [words(block.total, 'Итого по блоку'), words(sum, sum)] },
          ];
        }),
        {
          as: 'total',
          cells: [
            words('Жалпы нәтиже', 'Общий итог'),
            words(sumOf(criteria.map(([number]) => number)), sumOf(criteria.map(([number]) => number))),
          ],
        },
      ],
    },
    ...conclusions(
      {
        kk: recognized,
        ru: 'признаётся пострадавшим (пострадавшей) от жестокого обращения в результате торговли людьми, иных видов их эксплуатации, а также похищения людей.',
      },
      {
        kk: notRecognized,
        ru: 'не признаётся пострадавшим (пострадавшей) от жестокого обращения в результате торговли людьми, иных видов их эксплуатации, а также похищения людей.',
      },
    ),
    {
      as: 'text',
      words: words(
        '{_}\n(қолы) (бағаланатын адамның тегі, аты, әкесінің аты (бар болса), күні)',
        '{_}\n(подпись) (фамилия, имя, отчество (при его наличии) оцениваемого лица, дата)',
      ),
    },
    ...signatures(specialist, 'Специалист организации', 'inline'),
  ],
};
