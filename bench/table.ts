import type { Result } from './result.ts';

const columns = [
  ['measure', ({ name }: Result) => name],
  ['value', ({ value }: Result) => (value === null ? '–' : String(value))],
  ['unit', ({ unit }: Result) => unit],
  ['target', ({ target }: Result) => target ?? ''],
  ['holds', ({ holds }: Result) => (holds === null ? '' : holds ? 'yes' : 'NO')],
] as const;

/** The results as a table of Markdown. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = [columns.map(([name]) => name as string), ...results.map((one) => columns.map(([, of]) => of(one)))];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`);
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
};
