import { describe, expect, test } from 'vitest';
import { journalFacts } from '../../domain/records/journal.ts';
import { accepted, published } from '../../events/catalogue.ts';
import { functionNames } from '../../infra/functions.ts';
import { House, type Resource } from './house.ts';

const house = new House();
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
function nameOf({ properties }: Pick<Resource, 'properties'>): string {
  return properties.Description.replace('Kezek ', '');
}

/** By type of resource, the property that names the function it wakes. */
const wakers: Readonly<Record<string, (properties: Resource['properties']) => unknown>> = {
  'AWS::ApiGatewayV2::Integration': ({ IntegrationUri }) => IntegrationUri,
  'AWS::Lambda::EventSourceMapping': ({ FunctionName }) => FunctionName,
  'AWS::Logs::SubscriptionFilter': ({ DestinationArn }) => DestinationArn,
  'AWS::Pipes::Pipe': ({ Enrichment }) => Enrichment,
  'AWS::Scheduler::Schedule': ({ Target }) => Target.Arn,
};
/** What wakes a function: the types of the resources that name it. */
const wokenBy = (name: string) =>
  Object.entries(wakers).flatMap(([type, named]) =>
    house
      .ofType(type)
      .filter(({ stack, properties }) => nameOf(house.at(house.where(stack, named(properties)))) === name)
      .map(() => type),
  );

describe('functions', () => {
  test.each(functionNames)('%s is woken in one way', (name) => {
    expect(wokenBy(name)).toHaveLength(1);
  });

  test('every listed function is deployed once, and none that is not listed', () => {
    expect(house.ofType('AWS::Lambda::Function').map(nameOf).sort()).toStrictEqual([...functionNames].sort());
  });

  test('each runs on Node 24 on ARM, with time and memory of its own choosing, and bears no explicit name', () => {
    for (const { properties } of house.ofType('AWS::Lambda::Function')) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
      expect(properties.Timeout).toBeGreaterThan(3);
      expect(properties.MemorySize).toBeGreaterThan(128);
      expect(properties.FunctionName).toBeUndefined();
    }
  });

  test('a function woken asynchronously leaves what it could not do in a dead-letter queue', () => {
    const asynchronous = ['AWS::Scheduler::Schedule', 'AWS::Logs::SubscriptionFilter'];
    const dying = functionNames.filter((name) => house.lambda(name).properties.DeadLetterConfig);
    expect(dying).toStrictEqual(
      functionNames.filter((name) => wokenBy(name).some((waker) => asynchronous.includes(waker))),
    );
  });
});

describe('logs', () => {
  const logs = house.ofType('AWS::Logs::LogGroup');
  const written = new Map(
    house
      .ofType('AWS::Lambda::Function')
      .map(({ stack, properties }) => [nameOf({ properties }), house.where(stack, properties.LoggingConfig.LogGroup)]),
  );

  test('every function writes JSON to a log of its own', () => {
    expect(new Set(written.values()).size).toBe(functionNames.length);
    for (const { properties } of house.ofType('AWS::Lambda::Function'))
      expect(properties.LoggingConfig.LogFormat).toBe('JSON');
  });

  test('no log grows for ever: three months, and two weeks where SNS writes phone numbers', () => {
    for (const log of logs) {
      const phones = JSON.stringify(log.properties.LogGroupName ?? '').includes('DirectPublishToPhoneNumber');
      expect(log.properties.RetentionInDays).toBe(phones ? 14 : 90);
    }
  });

  test('there is no log that nothing writes: a function, the gateway or SNS', () => {
    const gateway = house
      .ofType('AWS::ApiGatewayV2::Stage')
      .map(({ stack, properties }) => house.where(stack, properties.AccessLogSettings.DestinationArn));
    const sns = house
      .ofType('AWS::Logs::SubscriptionFilter')
      .map(({ stack, properties }) => house.where(stack, properties.LogGroupName));
    expect(logs.map((log) => house.address(log)).sort()).toStrictEqual(
      [...written.values(), ...gateway, ...sns].sort(),
    );
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
    const byQueue = functionNames.filter((name) => wokenBy(name).includes('AWS::Lambda::EventSourceMapping'));
    expect([...rules.keys()].sort()).toStrictEqual([...byQueue].sort());
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
    // A stream forgets a record after a day.
    expect(source.DynamoDBStreamParameters.MaximumRecordAgeInSeconds).toBeLessThanOrEqual(12 * 60 * 60);
    const letters = house.at(house.where(stack, source.DynamoDBStreamParameters.DeadLetterConfig.Arn));
    expect(letters.type).toBe('AWS::SQS::Queue');
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
