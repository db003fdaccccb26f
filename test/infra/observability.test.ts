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
    const deadLetters = addresses('AWS::SQS::Queue').filter((address) => address.includes('DeadLetters'));
    expect(watched('ApproximateNumberOfMessagesVisible')).toStrictEqual(deadLetters);
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

test('one is enough, silence is good news, and every alarm goes to the one topic', () => {
  const [topic] = addresses('AWS::SNS::Topic');
  for (const { stack, properties } of alarms) {
    expect(properties).toMatchObject({
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      EvaluationPeriods: 1,
      TreatMissingData: 'notBreaching',
    });
    expect(properties.AlarmActions.map((action: unknown) => house.where(stack, action))).toStrictEqual([topic]);
  }
});
