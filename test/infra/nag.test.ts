import { Stack, Stage, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { expect, test } from 'vitest';
import { House } from './house.ts';

const { app } = new House();

/** What both packs find wrong, as `rule at path`: all of it, or what is not acknowledged. */
const findings = (which: 'all' | 'unacknowledged'): string[] =>
  [new AwsSolutionsChecks(app), new ServerlessChecks(app)].flatMap((pack) => {
    // A pack asks itself of each finding; were it to ask in another way one day, the acknowledgements would all seem idle.
    if (which === 'all') Object.assign(pack, { isAcknowledged: () => false });
    return pack
      .validateScope(app)
      .violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.map(({ constructPath }) => `${ruleName} at ${constructPath}`),
      );
  });

const acknowledgements = app.node.findAll().flatMap((scope) =>
  scope.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.entries<string>(data))
    .map(([id, reason]) => ({ scope, rule: id.replace('Annotation::', ''), reason })),
);

test('cdk-nag finds nothing unexplained, by AwsSolutions or by Serverless', () => {
  expect(findings('unacknowledged')).toStrictEqual([]);
});

test('each acknowledgement answers one finding at its own construct, and without it the finding is there', () => {
  expect(acknowledgements.map(({ scope, rule }) => `${rule} at ${scope.node.path}/Resource`).sort()).toStrictEqual(
    findings('all').sort(),
  );
  expect(acknowledgements.filter(({ scope }) => Stack.isStack(scope) || Stage.isStage(scope))).toStrictEqual([]);
});

test('each acknowledgement gives its reason in a sentence', () => {
  const sentence = /^[A-Z]\S*( \S+){9,}\.$/;
  expect(acknowledgements.map(({ reason }) => reason).filter((reason) => !sentence.test(reason))).toStrictEqual([]);
});
