import { describe, expect, test } from 'vitest';
import { type FunctionName, functionNames } from '../../infra/functions.ts';
import { House, type Statement } from './house.ts';

const house = new House();
const people = house.address(house.table('People'));
const queue = house.address(house.table('Queue'));
const peopleKey = house.address(house.keyOf(house.table('People')));
const queueKey = house.address(house.keyOf(house.table('Queue')));

const reads = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const writes = ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:ConditionCheckItem'];

const allows = (statements: readonly Statement[], actions: readonly string[], resource: string) =>
  statements.some(
    (statement) =>
      statement.effect === 'Allow' &&
      statement.resources.some((allowed) => allowed === resource || allowed === '*') &&
      statement.actions.some((action) => actions.includes(action)),
  );
/** What a function may do with a resource. */
const rightsTo = (name: string, resource: string) =>
  house
    .rights(name)
    .filter(({ effect, resources }) => effect === 'Allow' && resources.includes(resource))
    .flatMap(({ actions }) => actions);
const whoMay = (actions: readonly string[], resource: string) =>
  functionNames.filter((name) => allows(house.rights(name), actions, resource));
const whoIsTold = (setting: string) =>
  functionNames.filter((name) => setting in (house.lambda(name).properties.Environment?.Variables ?? {}));

describe('the queue does not know who you are', () => {
  /** Those who write a person, or show or write to one, and what each may do; nobody may delete a person. */
  const rights: Partial<Record<FunctionName, string[]>> = {
    api: [...reads, 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
    'application-filed': ['dynamodb:UpdateItem'],
    'decision-made': ['dynamodb:PutItem'],
    'send-sms': ['dynamodb:GetItem'],
    'send-waiting-sms': ['dynamodb:GetItem'],
  };

  test.each(Object.entries(rights))('%s may do with people what it is for: %s', (name, actions) => {
    expect(rightsTo(name, people)).toStrictEqual(actions);
  });

  test.each(functionNames.filter((name) => !(name in rights)))('%s knows nobody', (name) => {
    expect(rightsTo(name, people)).toStrictEqual([]);
    expect(rightsTo(name, peopleKey)).toStrictEqual([]);
    expect(house.lambda(name).properties.Environment?.Variables ?? {}).not.toHaveProperty('PEOPLE_TABLE');
  });

  test('whoever may neither read nor write a person is not told where people are, nor given their key', () => {
    const known = ['api', 'application-filed', 'decision-made', 'send-sms', 'send-waiting-sms'];
    expect(whoIsTold('PEOPLE_TABLE')).toStrictEqual(known);
    expect(whoMay(['kms:Decrypt'], peopleKey)).toStrictEqual(known);
  });

  test('no role but a function’s touches the people table', () => {
    const functionRoles = new Set(
      house.ofType('AWS::Lambda::Function').map(({ stack, properties }) => house.where(stack, properties.Role)),
    );
    const others = house.ofType('AWS::IAM::Role').filter((role) => !functionRoles.has(house.address(role)));
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter((role) => allows(house.statements(role), [...reads, ...writes], people))).toStrictEqual([]);
  });

  test('only whoever meets an IIN may turn it into a key, and nobody may verify or reverse one', () => {
    const meets = ['api', 'application-filed', 'decision-made', 'isp-expired', 'isp-renewed', 'recipient-died'];
    expect(whoMay(['kms:GenerateMac'], house.address(iinKey()))).toStrictEqual(meets);
    expect(whoIsTold('IIN_KEY_ID')).toStrictEqual(meets);
    expect(whoMay(['kms:VerifyMac'], house.address(iinKey()))).toStrictEqual([]);
  });
});

test('the documentation may write its log and do nothing else', () => {
  expect(house.rights('documentation').flatMap(({ actions }) => actions)).toStrictEqual([
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]);
});

test('publish-facts and the documentation have no table; every other function has the queue, and whoever decides the days off', () => {
  const keepers = functionNames.filter((name) => name !== 'publish-facts' && name !== 'documentation');
  expect(whoMay([...reads, ...writes], queue)).toStrictEqual(keepers);
  expect(whoIsTold('QUEUE_TABLE')).toStrictEqual(keepers);
  expect(whoIsTold('DAYS_OFF_TRANSFERS')).toStrictEqual(keepers.filter((name) => name !== 'verify-timeline'));
});

test('only verify-timeline may scan a table: that of the queue, in which it may change nothing', () => {
  expect(whoMay(['dynamodb:Scan'], queue)).toStrictEqual(['verify-timeline']);
  expect(rightsTo('verify-timeline', queue)).toStrictEqual(['dynamodb:Scan', 'dynamodb:Query']);
  expect(whoMay(['dynamodb:Scan'], people)).toStrictEqual([]);
});

