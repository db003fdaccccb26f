import { describe, expect, test } from 'vitest';
import { journalFacts } from '../../domain/records/journal.ts';
import { accepted, published } from '../../events/catalogue.ts';
import { functionNames } from '../../infra/functions.ts';
import { House, type Resource } from './house.ts';

const house = new House();
const queues = house.ofType('AWS::SQS::Queue');
const deadLetters = queues.filter(({ id }) => id.includes('DeadLetters'));
const workQueues = queues.filter(({ id }) => !id.includes('DeadLetters'));

/** Rule by the name of the function at its end: rule → queue → mapping → Lambda. */
const rules = new Map(
  house.ofType('AWS::Events::Rule').map((rule) => {
    const queue = house.where(rule.stack, rule.properties.Targets[0].Arn);
    const mapping = house
      .ofType('AWS::Lambda::EventSourceMapping')
      .find(({ stack, properties }) => house.where(stack, properties.EventSourceArn) === queue);
    if (!mapping) throw new Error(`Nothing reads ${queue}`);
    return [nameOf(house.at(house.where(mapping.stack, mapping.properties.FunctionName))), rule] as const;
  }),
);
/** Schedule by the name of the function it wakes. */
const schedules = new Map(
  house
    .ofType('AWS::Scheduler::Schedule')
    .map((schedule) => [
      nameOf(house.at(house.where(schedule.stack, schedule.properties.Target.Arn))),
      schedule.properties,
    ]),
);

function nameOf({ properties }: Resource): string {
  return properties.Description.replace('Kezek ', '');
}

describe('functions', () => {
  test('every listed function is deployed once, and none that is not listed', () => {
    expect(house.ofType('AWS::Lambda::Function').map(nameOf).sort()).toStrictEqual([...functionNames].sort());
  });

  test('each runs on Node 24 on ARM, logs JSON to a log that does not grow for ever, and bears no explicit name', () => {
    for (const { stack, properties } of house.ofType('AWS::Lambda::Function')) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
      expect(properties.LoggingConfig.LogFormat).toBe('JSON');
      expect(house.at(house.where(stack, properties.LoggingConfig.LogGroup)).properties.RetentionInDays).toBe(90);
      expect(properties.FunctionName).toBeUndefined();
    }
  });

  test('a function woken asynchronously leaves what it could not do in a dead-letter queue', () => {
    const asynchronous = [...schedules.keys(), 'notice-status'];
    const dying = functionNames.filter((name) => house.lambda(name).properties.DeadLetterConfig);
    expect(dying).toStrictEqual(functionNames.filter((name) => asynchronous.includes(name)));
  });
});

describe('rules', () => {
  test.each([
    ['application-filed', 'ApplicationFiled'],
    ['decision-made', 'DecisionMade'],
    ['bed-vacated', 'BedVacated'],
    ['isp-expired', 'IspExpired'],
    ['isp-renewed', 'IspRenewed'],
    ['recipient-died', 'RecipientDied'],
  ])('%s is woken by %s from any source but Kezek itself', (name, detailType) => {
    expect(rules.get(name)?.properties.EventPattern).toStrictEqual({
      source: [{ 'anything-but': ['kezek'] }],
      'detail-type': [detailType],
    });
  });

  test('advance-queue is woken by every fact of ours that may free a place or make someone eligible', () => {
    expect(rules.get('advance-queue')?.properties.EventPattern).toStrictEqual({
      source: ['kezek'],
      'detail-type': [
        'BedVacated',
        'OfferLapsed',
        'OfferWithdrawn',
        'OrganizationDeregistered',
        'ArrivalPostponed',
        'PostponementEnded',
        'QueueJoined',
        'IspRenewed',
        'ApplicationWithdrawn',
        'ApplicationEnded',
        'DecisionCancelled',
        'DecisionSuspended',
        'DecisionResumed',
        'RecipientTransferred',
        'StayEnded',
      ],
    });
  });

  test('ADM-4 · close-other-cases is woken by an admission and by what may be a death', () => {
    expect(rules.get('close-other-cases')?.properties.EventPattern).toStrictEqual({
      source: ['kezek'],
      'detail-type': ['RecipientAdmitted', 'StayEnded', 'ApplicationEnded'],
    });
  });

  test('JRN-1 · keep-journal is woken by every fact of ours that enters something in a journal, and by no other', () => {
    expect(rules.get('keep-journal')?.properties.EventPattern).toStrictEqual({
      source: ['kezek'],
      'detail-type': journalFacts,
    });
  });

  test('send-sms is woken by every fact of ours that a recipient is told of', () => {
    expect(rules.get('send-sms')?.properties.EventPattern).toStrictEqual({
      source: ['kezek'],
      'detail-type': [
        'DecisionMade',
        'QueueJoined',
        'PlaceOffered',
        'OfferLapsed',
        'OfferWithdrawn',
        'RecipientReminded',
        'IspExpired',
        'QueueLeft',
        'PlaceHeld',
        'PostponementEnded',
        'StillWaitingAsked',
        'ApplicationEnded',
        'DecisionCancelled',
      ],
    });
  });

  test('there is no other rule, all are on the one custom bus, and all wait for events of the catalogue', () => {
    expect(rules.size).toBe(10);
    const [bus, ...others] = house.ofType('AWS::Events::EventBus');
    expect(others).toStrictEqual([]);
    for (const { stack, properties } of rules.values()) {
      expect(house.where(stack, properties.EventBusName)).toBe(bus && house.address(bus));
      const catalogue = properties.EventPattern.source[0] === 'kezek' ? published : accepted;
      expect(properties.EventPattern['detail-type'].filter((type: string) => !(type in catalogue))).toStrictEqual([]);
    }
  });

  test('an event the bus cannot hand over lies in the dead-letter queue of the function it was for', () => {
    for (const { stack, properties } of rules.values()) {
      const [target] = properties.Targets;
      const { RedrivePolicy } = house.at(house.where(stack, target.Arn)).properties;
      expect(house.where(stack, target.DeadLetterConfig.Arn)).toBe(
        house.where(stack, RedrivePolicy.deadLetterTargetArn),
      );
    }
  });
});

