import { expect, test } from 'vitest';
import { House } from './house.ts';

const json = (house: House) =>
  JSON.stringify([...house.templates].map(([stack, template]) => [stack, template.toJSON()]));

const house = new House();

test('the same sources give the same templates to the last byte', () => {
  const first = json(house);
  // The CDK starts to count its placeholders at random: several houses see different numbers.
  for (let again = 0; again < 3; again++) expect(json(new House())).toBe(first);
});

test('the stacks stand one on another: no stack needs a later one', () => {
  const { templates } = house;
  expect([...templates.keys()]).toStrictEqual([
    'KezekData',
    'KezekEvents',
    'KezekFunctions',
    'KezekApi',
    'KezekObservability',
  ]);
  const order = [...templates.keys()];
  for (const [stack, template] of templates) {
    const needed = [...JSON.stringify(template.toJSON()).matchAll(/"Fn::ImportValue":"(\w+):/g)].map(
      ([, name]) => name,
    );
    expect(needed.filter((name) => order.indexOf(name ?? '') >= order.indexOf(stack))).toStrictEqual([]);
  }
});

test('the house is built of resource types that the local runtime can stand in for: no custom resource, no helper Lambda', () => {
  const types = new Set(house.resources.map(({ type }) => type));
  expect([...types].sort()).toStrictEqual([
    'AWS::ApiGatewayV2::Api',
    'AWS::ApiGatewayV2::Authorizer',
    'AWS::ApiGatewayV2::Integration',
    'AWS::ApiGatewayV2::Route',
    'AWS::ApiGatewayV2::Stage',
    'AWS::CloudWatch::Alarm',
    'AWS::DynamoDB::Table',
    'AWS::Events::EventBus',
    'AWS::Events::Rule',
    'AWS::IAM::Role',
    'AWS::KMS::Key',
    'AWS::Lambda::EventInvokeConfig',
    'AWS::Lambda::EventSourceMapping',
    'AWS::Lambda::Function',
    'AWS::Lambda::Permission',
    'AWS::Logs::LogGroup',
    'AWS::Logs::SubscriptionFilter',
    'AWS::Pipes::Pipe',
    'AWS::S3::Bucket',
    'AWS::S3::BucketPolicy',
    'AWS::SNS::Topic',
    'AWS::SNS::TopicPolicy',
    'AWS::SQS::Queue',
    'AWS::SQS::QueuePolicy',
    'AWS::Scheduler::Schedule',
  ]);
});
