import { describe, expect, it } from 'vitest';
import { amendments, amendmentsOf, cite } from '../../../domain/law/amendments.ts';
import { unitsOf } from '../../../domain/law/citation.ts';

const REWORDED = '(reworded by № 163 of 30.04.2026 from 2026-07-12, text not in hand; the former wording is applied)';
const BY_72 = '(№ 72 of 06.03.2025; entry date 2025-03-17 unconfirmed)';

describe('EDI-2 · clauses that № 163 rewords from 12.07.2026', () => {
  it.each([
    ...['cl.5 pt.2', 'cl.5 pt.3', 'cl.6', 'cl.7 pt.2', 'cl.8(3)', 'cl.20', 'cl.23', 'form 1'].map((c) => `263/1 ${c}`),
    ...['cl.5 pt.2', 'cl.5 pt.3', 'cl.6', 'cl.7 pt.2', 'cl.8(3)', 'cl.12', 'cl.16'].map((c) => `263/2 ${c}`),
    ...['cl.5 pt.2', 'cl.6', 'cl.8 pt.5', 'cl.9(4)', 'cl.13', 'cl.18', 'form 1'].map((c) => `263/3 ${c}`),
    '263/4 form 1',
  ])('EDI-2 · %s is cited plainly on 11.07.2026 and with a mark on 12.07.2026', (clause) => {
    expect(cite(clause, '2026-07-11')).toStrictEqual(clause);
    expect(cite(clause, '2026-07-12')).toStrictEqual(`${clause} ${REWORDED}`);
  });

  it('EDI-2 · a clause of whose list an item is reworded is marked: the list hangs on its sentence', () => {
    for (const clause of ['263/1 cl.8', '263/2 cl.8', '263/3 cl.9'])
      expect(cite(clause, '2026-07-12')).toStrictEqual(`${clause} ${REWORDED}`);
  });

  it('EDI-2 · a place inside a reworded clause is marked, the whole of a clause reworded in part is not', () => {
    expect(cite('263/2 cl.16 pt.1', '2026-07-12')).toStrictEqual(`263/2 cl.16 pt.1 ${REWORDED}`);
    for (const clause of ['263/1 cl.7', '263/1 cl.7 pt.1', '263/1 cl.7 pt.9', '263/1 cl.13', '263/3 cl.8'])
      expect(cite(clause, '2026-07-12')).toStrictEqual(clause);
  });

  it('EDI-2 · nothing else is reworded by it', () => {
    const by163 = amendments.filter(({ act }) => act.startsWith('163 '));
    expect(by163.map(({ since, confirmed, textInHand }) => ({ since, confirmed, textInHand }))).toStrictEqual([
      { since: '2026-07-12', confirmed: true, textInHand: false },
    ]);
    expect(unitsOf(by163[0]?.rewords ?? '').length).toStrictEqual(8 + 7 + 7 + 1);
    expect([by163[0]?.adds, by163[0]?.changes, by163[0]?.removes]).toStrictEqual([undefined, undefined, undefined]);
  });
});

