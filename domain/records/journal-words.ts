import type { LeavingReason } from '../fact.ts';
import { type Explanation, say } from '../law/explanations/explanation.ts';
import type { Absence, JournalStatus } from './journal.ts';

/**
 * What stands in the cells of the form, in the words that an office writes in a journal. Where the orders have a word it is
 * theirs: 263/1 cl.13, 21, 263/2 cl.13, 263/3 cl.15, 263/4 cl.13, 18 for the grounds, 230 cl.23(1) for the mark.
 */

/** ADM-2: the mark of who had left this organization and comes again, in the words of 230 cl.23(1), and in Russian. */
export const returnedMark: Explanation = say('қайта оралды', 'прибыл повторно');

/** Column 2. */
export const statusWords: Readonly<Record<JournalStatus, Explanation>> = {
  queued: say('кезекте тұр', 'в очереди'),
  offered: say('орын ұсынылды', 'предложено место'),
  admitted: say('қызмет алуда', 'получает услуги'),
  suspended: say('тоқтатыла тұрды', 'приостановлено'),
  transferred: say('ауыстырылды', 'перевод'),
  ended: say('аяқталды', 'завершено'),
  lapsed: say('мерзімінде келмеді', 'не прибыл в срок'),
  withdrawn: say('өтінішін қайтарып алды', 'заявление отозвано'),
};

/** Column 5. */
export const sexWords: Readonly<Record<'male' | 'female', Explanation>> = {
  male: say('ер', 'мужской'),
  female: say('әйел', 'женский'),
};

/** Column 10: what kind of absence it is, and the day it ended by. */
export const absenceWords: Readonly<Record<Absence['kind'], { began: Explanation; ended: Explanation }>> = {
  leave: { began: say('уақытша шығу', 'временное выбытие'), ended: say('қайтып келді', 'возвращение') },
  rehabilitation: {
    began: say('басқа ұйымда оңалту', 'реабилитация в другой организации'),
    ended: say('қайтып келді', 'возвращение'),
  },
  suspension: {
    began: say('қызмет тоқтатыла тұрды', 'услуга приостановлена'),
    ended: say('қызмет қайта басталды', 'услуга возобновлена'),
  },
};

/** Why a turn in the queue ended. */
const turnWords: Readonly<Record<LeavingReason | 'organization-takes-nobody' | 'came-of-age', Explanation>> = {
  'own-wish': say('өз қалауы', 'собственное желание'),
  'isp-without-service': say('жаңа ОЖБ-да бұл қызмет көзделмеген', 'в новой ИПР эта услуга не предусмотрена'),
  'admitted-elsewhere': say('басқа қызметке қабылданды', 'приём на другую услугу'),
  death: say('қайтыс болды', 'смерть'),
  'decision-cancelled': say('шешімнің күші жойылды', 'решение отменено'),
  'organization-takes-nobody': say('ұйым енді ешкімді қабылдамайды', 'организация больше никого не принимает'),
  'came-of-age': say('кәмелетке толды', 'достижение совершеннолетия'),
};

/** Column 12: the grounds of a discharge, and why a turn ended. One that is not named here is written as it is. */
export const leavingWords: Readonly<Record<string, Explanation>> = {
  ...turnWords,
  request: say('жазбаша өтініші', 'письменное заявление'),
  'disability-lifted': say(
    'мүгедектігі алынды немесе үшінші топ белгіленді',
    'инвалидность снята или установлена третья группа',
  ),
  majority: say('кәмелетке толды', 'достижение совершеннолетия'),
  'paid-contract-broken': say('ақылы қызмет шарты бұзылды', 'нарушен договор о платных услугах'),
  'rules-broken': say('ішкі тәртіп қағидаларын бұзды', 'нарушение правил внутреннего распорядка'),
  'capacity-limited': say('сот әрекетке қабілеттілігін шектеді', 'судом ограничена дееспособность'),
  'absent-without-leave': say('өз бетімен шығып кетті', 'самовольный уход'),
  'measures-over': say('оңалту іс-шараларының мерзімі өтті', 'срок мероприятий по реабилитации истёк'),
  'other-setting': say('арнаулы қызметті басқа жағдайда алады', 'получает специальные услуги в других условиях'),
  moved: say('басқа елді мекенге көшті', 'переезд в другой населённый пункт'),
  insult: say('әлеуметтік қызметкерді кемсітті', 'унижение достоинства социального работника'),
  education: say('білім беру ұйымында арнаулы қызмет алады', 'получает специальные услуги в организации образования'),
  'housing-found': say('тұрғын үйі мен қаражаты бар', 'есть жильё и средства на жизнь'),
  'contract-over': say('шарт бұзылды немесе мерзімі аяқталды', 'договор расторгнут или истёк его срок'),
  'contract-fulfilled': say('шарт талаптары мерзімінен бұрын орындалды', 'условия договора выполнены досрочно'),
  contraindications: say('медициналық қарсы көрсетілімдер анықталды', 'выявлены медицинские противопоказания'),
  'false-information': say('өзі туралы жалған ақпарат берді', 'предоставлены ложные сведения о себе'),
  'contract-not-kept': say('шарт талаптарын орындамады', 'не выполнены условия договора'),
};
