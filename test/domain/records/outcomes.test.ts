import { describe, expect, it } from 'vitest';
import { outcomeNames } from '../../../domain/law/explanations/outcomes.ts';
import { assertOutcome, compared, countedAs, sumOf } from '../../../domain/records/outcomes.ts';
import { groundsOf } from '../../../domain/stay/grounds.ts';
import { refusalOf } from '../../support/given.ts';

const on = '2025-06-02';

describe('what a stay has led to', () => {
  it('STA-1 · is what the organization tells; otherwise what the ground says by itself', () => {
    expect(countedAs('inpatient', 'request', 'returned-to-family')).toBe('returned-to-family');
    expect(countedAs('temporary-stay', 'housing-found', undefined)).toBe('rehabilitated');
    expect(countedAs('temporary-stay', 'contract-fulfilled', undefined)).toBe('rehabilitated');
    expect(countedAs('semi-inpatient', 'measures-over', undefined)).toBe('not-told');
    expect(countedAs('inpatient', 'death', undefined)).toBe('none');
    expect(countedAs('semi-inpatient', 'other-setting', undefined)).toBe('none');
    // 263/3 counts no outcomes.
    expect(groundsOf('home').grounds.map(({ ground }) => countedAs('home', ground, undefined))).toStrictEqual(
      groundsOf('home').grounds.map(() => 'none'),
    );
  });

  it('STA-1 · is an outcome of the setting, and not told of an ending that has none', () => {
    expect(() => assertOutcome('inpatient', 'request', 'engaged-in-work', on)).not.toThrow();
    expect(refusalOf(() => assertOutcome('inpatient', 'request', 'rehabilitated', on))).toMatchObject({
      code: 'outcome-not-of-setting',
      ground: { norm: 'STA-1', source: expect.stringContaining('263/1 cl.24-1') },
    });
    expect(refusalOf(() => assertOutcome('home', 'request', 'socialized', on)).code).toBe('outcome-not-of-setting');
    expect(refusalOf(() => assertOutcome('inpatient', 'death', 'engaged-in-work', on)).code).toBe(
      'outcome-not-of-ground',
    );
  });

  it('STA-1 · each has a name in both languages', () => {
    for (const { kk, ru } of Object.values(outcomeNames))
      expect([kk, ru]).toStrictEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
  });
});

describe('a year beside the year before', () => {
  it('STA-1 · tells how many, their share of the endings, and how many more', () => {
    const now = sumOf([{ 'returned-to-family': 2, 'not-told': 1 }, { 'returned-to-family': 1 }]);
    const { endings, endingsBefore, outcomes } = compared(
      'inpatient',
      now,
      { 'returned-to-family': 1, none: 1 },
      false,
    );
    expect([endings, endingsBefore]).toStrictEqual([4, 2]);
    expect(outcomes).toStrictEqual([
      {
        outcome: 'returned-to-family',
        now: { count: 3, share: 0.75 },
        before: { count: 1, share: 0.5 },
        difference: 2,
      },
      { outcome: 'semi-inpatient-or-home', now: { count: 0, share: 0 }, before: { count: 0, share: 0 }, difference: 0 },
      { outcome: 'engaged-in-work', now: { count: 0, share: 0 }, before: { count: 0, share: 0 }, difference: 0 },
      { outcome: 'none', now: { count: 0, share: 0 }, before: { count: 1, share: 0.5 }, difference: -1 },
      { outcome: 'not-told', now: { count: 1, share: 0.25 }, before: { count: 0, share: 0 }, difference: 1 },
    ]);
    expect(compared('inpatient', {}, {}, false).outcomes[0]).toStrictEqual({
      outcome: 'returned-to-family',
      now: { count: 0 },
      before: { count: 0 },
      difference: 0,
    });
  });

  it('STA-1, TMP-6 · a small number is withheld, and all that it could be worked out from', () => {
    const small = compared('temporary-stay', { rehabilitated: 4, 'not-told': 9 }, { rehabilitated: 5 }, true);
    expect(small).toStrictEqual({
      endingsBefore: 5,
      outcomes: [
        { outcome: 'rehabilitated', now: { fewerThan: 5 }, before: { count: 5, share: 1 } },
        { outcome: 'none', now: { count: 0 }, before: { count: 0, share: 0 }, difference: 0 },
        { outcome: 'not-told', now: { count: 9 }, before: { count: 0, share: 0 }, difference: 9 },
      ],
    });
    expect(JSON.stringify(small)).not.toMatch(/\b4\b|13/);
    expect(compared('temporary-stay', { rehabilitated: 4 }, {}, false).endings).toBe(4);
  });
});
