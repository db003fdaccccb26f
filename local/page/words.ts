import { type Html, html } from '../../events/html.ts';

type Pair = readonly [kk: string, ru: string];

/** Kazakh first, Russian beside it, each marked for screen readers. */
export const both = ([kk, ru]: Pair): Html =>
  html`<span class="kk">${kk}</span> <span class="ru" lang="ru">${ru}</span>`;

export const words = {
  title: ['Арнаулы әлеуметтік қызметтерге кезек', 'Очередь на специальные социальные услуги'],
  about: [
    'Осы компьютерде жұмыс істеп тұрған жүйенің қазіргі жағдайы: ұйымдардағы орындар, олардың кезегі және жіберілген СМС.',
    'Что сейчас в системе, которая работает на этом компьютере: места в организациях, очереди на них и отправленные СМС.',
  ],
  now: ['Қазір', 'Сейчас'],
  virtual: ['виртуалды сағат', 'виртуальные часы'],
  real: ['нақты уақыт', 'реальное время'],
  reload: ['Жаңарту', 'Обновить'],
  links: ['Жүйе мәліметтері', 'Данные системы'],
  organizations: ['Ұйымдар', 'Организации'],
  none: ['Әзірге бірде-бір ұйым тіркелмеген.', 'Ни одной организации пока не зарегистрировано.'],
  places: ['Орын', 'Мест'],
  free: ['Бос', 'Свободно'],
  waiting: ['Кезекте', 'В очереди'],
  queue: ['Кезек', 'Очередь'],
  next: ['Кезектің жалғасы', 'Продолжение очереди'],
  emptyQueue: ['Кезек жоқ', 'Очереди нет'],
  application: ['Өтініш', 'Заявление'],
  priority: ['Санаты', 'Класс'],
  since: ['Тіркелді', 'Записан'],
  messages: ['Соңғы СМС', 'Последние СМС'],
  noMessages: ['СМС әлі жіберілген жоқ.', 'СМС пока не отправлялись.'],
  sent: ['Жіберілді', 'Отправлено'],
  text: ['Мәтіні', 'Текст'],
} as const satisfies Record<string, Pair>;

export const settings: Record<string, Pair> = {
  inpatient: ['Стационар', 'Стационар'],
  'semi-inpatient': ['Жартылай стационар', 'Полустационар'],
};

export const classes: Record<string, Pair> = {
  'out-of-turn': ['кезектен тыс', 'вне очереди'],
  'first-of-all': ['бірінші кезекте', 'в первую очередь'],
  ordinary: ['жалпы кезек', 'общая очередь'],
};

export const marks: { readonly blocked: Pair; readonly postponed: Pair } = {
  blocked: ['ОЖБ мерзімі бітті', 'ИПР истекла'],
  postponed: ['келуін кейінге қалдырды', 'прибытие перенесено'],
};

export const kinds: Record<string, Pair> = {
  'choose-organization': ['ұйымды таңдау', 'выбор организации'],
  'choice-reminder': ['таңдауды еске салу', 'напоминание о выборе'],
  'queue-joined': ['кезекке тұрды', 'в очереди'],
  'place-offered': ['орын ұсынылды', 'предложено место'],
  'arrival-reminder': ['келуді еске салу', 'напоминание о прибытии'],
  'offer-lapsed': ['келу мерзімі өтті', 'срок прибытия истёк'],
  'isp-expiring': ['ОЖБ мерзімі бітеді', 'ИПР истекает'],
  'isp-expired': ['ОЖБ мерзімі бітті', 'ИПР истекла'],
  'queue-left': ['кезектен шықты', 'выход из очереди'],
};

export const statuses: Record<string, Pair> = {
  accepted: ['жіберілді', 'отправлено'],
  delivered: ['жеткізілді', 'доставлено'],
  undelivered: ['жеткізілмеді', 'не доставлено'],
};

/** A word of the system in both languages; one that is new here is shown as it is. */
export const said = (list: Record<string, Pair>, word: string | undefined): Html => {
  const known = list[word ?? ''];
  return known ? both(known) : html`${word}`;
};
