import { describe, expect, it } from 'vitest';
import { holds, unitsOf, written } from '../../../domain/law/citation.ts';

const read = (source: string) => written(unitsOf(source));
const within = (outer: string, inner: string) => {
  const [one] = unitsOf(outer);
  const [other] = unitsOf(inner);
  if (!one || !other) throw new Error('a clause cannot be read');
  return holds(one, other);
};

describe('the places that a citation names', () => {
  it.each([
    ['one clause', '263/1 cl.7', '263/1 cl.7'],
    ['a paragraph', '263/1 cl.7 pt.12', '263/1 cl.7 pt.12'],
    ['a subclause', '263/1 cl.12(6)', '263/1 cl.12(6)'],
    ['a paragraph of a subclause', '230 cl.23(1) pt.8', '230 cl.23(1) pt.8'],
    ['clauses of one act', '263/1 cl.3, 7', '263/1 cl.3, 263/1 cl.7'],
    ['the same, with the word repeated', '263/3 cl.3, cl.5 pt.1', '263/3 cl.3, 263/3 cl.5 pt.1'],
    ['paragraphs of one clause', '263/1 cl.5 pt.2, pt.3', '263/1 cl.5 pt.2, 263/1 cl.5 pt.3'],
    ['subclauses of one clause', '263/1 cl.21(1), 21(2)', '263/1 cl.21(1), 263/1 cl.21(2)'],
    ['a run of clauses', '263/4 cl.4-9…4-11', '263/4 cl.4-9, 263/4 cl.4-10, 263/4 cl.4-11'],
    ['two acts', '263/2 cl.2; 230 cl.14', '263/2 cl.2, 230 cl.14'],
    ['forms and annexes', '263/4 form 1-1; 230 annex 2', '263/4 form 1-1, 230 annex 2'],
    ['an older edition', '379 cl.11(1) pt.9 as amended by 472', '379 cl.11(1) pt.9'],
    [
      'two values and the norm of their conflict',
      '263/2 cl.7 pt.5 (14, applied); 230 cl.23(1) pt.8 (10); ARR-4',
      '263/2 cl.7 pt.5, 230 cl.23(1) pt.8',
    ],
    ['a remark', '263/4 cl.8, 9 (№ 72 of 06.03.2025; entry date 2025-03-17 unconfirmed)', '263/4 cl.8, 263/4 cl.9'],
    ['no place', 'policy', ''],
  ])('%s', (_what, source, places) => {
    expect(read(source)).toStrictEqual(places);
  });
});

describe('a place inside another', () => {
  it.each([
    ['263/1 cl.7', '263/1 cl.7', true],
    ['263/1 cl.7', '263/1 cl.7 pt.2', true],
    ['263/1 cl.7 pt.2', '263/1 cl.7', false],
    ['263/1 cl.7 pt.2', '263/1 cl.7 pt.20', false],
    ['263/1 cl.2', '263/1 cl.21', false],
    ['263/1 cl.7', '263/2 cl.7', false],
    ['263/1 form 1', '263/1 annex 1', true],
    ['263/1 annex 5', '263/1 form 4', false],
  ])('%s holds %s: %s', (outer, inner, expected) => {
    expect(within(outer, inner)).toStrictEqual(expected);
  });
});
