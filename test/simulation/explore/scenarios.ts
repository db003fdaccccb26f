import type { Wiring } from '../wiring.ts';
import { anotherMessageOf, type Errand } from './errands.ts';
import type { Race } from './explore.ts';
import { judge } from './judge.ts';
import type { Stage } from './stage.ts';

/** What two workers are to do at once. */
export type Scenario = Pick<Race, 'functions' | 'deaths'> & {
  name: string;
  /** Brings about what is so before, and tells what is delivered to them: everything twice. */
  set: (stage: Stage, wiring: Wiring) => Promise<Errand[]>;
  /** How it may end for the three, in the order in which they applied, and how many messages go out. */
  outcomes: readonly string[];
};

const twice = (...errands: Errand[]): Errand[] => [...errands, ...errands];

/** Three people in line for two places, both taken. */
const threeInLine = async (stage: Stage): Promise<string[]> => {
  await stage.open();
  return [await stage.queued(1), await stage.queued(2), await stage.queued(3)];
};

export const twoBeds: Scenario = {
  name: 'END-8, ARR-2 · two beds fall vacant, one after the other',
  set: async (stage) => {
    await threeInLine(stage);
    return twice(...stage.vacated(), ...stage.vacated());
  },
  functions: ['bed-vacated', 'advance-queue'],
  deaths: 0,
  outcomes: ['offered, offered, queued'],
};

const twoBedsTogether: Scenario = {
  name: 'END-8, ARR-2 · two beds fall vacant together, and two who see to it die',
  set: async (stage) => {
    await threeInLine(stage);
    return twice(...stage.vacated(2));
  },
  functions: ['bed-vacated', 'advance-queue'],
  deaths: 2,
  outcomes: ['offered, offered, queued'],
};

const withdrawal: Scenario = {
  name: 'QUE-6 · the first in line withdraws while two beds fall vacant',
  set: async (stage) => {
    const [first = ''] = await threeInLine(stage);
    return twice(...stage.vacated(2), stage.withdrawal(first));
  },
  functions: ['bed-vacated', 'advance-queue', 'api'],
  deaths: 0,
  outcomes: ['withdrawn, offered, offered'],
};

export const expiry: Scenario = {
  name: 'QUE-7 · the programme of the first in line runs out while two beds fall vacant, and who sees to it dies',
  set: async (stage) => {
    const [applicationId] = await threeInLine(stage);
    return twice(...stage.vacated(2), ...stage.told('IspExpired', { applicationId, expiredOn: '2025-03-11' }));
  },
  functions: ['bed-vacated', 'advance-queue', 'isp-expired'],
  deaths: 1,
  outcomes: ['offered, offered, queued', 'queued, offered, offered'],
};

const lastMoment: Scenario = {
  name: 'ARR-6 · a term ends while its recipient is admitted at the last moment, and another bed is vacant',
  set: async (stage, wiring) => {
    const [first = ''] = await threeInLine(stage);
    await stage.do(stage.vacated());
    const { arriveBy = '' } = judge(wiring, stage.past, false).view.application(first).offer ?? {};
    stage.now = `${arriveBy}T18:59:59.000Z`;
    const vacant = await stage.doWithout('advance-queue', stage.vacated());
    const admission = stage.admission(first, arriveBy);
    stage.now = `${arriveBy}T19:00:00.000Z`;
    return twice(...vacant, admission, stage.tick('release-no-shows'));
  },
  functions: ['advance-queue', 'release-no-shows', 'api'],
  deaths: 0,
  outcomes: ['admitted, offered, queued', 'lapsed, offered, offered'],
};

const newcomers: Scenario = {
  name: 'QUE-1 · two newcomers choose while two beds are vacant, for one of which somebody waits, and who sees to it dies',
  set: async (stage) => {
    await stage.open();
    await stage.queued(1);
    const choosing = [await stage.granted(2), await stage.granted(3)];
    const vacant = await stage.doWithout('advance-queue', stage.vacated(2));
    return twice(...vacant, ...choosing.map((one) => stage.choice(one)));
  },
  functions: ['advance-queue', 'api'],
  deaths: 1,
  outcomes: ['offered, offered, queued', 'offered, queued, offered'],
};

export const message: Scenario = {
  name: 'SMS-1 · somebody is told of their place by two messages of one fact',
  set: async (stage) => {
    await threeInLine(stage);
    const news = await stage.doWithout('send-sms', stage.vacated());
    return [...news, ...news.map(anotherMessageOf)];
  },
  functions: ['send-sms'],
  deaths: 0,
  outcomes: ['offered, queued, queued, 1 sent'],
};

/** A standard queue may hand one message to two at once. */
const inTwoHands: Scenario = {
  ...message,
  name: 'SMS-1 · the message of one fact is in two hands',
  set: async (stage) => {
    await threeInLine(stage);
    return twice(...(await stage.doWithout('send-sms', stage.vacated())));
  },
};

const lostMessage: Scenario = {
  ...message,
  name: 'SMS-1 · the same, and who tells them dies: none of these sends it again, which is left to the run by schedule',
  deaths: 1,
  outcomes: ['offered, queued, queued', 'offered, queued, queued, 1 sent'],
};

/** Three people and two places, in all that two workers may do to each other there. */
export const scenarios: readonly Scenario[] = [
  twoBeds,
  twoBedsTogether,
  withdrawal,
  expiry,
  lastMoment,
  newcomers,
  message,
  inTwoHands,
  lostMessage,
];
