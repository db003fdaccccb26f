import { describe, expect, it } from 'vitest';
import type { Fact } from '../../domain/fact.ts';
import type { DutyToSet } from '../../domain/obligation/duty.ts';
import { outcomeOf } from '../../functions/shared/store/change.ts';
import { dutyWrites } from '../../functions/shared/store/duty-writes.ts';
import { applicationId, filed, organizationId } from '../support/facts.ts';
import { calendar, statesAfter } from '../support/given.ts';

const host = { role: 'organization', id: organizationId } as const;
const department = { role: 'department', id: 'dep-1' } as const;
const owed = (kind: DutyToSet['kind'], owner: DutyToSet['owner'], due = '2025-04-30'): DutyToSet => ({
  kind,
  owner,
  due,
  norm: 'X',
  source: 'policy',
});
const when = { at: '2025-04-07T05:00:00.000Z', by: { role: 'system' } } as const;
const done = (change: object): Fact => ({
  type: 'ObligationDone',
  applicationId,
  ...when,
  kind: 'home-visit',
  on: '2025-04-07',
  ...change,
});

/** What happens to the items of a case with a visit and a decision to be made: put open, put done, or deleted. */
const written = (...facts: Fact[]) => {
  const { application } = statesAfter([
    filed({ sets: [owed('home-visit', department), owed('decide', department), owed('review-stay', host)] }),
  ]);
  const change = { application, facts };
  return dutyWrites('queue', calendar, change, outcomeOf(change)).map(({ Put, Delete }) =>
    Put ? `${Put.Item?.state} ${Put.Item?.duty.kind}` : `deleted ${Delete?.Key?.sk.split('.')[1]}`,
  );
};

/** In the list of which region's authority the items stand that a fact writes of a case. */
const regionsOf = (change: Parameters<typeof filed>[0], fact?: Fact) => {
  const applied = filed({ sets: [owed('identify-victim', host), owed('decide', department)], ...change });
  const given = fact ? { application: statesAfter([applied]).application, facts: [fact] } : { facts: [applied] };
  return dutyWrites('queue', calendar, given, outcomeOf(given)).flatMap(({ Put }) =>
    Put ? `${Put.Item?.state} ${Put.Item?.duty.kind} ${Put.Item?.g1pk}` : [],
  );
};

describe('whose authority sees a duty', () => {
  const elsewhere = { temporary: { appliedAt: organizationId, appliedRegionId: 'R2' } };

  it('TMP-3, MON-3 · of the organization applied at, the authority of its region; of the department, that of the case', () => {
    expect(regionsOf(elsewhere)).toStrictEqual(['open identify-victim REGION#R2', 'open decide REGION#R1']);
    expect(regionsOf({ temporary: { appliedAt: organizationId } })).toStrictEqual([
      'open identify-victim REGION#R1',
      'open decide REGION#R1',
    ]);
  });

  it('TMP-3 · of another organization of the case, not the authority of the one applied at', () =>
    expect(regionsOf({ temporary: { appliedAt: 'org-2', appliedRegionId: 'R2' } })).toStrictEqual([
      'open identify-victim REGION#R1',
      'open decide REGION#R1',
    ]));

  it('TMP-3, MON-3 · done, it stays there', () =>
    expect(regionsOf(elsewhere, done({ closes: ['identify-victim'] }))).toStrictEqual([
      'done identify-victim REGION#R2',
    ]));
});

describe('what the items of duties become', () => {
  it('MON-3 · what a fact fulfils is kept as done', () =>
    expect(written(done({ closes: ['home-visit'] }))).toStrictEqual(['deleted home-visit', 'done home-visit']));

  it('MON-3 · what has fallen away, or another of its kind has taken the place of, is not', () => {
    expect(written(done({ voids: ['home-visit'] }))).toStrictEqual(['deleted home-visit']);
    expect(written(done({ sets: [owed('review-stay', host, '2025-05-30')] }))).toStrictEqual([
      'open review-stay',
      'deleted review-stay',
    ]);
  });

  it('TMP-4 · what is done by the fact before the one that ends the case stays done', () =>
    expect(
      written(done({ closes: ['home-visit'] }), done({ voids: ['home-visit', 'decide', 'review-stay'] })),
    ).toStrictEqual(['deleted home-visit', 'done home-visit', 'deleted decide', 'deleted review-stay']));
});
