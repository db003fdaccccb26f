import type { Application } from '../../domain/application/application.ts';
import type { Fact, FactOf } from '../../domain/fact.ts';
import { dueDate, termOn } from '../../domain/law/law.ts';
import { endOf, type LegalDate, legalDateOf } from '../../domain/law/time.ts';
import { dutyOf } from '../../domain/obligation/duty.ts';
import { compare, isAway } from './line.ts';
import type { About, Observed, Watch } from './observed.ts';
import { must } from './violation.ts';

/** QUE-7: no programme, which the elderly may lack (QUE-8), or one that runs and holds services in the setting. */
const hasServices = ({ isp, setting }: Application, today: LegalDate): boolean =>
  !isp || (!isp.expired && isp.validTo >= today && isp.settings.includes(setting));

const runsOut = ({ isp }: Application, today: LegalDate): boolean =>
  isp !== undefined && (isp.expired === true || isp.validTo < today);

/** CAT-1…CAT-3: a child who has come of age is served no more. */
const isOfAge = ({ adultOn }: Application, today: LegalDate): boolean => adultOn !== undefined && adultOn <= today;

/** Those who may be offered a place on a day. */
const eligibleIn = (world: Observed, organizationId: string, today: LegalDate): Application[] =>
  world
    .casesIn(organizationId)
    .filter(
      (one) => one.status === 'queued' && one.turn && !one.turn.blocked && !runsOut(one, today) && !isOfAge(one, today),
    );

const awayFrom = (world: Observed, organizationId: string): Application[] =>
  world.casesIn(organizationId).filter(isAway);

const checkVacancy = (world: Observed, fact: FactOf<'PlaceOffered'>, application: Application): void => {
  const { organizationId, yielded } = fact;
  const today = legalDateOf(fact.at);
  const found = () => ({ fact, application });
  const waits = application.status === 'queued' && !application.turn?.blocked;
  must(waits, 'QUE-7 · a place is offered to nobody who is blocked, or does not wait', found);
  must(hasServices(application, today), 'QUE-7 · a place is offered only under a programme that runs', found);
  must(!isOfAge(application, today), 'CAT-1 · a place for children is offered to no grown-up', found);
  const passedOver = eligibleIn(world, organizationId, today).filter((one) => compare(one, application) < 0);
  must(passedOver.length === 0, 'QUE-6 · an offer goes to the first who may have it', () => ({
    ...found(),
    passedOver,
  }));
  // ARR-5: over the heads of those away only a place goes that one of them has given up.
  const house = world.organization(organizationId);
  const away = awayFrom(world, organizationId);
  const right = (yielded === true) === away.length > 0 && (away.length === 0 || house.free === house.yielded);
  must(right, 'ARR-5 · over the heads of those away goes only what they gave up', () => ({ ...found(), house, away }));
};

/** QUE-1: who comes past the queue takes only a place that nobody in it has a right to. */
const checkNewcomer = (world: Observed, organizationId: string, fact: Fact): void => {
  const today = legalDateOf(fact.at);
  const { free, yielded } = world.organization(organizationId);
  const away = awayFrom(world, organizationId).filter((one) => !isOfAge(one, today));
  const waiting = eligibleIn(world, organizationId, today);
  const claimed = Math.min(away.length, free - yielded);
  must(free - waiting.length - claimed > 0, 'QUE-1 · a newcomer takes no place that the queue has a right to', () => ({
    fact,
    free,
    yielded,
    away,
    waiting,
  }));
};

const checkHeld = (world: Observed, fact: FactOf<'PlaceHeld'>, application: Application): void => {
  const { organizationId } = fact;
  const earlier = awayFrom(world, organizationId).filter((one) => compare(one, application) < 0);
  const found = () => ({ fact, application, earlier });
  must(earlier.length === 0, 'ARR-5 · of those away the first has the next place', found);
  // What those away have given up is the next one's.
  const { free, yielded } = world.organization(organizationId);
  must(free > yielded, 'ARR-5 · a place given up is not held for those away', found);
};

/** The day that somebody was told on of the place offered: by the message, or by the office that reached them (SMS-3). */
const toldOn = (world: Observed, { applicationId, notice }: Application): LegalDate | undefined => {
  const facts = world.factsOf(applicationId);
  let told: LegalDate | undefined;
  for (const fact of facts.slice(1 + facts.findLastIndex(({ type }) => type === 'PlaceOffered'))) {
    if (fact.type === 'NoticeConfirmed') told = fact.on;
    if (fact.type === 'NoticeSent' && fact.cause === notice?.cause) told ??= legalDateOf(fact.at);
    if (fact.type === 'NoticeUndelivered' && fact.cause === notice?.cause) told = undefined;
  }
  return told;
};