describe('EDI-3 · acts whose day of first publication is not in hand', () => {
  it.each([
    [
      '472',
      '2021-12-25',
      '379 cl.11(1) pt.9 as amended by 472',
      '(№ 472 of 14.12.2021; entry date 2021-12-26 unconfirmed)',
    ],
    [
      '308',
      '2022-08-22',
      '379 cl.13 pt.1 as amended by 308',
      '(№ 308 of 11.08.2022; entry date 2022-08-23 unconfirmed)',
    ],
    ['391', '2024-10-10', '263/4 form 2', '(№ 391 of 30.09.2024; entry date 2024-10-11 unconfirmed)'],
    ['500', '2025-01-06', '230 cl.13-2', '(№ 500 of 27.12.2024; entry date 2025-01-07 unconfirmed)'],
    ['72', '2025-03-16', '263/4 cl.8', BY_72],
    ['73', '2025-03-16', '230 cl.2-1', '(№ 73 of 06.03.2025; entry date 2025-03-17 unconfirmed)'],
    ['131', '2025-05-12', '263/2 annex 5', '(№ 131 of 02.05.2025; entry date 2025-05-13 unconfirmed)'],
  ])(
    'EDI-3 · № %s: after %s a citation of what it added or reworded bears its mark',
    (act, dayBefore, clause, mark) => {
      expect(cite(clause, dayBefore)).not.toContain(`№ ${act} `);
      const dayAfter = mark.match(/entry date (\S+)/)?.[1] ?? '';
      expect(dayAfter > dayBefore).toStrictEqual(true);
      expect(cite(clause, dayAfter)).toContain(`${mark}`);
    },
  );

  it('EDI-3 · the entry is the eleventh day after the earliest publication, and unconfirmed', () => {
    const unconfirmed = amendments.filter(({ confirmed }) => !confirmed);
    expect(unconfirmed.map(({ act, since }) => `${act.split(' ')[0]} ${since}`)).toStrictEqual([
      '472 2021-12-26',
      '308 2022-08-23',
      '391 2024-10-11',
      '500 2025-01-07',
      '72 2025-03-17',
      '73 2025-03-17',
      '131 2025-05-13',
    ]);
  });

  it('EDI-3 · what № 500 brought in force on 01.01.2025 by its own words is not marked', () => {
    expect(cite('230 cl.3(3)', '2025-01-01')).toStrictEqual('230 cl.3(3)');
    expect(cite('230 cl.13-1', '2026-01-01')).toStrictEqual('230 cl.13-1');
    expect(cite('230 cl.13-1…13-3', '2025-01-07')).toStrictEqual(
      '230 cl.13-1…13-3 (№ 500 of 27.12.2024; entry date 2025-01-07 unconfirmed)',
    );
  });

  it('EDI-3 · a clause that № 72 added in place of removed ones is applied, and marked, before its entry too', () => {
    for (const on of ['2025-03-10', '2025-03-17'])
      expect(cite('263/4 cl.4-1', on)).toStrictEqual(`263/4 cl.4-1 ${BY_72}`);
  });

  it('EDI-1, EDI-3 · a clause of 2023 applied to an older day says so; one of the rules of then does not', () => {
    const mark = '(in force from 2023-07-01, applied to an earlier day, unconfirmed)';
    expect(cite('263/2 cl.7 pt.1', '2023-06-30')).toStrictEqual(`263/2 cl.7 pt.1 ${mark}`);
    expect(cite('263/2 cl.7 pt.1', '2023-07-01')).toStrictEqual('263/2 cl.7 pt.1');
    expect(cite('379 cl.21(1) pt.8 as amended by 472', '2023-06-30')).not.toContain('earlier day');
    expect(cite('policy', '2023-06-30')).toStrictEqual('policy');
  });

  it('EDI-3 · 263/1 cl.3 among others is marked once; clauses changed in a part not named are not', () => {
    expect(cite('263/1 cl.3, 7', '2025-03-16')).toStrictEqual('263/1 cl.3, 7');
    expect(cite('263/1 cl.3, 7', '2025-03-17')).toStrictEqual(`263/1 cl.3, 7 ${BY_72}`);
    for (const clause of ['263/1 cl.8', '263/1 cl.21(1)', '263/1 cl.5 pt.1', '263/4 cl.18', '230 cl.23(1) pt.8'])
      expect(cite(clause, '2025-06-01')).toStrictEqual(clause);
    expect(amendmentsOf('263/1 cl.21(1)').map(({ effect }) => effect)).toStrictEqual(['changes']);
  });

  it('EDI-3 · a citation of two values of a conflict, or of a policy, bears no mark', () => {
    for (const source of ['263/2 cl.7 pt.5 (14, applied); 230 cl.23(1) pt.8 (10); ARR-4', 'policy'])
      expect(cite(source, '2026-08-01')).toStrictEqual(source);
  });
});

it('EDI-1 · the list of amendments is in order of time', () => {
  const days = amendments.map(({ since }) => since);
  expect(days).toStrictEqual([...days].sort());
});

it('EDI-2, EDI-3 · every clause in the list of amendments can be read', () => {
  for (const { adds, rewords, changes, removes } of amendments)
    for (const clauses of [adds, rewords, changes, removes]) {
      if (clauses === undefined) continue;
      const items = clauses.split(/[,;]/).length;
      expect(unitsOf(clauses).length).toBeGreaterThanOrEqual(items);
    }
});
