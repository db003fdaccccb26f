import type { NoticeKind } from '../../../domain/fact.ts';
import type { LegalDate } from '../../../domain/law/time.ts';
import type { Language } from '../../../domain/person/person.ts';

/** What a message may say: an organization's name and a date. Never a diagnosis, an IIN or a category (SMS-2). */
export type Particulars = { organization: string; due: LegalDate; again: boolean };

const longestName = 48;

/** A name that leaves room for the rest in two parts of 67 characters (UCS-2). */
export const shortened = (name: string): string =>
  name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;

const day = (date: LegalDate): string => date.split('-').reverse().join('.');

const portal = 'aleumet.egov.kz';

type Text = (particulars: { name: string; date: string; again: boolean }) => string;

const kk: Record<NoticeKind, Text> = {
  'choose-organization': ({ date }) =>
    `Әлеуметтік қызмет көрсету туралы шешім шықты. Ұйымды ${date} дейін ${portal} сайтында немесе бөлімде таңдаңыз.`,
  'choice-reminder': ({ date }) =>
    `Еске саламыз: ұйымды ${date} дейін таңдаңыз. Сайт: ${portal}. Көмек керек болса, жұмыспен қамту бөліміне келіңіз.`,
  'queue-joined': ({ name }) => `Сіз кезекке тұрдыңыз: ${name}. Орын босағанда СМС жібереміз. Кезегіңіз: ${portal}`,
  'place-offered': ({ name, date, again }) =>
    `Сізге орын бар: ${name}. ${date} дейін келіңіз. ${again ? 'Қайта медициналық тексеру қажет.' : `Ауырсаңыз: ${portal}`}`,
  'arrival-reminder': ({ name, date }) =>
    `Еске саламыз: ${name} сізді ${date} дейін күтеді. Ауырып қалсаңыз: ${portal}`,
  'offer-lapsed': ({ name }) =>
    `Келу мерзімі өтті, орын кезектегі келесі адамға берілді: ${name}. Шешім күшінде, кезекке қайта тұра аласыз.`,
  'isp-expiring': ({ date }) =>
    `Оңалту бағдарламаңыздың (ОЖБ) мерзімі ${date} бітеді. Кезекте орын ұсынылуы үшін оны алдын ала жаңартыңыз.`,
  'isp-expired': () =>
    'Оңалту бағдарламаңыздың (ОЖБ) мерзімі бітті. Кезектегі орныңыз сақталады: бағдарламаны жаңартыңыз.',
  'queue-left': ({ name }) => `Сіз кезектен шықтыңыз: ${name}. Сұрағыңыз болса, жұмыспен қамту бөліміне хабарласыңыз.`,
};

const ru: Record<NoticeKind, Text> = {
  'choose-organization': ({ date }) =>
    `Принято решение об оказании вам социальных услуг. Выберите организацию до ${date} на ${portal} или в отделе.`,
  'choice-reminder': ({ date }) =>
    `Напоминаем: выберите организацию до ${date} на ${portal}. Если нужна помощь, приходите в отдел занятости.`,
  'queue-joined': ({ name }) =>
    `Вы встали в очередь: ${name}. Когда место освободится, пришлём СМС. Ваша очередь: ${portal}`,
  'place-offered': ({ name, date, again }) =>
    `Для вас есть место: ${name}. Приезжайте до ${date}. ${again ? 'Нужен новый медосмотр.' : `Если заболели: ${portal}`}`,
  'arrival-reminder': ({ name, date }) => `Напоминаем: ${name} ждёт вас до ${date}. Если заболели, сообщите: ${portal}`,
  'offer-lapsed': ({ name }) =>
    `Срок прибытия истёк, место передано следующему: ${name}. Решение в силе, вы можете снова встать в очередь.`,
  'isp-expiring': ({ date }) =>
    `Срок вашей программы реабилитации (ИПР) истекает ${date}. Продлите её заранее, чтобы вам предложили место.`,
  'isp-expired': () => 'Срок вашей программы реабилитации (ИПР) истёк. Ваша очередь сохраняется: продлите программу.',
  'queue-left': ({ name }) => `Вы вышли из очереди: ${name}. Если есть вопросы, обратитесь в отдел занятости.`,
};

/** The text of a message in the recipient's language; `due` is the last day it names. At most two parts. */
export const textOf = (kind: NoticeKind, language: Language, { organization, due, again }: Particulars): string =>
  (language === 'kk' ? kk : ru)[kind]({ name: shortened(organization), date: day(due), again });