/** ARR-2, SMS-3: the whole term has passed since they were told. */
const checkWholeTerm = (world: Observed, application: Application, due: LegalDate): void => {
  if (application.offer?.basis !== 'vacancy' || application.offer.postponed) return;
  const told = toldOn(world, application);
  const term = told && termOn('arrivalAfterVacancy', application.setting, told);
  const whole = told && term && due >= dueDate(world.context().calendar, told, term);
  must(whole === true, 'SMS-3 · nothing lapses before the whole term after its notice', () => ({
    application,
    due,
    told,
  }));
};

/** ARR-6, SMS-3, ARR-5: a term lapses at its end, after its notice, and when there was a place to come to. */
const checkLapse = (
  world: Observed,
  fact: FactOf<'OfferLapsed'>,
  application: Application,
  { organization }: About,
): void => {
  const found = () => ({ fact, application, organization });
  const due = dutyOf(application.duties, 'arrive')?.due;
  must(due !== undefined, 'ARR-6 · only a term that runs lapses', found);
  must(Date.parse(fact.at) >= Date.parse(endOf(due)), 'ARR-6 · nothing lapses before its term ends', found);
  const told = application.notice?.state === 'sent' || application.notice?.state === 'confirmed';
  must(told, 'SMS-3 · nothing lapses before its notice has gone out', found);
  checkWholeTerm(world, application, due);
  const toCome = fact.placeHeld || (organization?.free ?? 0) > 0;
  must(toCome, 'ARR-5 · nothing lapses when there was no place to come to', found);
};

/** ARR-3: from the facts and not from the mark in the state. */
const checkPostponed = (world: Observed, fact: FactOf<'ArrivalPostponed'>): void => {
  const facts = world.factsOf(fact.applicationId);
  const since = facts.slice(facts.findLastIndex(({ type }) => type === 'PlaceOffered'));
  const once = !since.some(({ type }) => type === 'ArrivalPostponed');
  must(once, 'ARR-3 · a term to arrive is postponed once', () => since);
};

/** A fact about a place that is of a case is decided on that case. */
const decidedOn = (fact: Fact, { application }: About): Application => {
  must(application !== undefined, 'QUE-6 · a place is given, held or lost by somebody', () => fact);
  return application;
};

const checkOne = (world: Observed, fact: Fact, about: About): void => {
  switch (fact.type) {
    case 'PlaceOffered':
      if (fact.basis === 'vacancy') checkVacancy(world, fact, decidedOn(fact, about));
      if (fact.basis === 'choice') checkNewcomer(world, fact.organizationId, fact);
      break;
    case 'PaidStayBegun':
      checkNewcomer(world, fact.organizationId, fact);
      break;
    case 'RecipientTransferred':
      checkNewcomer(world, fact.toOrganizationId, fact);
      break;
    case 'PlaceHeld':
      checkHeld(world, fact, decidedOn(fact, about));
      break;
    case 'OfferLapsed':
      checkLapse(world, fact, decidedOn(fact, about), about);
      break;
    case 'ArrivalPostponed':
      checkPostponed(world, fact);
      break;
    default:
      break;
  }
};

/**
 * Nobody waits behind somebody of a lower class, or of their own who joined later; nobody blocked is offered a place; no
 * term lapses early or is moved twice. What is decided is judged by the day that it was decided on.
 */
export const watchOrder = (): Watch => ({
  decided: (world, facts, about) => {
    for (const fact of facts) checkOne(world, fact, about);
  },
});

/** While a turn is open, its class, moment and number stay what they were at the joining (QUE-7, QUE-10, ARR-5). */
const keepsTurn = (joined: Map<string, string>, one: Application): void => {
  const { applicationId, organizationId, priorityClass, turn } = one;
  const now = JSON.stringify([organizationId, priorityClass, turn?.joinedAt, turn?.registration]);
  const before = joined.get(applicationId);
  must(!turn || before === undefined || before === now, 'QUE-7 · a turn is kept as it was at the joining', () => ({
    before,
    one,
  }));
  if (turn) joined.set(applicationId, now);
  else joined.delete(applicationId);
};

/** Turns are kept as they were at the joining, and numbered in the order in which they came in (QUE-2). */
export const watchTurns = (): Watch => {
  const joined = new Map<string, string>();
  const numbers = new Map<string, number>();
  return {
    decided: (_, facts) => {
      for (const fact of facts) {
        if (!('registration' in fact) || fact.registration === undefined) continue;
        const { organizationId, registration } = fact;
        must(registration > (numbers.get(organizationId) ?? 0), 'QUE-2 · every turn has the next number', () => fact);
        numbers.set(organizationId, registration);
      }
    },
    stepped: (_, { cases }) => {
      for (const one of cases) keepsTurn(joined, one);
    },
  };
};
