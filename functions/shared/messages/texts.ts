import type { NoticeKind } from '../../../domain/fact.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Language } from '../../../domain/person/person.ts';

/** What a message may say: an organization's name and a date. Never a diagnosis, an IIN or a category (SMS-2). */
export type Particulars = {
  /** Empty: it may not be named (SMS-2). Absent: none has been chosen. */
  organization: string | undefined;
  due: LegalDate;
  /** The medical examination is to be made again (QUE-9). */
  again: boolean;
  /** There is a term to arrive; at home and in temporary stay there is none (ARR-2). */
  arrives: boolean;
  /** Why the queue was left (QUE-12): `own-wish`, `isp-without-service`, `admitted-elsewhere`, `decision-cancelled`. */
  leaving: string;
  /** Waits with a programme that has run out (QUE-7). */
  blocked: boolean;
};

const longestName = 40;

/** A name that leaves room for the rest in two parts of 67 characters (UCS-2). */
export const shortened = (name: string): string => {
  if (name.length <= longestName) return name;
  let short = '';
  for (const letter of name) {
    if (short.length + letter.length >= longestName) break;
    short += letter;
  }
  return `${short.trimEnd()}…`;
};

/** Words of a name that would tell a diagnosis, a disability or violence (SMS-2): such a name stays out of messages. */
const telling = /психо|неврол|инвалид|мүгедек|зорлық|насили|құрбан|жертв|трафик/i;

const calledIn: Record<Language, string> = { kk: 'таңдаған ұйымыңыз', ru: 'выбранная вами организация' };

const nameFor = (language: Language, name: string | undefined): string => {
  if (name === undefined) return '';
  return name === '' || telling.test(name) ? calledIn[language] : shortened(name);
};

/** So many letters of UCS-2 are one part of a message. */
const onePart = 70;

/** The first of several wordings that is one part; the last of them where none is. */
const fitting = (...wordings: readonly [string, ...string[]]): string =>
  wordings.find(({ length }) => length <= onePart) ?? wordings.at(-1) ?? wordings[0];

/** That somebody has left a queue: which, and where there is help, as far as there is room. */
const left = (what: string, name: string, help: string): string =>
  name === ''
    ? fitting(`${what}. ${help}`, `${what}.`)
    : fitting(`${what}: ${name}. ${help}`, `${what}: ${name}.`, `${what}. ${help}`, `${what}.`);

const day = (date: LegalDate): string => date.split('-').reverse().join('.');

const portal = 'aleumet.egov.kz';

type Text = (
  particulars: { name: string; date: string } & Pick<Particulars, 'again' | 'arrives' | 'leaving' | 'blocked'>,
) => string;

const leftKk: Record<string, string | undefined> = {
  'isp-without-service': 'Жаңа ОЖБ-да бұл қызмет жоқ, кезегіңіз жабылды',
  'admitted-elsewhere': 'Сіз басқа жерге қабылдандыңыз, кезегіңіз жабылды',
  'decision-cancelled': 'Шешімнің күші жойылды, кезек жабылды',
};

const leftRu: Record<string, string | undefined> = {
  'isp-without-service': 'В новой программе (ИПР) нет этой услуги, очередь закрыта',
  'admitted-elsewhere': 'Вас приняли в другом месте, очередь закрыта',
  'decision-cancelled': 'Решение отменено, очередь закрыта',
};

// A term "by" a date runs to the end of that date: the texts say "not later than", never a bare "until".
const kk: Record<NoticeKind, Text> = {
  'choose-organization': ({ date }) =>
    `Әлеуметтік қызмет туралы шешім шықты. Ұйымды ${date} күнінен кешіктірмей таңдаңыз: ${portal} немесе бөлімде.`,
  'choice-reminder': ({ date }) => `Ұйымды ${date} күнінен кешіктірмей таңдаңыз: ${portal}`,
  'queue-joined': ({ name, blocked }) =>
    `Сіз кезектесіз: ${name}. ${blocked ? 'Оңалту бағдарламаңыздың (ОЖБ) мерзімі өткен, жаңартыңыз.' : 'Орын босағанда СМС жібереміз.'} ${portal}`,
  'place-offered': ({ name, date, again, arrives }) =>
    !arrives
      ? `Сізге орын бар: ${name}. Қызметті бастау үшін ұйым сізбен хабарласады.`
      : `Сізге орын бар: ${name}. ${date} күнінен кешіктірмей келіңіз. ${again ? 'Қайта медтексеру қажет.' : `Ауырсаңыз: ${portal}`}`,
  'arrival-reminder': ({ name, date }) =>
    `Еске саламыз: ${date} күнінен кешіктірмей келіңіз – ${name}. Ауырып қалсаңыз: ${portal}`,
  'offer-lapsed': ({ name }) =>
    `Келу мерзімі өтті, кезек келесі адамға өтті: ${name}. Шешім күшінде, кезекке қайта тұра аласыз.`,
  'isp-expiring': ({ date }) => `Оңалту бағдарламаңыз ${date} күні бітеді. Алдын ала жаңартыңыз.`,
  'isp-expired': () => 'Оңалту бағдарламаңыз бітті: жаңартыңыз. Кезектегі орныңыз сақталады.',
  'queue-left': ({ name, leaving }) =>
    left(leftKk[leaving] ?? 'Сіз кезектен шықтыңыз', name, 'Көмек: жұмыспен қамту бөлімі.'),
  'still-waiting': ({ name, date }) =>
    `Кезектесіз бе: ${name}? Орныңыз сақталады, ${date} күнінен кешіктірмей растаңыз: ${portal}`,
};

const ru: Record<NoticeKind, Text> = {
  'choose-organization': ({ date }) =>
    `Принято решение об оказании вам социальных услуг. Выберите организацию не позднее ${date}: ${portal} или в отделе.`,
  'choice-reminder': ({ date }) => `Выберите организацию не позднее ${date}: ${portal}`,
  'queue-joined': ({ name, blocked }) =>
    `Вы в очереди: ${name}. ${blocked ? 'Срок программы реабилитации (ИПР) истёк, продлите её.' : 'Когда освободится место, пришлём СМС.'} ${portal}`,
  'place-offered': ({ name, date, again, arrives }) =>
    !arrives
      ? `Для вас есть место: ${name}. Организация свяжется с вами, чтобы начать.`
      : `Для вас есть место: ${name}. Приезжайте не позднее ${date}. ${again ? 'Нужен новый медосмотр.' : `Если заболели: ${portal}`}`,
  'arrival-reminder': ({ name, date }) =>
    `Напоминаем: приезжайте не позднее ${date} – ${name}. Если заболели, сообщите: ${portal}`,
  'offer-lapsed': ({ name }) =>
    `Срок истёк, очередь перешла к следующему: ${name}. Решение в силе, можно снова встать в очередь.`,
  'isp-expiring': ({ date }) => `Программа реабилитации действует по ${date}. Продлите её заранее.`,
  'isp-expired': () => 'Программа реабилитации истекла, продлите её. Очередь сохраняется.',
  'queue-left': ({ name, leaving }) => left(leftRu[leaving] ?? 'Вы вышли из очереди', name, 'Поможет отдел занятости.'),
  'still-waiting': ({ name, date }) =>
    `Вы ещё в очереди: ${name}? Место сохраняется, подтвердите не позднее ${date}: ${portal}`,
};

/** The text of a message in the recipient's language; `due` is the last day it names. At most two parts. */
export const textOf = (kind: NoticeKind, language: Language, { organization, due, ...rest }: Particulars): string =>
  (language === 'kk' ? kk : ru)[kind]({ name: nameFor(language, organization), date: day(due), ...rest });
