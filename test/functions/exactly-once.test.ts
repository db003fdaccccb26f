import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import { Unknown } from '../../domain/refusal.ts';
import { createHandler as advanceQueue } from '../../functions/advance-queue/handler.ts';
import { createHandler as bedVacated } from '../../functions/bed-vacated/handler.ts';
import { createHandler as decisionMade } from '../../functions/decision-made/handler.ts';
import { createHandler as releaseNoShows } from '../../functions/release-no-shows/handler.ts';
import type { Delivered } from '../../functions/shared/each-event.ts';
import { AlreadySeen } from '../../functions/shared/store/errors.ts';
import { chosen, filed, granted, joined, noticeSent, offered, registered } from '../support/facts.ts';
import { Died, type Fault, freshTables } from '../support/tables.ts';

const now = '2025-03-12T05:00:00.000Z';
let tables: Awaited<ReturnType<typeof freshTables>>;
let worlds = 0;

beforeAll(async () => {
  tables = await freshTables();
});

const renamed = <T>(value: T, suffix: string): T =>
  JSON.parse(JSON.stringify(value).replaceAll('app-1', `app-${suffix}`).replaceAll('org-1', `org-${suffix}`)) as T;

/** Facts written through the store itself, under names of their own. */
const begin = async (facts: Fact[], people = 1) => {
  worlds += 1;
  const suffix = String(worlds);
  const { store } = tables.pieces();
  const [registration, ...rest] = facts;
  if (!registration) throw new Error('no organization');
  let organization = (await store.commit({ facts: renamed([registration], suffix) })).organization;
  const applications: string[] = [];
  for (let person = 1; person <= people; person += 1) {
    const own = renamed(rest, suffix).map((fact) =>
      renamedPerson(fact, `app-${suffix}`, `app-${suffix}-${person}`, person),
    );
    const outcome = await store.commit({ organization, facts: own });
    organization = outcome.organization;
    applications.push(`app-${suffix}-${person}`);
  }
  return { organizationId: `org-${suffix}`, applications };
};

const renamedPerson = (fact: Fact, from: string, to: string, person: number): Fact => {
  const own = JSON.parse(JSON.stringify(fact).replaceAll(from, to)) as Fact;
  return own.type === 'QueueJoined' ? { ...own, registration: person } : own;
};

const event = (detail: Record<string, unknown>): Delivered => ({
  type: '',
  source: 'e-sobes',
  detail,
  now,
});

const stateOf = async (organizationId: string, applications: string[]) => {
  const { store } = tables.pieces();
  const organization = await store.organization(organizationId);
  const statuses = await Promise.all(applications.map(async (id) => (await store.application(id))?.status));
  const timelines = await Promise.all(applications.map((id) => store.timeline(id)));
  const offers = timelines.flat().filter(({ fact }) => fact.type === 'PlaceOffered').length;
  return {
    free: organization?.free,
    reserved: organization?.reserved,
    waiting: organization?.waiting,
    statuses,
    offers,
  };
};

const queue = () => [registered(), filed(), granted(), chosen(), joined()];
const once = (error: unknown) => {
  if (!(error instanceof AlreadySeen)) throw error;
};

/** Runs a handler that dies at every call in turn, before and after it had its effect, and then once more, whole. */
const dyingAtEveryCall = async (run: (fault: Fault | undefined, round: number) => Promise<boolean>) => {
  let rounds = 0;
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at += 1) {
      rounds += 1;
      if (!(await run({ at, when, error: () => new Died() }, rounds))) break;
    }
  }
  return rounds;
};

describe('a handler that dies between any two awaits', () => {
  test('END-8, ARR-2 · a vacated bed is counted once and offered once, to the first in line', async () => {
    const rounds = await dyingAtEveryCall(async (fault) => {
      const { organizationId, applications } = await begin(queue(), 2);
      const detail = { eventId: `e-${organizationId}`, organizationId };
      let fired = false;
      for (const attempt of [fault, undefined]) {
        const pieces = tables.pieces(attempt);
        await bedVacated(pieces)(event(detail))
          .catch(once)
          .then(
            () => advanceQueue(pieces)(event({ organizationId })),
            (error: unknown) => expect(error).toBeInstanceOf(Died),
          )
          .catch((error: unknown) => expect(error).toBeInstanceOf(Died));
        fired ||= pieces.seen.fired;
      }
      expect(await stateOf(organizationId, applications)).toStrictEqual({
        free: 0,
        reserved: 1,
        waiting: 1,
        statuses: ['offered', 'queued'],
        offers: 1,
      });
      return fired;
    });
    expect(rounds).toBeGreaterThan(8);
  });

  test('ARR-6 · a no-show lapses once and its place is free once', async () => {
    await dyingAtEveryCall(async (fault) => {
      const { organizationId, applications } = await begin([...queue(), offered(), noticeSent()]);
      const cause = `${applications[0]}.4`;
      const { store } = tables.pieces();
      const application = await store.application(String(applications[0]));
      if (application)
        await store.commit({
          application,
          facts: [{ ...noticeSent({ cause }), applicationId: application.applicationId } as Fact],
        });
      const tick = { time: '2025-04-21T19:00:00Z' };
      let fired = false;
      for (const attempt of [fault, undefined]) {
        const pieces = tables.pieces(attempt);
        await releaseNoShows(pieces)(tick).catch(() => undefined);
        fired ||= pieces.seen.fired;
      }
      const { free, statuses } = await stateOf(organizationId, applications);
      expect({ free, statuses }).toStrictEqual({ free: 0, statuses: ['lapsed'] });
      return fired;
    });
  });
});