describe('queues', () => {
  test('every queue hands a message over three times and then to a dead-letter queue, or is one', () => {
    expect(workQueues).toHaveLength(10);
    for (const { stack, properties } of workQueues) {
      expect(properties.RedrivePolicy.maxReceiveCount).toBe(3);
      expect(deadLetters).toContain(house.at(house.where(stack, properties.RedrivePolicy.deadLetterTargetArn)));
    }
    expect(deadLetters.filter(({ properties }) => properties.RedrivePolicy)).toStrictEqual([]);
  });

  test('no dead-letter queue is without a user, and each keeps a message as long as SQS can', () => {
    expect(deadLetters).toHaveLength(10 + schedules.size + 2);
    for (const { properties } of deadLetters) expect(properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
  });

  test('every queue is encrypted and refuses what does not come over TLS', () => {
    const policies = new Map(
      house
        .ofType('AWS::SQS::QueuePolicy')
        .map(({ stack, properties }) => [
          house.where(stack, properties.Queues[0]),
          properties.PolicyDocument.Statement,
        ]),
    );
    for (const queue of queues) {
      expect(queue.properties.SqsManagedSseEnabled).toBe(true);
      expect(policies.get(house.address(queue))).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      );
    }
  });

  test('a message stays hidden at least six times as long as its function may take, and fails alone', () => {
    for (const { stack, properties } of house.ofType('AWS::Lambda::EventSourceMapping')) {
      const queue = house.at(house.where(stack, properties.EventSourceArn)).properties;
      const lambda = house.at(house.where(stack, properties.FunctionName)).properties;
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * lambda.Timeout);
      expect(properties.FunctionResponseTypes).toStrictEqual(['ReportBatchItemFailures']);
    }
  });
});

describe('schedules', () => {
  test.each([
    ['send-waiting-sms', 'cron(0 9 * * ? *)'],
    ['remind', 'cron(0 9 * * ? *)'],
    ['release-no-shows', 'cron(0 0,6 * * ? *)'],
    ['expire-programmes', 'cron(0 0 * * ? *)'],
    ['report-overdue', 'cron(0 0 * * ? *)'],
    ['verify-timeline', 'cron(0 3 * * ? *)'],
  ])('%s is woken at %s, the time of Almaty', (name, expression) => {
    expect(schedules.get(name)).toMatchObject({
      ScheduleExpression: expression,
      ScheduleExpressionTimezone: 'Asia/Almaty',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
    });
  });

  test('there is no other schedule, and each says the moment that was due and keeps what it could not deliver', () => {
    expect(schedules.size).toBe(6);
    for (const { Target } of schedules.values()) {
      expect(Target.Input).toBe('{"time":"<aws.scheduler.scheduled-time>"}');
      expect(Target.DeadLetterConfig).toBeDefined();
      expect(Target.RetryPolicy.MaximumRetryAttempts).toBeGreaterThan(0);
    }
  });
});

describe('the way of a fact', () => {
  const [pipe] = house.ofType('AWS::Pipes::Pipe');
  if (!pipe) throw new Error('There is no pipe');
  const { stack, properties } = pipe;
  const source = properties.SourceParameters;

  test('the pipe reads the stream of the queue table and takes nothing but newly written facts', () => {
    expect(house.where(stack, properties.Source)).toBe(house.address(house.table('Queue')));
    expect(source.FilterCriteria.Filters.map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern))).toStrictEqual([
      { eventName: ['INSERT'], dynamodb: { NewImage: { entity: { S: ['fact'] } } } },
    ]);
  });

  test('it begins with the oldest record, sets a bad one aside alone after bounded retries, and loses none', () => {
    expect(source.DynamoDBStreamParameters).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 10,
      OnPartialBatchItemFailure: 'AUTOMATIC_BISECT',
      MaximumRetryAttempts: 20,
    });
    const letters = house.at(house.where(stack, source.DynamoDBStreamParameters.DeadLetterConfig.Arn));
    expect(deadLetters).toContain(letters);
  });

  test('publish-facts shapes the events, and they go to the bus as Kezek’s, at the time of the fact', () => {
    expect(house.where(stack, properties.Enrichment)).toBe(house.address(house.lambda('publish-facts')));
    expect(house.at(house.where(stack, properties.Target)).type).toBe('AWS::Events::EventBus');
    expect(properties.TargetParameters).toStrictEqual({
      EventBridgeEventBusParameters: { Source: 'kezek', DetailType: '$.type', Time: '$.at' },
      InputTemplate: '<$.detail>',
    });
  });
});

test('notice-status reads every line of the log in which SNS says what it could not deliver', () => {
  const [filter, ...others] = house.ofType('AWS::Logs::SubscriptionFilter');
  if (!filter) throw new Error('There is no subscription');
  expect(others).toStrictEqual([]);
  expect(filter.properties.FilterPattern).toBe('');
  expect(house.where(filter.stack, filter.properties.DestinationArn)).toBe(
    house.address(house.lambda('notice-status')),
  );
  const log = house.at(house.where(filter.stack, filter.properties.LogGroupName));
  expect(house.where(log.stack, log.properties.LogGroupName)).toBe(
    'sns/KezekFunctions/AWS::Region/KezekFunctions/AWS::AccountId/DirectPublishToPhoneNumber/Failure',
  );
});
