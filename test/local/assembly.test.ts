import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Stack } from '../../local/assembly/read.ts';
import { resolveStacks } from '../../local/assembly/resolve.ts';
import { properties } from '../../local/resources/properties.ts';

type Template = Partial<Stack['template']>;

const stack = (name: string, template: Template): Stack => ({
  name,
  account: '000000000000',
  region: 'eu-central-1',
  template: { Parameters: {}, Resources: {}, Outputs: {}, ...template },
});

const queue = (Properties: Record<string, unknown> = {}) => ({ Type: 'AWS::SQS::Queue', Properties });

/** Resolves one value in the place of a queue's property, with neighbours to refer to. */
function resolved(value: unknown, parameters: Record<string, string> = {}) {
  const stacks = [
    stack('A', {
      Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } },
      Outputs: { Out: { Value: { 'Fn::GetAtt': ['Table', 'StreamArn'] }, Export: { Name: 'A:stream' } } },
    }),
    stack('B', {
      Parameters: { Given: {}, Fallback: { Default: '[]' } },
      Resources: { Named: queue({ QueueName: 'named' }), Asked: queue({ Value: value }) },
    }),
  ];
  return resolveStacks(stacks, parameters).find(({ logicalId }) => logicalId === 'Asked')?.properties.Value;
}

describe('what a template leaves to be resolved', () => {
  test.each([
    ['a reference to a resource', { Ref: 'Named' }, 'https://sqs.eu-central-1.amazonaws.com/000000000000/named'],
    ['an attribute', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:sqs:eu-central-1:000000000000:named'],
    ['an attribute in short', { 'Fn::GetAtt': 'Named.QueueName' }, 'named'],
    [
      'pseudo parameters',
      {
        'Fn::Join': [
          '-',
          [{ Ref: 'AWS::Partition' }, { Ref: 'AWS::AccountId' }, { Ref: 'AWS::Region' }, { Ref: 'AWS::StackName' }],
        ],
      },
      'aws-000000000000-eu-central-1-B',
    ],
    ['a parameter with a default', { Ref: 'Fallback' }, '[]'],
    [
      'a substitution',
      { 'Fn::Sub': 'q=${Named.Arn} n=${Named.QueueName} ${!Literal} ${AWS::Region}' },
      'q=arn:aws:sqs:eu-central-1:000000000000:named n=named ${Literal} eu-central-1',
    ],
    [
      'a substitution with its own values',
      { 'Fn::Sub': ['${x}/${AWS::Region}', { x: { Ref: 'Fallback' } }] },
      '[]/eu-central-1',
    ],
    ['a choice from a split', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    [
      'an import from another stack',
      { 'Fn::ImportValue': 'A:stream' },
      'arn:aws:dynamodb:eu-central-1:000000000000:table/A-Table/stream/local',
    ],
    [
      'what is nested in lists and objects',
      { a: [{ Ref: 'Fallback' }, { b: { Ref: 'AWS::Region' } }] },
      { a: ['[]', { b: 'eu-central-1' }] },
    ],
    ['no value, which takes its property away', { a: 1, b: { Ref: 'AWS::NoValue' } }, { a: 1 }],
  ])('%s', (_, value, expected) => {
    expect(resolved(value)).toStrictEqual(expected);
  });

  test('a parameter is given by the runtime', () => {
    expect(resolved({ Ref: 'Given' }, { Given: 'https://issuer' })).toBe('https://issuer');
  });
});

describe('what stops the start, named by stack and logical id', () => {
  test.each([
    [
      'a parameter without a value',
      { Ref: 'Given' },
      'B/Asked: the parameter Given has no value; give it in KEZEK_PARAMETERS.',
    ],
    ['a resource that is not there', { Ref: 'Nobody' }, 'B/Asked: it refers to Nobody, which is not there.'],
    [
      'an attribute nobody knows',
      { 'Fn::GetAtt': ['Named', 'Colour'] },
      'B/Asked: the attribute Named.Colour cannot be resolved.',
    ],
    ['an import nobody exports', { 'Fn::ImportValue': 'Z' }, 'B/Asked: it imports Z, which no stack exports.'],
    ['a function nobody knows', { 'Fn::Cidr': [] }, 'B/Asked: Fn::Cidr is not known to the local runtime.'],
  ])('%s', (_, value, message) => {
    expect(() => resolved(value)).toThrow(message);
  });

  test('a resource type nobody knows', () => {
    const strange = stack('A', { Resources: { Bucket: { Type: 'AWS::Kinesis::Stream', Properties: {} } } });
    expect(() => resolveStacks([strange], {})).toThrow(
      'A/Bucket: the local runtime does not know the resource type AWS::Kinesis::Stream.',
    );
  });

  test.each([
    [{ AllowedValues: ['a', 'b'] }, 'a', 'c'],
    [{ AllowedPattern: '(a|b)+' }, 'abba', 'abc'],
    [{ MaxLength: 2 }, 'ab', 'abc'],
  ])('a value that CloudFormation would not take: %j', (bounds, taken, refused) => {
    const Asked = queue({ Value: { Ref: 'Given' } });
    const given = (value: string) =>
      resolveStacks([stack('A', { Parameters: { Given: bounds }, Resources: { Asked } })], { Given: value });
    expect(given(taken)[0]?.properties.Value).toBe(taken);
    expect(() => given(refused)).toThrow('The value of the parameter Given is not allowed: see its template.');
  });

  test('a value for a parameter that no stack has', () => {
    expect(() => resolved(1, { Typo: 'x' })).toThrow('A value is given for the parameter Typo, which no stack has.');
  });

  test('a property nobody knows, rather than ignore it', () => {
    const [resource] = resolveStacks([stack('A', { Resources: { Q: queue({ FifoQueue: true }) } })], {});
    if (!resource) throw new Error('no resource');
    expect(() => properties(resource, z.strictObject({}))).toThrow(
      'A/Q (AWS::SQS::Queue): the property FifoQueue is not known to the local runtime.',
    );
  });
});
