import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Notice } from '../../domain/notice/notice.ts';
import { settle } from '../../functions/shared/store/notices.ts';
import { inHistories } from '../domain/histories/histories.ts';
import type { Watch } from '../invariants/observed.ts';
import { Violation } from '../invariants/violation.ts';
import { watches } from '../invariants/watches.ts';
import { filed, granted } from '../support/facts.ts';
import { brokenCases } from './invariants/broken-cases.ts';
import { brokenProgress } from './invariants/broken-progress.ts';
import { brokenTurns } from './invariants/broken-turns.ts';
import { brokenWrites } from './invariants/broken-writes.ts';
import { queue, Scene } from './invariants/scene.ts';

const broken = [...brokenTurns, ...brokenCases, ...brokenWrites, ...brokenProgress];

/** What is found, when something is. */
const found = (breaks: () => void): unknown => {
  try {
    breaks();
  } catch (error) {
    return error instanceof Violation ? error.rule : error;
  }
  return undefined;
};

test.each(broken)('is found when broken: $rule', ({ rule, breaks }) => {
  expect(found(breaks)).toBe(rule);
});

/** The rules that the watches name, read from their sources. */
const named = ['../invariants', 'invariants']
  .flatMap((folder) => {
    const home = join(import.meta.dirname, folder);
    return readdirSync(home).flatMap((file) =>
      /^(watch-|states\.)/.test(file) ? [readFileSync(join(home, file), 'utf8')] : [],
    );
  })
  .flatMap((source) => [...source.matchAll(/'([A-Z]+[-\dA-Z ]* · [^']+)'/g)].map(([, rule]) => rule));

test('every rule that a watch names has been seen broken', () => {
  expect(named.length).toBeGreaterThan(60);
  expect([...new Set(named)].sort()).toStrictEqual(broken.map(({ rule }) => rule).sort());
});

const decision: Notice = { kind: 'choose-organization', cause: 'app-1.2' };

test('SMS-1 · a message that goes out again because nobody can know that it did is counted, and is no fault', () => {
  const scene = new Scene([], []);
  for (const fact of [filed(), granted()]) scene.write(scene.stored(fact));
  scene.claim('app-1', decision, 'died');
  scene.publish('app-1', decision, 'died');
  scene.view.ended('died', 'died');
  scene.claim('app-1', decision, 'late');
  scene.view.ended('late', 'died');
  scene.claim('app-1', decision, 'done');
  scene.publish('app-1', decision, 'done');
  scene.write([settle(queue, 'app-1', decision, 'sent')], 'done');
  scene.view.ended('done', 'done');
  expect(scene.view.resent).toBe(1);
  // The request of somebody who waited in vain may still arrive.
  scene.publish('app-1', decision, 'late');
  expect(scene.view.resent).toBe(2);
});

test('SMS-1 · a message that goes out again though no fault befell who sent it first is a violation', () => {
  const again = (faulted: boolean) => () => {
    const scene = new Scene([], []);
    for (const fact of [filed(), granted()]) scene.write(scene.stored(fact));
    scene.claim('app-1', decision, 'failed');
    scene.publish('app-1', decision, 'failed');
    scene.view.ended('failed', 'failed', faulted);
    scene.claim('app-1', decision, 'again');
    scene.publish('app-1', decision, 'again');
  };
  expect(found(again(true))).toBeUndefined();
  expect(found(again(false))).toBe('SMS-1 · a message goes out once for its cause');
});

test('whatever the deciders decide, and the store writes of it, keeps every rule', () => {
  let written = 0;
  const mirror = (): Watch => {
    let scene: Scene | undefined;
    const causes = new Set<string>();
    return {
      decided: (world, facts, about) => {
        scene ??= new Scene(world.people, watches());
        scene.now = world.context().now;
        const sent = facts.find((fact) => fact.type === 'NoticeSent');
        const notice = sent && { kind: sent.notice, cause: sent.cause };
        // The histories try again what has gone out: it is recorded anew, and nobody gets it twice.
        if (notice && !causes.has(notice.cause)) {
          causes.add(notice.cause);
          scene.claim(sent.applicationId, notice);
          scene.publish(sent.applicationId, notice);
        }
        const ends = notice ? [settle(queue, sent.applicationId, notice, 'sent')] : [];
        scene.write([...scene.writesOf(facts, about), ...ends]);
        written += 1;
      },
      ended: () => scene?.view.over(),
    };
  };
  inHistories({ seed: 20250310, numRuns: 25 }, mirror);
  expect(written).toBeGreaterThan(1000);
});
