import type { DutyKind, DutyToSet } from '../../obligation/duty.ts';
import { withClause } from './citation.ts';
import { type Day, dayOf } from './date.ts';
import { type Explanation, say } from './explanation.ts';

type Role = DutyToSet['owner']['role'];

/** Who owes it, in the nominative; in Russian with its “must”, which agrees with it. */
const offices: Readonly<Record<Role, Explanation>> = {
  department: say('Жұмыспен қамту бөлімі', 'Отдел занятости должен'),
  organization: say('Ұйым', 'Организация должна'),
  authority: say('Уәкілетті орган', 'Уполномоченный орган должен'),
  recipient: say('Қызметті алушы', 'Получатель услуг должен'),
};

/** Who owes a duty of this kind when it is not said. */
const usualOwner = {
  'notify-recipient': 'department',
  'choose-organization': 'recipient',
  'choice-overdue': 'department',
  'forward-documents': 'department',
  arrive: 'recipient',
  'confirm-start': 'organization',
  'reach-recipient': 'department',
  'confirm-still-waiting': 'recipient',
  'form-recipient-card': 'organization',
  'home-visit': 'department',
  'survey-act': 'department',
  decide: 'department',
  'identify-victim': 'organization',
  'send-assessment': 'organization',
  'send-decision': 'department',
  'inform-police': 'organization',
  'sign-contract': 'organization',
  'agree-transfer': 'authority',
  'review-stay': 'organization',
  'arrange-identity-card': 'organization',
  'draw-up-plan': 'organization',
  'fill-in-plan': 'organization',
  'approve-plan': 'organization',
  'correct-plan': 'organization',
  monitor: 'organization',
  'enter-monitoring': 'organization',
  'review-complaints': 'organization',
  'mark-visit': 'organization',
} as const satisfies Record<DutyKind, Role>;

type Told = (by: Day, who: Explanation) => Explanation;

/** “X must do `what` not later than the day”; `after` is what else is good to know. */
const must =
  (what: Explanation, after: Explanation = say('', '')): Told =>
  (by, who) =>
    say(
      `${who.kk} ${by.kk.from} кешіктірмей ${what.kk} тиіс${after.kk}`,
      `${who.ru} не позднее ${by.ru} ${what.ru}${after.ru}`,
    );

/** The recipient's own are told to them; of the two `confirm-still-waiting` the office's is below. */
const toRecipient: Partial<Record<DutyKind, Told>> = {
  'choose-organization': (by) =>
    say(`Сіз ${by.kk.from} кешіктірмей ұйымды таңдауыңыз керек`, `Вам нужно выбрать организацию не позднее ${by.ru}`),
  arrive: (by) =>
    say(`Сіз ұйымға ${by.kk.from} кешіктірмей келуіңіз керек`, `Вам нужно прибыть в организацию не позднее ${by.ru}`),
  'confirm-still-waiting': (by) =>
    say(
      `Орынды әлі күтіп жүргеніңізді ${by.kk.from} кешіктірмей растауыңызды сұраймыз, жауап бермесеңіз де кезегіңіз сақталады`,
      `Просим подтвердить не позднее ${by.ru}, что вы ещё ждёте место, ваша очередь сохранится и без ответа`,
    ),
};