describe('the same event many times', () => {
  test('END-8 · ten deliveries at once, and ten workers advancing at once: two beds, two offers, in order', async () => {
    const { organizationId, applications } = await begin(queue(), 4);
    const deliver = (eventId: string) => bedVacated(tables.pieces())(event({ eventId, organizationId })).catch(once);
    await Promise.all(Array.from({ length: 10 }, (_, place) => deliver(`twice-${place % 2}`)));
    await Promise.all(Array.from({ length: 10 }, () => advanceQueue(tables.pieces())(event({ organizationId }))));
    expect(await stateOf(organizationId, applications)).toStrictEqual({
      free: 0,
      reserved: 2,
      waiting: 2,
      statuses: ['offered', 'offered', 'queued', 'queued'],
      offers: 2,
    });
  });

  test('END-8 · one waking is enough for two beds', async () => {
    const { organizationId, applications } = await begin(queue(), 3);
    await bedVacated(tables.pieces())(event({ eventId: `both-${organizationId}`, organizationId, count: 2 }));
    await advanceQueue(tables.pieces())(event({ organizationId }));
    expect((await stateOf(organizationId, applications)).statuses).toStrictEqual(['offered', 'offered', 'queued']);
  });

  test('QUE-7 · one waking goes on behind those whose programme has run out', async () => {
    const isp = { number: '5', settings: ['inpatient' as const], validTo: '2025-03-10' };
    const { organizationId, applications } = await begin(
      [registered(), filed({ isp }), granted(), chosen(), joined()],
      3,
    );
    await bedVacated(tables.pieces())(event({ eventId: `blocked-${organizationId}`, organizationId }));
    await advanceQueue(tables.pieces())(event({ organizationId }));
    const { store } = tables.pieces();
    const states = await Promise.all(applications.map((id) => store.application(id)));
    expect(states.map((state) => state?.turn?.blocked)).toStrictEqual(['isp-expired', 'isp-expired', 'isp-expired']);
  });

  test('DEC-1, END-8 · in any order, days apart, ten times over: one effect', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(
          Array.from({ length: 20 }, (_, place) => place),
          { minLength: 20, maxLength: 20 },
        ),
        fc.array(fc.nat(14), { minLength: 20, maxLength: 20 }),
        async (order, days) => {
          const { organizationId, applications } = await begin([registered(), filed()]);
          const applicationId = String(applications[0]);
          for (const [step, place] of order.entries()) {
            const at = new Date(Date.parse(now) + (days[step] ?? 0) * 86_400_000).toISOString();
            const late = { type: '', source: 'e-sobes', now: at };
            const run =
              place % 2 === 0
                ? bedVacated(tables.pieces())({ ...late, detail: { eventId: `v-${organizationId}`, organizationId } })
                : decisionMade(tables.pieces())({
                    ...late,
                    detail: {
                      eventId: `d-${applicationId}`,
                      applicationId,
                      number: '7',
                      date: '2025-03-11',
                      outcome: 'granted',
                    },
                  });
            await run.catch(once);
          }
          const { store } = tables.pieces();
          expect((await store.organization(organizationId))?.free).toBe(1);
          expect((await store.timeline(applicationId)).map(({ fact }) => fact.type)).toStrictEqual([
            'ApplicationFiled',
            'DecisionMade',
          ]);
        },
      ),
      { numRuns: 8, seed: 20250310 },
    );
  });

  test('DEC-1 · a decision on an application nobody has filed is no effect, and no acknowledgement', async () => {
    const detail = { eventId: 'd-x', applicationId: 'app-nobody', number: '7', date: '2025-03-11', outcome: 'granted' };
    await expect(decisionMade(tables.pieces())(event(detail))).rejects.toBeInstanceOf(Unknown);
  });
});

describe('a write that is overtaken', () => {
  test('ARR-2 · a transaction conflict is met by looking again, not by failing', async () => {
    const { organizationId, applications } = await begin(queue());
    const conflict = () =>
      new TransactionCanceledException({
        message: 'conflict',
        $metadata: {},
        CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
      });
    await bedVacated(tables.pieces({ at: 2, when: 'before', error: conflict }))(
      event({ eventId: `e-${organizationId}`, organizationId }),
    );
    const pieces = tables.pieces({ at: 2, when: 'before', error: conflict });
    await advanceQueue(pieces)(event({ organizationId }));
    expect(pieces.seen.fired).toBe(true);
    expect((await stateOf(organizationId, applications)).statuses).toStrictEqual(['offered']);
  });
});
