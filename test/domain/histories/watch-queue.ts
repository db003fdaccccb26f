import { expect } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import type { Fact, FactOf } from '../../../domain/fact.ts';
import { dueDate, termOn } from '../../../domain/law/law.ts';
import { endOf, type LegalDate, legalDateOf } from '../../../domain/law/time.ts';
import { dutyOf } from '../../../domain/obligation/duty.ts';
import type { PriorityClass } from '../../../domain/vocabulary.ts';
import { calendar } from '../../support/given.ts';
import { must } from './must.ts';
import type { About, Watch, World } from './world.ts';

/** QUE-3, QUE-4, QUE-6, said anew here and not read from the order key. */
const ranks: Record<PriorityClass, number> = { 'out-of-turn': 1, 'first-of-all': 2, ordinary: 3 };

type Place = { rank: number; joinedAt: number; registration: number };

const placeOf = ({ priorityClass, turn, offer }: Application): Place => ({
  rank: ranks[priorityClass],
  joinedAt: Date.parse(turn?.joinedAt ?? offer?.offeredAt ?? ''),
  registration: turn?.registration ?? 0,
});

const stoodBefore = (one: Application, other: Application, byClass = true): boolean => {
  const [first, second] = [placeOf(one), placeOf(other)];
  const differences = [
    byClass ? first.rank - second.rank : 0,
    first.joinedAt - second.joinedAt,
    first.registration - second.registration,
  ];
  return (differences.find((difference) => difference !== 0) ?? 0) < 0;
};

/** QUE-7: no programme, which the elderly may lack (QUE-8), or one that runs and holds services in the setting. */
const hasServices = ({ isp, setting }: Application, today: LegalDate): boolean =>
  !isp || (!isp.expired && isp.validTo >= today && isp.settings.includes(setting));

const runsOut = ({ isp }: Application, today: LegalDate): boolean =>
  isp !== undefined && (isp.expired === true || isp.validTo < today);

const inQueueOf = (world: World, organizationId: string): Application[] =>
  world.everybody.filter((one) => one.organizationId === organizationId && one.status === 'queued' && one.turn);

/** CAT-1…CAT-3: a child who has come of age is served no more. */
const isOfAge = ({ adultOn }: Application, today: LegalDate): boolean => adultOn !== undefined && adultOn <= today;

/** Those who may be offered a place now. */
const eligibleIn = (world: World, organizationId: string): Application[] =>
  inQueueOf(world, organizationId).filter(
    (one) => !one.turn?.blocked && !runsOut(one, world.today) && !isOfAge(one, world.today),
  );

const awayFrom = (world: World, organizationId: string): Application[] =>
  world.everybody.filter(
    ({ organizationId: id, status, offer }) => id === organizationId && status === 'offered' && !offer?.placeHeld,
  );

const checkVacancy = (
  world: World,
  { organizationId, yielded }: FactOf<'PlaceOffered'>,
  { application }: About,
): void => {
  if (!application) throw new Error('A place offered to nobody');
  expect([application.status, application.turn?.blocked]).toStrictEqual(['queued', undefined]);
  expect([hasServices(application, world.today), isOfAge(application, world.today)]).toStrictEqual([true, false]);
  const passedOver = eligibleIn(world, organizationId).filter((one) => stoodBefore(one, application));
  expect(passedOver).toStrictEqual([]);
  // ARR-5: over the heads of those away only a place goes that one of them has given up.
  const house = world.organization(organizationId);
  const away = awayFrom(world, organizationId).length;
  expect(yielded === true).toBe(away > 0);
  if (away > 0) expect(house.free).toBe(house.yielded);
};

/** QUE-1: who comes past the queue takes only a place that nobody in it has a right to. */
const checkNewcomer = (world: World, organizationId: string): void => {
  const { free, yielded } = world.organization(organizationId);
  const away = awayFrom(world, organizationId).filter((one) => !isOfAge(one, world.today));
  const claimed = Math.min(away.length, free - yielded);
  expect(free - eligibleIn(world, organizationId).length - claimed).toBeGreaterThan(0);
};

