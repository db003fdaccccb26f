import { explained } from './explained.ts';
import type { Proven } from './proof.ts';

/** Why a grant is given that no call needs. */
export const explanationOf = ({ statement, action }: Proven): string | undefined =>
  explained.find(({ of, actions }) => of.test(statement.id) && actions.includes(action))?.because;

/** A name as people read it: without the hashes of the CDK, and without what every ARN begins with. */
const shown = (arn: string): string =>
  arn.replace(/[0-9A-F]{8}(?=[/:]|$)/g, '').replace(/^arn:aws:(\w+):[^:]*:\d*:/, '$1 ');

/** By which calls, or why all the same. */
const reason = (proven: Proven): string => {
  const through = [...new Set(proven.neededBy.map(({ through: call }) => call))].sort();
  return through.length > 0 ? through.join(', ') : `*${explanationOf(proven)}*`;
};

/** One line for the rights of a policy that differ in the action alone. */
const rowOf = ([first, ...others]: readonly Proven[]): string[] => {
  if (!first) return [];
  const { statement, resource } = first;
  const actions = [first, ...others].map(({ action }) => `\`${action}\``).join(' ');
  const right = statement.body.Effect === 'Deny' ? `never ${actions}` : actions;
  return [`| ${right} | ${shown(resource ?? statement.holder)} | ${reason(first)} |`];
};

const rowsOf = (rights: readonly Proven[]): string[] => {
  const alike = (proven: Proven) => JSON.stringify([proven.statement.id, proven.resource, reason(proven)]);
  return [...Map.groupBy(rights, alike).values()].flatMap(rowOf);
};

/** Whose policy a statement belongs to: its id without its number. */
const policyOf = ({ statement: { id } }: Proven): string => id.slice(0, id.lastIndexOf('/'));

/** The page `docs/proof/iam.md`: every right of every policy, and the calls that need it. */
export const tableOf = (proven: readonly Proven[]): string => {
  const policies = Map.groupBy(proven, policyOf);
  const statements = new Set(proven.map(({ statement }) => statement.id));
  const explainedOnes = proven.filter(({ neededBy }) => neededBy.length === 0);
  return [
    '# Every right, and what needs it',
    '',
    'Written by `npm run iam -- --write` from the calls that are made while the stories of `test/infra/privilege/` run. A right is',
    'needed by a call that is denied without it; where a policy forbids, by one that is let through without it. What no call needs',
    'says in *italics* why it is given.',
    '',
    `${policies.size} policies, ${statements.size} statements, ${proven.length} rights: ${proven.length - explainedOnes.length} needed by calls, ${explainedOnes.length} explained.`,
    ...[...policies].flatMap(([policy, rights]) => [
      '',
      `## ${policy}`,
      '',
      '| right | to | needed by |',
      '|---|---|---|',
      ...rowsOf(rights),
    ]),
    '',
  ].join('\n');
};
