import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { House } from './house.ts';

const house = new House();
const alarms = house.ofType('AWS::CloudWatch::Alarm');

/** The addresses of what the alarms of a metric watch. */
const watched = (metric: string) =>
  alarms
    .filter(({ properties }) => properties.MetricName === metric)
    .map(({ stack, properties }) => house.where(stack, properties.Dimensions[0].Value))
    .sort();
const addresses = (type: string) =>
  house
    .ofType(type)
    .map((resource) => house.address(resource))
    .sort();

describe('someone is told', () => {
  test('when any message lies in any dead-letter queue', () => {
    expect(watched('ApproximateNumberOfMessagesVisible')).toStrictEqual([...house.deadLetters()].sort());
  });

  test('when a message waits for an hour in any other queue', () => {
    const others = addresses('AWS::SQS::Queue').filter((address) => !house.deadLetters().has(address));
    expect(watched('ApproximateAgeOfOldestMessage')).toStrictEqual(others);
  });

  test('when any function fails', () => {
    expect(watched('Errors')).toStrictEqual(addresses('AWS::Lambda::Function'));
  });

  test.each(['ExecutionFailed', 'ExecutionPartiallyFailed', 'ExecutionTimeout'])(
    'when the pipe reports %s',
    (metric) => {
      expect(watched(metric)).toStrictEqual(addresses('AWS::Pipes::Pipe'));
    },
  );

  test('when the API answers with an error of ours', () => {
    expect(watched('5xx')).toStrictEqual(addresses('AWS::ApiGatewayV2::Api'));
  });
});

test('one is enough, or an hour of waiting; silence is good news, and every alarm goes to the one topic', () => {
  const [topic] = addresses('AWS::SNS::Topic');
  for (const { stack, properties } of alarms) {
    expect(properties).toMatchObject({
      Threshold: properties.MetricName === 'ApproximateAgeOfOldestMessage' ? 60 * 60 : 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    });
    expect(properties.AlarmActions.map((action: unknown) => house.where(stack, action))).toStrictEqual([topic]);
  }
});

test('the topic takes the alarms of this account, and nothing that does not come over TLS', () => {
  const [policy, ...others] = house.ofType('AWS::SNS::TopicPolicy');
  expect(others).toStrictEqual([]);
  expect(policy?.properties.Topics.map((topic: unknown) => house.where(policy.stack, topic))).toStrictEqual(
    addresses('AWS::SNS::Topic'),
  );
  expect(policy?.properties.PolicyDocument.Statement).toMatchObject([
    { Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    {
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: 'sns:Publish',
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    },
  ]);
});

test('every alarm names the section of the runbook that says what to do, and every section has its alarm', () => {
  const runbook = readFileSync(join(import.meta.dirname, '../../docs/runbooks/redrive.md'), 'utf8');
  const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, heading = '']) =>
    heading.toLowerCase().replaceAll(' ', '-'),
  );
  const named = alarms.map(({ properties }) => {
    const [, section] = /What to do: docs\/runbooks\/redrive\.md#(\S+)$/.exec(properties.AlarmDescription) ?? [];
    return section;
  });
  expect(new Set(named)).toStrictEqual(new Set(sections.filter((section) => section !== 'before-anything-else')));
});
