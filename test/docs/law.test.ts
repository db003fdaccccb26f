import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lawAsOf } from '../../docs/law/as-of.ts';
import { wholeLaw } from '../../docs/law/whole.ts';
import { allParameters, allPolicies } from '../../docs/law/words.ts';
import { amendments } from '../../domain/law/amendments.ts';
import { section } from './section.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('docs/law.md', () => {
  it('is what `npm run law -- --write` writes', () => {
    expect(readFileSync(`${root}/docs/law.md`, 'utf8')).toStrictEqual(wholeLaw());
  });

  it('names every parameter, every amendment and every policy with its reason', () => {
    const text = wholeLaw();
    for (const { name } of allParameters) expect(text).toContain(`\`${name}\``);
    for (const { act } of amendments) expect(text).toContain(`| № ${act} |`);
    expect(allPolicies.length).toBeGreaterThan(30);
    for (const { name, reason } of allPolicies) {
      expect(text).toContain(`| \`${name}\` |`);
      expect(text).toContain(reason);
    }
  });
});

describe('the list of what is unconfirmed', () => {
  const uncertain = (on: string) => section(lawAsOf(on), 'Unconfirmed, or reworded by an act not in hand').join('\n');

  it('EDI-2 · № 163 stands in it from 12.07.2026, with the clauses it rewords', () => {
    expect(uncertain('2026-07-11')).not.toContain('№ 163');
    expect(uncertain('2026-07-12')).toMatch(
      /EDI-2 {2}№ 163 .* former wording is applied\. Rewords 263\/1 cl\.5 pt\.2, .*7 pt\.2/,
    );
  });

  it('EDI-3 · № 72 stands in it from the earliest day it can be in force', () => {
    expect(uncertain('2025-03-16')).not.toContain('№ 72 ');
    expect(uncertain('2025-03-17')).toMatch(/EDI-3 {2}№ 72 of 06\.03\.2025: entry date 2025-03-17 unconfirmed/);
  });

  it('EDI-3 · a number that is not confirmed on the day stands in it, a confirmed one does not', () => {
    expect(uncertain('2025-03-17')).toContain('CAT-10  inpatient bedroomAreaChild: 4 m², 263/1 cl.12(6)');
    expect(uncertain('2025-03-17')).not.toContain('inpatient choice');
    expect(uncertain('2023-06-30')).toContain('CHO-1  inpatient choice: 10 working days');
  });
});

it('the policies of the law’s silent points are printed with their reasons', () => {
  const text = lawAsOf('2025-03-10');
  for (const { name, norm, does, reason } of allPolicies) {
    expect(text).toContain(`  ${norm}  ${name}`);
    expect(text).toContain(does);
    expect(text).toContain(`Why: ${reason}`);
  }
});
