import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { section } from './section.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What `npm run law -- …` runs. */
const law = (...args: string[]) => {
  const { scripts } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { scripts: { law: string } };
  const [, ...script] = scripts.law.split(' ');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...script, ...args], { cwd: root, encoding: 'utf8' });
  return { status, stdout, stderr };
};

const lineOf = (text: string, setting: string, name: string): string | undefined =>
  section(text, setting)
    .find((line) => line.trim().startsWith(`${name} `))
    ?.trim()
    .replace(/ {2,}/g, ' | ');

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
