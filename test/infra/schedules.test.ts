import { describe, expect, test } from 'vitest';
import { functionNames } from '../../infra/functions.ts';
import { House } from './house.ts';

const house = new House();
/** The name of the function that a schedule wakes, and what is said of the schedule. */
const schedules = new Map(
  house.ofType('AWS::Scheduler::Schedule').map(({ stack, properties }) => {
    const { Description } = house.at(house.where(stack, properties.Target.Arn)).properties;
    return [String(Description).replace('Kezek ', ''), properties];
  }),
);

describe('schedules', () => {
  const due = {
    'send-waiting-sms': 'cron(0 9,12,15,18 * * ? *)',
    remind: 'cron(0 9 * * ? *)',
    'release-no-shows': 'cron(0 0,6 * * ? *)',
    'expire-programmes': 'cron(0 0 * * ? *)',
    'report-overdue': 'cron(0 0 * * ? *)',
    'verify-timeline': 'cron(0 3 * * ? *)',
  };

  test('there is no other schedule than these', () => {
    expect([...schedules.keys()].sort()).toStrictEqual(Object.keys(due).sort());
  });

  test.each(Object.entries(due))('%s is woken at %s, the time of Almaty', (name, expression) => {
    expect(schedules.get(name)).toMatchObject({
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: 'Asia/Almaty',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
    });
  });

  test('SMS-5 · the last run with messages has ended before nine in the evening, however late it began', () => {
    const runs = house.lambda('send-waiting-sms');
    const { Target, ScheduleExpression } = schedules.get('send-waiting-sms') ?? {};
    const kept = house
      .ofType('AWS::Lambda::EventInvokeConfig')
      .find(({ stack, properties }) => house.where(stack, properties.FunctionName) === house.address(runs));
    const hours = [...String(ScheduleExpression).matchAll(/\d+(?=[, ][\d*])/g)].map(Number);
    const seconds = [
      Target.RetryPolicy.MaximumEventAgeInSeconds,
      kept?.properties.MaximumEventAgeInSeconds,
      runs.properties.Timeout,
    ];
    const latest = seconds.reduce((sum, more) => sum + more, 3600 * Math.max(...hours));
    expect(latest).toBeLessThan(21 * 3600);
  });

  test('every schedule says the moment that was due, is tried again in bounds, and keeps what it could not deliver', () => {
    for (const [name, { Target }] of schedules) {
      expect(Target.Input).toBe('{"time":"<aws.scheduler.scheduled-time>"}');
      const hours = name === 'send-waiting-sms' ? 1 : 6;
      expect(Target.RetryPolicy).toStrictEqual({ MaximumRetryAttempts: 10, MaximumEventAgeInSeconds: hours * 60 * 60 });
      const { stack, properties } = house.lambda(name);
      expect(house.where(stack, Target.DeadLetterConfig.Arn)).toBe(
        house.where(stack, properties.DeadLetterConfig.TargetArn),
      );
    }
  });

  test('no two runs of a sweep are under way at once; of nothing else are the runs counted beforehand', () => {
    for (const name of functionNames)
      expect(house.lambda(name).properties.ReservedConcurrentExecutions).toBe(schedules.has(name) ? 1 : undefined);
  });
});
