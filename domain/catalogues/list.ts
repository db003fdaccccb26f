import { amendmentsOf, ORDERS_OF_2023 } from '../law/amendments.ts';
import { rule } from '../law/parameters/editions.ts';
import { addDays } from '../law/time.ts';
import type { Setting } from '../vocabulary.ts';
import type { Catalogue, CatalogueEdition, Part } from './catalogue.ts';

/**
 * The catalogues of the orders (REF-1…REF-6): what each is, where it stands, and in which editions. The rows stand in files of
 * their own, since each is loaded by whoever asks for it and by nobody else.
 */

const ONLY_KNOWN =
  'Repealed, and no later text is in hand: it is shown as the last that is known. The day of the first publication, which the entry counts from, is not in hand either: the day named is the earliest it can be (EDI-3).';

/** A list that was repealed on 01.07.2023, in the only wording of it that is in hand. */
const lastKnown = (
  edition: Pick<CatalogueEdition, 'norm' | 'source' | 'meaning' | 'since'>,
  by: string,
): readonly CatalogueEdition[] => [
  {
    ...edition,
    until: addDays(ORDERS_OF_2023, -1),
    confirmed: false,
    note: ONLY_KNOWN,
    repealed: { by, from: ORDERS_OF_2023 },
  },
];

const since = (norm: string, setting: Setting | undefined, source: string, kk: string, ru: string): Part => ({
  ...(setting && { setting }),
  title: { kk, ru },
  source,
  editions: () => rule(norm, source, ru),
});

const services = (setting: Setting, source: string, kk: string, ru: string): Part =>
  since('REF-1', setting, source, kk, ru);
const lessons = (setting: Setting, source: string, kk: string, ru: string): Part =>
  since('REF-2', setting, source, kk, ru);
const supplies = (setting: Setting, source: string, kk: string, ru: string): Part =>
  since('REF-3', setting, source, kk, ru);

const staffSource = '379 annex 1 as amended by 308';
const kindsSource = '330 cl.2…10';

