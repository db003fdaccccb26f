import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { lawAsOf } from '../../docs/law/as-of.ts';
import { wholeLaw } from '../../docs/law/whole.ts';
import { allParameters, allPolicies } from '../../docs/law/words.ts';
import { amendments } from '../../domain/law/amendments.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm run law -- …` runs. */
const law = (...args: string[]) => {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { scripts: { law: string } };
  const [, ...script] = scripts.law.split(' ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...script, ...args], { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
};

/** The lines of a section, from its title to the next blank line. */
const section = (text: string, title: string): string[] => {
  const lines = text.split('\n');
  const first = lines.indexOf(title);
  return lines.slice(first, lines.indexOf('', first));
};

const lineOf = (text: string, setting: string, name: string): string | undefined =>
  section(text, setting)
    .find((line) => line.trim().startsWith(`${name} `))
    ?.trim()
    .replace(/ {2,}/g, ' | ');

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

describe('npm run law', () => {
  it('EDI-1 · on 30.06.2023 a semi-inpatient postponement has 10 days', () => {
    const { status, stdout } = law('--on', '2023-06-30');
    expect(status).toStrictEqual(0);
    expect(lineOf(stdout, 'semi-inpatient', 'postponement')).toMatch(
      /^postponement \| 10 calendar days \| ARR-3 \| 379 cl\.21\(1\) pt\.8 as amended by 472 \| 2021-12-26 \| 2023-06-30 \| no \|/,
    );
    expect(section(stdout, 'Conflicts between acts')).toStrictEqual(['Conflicts between acts', '  None on this day.']);
  });

  it('EDI-1, ARR-4 · on 01.07.2023 it has 14, the other value and the reason are told', () => {
    const { status, stdout } = law('--on', '2023-07-01');
    expect(status).toStrictEqual(0);
    expect(lineOf(stdout, 'semi-inpatient', 'postponement')).toStrictEqual(
      'postponement | 14 calendar days | ARR-3 | 263/2 cl.7 pt.5 | 2023-07-01 | – | yes | ARR-4',
    );
    expect(section(stdout, 'Conflicts between acts').join('\n')).toMatch(
      /ARR-4 {2}semi-inpatient postponement\n.*applied: {2}14 calendar days, 263\/2 cl\.7 pt\.5\n.*rejected: 10 calendar days, 230 cl\.23\(1\) pt\.8\n.*later act prevails/,
    );
  });

  it('prints the law of today when no day is named', () => {
    const { status, stdout } = law();
    expect(status).toStrictEqual(0);
    expect(stdout).toMatch(/^The law as of \d{4}-\d{2}-\d{2}\. /);
  });

  it.each([
    ['a day that does not exist', ['--on', '2023-02-30'], '2023-02-30'],
    ['no day at all', ['--on', 'yesterday'], 'yesterday'],
    ['a day before the editions in hand', ['--on', '2021-12-25'], '2021-12-25'],
    ['an option it does not know', ['--at', '2023-07-01'], '--at'],
    ['a day of a file that holds every day', ['--write', '--on', '2023-07-01'], '--write'],
  ])('says in one line that it was asked for %s', (_what, args, told) => {
    const { status, stdout, stderr } = law(...args);
    expect({ status, stdout }).toStrictEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^kezek: .+\n$/);
    expect(stderr).toContain(told);
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
