import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { outcomeOf, type SealedFact } from '../../../functions/shared/store/change.ts';
import { sealOf } from '../../../functions/shared/store/seal.ts';
import type { StoredEntry, StoredTimeline } from '../../../functions/shared/store/timelines.ts';
import { findingsOf } from '../../../functions/verify-timeline/findings.ts';
import { inHistories } from '../../domain/histories/histories.ts';
import type { Watch } from '../../invariants/observed.ts';
import { applicationId, called, filed, granted, organizationId, vacated } from '../../support/facts.ts';
import { storedTimeline } from './stored.ts';
import { tamperingsOf } from './tamperings.ts';

describe('the seal of an entry', () => {
  const entry = { before: 'abc', subject: applicationId, version: 2, fact: granted() };

  test('is the same today as it was yesterday', () => {
    expect(sealOf({ before: '', subject: applicationId, version: 1, fact: filed() })).toBe(
      '2VgYeVqlavOikwyP8vxdR8Y82yde69X12xlRqqvNrkI',
    );
  });

  test('is of what is stored: the order of members and what is undefined do not count', () => {
    const turned = Object.fromEntries(Object.entries(entry.fact).reverse()) as Fact;
    expect(sealOf({ ...entry, fact: turned })).toBe(sealOf(entry));
    expect(sealOf({ ...entry, fact: { ...entry.fact, closes: undefined } as unknown as Fact })).toBe(sealOf(entry));
  });

  test('is of the place, of the subject, and of all that came before', () => {
    const others = [{ version: 3 }, { subject: 'app-2' }, { before: 'abd' }].map((other) => ({ ...entry, ...other }));
    expect(new Set([entry, ...others].map(sealOf)).size).toBe(4);
  });
});

const outcome = outcomeOf({ facts: [...called(), vacated()] });
const timelines = [outcome.application, outcome.organization].map(
  (state) => state && storedTimeline(state, outcome.timeline),
);
const [application, organization] = timelines as [StoredTimeline, StoredTimeline];

/** What is found when the entries of a timeline have been tampered with. */
const found = (timeline: StoredTimeline, tamper: (entries: StoredEntry[]) => StoredEntry[]) =>
  findingsOf({ ...timeline, entries: tamper(structuredClone(timeline.entries)) });

describe('what is found says which entry it is', () => {
  test('nothing, of what is as it was written', () => {
    expect(application.entries.map(({ place }) => place)).toStrictEqual([1, 2, 3, 4, 5, 6]);
    // The numbers between are of the queue and of the place in it, which are in the timeline of the case.
    expect(organization.entries.map(({ place }) => place)).toStrictEqual([1, 3, 5]);
    expect([application, organization].flatMap(findingsOf)).toStrictEqual([]);
  });

  test('an entry that is not what was written: not even who did it', () => {
    const other = { role: 'department', id: 'dep-2' };
    const finding = { subject: applicationId, version: 3, problem: 'changed' };
    const changeBy = (entries: StoredEntry[]) =>
      entries.with(2, { ...(entries[2] as StoredEntry), fact: { ...(entries[2]?.fact as Fact), by: other } });
    expect(found(application, changeBy)).toStrictEqual([finding]);
  });

  test.each([
    ['capacity', 900],
    ['setting', 'home'],
    ['address', { region: 'R9', locality: 'L1', line: '1' }],
    ['licence', { number: '1', validFrom: '2024-01-01', validTo: '2099-12-31' }],
    ['deregisteredOn', '2025-01-01'],
  ])('CAT-8 · an organization whose %s its own entries do not tell', (member, value) => {
    const state = { ...(organization.state as object), [member]: value };
    expect(findingsOf({ ...organization, state })).toStrictEqual([
      { subject: organizationId, version: 5, problem: 'state-differs' },
    ]);
  });

  test('an entry that is gone, in the midst or at the end, of a case or of an organization', () => {
    const missing = (subject: string, version: number) => [{ subject, version, problem: 'missing' }];
    expect(found(application, (entries) => entries.toSpliced(2, 1))).toStrictEqual(missing(applicationId, 3));
    expect(found(application, (entries) => entries.slice(0, -1))).toStrictEqual(missing(applicationId, 6));
    expect(found(application, () => [])).toStrictEqual(missing(applicationId, 1));
    expect(found(organization, (entries) => entries.slice(0, -1))).toStrictEqual(missing(organizationId, 4));
    expect(found(organization, (entries) => entries.toSpliced(1, 1))).toStrictEqual([
      { subject: organizationId, version: 5, problem: 'unlinked' },
    ]);
  });

  test('entries that have been exchanged, and an entry of another case', () => {
    const [, second, third] = application.entries as [StoredEntry, StoredEntry, StoredEntry];
    const exchanged = (entries: StoredEntry[]) =>
      entries.toSpliced(1, 2, { ...third, place: 2 }, { ...second, place: 3 });
    expect(found(application, exchanged).map(({ version, problem }) => [version, problem])).toStrictEqual([
      [2, 'unlinked'],
      [3, 'unlinked'],
      [4, 'unlinked'],
    ]);
    expect(findingsOf({ ...application, subject: 'app-2' })).toHaveLength(application.entries.length);
  });

  test('a state that is not what its entries lead to, and one without any', () => {
    const differs = [{ subject: applicationId, version: 6, problem: 'state-differs' }];
    const { state, ...stateless } = application;
    expect(findingsOf({ ...application, state: { ...(state as object), priorityClass: 'out-of-turn' } })).toStrictEqual(
      differs,
    );
    expect(findingsOf(stateless)).toStrictEqual(differs);
    expect(findingsOf({ ...application, state: null })).toStrictEqual(differs);
  });

  test('entries sealed anew as a whole that lead nowhere', () => {
    const forged = storedTimeline(
      outcome.application as NonNullable<typeof outcome.application>,
      [{ subjectId: applicationId, version: 1, before: '', fact: granted(), seal: '' }] as SealedFact[],
    );
    const [entry] = forged.entries as [StoredEntry];
    const seal = sealOf({ before: '', subject: applicationId, version: 1, fact: granted() });
    const state = { ...(forged.state as object), version: 1, seal };
    expect(findingsOf({ ...forged, state, entries: [{ ...entry, seal }] })).toStrictEqual([
      { subject: applicationId, version: 1, problem: 'state-differs' },
    ]);
  });
});

test('in arbitrary histories nothing is found, and every single tampering is, by the entry it was done to', () => {
  let tried = 0;
  const watch = (): Watch => {
    const written: SealedFact[] = [];
    return {
      decided: (_, facts, about) => {
        written.push(...outcomeOf({ ...about, facts }).timeline);
      },
      ended: ({ everybody, houses }) => {
        for (const state of [...everybody, ...houses]) {
          const timeline = storedTimeline(state, written);
          expect(findingsOf(timeline)).toStrictEqual([]);
          for (const { what, at, timeline: tampered } of tamperingsOf(timeline)) {
            tried += 1;
            const findings = findingsOf(tampered);
            const isFound = findings.some(({ version, problem }) => !at || (version === at && problem === 'changed'));
            if (!isFound) throw new Error(`Not found: ${what}, in ${JSON.stringify(tampered)}`);
          }
        }
      },
    };
  };
  inHistories({ seed: 20250310, numRuns: 8 }, watch);
  console.info(`Tried ${tried} tamperings.`);
  expect(tried).toBeGreaterThan(10_000);
});