/** Every catalogue by its id. */
export const catalogues = {
  services: {
    norm: 'REF-1',
    title: { kk: 'Арнаулы әлеуметтік қызметтердің тізбелері', ru: 'Перечни специальных социальных услуг' },
    parts: [
      services(
        'inpatient',
        '263/1 annex 5',
        'Стационарлық жағдайда көрсетілетін арнаулы әлеуметтік қызметтердің тізбесі',
        'Перечень специальных социальных услуг, оказываемых в условиях стационара',
      ),
      services(
        'semi-inpatient',
        '263/2 annex 5',
        'Жартылай стационарлық жағдайда көрсетілетін арнаулы әлеуметтік қызметтердің тізбесі',
        'Перечень специальных социальных услуг, оказываемых в условиях полустационара',
      ),
      services(
        'home',
        '263/3 annex 5',
        'Үйде көрсетілетін арнаулы әлеуметтік қызметтердің тізбесі',
        'Перечень специальных социальных услуг, оказываемых на дому',
      ),
      services(
        'temporary-stay',
        '263/4 annex 4',
        'Уақытша болу кезінде арнаулы әлеуметтік көрсетілетін қызметтердің тізбесі',
        'Перечень специальных социальных услуг, оказываемых при временном пребывании',
      ),
    ],
  },
  lessons: {
    norm: 'REF-2',
    title: { kk: 'Оқыту ұзақтығы', ru: 'Длительность обучения' },
    parts: [
      lessons(
        'inpatient',
        '263/1 annex 4',
        'Балаларды, тірек-қимыл аппараты бұзылған балаларды және он сегіз жастан асқан адамдарды стационарлық үлгідегі ұйымдарда оқыту ұзақтығы',
        'Длительность обучения детей, детей с нарушениями опорно-двигательного аппарата и лиц старше восемнадцати лет в организациях стационарного типа',
      ),
      lessons(
        'semi-inpatient',
        '263/2 annex 4',
        'Балаларды, тірек-қимыл аппараты бұзылған балаларды, он сегіз жастан асқан адамдарды жартылай стационарлық үлгідегі ұйымдарда оқыту ұзақтығы',
        'Длительность обучения детей, детей с нарушениями опорно-двигательного аппарата, лиц старше восемнадцати лет в организациях полустационарного типа',
      ),
      lessons(
        'home',
        '263/3 annex 4',
        'Балаларды, тірек-қимыл аппараты бұзылған балаларды және он сегіз жастан асқан адамдарды үйде қызмет көрсету жағдайында оқыту ұзақтығы',
        'Длительность обучения детей, детей с нарушениями опорно-двигательного аппарата и лиц старше восемнадцати лет в условиях оказания услуг на дому',
      ),
    ],
  },
  supplies: {
    norm: 'REF-3',
    title: {
      kk: 'Төсек жабдығының, киімнің, жеке гигиена заттарының нормалары және тозу мерзімдері',
      ru: 'Нормы постельных принадлежностей, одежды, предметов личной гигиены и сроки их носки',
    },
    parts: [
      supplies(
        'inpatient',
        '263/1 annex 3',
        'Стационарлық үлгідегі ұйымдар үшін мүгедектігі жоқ адамдарға дәрігердің тағайындауы бойынша ұсынылатын киімдердің, аяқкиімнің, төсек жабдығының, жеке гигиена заттарының, қатты инвентарь және техникалық көмекші (компенсаторлық) құралдар мен арнайы қозғалыс құралдарының ең төмен нормаларына, сондай-ақ олардың кию және пайдалану мерзімдеріне сәйкес киіммен, аяқкиіммен, төсек жабдығымен, жеке гигиена заттарымен, қатты инвентарь және техникалық көмекші (компенсаторлық) құралдар мен арнайы қозғалыс құралдарымен қамтамасыз ету ең төменгі нормалары',
        'Минимальные нормы обеспечения организаций стационарного типа одеждой, обувью, постельными принадлежностями, предметами личной гигиены, твёрдым инвентарём, а также техническими вспомогательными (компенсаторными) средствами и специальными средствами передвижения, предоставляемыми по назначению врача лицам, не имеющим инвалидности, и сроки их носки и использования',
      ),
      supplies(
        'semi-inpatient',
        '263/2 annex 3',
        'Жартылай стационарлық үлгідегі ұйымдарға арналған төсек жабдықтар, сондай-ақ олардың тозу мерзімдерінің ең төмен нормалары',
        'Минимальные нормы постельных принадлежностей для организаций полустационарного типа и сроки их носки',
      ),
    ],
  },
  equipment: {
    norm: 'REF-4',
    title: { kk: 'Ұйымдардың материалдық-техникалық базасы', ru: 'Материально-техническая база организаций' },
    parts: [
      since(
        'REF-4',
        undefined,
        '230 annex 10',
        'Көрсетілетін арнаулы әлеуметтік қызметтердің барабар сапасын қамтамасыз ету үшін материалдық-техникалық базаға қойылатын ең төменгі талаптар',
        'Минимальные требования к материально-технической базе для обеспечения надлежащего качества оказываемых специальных социальных услуг',
      ),
    ],
  },
  staff: {
    norm: 'REF-5',
    title: { kk: 'Персоналдың штат нормативтері', ru: 'Штатные нормативы персонала' },
    parts: [
      {
        setting: 'inpatient',
        title: {
          kk: 'Стационарлық үлгідегі ұйымдардағы персоналдың ең төмен штат нормативтері',
          ru: 'Минимальные штатные нормативы персонала в организациях стационарного типа',
        },
        source: staffSource,
        editions: () =>
          amendmentsOf('379 annex 1')
            .slice(-1)
            .flatMap(({ amendment }) =>
              lastKnown(
                {
                  norm: 'REF-5',
                  source: staffSource,
                  meaning: 'Least staff of an inpatient organization.',
                  since: amendment.since,
                },
                '230 of 22.06.2023',
              ),
            ),
      },
    ],
  },
  'kinds-of-service': {
    norm: 'REF-6',
    title: { kk: 'Арнаулы әлеуметтік қызметтердің сегіз түрі', ru: 'Восемь видов специальных социальных услуг' },
    parts: [
      {
        title: {
          kk: 'Арнаулы әлеуметтік қызметтердің кепілдік берілген көлемінің тізбесі',
          ru: 'Перечень гарантированного объёма специальных социальных услуг',
        },
        source: kindsSource,
        editions: () =>
          lastKnown(
            {
              norm: 'REF-6',
              source: kindsSource,
              meaning: 'The eight kinds of services, by which annexes 4 and 5 of order 230 still count.',
              // The list was reworded by decree № 850 of 26.10.2022.
              since: addDays('2022-10-26', 11),
            },
            '528 of 30.06.2023',
          ),
      },
    ],
  },
} as const satisfies Record<string, Catalogue>;

export type CatalogueId = keyof typeof catalogues;
