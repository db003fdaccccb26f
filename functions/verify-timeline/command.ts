import { composeTimelines } from '../shared/compose.ts';
import type { Finding } from './findings.ts';
import { verifyTimelines } from './verify.ts';

/**
 * What `npm run verify-timeline` runs: looks at the table of the environment (QUEUE_TABLE, and what the AWS SDK reads) and
 * says what is wrong, with `--json` as JSON in the last line, too. Exit status 0: nothing; 1: something; 2: it cannot be read.
 */
const meaning: Record<Finding['problem'], string> = {
  changed: 'it is not what was written',
  missing: 'it is not there',
  unlinked: 'it does not stand where it was written',
  'state-differs': 'what is stored of it is not what its entries lead to',
  'line-differs': 'the counters of its queue are not of as many as stand in it',
};

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const findings: Finding[] = [];

try {
  const { subjects, entries } = await verifyTimelines(composeTimelines(), (finding) => {
    const { subject, version, problem } = finding;
    findings.push(finding);
    console.log(`${subject}, entry ${version}: ${problem} – ${meaning[problem]}.`);
  });
  const looked = `${counted(subjects, 'timeline', 'timelines')}, ${counted(entries, 'entry', 'entries')}`;
  const isWhole = findings.length === 0;
  console.log(
    `${looked}: ${isWhole ? 'every one is as it was written' : counted(findings.length, 'finding', 'findings')}.`,
  );
  if (process.argv.includes('--json')) console.log(JSON.stringify({ subjects, entries, findings }));
  process.exitCode = isWhole ? 0 : 1;
} catch (error) {
  const reason = error instanceof Error ? `${error.name}: ${error.message.split('\n')[0]}` : String(error);
  console.error(`kezek: The table ${process.env.QUEUE_TABLE} cannot be read (${reason}).`);
  process.exitCode = 2;
}
