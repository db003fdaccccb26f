import { beforeAll, expect, test } from 'vitest';
import { legalDateOf } from '../../domain/law/time.ts';
import { accepted } from '../../events/catalogue.ts';
import { endpoints } from '../../events/http/endpoints.ts';
import { seeded } from '../../local/demo/random.ts';
import type { Ask } from './clients.ts';
import { Faults } from './faults.ts';
import { View } from './invariants/view.ts';
import { Kernel } from './kernel.ts';
import { actNames, acts, meanGap } from './life/acts.ts';
import { wrongActs } from './life/acts-wrong.ts';
import { peopled } from './life/world-of.ts';
import { captured } from './logs.ts';
import { personIdOf, Region } from './region.ts';
import { testWiring } from './wiring-of-test.ts';

const firstDay = Date.parse('2025-03-03T04:00:00Z');
/** Enough for every setting to be there. */
const organizations = 12;
const days = 120;
const seeds = [1, 2];

const minute = 60_000;
const day = 24 * 60 * minute;

/** What somebody asked for, in which act, and what was answered. */
type Deed = { act: string; key: string; status: number; body: string };

/** What another system told, in which act, and whether it had an effect. */
type Told = { act: string; type: string; heard: boolean };

/** `failed`: functions that failed, and what those who watch have found, though nothing went wrong. */
type Life = { deeds: Deed[]; told: Told[]; cutOff: string[]; failed: string[]; facts: number };

/** The route that a request is for. */
const keyOf = ({ method, path }: Ask): string => {
  const asked = `${method} ${path.split('?')[0]}`;
  const key = Object.keys(endpoints).find((one) => new RegExp(`^${one.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(asked));
  if (!key) throw new Error(`There is no route for ${asked}`);
  return key;
};

/** A life in which nothing goes wrong but what people do, one thing after the other. */
const lifeOf = async (seed: number, organizations: number, days: number): Promise<Life> => {
  const kernel = new Kernel(firstDay);
  const faults = new Faults(seed);
  const wired = testWiring();
  const now = () => new Date(kernel.now).toISOString();
  const { residents, houses } = peopled(seeded(seed), organizations, personIdOf, legalDateOf(now()));
  const view = new View({ queue: wired.queueTable, now, watches: [], people: residents });
  const life: Life = { deeds: [], told: [], cutOff: [], failed: [], facts: 0 };
  let act = 'begin';
  const watching = {
    view,
    answered: ({ ask, status, body }: { ask: Ask; status: number; body: string }) => {
      life.deeds.push({ act, key: keyOf(ask), status, body });
    },
    told: () => undefined,
    failed: (name: string, reason: string) => {
      life.failed.push(`${name}: ${reason}`);
    },
    checked: (check: () => void) => {
      try {
        check();
      } catch (error) {
        life.failed.push(String(error));
      }
    },
  };
  const region = new Region(wired, { seed, kernel, faults, watching });
  const pass = (milliseconds: number) => kernel.runUntil(kernel.now + milliseconds, () => false);
  for (const { bearer, body } of houses)
    region.clients.ask({ bearer, method: 'POST', path: '/v1/organizations', body });
  await pass(minute);
  for (let number = 1; kernel.now < firstDay + days * day; number += 1) {
    const random = seeded(seed, number);
    act = random.pick(actNames);
    const happened = view.facts.length;
    const told: string[] = [];
    acts[act]?.({
      random,
      now: now(),
      today: legalDateOf(now()),
      seen: view,
      residents,
      ask: (bearer, method, path, body) => region.clients.ask({ bearer, method, path, body }),
      tell: (type, detail) => {
        told.push(type);
        const event = { eventId: `outside-${number}`, ...detail };
        region.bus.put({ source: 'e-sobes', type, detail: event, time: kernel.now });
      },
      cutOff: (phone) => {
        life.cutOff.push(phone);
        region.telephone.cutOff(phone);
      },
    });
    await pass(minute);
    const heard = view.facts.slice(happened).some(({ by }) => by.id === 'e-sobes');
    life.told.push(...told.map((type) => ({ act, type, heard })));
    await pass(random.int(0, (2 * meanGap) / organizations));
  }
  return { ...life, facts: view.facts.length };
};

let lives: Life[] = [];

beforeAll(async () => {
  await captured(
    () => undefined,
    async () => {
      for (const seed of seeds) lives = [...lives, await lifeOf(seed, organizations, days)];
    },
  );
}, 300_000);

const deeds = (): Deed[] => lives.flatMap((life) => life.deeds);
const done = (): Deed[] => deeds().filter(({ status }) => status < 300);
const heard = (): Told[] => lives.flatMap((life) => life.told).filter((told) => told.heard);
const names = (all: Iterable<string>): string[] => [...new Set(all)].sort();

test('everything that people and offices do comes about in some world', () => {
  const came = [...done(), ...heard()].map(({ act }) => act);
  const cutOff = lives.some((life) => life.cutOff.length > 0) ? ['losePhone'] : [];
  const meant = Object.keys(acts).filter((act) => !(act in wrongActs));
  expect(names([...came, ...cutOff])).toStrictEqual(names(['begin', ...meant]));
});

/** The bucket is not among what is simulated; and nothing in a case or a queue follows from a document, a form or a catalogue. */
const isSimulated = (key: string): boolean => !/\/(?:documents|forms|catalogues|equipment)\b/.test(key);

test('every route of the API is asked, and answered with what was asked for', () => {
  expect(names(done().map(({ key }) => key))).toStrictEqual(names(Object.keys(endpoints).filter(isSimulated)));
});

test('every event from outside is told, and heard', () => {
  expect(names(heard().map(({ type }) => type))).toStrictEqual(names(Object.keys(accepted)));
});

test('what is asked by mistake is refused, and nothing that is asked is malformed or too much for the system', () => {
  const mistakes = deeds().filter(({ act }) => act in wrongActs);
  expect(names(mistakes.map(({ act }) => act))).toStrictEqual(names(Object.keys(wrongActs)));
  expect(mistakes.filter(({ status }) => status < 400)).toStrictEqual([]);
  expect(deeds().filter(({ status }) => status === 400 || status >= 500)).toStrictEqual([]);
  expect(lives.flatMap((life) => life.failed)).toStrictEqual([]);
});

test('an organization has some 500 facts a year', () => {
  const facts = lives.reduce((sum, life) => sum + life.facts, 0);
  const years = (lives.length * organizations * days) / 365;
  console.info(`${facts} facts in ${years.toFixed(1)} years of an organization: ${Math.round(facts / years)} in one.`);
  expect(facts / years).toBeGreaterThan(400);
  expect(facts / years).toBeLessThan(700);
});

test('the same seed is the same life', async () => {
  const short = () => lifeOf(3, 2, 30);
  await captured(
    () => undefined,
    async () => expect(await short()).toStrictEqual(await short()),
  );
});
