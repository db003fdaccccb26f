import { legalDateOf } from '../../domain/law/time.ts';
import { type Random, seeded } from '../../local/demo/random.ts';
import { Violation } from '../invariants/violation.ts';
import { watches } from '../invariants/watches.ts';
import type { Answered } from './clients.ts';
import { type FaultId, type FaultKind, Faults } from './faults.ts';
import { View } from './invariants/view.ts';
import { checkTold } from './invariants/watch-answers.ts';
import { watchNames } from './invariants/watch-names.ts';
import { watchProgress } from './invariants/watch-progress.ts';
import { Kernel } from './kernel.ts';
import { actNames, acts, meanGap } from './life/acts.ts';
import type { Moment } from './life/moment.ts';
import { peopled } from './life/world-of.ts';
import { captured } from './logs.ts';
import { personIdOf, Region } from './region.ts';
import type { Wiring } from './wiring.ts';

/** A world to be lived in: so many organizations for so many days. */
export type Plan = {
  seed: number;
  organizations: number;
  days: number;
  /** All that is left of it when its history was shrunk: acts by their numbers, faults by their names. */
  only?: { acts: readonly number[]; faults: readonly FaultId[] };
};

/** What came of a world. */
export type Episode = {
  plan: Plan;
  /** Of all that has happened in it: the same plan always gives the same. */
  traceHash: string;
  facts: number;
  /** The acts that came up, by their numbers. */
  acts: readonly number[];
  happenings: number;
  calls: number;
  messages: number;
  /** Messages that went out again after an answer was lost. */
  resent: number;
  faults: Record<FaultKind, number>;
  faultLog: readonly FaultId[];
  answers: Record<string, number>;
  /** What did not hold, when; `trace`: what had happened just before. */
  violation?: { rule: string; found: string; at: string; trace: readonly string[] };
};

const hour = 3_600_000;
const day = 24 * hour;

/** Worlds begin on a day within a year, so that every season and holiday is lived through. */
const firstDay = Date.parse('2025-01-06T02:30:00Z');

/** After the last act, so long at most until all has come to rest. */
const patience = 12;

/** Lives through one world. Nothing of it hangs on anything but the plan and the code. */
export const live = async (wiring: Wiring, plan: Plan): Promise<Episode> => {
  const { seed, organizations, days, only } = plan;
  const random = seeded(seed, 0);
  const kernel = new Kernel(firstDay + random.int(0, 364) * day);
  const faults = new Faults(seed, only && new Set(only.faults));
  const now = () => new Date(kernel.now).toISOString();
  const { residents, houses } = peopled(random, organizations, personIdOf, legalDateOf(now()));

  let violation: Episode['violation'];
  const must = (holds: boolean, rule: string, found: string): void => {
    if (!holds) violation ??= { rule, found, at: now(), trace: [...kernel.last] };
  };
  /** Whatever those who watch throw is theirs: what they watch never hears of it. */
  const checked = (check: () => void): void => {
    try {
      check();
    } catch (error) {
      if (error instanceof Violation) must(false, error.rule, error.message);
      else must(false, 'who watches understands what they see', error instanceof Error ? `${error.stack}` : `${error}`);
    }
  };

  const namesNobody = watchNames(residents);
  const told = (text: string): void => {
    kernel.note(text);
    checked(() => namesNobody(text));
  };
  const answers: Record<string, number> = {};
  const answered = ({ ask, status, body, faulted, still }: Answered): void => {
    kernel.note(`${status} ${body}`);
    const kind = `${Math.floor(status / 100)}xx`;
    answers[kind] = (answers[kind] ?? 0) + 1;
    must(
      status < 500 || faulted,
      'no answer is 5xx unless a fault has befallen it',
      `${ask.method} ${ask.path} ${body}`,
    );
    if (status === 200 && still && !faulted) checked(() => checkTold(view, ask.path, body));
  };
  const failed = (name: string, reason: string): void =>
    must(false, 'no function fails unless a fault has befallen it', `${name} ${reason}`);
  const view = new View({
    queue: wiring.queueTable,
    now,
    // Here alone the schedules run as time passes.
    watches: [...watches(), watchProgress()],
    people: residents,
  });
  const watching = { view, answered, told, failed, gaveUp: failed, checked };
  const region = new Region(wiring, { seed, kernel, faults, watching });

  const momentOf = (number: number, own: Random): Moment => ({
    random: own,
    now: now(),
    today: legalDateOf(now()),
    seen: view,
    residents,
    ask: (bearer, method, path, body) => region.clients.ask({ bearer, method, path, body }),
    tell: (type, detail) =>
      region.bus.put({
        source: 'e-sobes',
        type,
        detail: { eventId: `outside-${number}`, ...detail },
        time: kernel.now,
      }),
    cutOff: (phone) => region.telephone.cutOff(phone),
  });
  const done: number[] = [];

  const until = (moment: number) => kernel.runUntil(moment, () => violation !== undefined);
  const lived = async (): Promise<void> => {
    for (const { bearer, body } of houses)
      region.clients.ask({ bearer, method: 'POST', path: '/v1/organizations', body });
    await until(kernel.now + hour);
    faults.begin();
    const began = kernel.now;
    for (const { number, act, after, random: own } of actsOf(plan)) {
      kernel.at(began + after, act, () => {
        done.push(number);
        acts[act]?.(momentOf(number, own));
      });
    }
    for (let passed = 1; passed <= days && !violation; passed += 1) {
      await until(began + passed * day);
      region.redrive();
      if (faults.none && region.atRest) checked(() => view.settled());
    }
    faults.calm();
    region.release();
    for (let left = patience; left > 0 && !violation; left -= 1) {
      await until(kernel.now + day);
      if (region.atRest && region.dead.length === 0 && left < patience - 1) break;
      if (left > 1) region.redrive();
    }
    must(region.atRest, 'everything comes to rest', JSON.stringify(region.inFlight));
    must(region.dead.length === 0, 'nothing of our own stays set aside', region.dead.join(', '));
    if (!violation) checked(() => view.settled());
    if (!violation) checked(() => view.over());
  };
  await captured(told, lived);

  return {
    plan,
    traceHash: kernel.hash(),
    facts: view.facts.length,
    acts: done,
    happenings: kernel.happened,
    calls: region.calls,
    messages: region.telephone.accepted,
    resent: view.resent,
    faults: faults.fired,
    faultLog: faults.log,
    answers,
    ...(violation && { violation }),
  };
};

type Planned = { number: number; act: string; after: number; random: Random };

/** A world begins with people who have waited for it: so many acts for each organization come so many times as quickly. */
const opening = { acts: 30, haste: 5 };

/**
 * Every act of a world with its moment, in milliseconds after the beginning, and a chance of its own: it is what it is
 * whichever others are left out. Some come at the very moment of the one before.
 */
const actsOf = ({ seed, organizations, days, only }: Plan): Planned[] => {
  const kept = only && new Set(only.acts);
  const planned: Planned[] = [];
  let before = 0;
  let from = 0;
  for (let number = 0; from < days * day; number += 1) {
    const gap = meanGap / organizations / (number < opening.acts * organizations ? opening.haste : 1);
    const random = seeded(seed, 10_000 + number);
    const after = random.percent(30) ? before : Math.floor(from) + random.int(0, gap);
    before = after;
    from += gap;
    if (kept?.has(number) ?? true) planned.push({ number, act: random.pick(actNames), after, random });
  }
  return planned;
};