test('FIL-1 · only the API may put a document into the bucket and hand one out; nobody may delete or list more than what is there', () => {
  const bucket = house.address(house.bucket());
  const objects = `${bucket}/*`;
  const key = house.address(house.at(house.where('KezekData', house.bucketKey())));
  expect(whoMay(['s3:PutObject', 's3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'], objects)).toStrictEqual([
    'api',
  ]);
  expect(rightsTo('api', objects)).toStrictEqual(['s3:PutObject', 's3:GetObject', 's3:GetObjectVersion']);
  expect(rightsTo('api', bucket)).toStrictEqual(['s3:ListBucket']);
  expect(whoMay(['kms:Decrypt', 'kms:GenerateDataKey'], key)).toStrictEqual(['api']);
  expect(whoIsTold('DOCUMENTS_BUCKET')).toStrictEqual(['api']);
  for (const { resources, condition } of house.rights('api'))
    if (resources.includes(key))
      expect(condition).toStrictEqual({
        StringEquals: { 'kms:ViaService': { 'Fn::Join': ['', ['s3.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } },
      });
});

test('only send-sms and send-waiting-sms may publish to SNS, and to no topic', () => {
  expect(whoMay(['sns:Publish'], '*')).toStrictEqual(['send-sms', 'send-waiting-sms']);
  for (const name of ['send-sms', 'send-waiting-sms']) {
    const denied = house.rights(name).filter(({ effect }) => effect === 'Deny');
    expect(denied).toStrictEqual([
      {
        effect: 'Deny',
        actions: ['sns:Publish'],
        resources: ['arn:KezekFunctions/AWS::Partition:sns:*:*:*'],
        condition: undefined,
      },
    ]);
  }
});

describe('least privilege', () => {
  const statements = house.ofType('AWS::IAM::Role').flatMap((role) => house.statements(role));

  test('no role is allowed a wildcard action', () => {
    expect(statements.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toStrictEqual([]);
  });

  test('a wildcard resource is allowed only where AWS knows no narrower one: phone numbers, the list of streams, what a bucket will hold', () => {
    const anywhere = statements.filter(({ effect, resources }) => effect === 'Allow' && resources.join().includes('*'));
    expect(new Set(anywhere.flatMap(({ actions }) => actions))).toStrictEqual(
      new Set(['sns:Publish', 'dynamodb:ListStreams', 's3:PutObject', 's3:GetObject', 's3:GetObjectVersion']),
    );
  });

  test('all rights are written in the role itself, where a reader finds them: no policy is added from elsewhere', () => {
    expect(house.ofType('AWS::IAM::Policy')).toStrictEqual([]);
    expect(house.ofType('AWS::IAM::ManagedPolicy')).toStrictEqual([]);
    expect(house.ofType('AWS::IAM::Role').filter(({ properties }) => properties.ManagedPolicyArns)).toStrictEqual([]);
  });

  test('no key policy holds a wildcard action', () => {
    const actions = house
      .ofType('AWS::KMS::Key')
      .flatMap(({ properties }) => properties.KeyPolicy.Statement)
      .flatMap(({ Action }: { Action: string | string[] }) => Action);
    expect(actions.filter((action: string) => action.includes('*'))).toStrictEqual([]);
  });
});

describe('the key of a table', () => {
  const viaDynamoDb = {
    StringEquals: {
      'kms:ViaService': { 'Fn::Join': ['', ['dynamodb.', { Ref: 'AWS::Region' }, '.amazonaws.com']] },
    },
  };
  const roles = house.ofType('AWS::IAM::Role');
  /** The roles that hold any right to something that begins with an address. */
  const holders = (address: string) =>
    roles
      .filter((role) =>
        house.statements(role).some(({ resources }) => resources.some((one) => one.startsWith(address))),
      )
      .map((role) => house.address(role));

  test.each([
    ['queue', queue, queueKey],
    ['people', people, peopleKey],
  ])('goes with every right to the %s table or its stream, and with nothing else', (_, table, key) => {
    expect(holders(key)).toStrictEqual(holders(table));
  });

  test('is there to be decrypted in the name of whoever comes through DynamoDB, by readers and writers alike', () => {
    for (const role of roles)
      for (const { resources, actions, condition } of house.statements(role))
        if (resources.includes(queueKey) || resources.includes(peopleKey)) {
          expect(actions).toStrictEqual(['kms:Decrypt']);
          expect(condition).toStrictEqual(viaDynamoDb);
        }
  });
});

function iinKey() {
  const { stack, properties } = house.lambda('api');
  return house.at(house.where(stack, properties.Environment.Variables.IIN_KEY_ID));
}
