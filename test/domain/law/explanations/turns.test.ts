import { describe, expect, it } from 'vitest';
import type { Fact, FactOf } from '../../../../domain/fact.ts';
import { explainTurn } from '../../../../domain/law/explanations/index.ts';
import { expectLetters } from './letters.ts';

const base = {
  at: '2025-03-10T05:00:00.000Z',
  by: { role: 'system' },
  applicationId: 'app-1',
  organizationId: 'org-1',
  norm: 'X',
  source: '263/2 cl.7',
} as const;

const order = { number: '1', date: '2025-03-10' };
const ended = (ground: string): Fact => ({
  ...base,
  type: 'StayEnded',
  stayId: 's',
  ground,
  date: '2025-03-10',
  order,
});
const offered = (basis: FactOf<'PlaceOffered'>['basis']): Fact => ({ ...base, type: 'PlaceOffered', basis });
const left = (reason: FactOf<'QueueLeft'>['reason']): Fact => ({ ...base, type: 'QueueLeft', reason });

const told: [name: string, fact: Fact, kk: string, ru: string][] = [
  [
    'ARR-6, ARR-7 · a no-show: the turn has passed on, the decision stays valid',
    { ...base, type: 'OfferLapsed', placeHeld: true },
    'Белгіленген мерзімде келмегендіктен, кезегіңіз келесі адамға өтті, бірақ шешім күшінде: кезекке қайта тұра аласыз',
    'Вы не прибыли в срок, поэтому очередь перешла к следующему, но решение в силе: вы можете снова встать в очередь',
  ],
  [
    'CAT-8 · an organization that takes nobody any more: the decision stays valid',
    { ...base, type: 'OfferWithdrawn', left: 'queue', reason: 'organization-takes-nobody' },
    'Бұл ұйым енді ешкімді қабылдай алмайды, бірақ шешім күшінде: басқа ұйымды қазір-ақ таңдай аласыз',
    'Эта организация больше не может никого принимать, но решение в силе: вы можете сразу выбрать другую',
  ],
  [
    'CAT-1 · a child who came of age: the department helps',
    { ...base, type: 'OfferWithdrawn', left: 'queue', reason: 'came-of-age' },
    'Кәмелетке толғандықтан, балаларға арналған орынды ала алмайсыз, бөлім ересектерге арналған қызметті рәсімдеуге көмектеседі',
    'Вы достигли совершеннолетия и не можете занять место для детей, оформить услугу для взрослых поможет отдел',
  ],
  [
    'QUE-7 · a programme that has run out: no new place until it is renewed; the turn, or a place offered, is kept',
    { ...base, type: 'IspExpired', expiredOn: '2025-03-09' },
    'Оңалтудың жеке бағдарламасының (ОЖБ) мерзімі 2025 жылғы 9 наурызда аяқталғандықтан, ол жаңартылғанша жаңа орын ұсынылмайды, бірақ кезегіңіз бен ұсынылып қойған орын сақталады',
    'Срок вашей программы реабилитации (ИПР) закончился 9 марта 2025 года, поэтому до её обновления новое место не предлагают, но ваша очередь и уже предложенное место сохраняются',
  ],
  [
    'QUE-10 · a decision suspended: the place goes to the next, the turn is kept',
    { ...base, type: 'DecisionSuspended', placeHeld: true },
    'Медициналық карта бойынша шешім тоқтатыла тұрды: орын келесі адамға ұсынылады, ал сіздің кезегіңіз қарсы көрсетілімдердің жоқ екенін растайтын карта ұсынылғанша сақталады',
    'По медицинской карте решение приостановлено: место предлагают следующему, а ваша очередь сохраняется, пока вы не представите карту об отсутствии противопоказаний',
  ],
  [
    'QUE-10, ARR-5 · a decision suspended of who had given the place up before: nothing is said of a place',
    { ...base, type: 'DecisionSuspended', placeHeld: false },
    'Медициналық карта бойынша шешім тоқтатыла тұрды: сіздің кезегіңіз қарсы көрсетілімдердің жоқ екенін растайтын карта ұсынылғанша сақталады',
    'По медицинской карте решение приостановлено: ваша очередь сохраняется, пока вы не представите карту об отсутствии противопоказаний',
  ],
  [
    'ARR-5 · a place given up for the time of a postponement: the head of the queue is kept',
    { ...base, type: 'ArrivalPostponed', arriveBy: '2025-03-24', placeGivenUp: true },
    'Келу мерзіміңіз 2025 жылғы 24 наурызға ауыстырылды: осы уақытта орын кезектегі келесі адамға ұсынылады, ал сіз кезектің басында қаласыз және босаған келесі орын – сіздікі',
    'Срок вашего прибытия перенесён на 24 марта 2025 года: пока вас нет, место предлагают следующему, а вы остаётесь в начале очереди, и следующее свободное место – ваше',
  ],
  [
    'ARR-5 · a place held for who is away',
    { ...base, type: 'PlaceHeld' },
    'Босаған орын сізге сақталды, өйткені келу мерзіміңіз ауыстырылған және келесі орынға құқық сіздікі',
    'Освободившееся место сохранено за вами, потому что срок вашего прибытия перенесён и право на следующее место – ваше',
  ],
  [
    'ARR-5 · a postponement that ended without a place to come to',
    { ...base, type: 'PostponementEnded' },
    'Ауыстырылған мерзім аяқталды, бірақ бос орын болмады, сондықтан сіз кезектегі орныңызға қайтарылдыңыз',
    'Перенесённый срок закончился, но свободного места не было, поэтому вы вернулись на своё место в очереди',
  ],
  [
    'ADM-4 · a service that another one ends',
    ended('other-setting'),
    'Сіз басқа қызметке қабылдандыңыз, ал екеуін қатар алуға болмайды, сондықтан бұл қызмет аяқталды',
    'Вас приняли на другую услугу, а получать обе сразу нельзя, поэтому эта услуга закончилась',
  ],
  [
    'ARR-1 · a place free at the choice',
    offered('choice'),
    'Таңдалған ұйымда кезекте тұрған ешкімге тиесілі емес бос орын болғандықтан, ол сізге бірден ұсынылды',
    'В выбранной организации было свободное место, на которое не имел права никто из очереди, поэтому его сразу предложили вам',
  ],
  [
    'ARR-2 · a place fallen vacant',
    offered('vacancy'),
    'Орын босады, ал оны алуға құқығы барлардың ішінде сіз кезекте бірінші болдыңыз',
    'Место освободилось, а среди тех, кому его можно предложить, вы были первыми в очереди',
  ],
  [
    'ARR-5 · a place given up by somebody away',
    { ...base, type: 'PlaceOffered', basis: 'vacancy', yielded: true },
    'Кезекте алда тұрған адам уақытша келе алмайды, сондықтан орын келесі адамға, яғни сізге ұсынылды',
    'Тот, кто впереди в очереди, временно не может прибыть, поэтому место предложено следующему, то есть вам',
  ],
  [
    'QUE-5 · a place lived in already',
    offered('residence'),
    'Сіз бұл ұйымда тұрып жатқандықтан, кезексіз ресімделесіз',
    'Вы уже живёте в этой организации, поэтому оформляетесь без очереди',
  ],
  [
    'QUE-12 · a queue left by own wish',
    left('own-wish'),
    'Сіз өз қалауыңызбен кезектен шықтыңыз',
    'Вы вышли из очереди по собственному желанию',
  ],
  [
    'QUE-7 · a queue left as the new programme holds no such service',
    left('isp-without-service'),
    'Жаңа бағдарламада (ОЖБ) бұл қызмет көзделмегендіктен, кезегіңіз жабылды',
    'В новой программе (ИПР) эта услуга не предусмотрена, поэтому ваша очередь закрыта',
  ],
  [
    'QUE-12 · a queue left by admission elsewhere',
    left('admitted-elsewhere'),
    'Сіз бұл қызметпен қатар алуға болмайтын басқа қызметке қабылдандыңыз, сондықтан кезегіңіз жабылды',
    'Вас приняли на другую услугу, которую нельзя получать вместе с этой, поэтому ваша очередь закрыта',
  ],
  [
    'QUE-12 · a queue left by death is told of, not to, the recipient',
    left('death'),
    'Қызметті алушының қайтыс болуына байланысты оның кезегі жабылды',
    'Очередь получателя услуг закрыта в связи с его смертью',
  ],
  [
    'QUE-12 · a queue left as the decision was cancelled',
    left('decision-cancelled'),
    'Қызмет көрсету туралы шешімнің күші жойылғандықтан, кезегіңіз жабылды',
    'Решение об оказании услуг отменено, поэтому ваша очередь закрыта',
  ],
];

