import { describe, expect, test } from 'vitest';
import { House } from './house.ts';

const house = new House();
const queues = house.ofType('AWS::SQS::Queue');
const mappings = house.ofType('AWS::Lambda::EventSourceMapping');
const read = new Set(mappings.map(({ stack, properties }) => house.where(stack, properties.EventSourceArn)));
const deadLetters = house.deadLetters();
const workQueues = queues.filter((queue) => read.has(house.address(queue)));

describe('every queue', () => {
  test.each(queues.map((queue) => [house.address(queue), queue] as const))(
    '%s is read by a function or holds the dead, and not both',
    (address) => {
      expect([read.has(address), deadLetters.has(address)].filter(Boolean)).toHaveLength(1);
    },
  );

  test('keeps a message as long as SQS can', () => {
    for (const { properties } of queues) expect(properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
  });

  test('is encrypted and refuses what does not come over TLS', () => {
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
});

describe('every queue that a function reads', () => {
  test('hands a message over three times and then to a dead-letter queue of its own', () => {
    const dead = workQueues.map(({ stack, properties }) => {
      expect(properties.RedrivePolicy.maxReceiveCount).toBe(3);
      return house.where(stack, properties.RedrivePolicy.deadLetterTargetArn);
    });
    expect(new Set(dead).size).toBe(workQueues.length);
    expect(dead.filter((address) => !deadLetters.has(address) || read.has(address))).toStrictEqual([]);
  });

  test('hides a message at least six times as long as its function may take, and fails each alone', () => {
    for (const { stack, properties } of mappings) {
      const queue = house.at(house.where(stack, properties.EventSourceArn)).properties;
      const lambda = house.at(house.where(stack, properties.FunctionName)).properties;
      expect(queue.VisibilityTimeout).toBeGreaterThanOrEqual(6 * lambda.Timeout);
      expect(properties.FunctionResponseTypes).toStrictEqual(['ReportBatchItemFailures']);
    }
  });

  test('has two batches handled at once and no more: what comes beyond waits where it costs nothing', () => {
    for (const { properties } of mappings) {
      expect(properties.ScalingConfig).toStrictEqual({ MaximumConcurrency: 2 });
      expect(properties.BatchSize).toBe(10);
    }
  });
});
