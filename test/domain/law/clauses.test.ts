import { describe, expect, it } from 'vitest';
import { unitsOf } from '../../../domain/law/citation.ts';
import { citedClauses, citedClausesBefore2023, clauseOf, groundOf } from '../../../domain/law/clauses.ts';

describe('the clause a decision cites', () => {
  it('is the one of the setting; where the setting’s standard is silent, our policy', () => {
    expect(clauseOf('QUE-3', 'semi-inpatient')).toStrictEqual('263/2 cl.9');
    expect(clauseOf('QUE-3', 'temporary-stay')).toStrictEqual('policy');
    expect(clauseOf('CAT-1', 'inpatient')).toStrictEqual('263/1 cl.2');
  });

  it('without a setting, is every one there is, each once', () => {
    expect(clauseOf('ADM-4')).toStrictEqual('263/2 cl.13(4); 263/3 cl.15(3)');
    expect(clauseOf('QUE-12')).toStrictEqual('policy; 263/2 cl.4, 13');
  });

  it.each([...citedClauses, ...citedClausesBefore2023])(
    '$norm $setting $clause can be read to its end',
    ({ clause }) => {
      const items = clause.split(/[,;]/).length;
      expect(clause === 'policy' || unitsOf(clause).length >= items).toStrictEqual(true);
    },
  );

  it('EDI-1 · a norm of Rules 379 in hand is cited from there until 30.06.2023, from order 263 after it', () => {
    expect(groundOf('QUE-1', '2023-06-30', 'inpatient').source).toContain('379 cl.11(1) pt.6 as amended by 472');
    expect(groundOf('QUE-1', '2023-07-01', 'inpatient')).toStrictEqual({ norm: 'QUE-1', source: '263/1 cl.7' });
    expect(groundOf('ARR-6', '2023-06-30', 'semi-inpatient').source).toContain('379 cl.21(1) pt.10');
    expect(groundOf('CHO-1', '2023-06-30', 'inpatient').source).toMatch(/^263\/1 cl\.7 \(in force from 2023-07-01/);
  });

  it('EDI-2, EDI-3 · a ground bears the marks of its day', () => {
    expect(groundOf('QUE-5', '2026-07-11').source).toStrictEqual('263/1 cl.20');
    expect(groundOf('QUE-5', '2026-07-12').source).toMatch(/^263\/1 cl\.20 \(reworded by № 163 /);
    expect(groundOf('BOK-1', '2025-03-17', 'home').source).toMatch(/^263\/3 cl\.19-4 \(№ 72 .* unconfirmed\)$/);
  });
});