describe('why a turn was called, skipped, passed on or ended', () => {
  it.each(told)('%s', (_name, fact, kk, ru) => {
    const explanation = explainTurn(fact);
    expect(explanation).toStrictEqual({
      kk: `${kk} (№ 263 бұйрық, 2-қосымша, 7-тармақ).`,
      ru: `${ru} (приказ № 263, приложение 2, пункт 7).`,
    });
    if (explanation) expectLetters(explanation);
  });

  it('EDI-3 · the clause is the fact’s own, with its marks', () => {
    const source = '263/2 cl.4 (№ 72 of 06.03.2025; entry date 2025-03-17 unconfirmed)';
    expect(explainTurn({ ...left('admitted-elsewhere'), source })?.ru).toMatch(
      /действует с 17 марта 2025 года, этот день не подтверждён\)\.$/,
    );
  });

  it.each<[string, Fact]>([
    [
      'an arrival postponed with the place held',
      { ...base, type: 'ArrivalPostponed', arriveBy: '2025-03-24', placeGivenUp: false },
    ],
    ['a stay that ended otherwise', ended('request')],
    ['an organization chosen', { ...base, type: 'OrganizationChosen' }],
  ])('%s moved no turn: nothing is said', (_name, fact) => expect(explainTurn(fact)).toBeUndefined());
});
