import { expect, test, vi } from 'vitest';
import type { LeavingReason, Left, OfferBasis } from '../../domain/fact.ts';
import { everyDuty } from '../../domain/obligation/duty.ts';
import { published } from '../../events/catalogue.ts';
import type { Watch } from '../invariants/observed.ts';
import { watchDuties, watchWorkingDays } from '../invariants/watch-duties.ts';
import { watchJournal } from '../invariants/watch-journal.ts';
import { watchLine, watchRenewals } from '../invariants/watch-line.ts';
import { watchNextSteps } from '../invariants/watch-next-step.ts';
import { watchCare, watchPlaces } from '../invariants/watch-places.ts';
import { watchOrder, watchTurns } from '../invariants/watch-queue.ts';
import { watchReplay, watchStates } from '../invariants/watch-states.ts';
import { inHistories } from './histories/histories.ts';

// Seconds of work each; a machine that does other things besides may take minutes.
vi.setConfig({ testTimeout: 300_000 });

/**
 * Arbitrary histories of organizations of all four settings and of everybody who applies to them, driven by the deciders
 * themselves: what must hold whatever happens, in whatever order.
 */
const runs = { seed: 20250310, numRuns: 150 };

test('QUE-1, ARR-5, END-8 · no two people hold one place, none is lost, and nobody waits for a place that is free', () => {
  inHistories(runs, watchPlaces);
});

test('CHO-4, ADM-4 · nobody is served twice for one need', () => {
  inHistories(runs, watchCare);
});

test('QUE-3, QUE-4, QUE-6 · nobody waits behind a person of a lower class, or of their own who joined later', () => {
  inHistories(runs, watchOrder);
});

test('QUE-2, QUE-7, QUE-10 · while a turn is open it is kept as it was at the joining', () => {
  inHistories(runs, watchTurns, watchLine, watchRenewals);
});

test('CAL-1 · what is counted in working days ends on a working day', () => {
  const kinds = new Set<string>();
  inHistories(runs, () => watchWorkingDays((kind) => kinds.add(kind)));
  expect(kinds.size).toBeGreaterThan(12);
});

test('TMP-6, ADM-1, QUE-12 · no duty stands twice, none out of its time, and an ending leaves behind only what outlives it', () => {
  inHistories(runs, watchDuties);
});

test('MON-1, CHO-2, SMS-3 · every open case has one next step, or is a task of somebody’s', () => {
  inHistories(runs, watchNextSteps);
});

test('ARR-7, SUS-1 · a case holds what fits its status, and its recorded facts lead to it again', () => {
  inHistories({ ...runs, numRuns: 120 }, watchStates, watchReplay);
});

test('JRN-1, ADM-2 · the journals hold of every case where it is and was, by whatever steps they were kept', () => {
  inHistories(runs, watchJournal);
});

/** What the histories must have held besides every kind of fact: each way to a place and out of a queue. */
const ways = {
  basis: { choice: true, vacancy: true, residence: true } satisfies Record<OfferBasis, true>,
  left: { place: true, queue: true, head: true, residence: true, nothing: true } satisfies Record<Left, true>,
  reason: {
    'own-wish': true,
    'isp-without-service': true,
    'admitted-elsewhere': true,
    death: true,
    'decision-cancelled': true,
  } satisfies Record<LeavingReason, true>,
};

const expected = [
  ...Object.keys(published),
  ...everyDuty.map((kind) => `duty ${kind}`),
  ...Object.entries(ways).flatMap(([way, all]) => Object.keys(all).map((one) => `${way} ${one}`)),
];

test('the histories know every kind of fact, every way to a place and out of a queue, and every duty', () => {
  const seen = new Set<string>();
  const watch = (): Watch => ({
    decided: (_, facts) => {
      for (const fact of facts) {
        seen.add(fact.type);
        for (const { kind } of fact.sets ?? []) seen.add(`duty ${kind}`);
        for (const [name, value] of Object.entries(fact)) if (name in ways) seen.add(`${name} ${value}`);
      }
    },
  });
  inHistories({ ...runs, numRuns: 400 }, watch);
  expect(expected.filter((one) => !seen.has(one))).toStrictEqual([]);
});