const toOffices: Readonly<Record<DutyKind, Told>> = {
  'notify-recipient': must(say('қызметті алушыға шешім туралы хабарлауға', 'уведомить получателя услуг о решении')),
  'choose-organization': must(say('ұйымды таңдауға', 'выбрать организацию')),
  'choice-overdue': must(
    say('қызметті алушыға ұйым таңдауға көмектесуге', 'помочь получателю услуг выбрать организацию'),
    say(': ұйым әлі таңдалмаған, бірақ шешім күшінде', ': организация ещё не выбрана, но решение в силе'),
  ),
  'forward-documents': must(say('құжаттарды таңдалған ұйымға жолдауға', 'направить документы в выбранную организацию')),
  arrive: must(say('ұйымға келуге', 'прибыть в организацию')),
  'confirm-start': must(say('қызмет көрсету басталғанын растауға', 'подтвердить, что обслуживание началось')),
  'reach-recipient': must(
    say(
      'хабарлама жетпеген қызметті алушыға басқа жолмен хабарласуға',
      'другим способом связаться с получателем услуг, до которого не дошло сообщение',
    ),
  ),
  'confirm-still-waiting': must(
    say('қызметті алушының орынды әлі күтіп жүргенін анықтауға', 'узнать, ждёт ли ещё получатель услуг место'),
    say(', оған дейін кезегі сақталады', ', до этого его очередь сохраняется'),
  ),
  'form-recipient-card': must(
    say('порталда қызметті алушының карточкасын қалыптастыруға', 'сформировать на портале карточку получателя услуг'),
  ),
  'home-visit': must(say('қызметті алушының тұратын жеріне баруға', 'посетить получателя услуг по месту жительства')),
  'survey-act': must(
    say(
      'тұрғын үй және материалдық-тұрмыстық жағдайларды зерттеп-тексеру актісін жасауға',
      'составить акт обследования жилищных и материально-бытовых условий',
    ),
  ),
  decide: must(say('өтініш бойынша шешім шығаруға', 'принять решение по заявлению')),
  'identify-victim': must(
    say(
      'қызметті алушымен әңгімелесіп, сәйкестендіру жүргізуге',
      'побеседовать с получателем услуг и провести идентификацию',
    ),
  ),
  'send-assessment': must(say('бағалау парағын өтінішпен бірге жолдауға', 'направить лист оценки вместе с заявлением')),
  'send-decision': must(say('шешімді ұйымға жіберуге', 'направить решение в организацию')),
  'inform-police': must(
    say(
      'дербес деректердің құпиялығын сақтап, ішкі істер органдарына хабарлауға',
      'сообщить в органы внутренних дел, сохраняя персональные данные в тайне',
    ),
  ),
  'sign-contract': must(say('қызметті алушымен шарт жасасуға', 'заключить договор с получателем услуг')),
  'agree-transfer': must(say('ауыстыру туралы сұрау салуға жауап беруге', 'ответить на запрос о переводе')),
  'review-stay': must(
    say(
      'қызмет көрсетуді жалғастыру, ауыстыру немесе аяқтау туралы мәселені қарауға',
      'решить, продолжается ли обслуживание, меняется или заканчивается',
    ),
  ),
  'arrange-identity-card': must(
    say('баланың жеке куәлігін ресімдеуді қамтамасыз етуге', 'обеспечить оформление удостоверения личности ребёнка'),
  ),
  'draw-up-plan': must(
    say('қызметті алушының жеке жоспарын әзірлеуге', 'составить индивидуальный план получателя услуг'),
  ),
  'fill-in-plan': must(say('жеке жоспарды іс-шаралармен толтыруға', 'заполнить индивидуальный план мероприятиями')),
  'approve-plan': must(say('жеке жоспарды басшыға бекіттіруге', 'утвердить индивидуальный план у руководителя')),
  'correct-plan': must(
    say('мониторинг қорытындысы бойынша жеке жоспарды түзетуге', 'исправить индивидуальный план по итогам мониторинга'),
  ),
  monitor: must(
    say(
      'жеке жоспардың орындалуына мониторинг жүргізіп, қызметті алушының жағдайын қарауға',
      'провести мониторинг индивидуального плана и рассмотреть состояние получателя услуг',
    ),
  ),
  'enter-monitoring': must(
    say('мониторинг қорытындысын Мониторинг журналына енгізуге', 'внести итоги мониторинга в журнал мониторинга'),
  ),
  'review-complaints': must(say('шағымдар мен ұсыныстар кітабын қарауға', 'просмотреть книгу жалоб и предложений')),
  'mark-visit': must(
    say(
      'ұсынылған қызметтерді есепке алу журналына осы күнгі бару туралы белгі қоюға',
      'отметить посещение этого дня в журнале учёта предоставленных услуг',
    ),
  ),
};

/** As much of a duty as its sentence tells; without `owner` the usual one of its kind. */
type Deadline = Pick<DutyToSet, 'kind' | 'due' | 'norm' | 'source'> & { owner?: { role: Role } };

/** Who must do what by when, with the clause that says so: to the recipient of their own duties, of an office in the third person. */
export const explainDeadline = ({ kind, due, source, owner }: Deadline): Explanation => {
  const role = owner?.role ?? usualOwner[kind];
  const told = (role === 'recipient' ? toRecipient[kind] : undefined) ?? toOffices[kind];
  return withClause(told(dayOf(due), offices[role]), source);
};