const checkHeld = (world: World, { organizationId }: FactOf<'PlaceHeld'>, { application }: About): void => {
  if (!application) throw new Error('A place held for nobody');
  const earlier = awayFrom(world, organizationId).filter((one) => stoodBefore(one, application, false));
  expect(earlier).toStrictEqual([]);
  // What those away have given up is the next one's.
  const { free, yielded } = world.organization(organizationId);
  expect(free).toBeGreaterThan(yielded);
};

/** The day that somebody was told on of the place offered: by the message, or by the office that reached them (SMS-3). */
const toldOn = ({ facts }: World, { applicationId, notice }: Application): LegalDate | undefined => {
  const [offered, ...since] = facts.slice(
    facts.findLastIndex((fact) => fact.type === 'PlaceOffered' && fact.applicationId === applicationId),
  );
  let told: LegalDate | undefined;
  for (const fact of offered ? since : []) {
    if (!('applicationId' in fact) || fact.applicationId !== applicationId) continue;
    if (fact.type === 'NoticeConfirmed') told = fact.on;
    if (fact.type === 'NoticeSent' && fact.cause === notice?.cause) told ??= legalDateOf(fact.at);
    if (fact.type === 'NoticeUndelivered' && fact.cause === notice?.cause) told = undefined;
  }
  return told;
};

/** ARR-2, SMS-3: the whole term has passed since they were told. */
const checkWholeTerm = (world: World, application: Application, due: LegalDate): void => {
  if (application.offer?.basis !== 'vacancy' || application.offer.postponed) return;
  const told = toldOn(world, application) ?? 'never';
  expect(told).not.toBe('never');
  const term = termOn('arrivalAfterVacancy', application.setting, told);
  expect(due >= dueDate(calendar, told, term)).toBe(true);
};

/** ARR-6, SMS-3, ARR-5: a term lapses at its end, after its notice, and when there was a place to come to. */
const checkLapse = (world: World, fact: FactOf<'OfferLapsed'>, { application, organization }: About): void => {
  const due = application && dutyOf(application.duties, 'arrive')?.due;
  if (!application || !due) throw new Error('A term that nobody had has lapsed');
  expect(Date.parse(world.context().now)).toBeGreaterThanOrEqual(Date.parse(endOf(due)));
  expect(['sent', 'confirmed']).toContain(application.notice?.state);
  checkWholeTerm(world, application, due);
  if (!fact.placeHeld) expect(organization?.free).toBeGreaterThan(0);
};

const checkOne = (world: World, fact: Fact, about: About): void => {
  switch (fact.type) {
    case 'PlaceOffered':
      if (fact.basis === 'vacancy') checkVacancy(world, fact, about);
      if (fact.basis === 'choice') checkNewcomer(world, fact.organizationId);
      break;
    case 'PaidStayBegun':
      checkNewcomer(world, fact.organizationId);
      break;
    case 'RecipientTransferred':
      checkNewcomer(world, fact.toOrganizationId);
      break;
    case 'PlaceHeld':
      checkHeld(world, fact, about);
      break;
    case 'OfferLapsed':
      checkLapse(world, fact, about);
      break;
    default:
      break;
  }
};

/** Nobody waits behind somebody of a lower class, or of their own who joined later; nobody blocked is offered a place. */
export const watchOrder = (): Watch => ({
  decided: (world, facts, about) => {
    for (const fact of facts) checkOne(world, fact, about);
  },
});

/** While a turn is open, its class, moment and number stay what they were at the joining (QUE-7, QUE-10, ARR-5). */
const keepsTurn = (joined: Map<string, string>, one: Application): void => {
  const { applicationId, organizationId, turn } = one;
  const now = JSON.stringify([organizationId, placeOf(one)]);
  const before = joined.get(applicationId);
  must(!turn || before === undefined || before === now, 'a turn is kept', () => ({ before, one }));
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
        must(registration > (numbers.get(organizationId) ?? 0), 'every turn has the next number', () => fact);
        numbers.set(organizationId, registration);
      }
    },
    stepped: (world) => {
      for (const one of world.everybody) keepsTurn(joined, one);
    },
  };
};
