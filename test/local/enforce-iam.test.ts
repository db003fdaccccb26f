import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { Resource } from '../../local/assembly/resolve.ts';
import { dynamodbAccesses } from '../../local/iam/dynamodb.ts';
import { statementsOf } from '../../local/iam/statements.ts';
import { assemblyWithout, type Written } from '../support/assembly-without.ts';
import { call, fixtureAssembly, startFixture } from './fixture.ts';

const account = '000000000000';

// The synthesis is the file's, and no test's.
beforeAll(() => void fixtureAssembly());

/** A system around the small functions, under policies that lack what `drop` names. */
const enforced = async (drop: (statement: Written) => boolean) => {
  const kezek = await startFixture({ enforceIam: true, assembly: assemblyWithout(fixtureAssembly(), drop) });
  onTestFinished(() => kezek.stop());
  const token = await kezek.token({ role: 'authority', regionId: 'r-1' });
  return {
    kezek,
    register: (id: string) => call(kezek, 'POST', '/v1/organizations', { token, body: { id } }),
    vacate: (id: string) => kezek.putEvents([{ source: 'hospital', detailType: 'BedVacated', detail: { id } }]),
    lines: (name: string) => kezek.logs(name).map(({ line }) => line),
    letters: (name: string) =>
      kezek.queues().find((queue) => queue.name.includes(name) && queue.deadLetters)?.deadLetters ?? [],
  };
};

const isOf = (logicalId: string, action: string) => (statement: Written) =>
  statement.logicalId.startsWith(logicalId) && statement.action.includes(action);

describe('a call that no policy allows', () => {
  test('fails the function as it does on AWS; the message is tried three times and lies with the dead letters', async () => {
    const { kezek, vacate, lines, letters } = await enforced(isOf('BedVacatedHandlerRole', 'dynamodb:PutItem'));
    expect(await vacate('b-1')).toMatchObject({ rejected: [{ index: 0 }] });
    expect(letters('BedVacated').map((body) => JSON.parse(body).detail)).toStrictEqual([{ id: 'b-1' }]);
    expect(lines('BedVacated').filter((line) => line === 'received b-1')).toHaveLength(3);
    const denied =
      /^User: arn:aws:iam::000000000000:role\/KezekFunctions-BedVacatedHandlerRole\w+ is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-central-1:000000000000:table\/KezekData-Queue\w+$/;
    const [failure = ''] = lines('BedVacated').filter((line) => line.startsWith('AccessDeniedException: '));
    expect(failure.split('\n')[0]?.replace('AccessDeniedException: ', '')).toMatch(denied);
    expect(lines('iam')).toHaveLength(3);
    expect(kezek.iam()?.recorded.filter(({ decision }) => decision !== 'Allowed')).toMatchObject([
      { action: 'dynamodb:PutItem', decision: 'ImplicitlyDenied', through: 'PutItem' },
    ]);
  });

  test.each([
    ['KMS', isOf('ApiRole', 'kms:GenerateMac'), 'Api', 'AccessDeniedException'],
    ['SNS', isOf('SendSmsHandlerRole', 'sns:Publish'), 'SendSms', 'AuthorizationErrorException'],
    ['DynamoDB, for the key of the table', isOf('ApiRole', 'kms:Decrypt'), 'Api', 'AccessDeniedException'],
  ])('is denied in the words of %s', async (_, drop, name, error) => {
    const { register, kezek, lines } = await enforced(drop);
    const { status } = await register('o-1');
    await kezek.settle();
    expect(status).toBe(name === 'Api' ? 500 : 201);
    await kezek.putEvents([{ source: 'kezek', detailType: 'QueueJoined', detail: { id: 'q-1' } }]);
    expect(lines(name).filter((line) => line.startsWith(error))).not.toStrictEqual([]);
    expect(lines('iam')).not.toStrictEqual([]);
  });
});

describe('what AWS does by itself is held against the policies, too', () => {
  test.each([
    [
      'a rule that may not send to its queue sends to the dead letters',
      isOf('BedVacatedQueuePolicy', 'sqs:SendMessage'),
      'BedVacated',
    ],
    [
      'a schedule that may not wake its function sends to the dead letters',
      isOf('RemindWakingRole', 'lambda:InvokeFunction'),
      'Remind',
    ],
    ['a pipe that may not put events lays the record down', isOf('OutboxCarryingRole', 'events:PutEvents'), 'Outbox'],
  ])('%s', async (_, drop, name) => {
    const { kezek, vacate, register, letters } = await enforced(drop);
    await register('o-1');
    await vacate('b-1');
    await kezek.moveTo(kezek.now() + 24 * 3_600_000);
    expect(letters(name)).not.toStrictEqual([]);
  });

  test('what may not go to the dead letters either is lost, and said', async () => {
    const { kezek, vacate, lines, letters } = await enforced(
      ({ logicalId, action }) => logicalId.startsWith('BedVacated') && action.includes('sqs:SendMessage'),
    );
    await vacate('b-1');
    expect(letters('BedVacated')).toStrictEqual([]);
    expect(lines('iam').filter((line) => line.includes('events.amazonaws.com'))).toHaveLength(2);
    expect(kezek.queues().reduce((sum, { waiting }) => sum + waiting, 0)).toBe(0);
  });

  test('a function that may not write its log works, and nobody reads what it says', async () => {
    const { vacate, lines } = await enforced(isOf('BedVacatedHandlerRole', 'logs:PutLogEvents'));
    expect(await vacate('b-1')).toStrictEqual({ accepted: 1 });
    expect(lines('BedVacated')).toStrictEqual([]);
    expect(lines('SendSms').concat(lines('KeepJournal'))).not.toStrictEqual([]);
  });

  test('without the right to write it, SNS leaves no delivery log, and nobody learns of a message that was lost', async () => {
    const { kezek, vacate, lines } = await enforced(isOf('NoticeStatusWritingRole', 'logs:PutLogEvents'));
    kezek.refusePhone('+77010000001');
    await vacate('b-1');
    expect(kezek.sms().map(({ status }) => status)).toStrictEqual(['undelivered']);
    expect(lines('NoticeStatus')).toStrictEqual([]);
  });

  test('a route whose function does not let the gateway in answers 500', async () => {
    const { register, lines } = await enforced(isOf('HttpPOSTv1organizations', 'lambda:InvokeFunction'));
    expect(await register('o-1')).toMatchObject({ status: 500, body: { code: 'internal-error' } });
    expect(lines('iam')).toHaveLength(1);
  });

  test.each([
    [
      'a queue that its function may not poll',
      isOf('BedVacatedHandlerRole', 'sqs:ReceiveMessage'),
      'sqs:ReceiveMessage',
    ],
    [
      'a stream that its pipe may not read',
      isOf('OutboxCarryingRole', 'dynamodb:GetRecords'),
      'dynamodb:DescribeStream',
    ],
    ['a role that its service may not take on', isOf('RemindWakingRole', 'sts:AssumeRole'), 'sts:AssumeRole'],
  ])('%s stops the start, as it would fail the deployment', async (_, drop, action) => {
    await expect(enforced(drop)).rejects.toThrow(
      new RegExp(`^Kezek\\w+/\\w+: User: .* is not authorized to perform: ${action} on`),
    );
  });
});

describe('what a call to DynamoDB needs', () => {
  const table = (name: string) => ({
    arn: `arn:aws:dynamodb:r:a:table/${name}`,
    ...(name === 'sealed' && { key: 'arn:aws:kms:r:a:key/k' }),
  });
  const needed = (operation: string, body: unknown) =>
    dynamodbAccesses({ principal: 'p' }, operation, body, table).map(({ action, resource }) => [
      action,
      resource.replace('arn:aws:dynamodb:r:a:table/', ''),
    ]);

  test.each([
    ['GetItem', { TableName: 't', Key: {} }, [['dynamodb:GetItem', 't']]],
    ['Query', { TableName: 't', IndexName: 'i' }, [['dynamodb:Query', 't/index/i']]],
    [
      'BatchGetItem',
      { RequestItems: { t: {}, u: {} } },
      [
        ['dynamodb:BatchGetItem', 't'],
        ['dynamodb:BatchGetItem', 'u'],
      ],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 't' } },
          { Update: { TableName: 'u' } },
          { Delete: { TableName: 't' } },
          { ConditionCheck: { TableName: 'u' } },
        ],
      },
      [
        ['dynamodb:PutItem', 't'],
        ['dynamodb:UpdateItem', 'u'],
        ['dynamodb:DeleteItem', 't'],
        ['dynamodb:ConditionCheckItem', 'u'],
      ],
    ],
    [
      'PutItem',
      { TableName: 'sealed' },
      [
        ['dynamodb:PutItem', 'sealed'],
        ['kms:Decrypt', 'arn:aws:kms:r:a:key/k'],
      ],
    ],
  ])('%s %j', (operation, body, accesses) => {
    expect(needed(operation, body)).toStrictEqual(accesses);
  });
});

describe('a policy that is not evaluated here is not passed over', () => {
  const resource = (type: string, properties: object): Resource => ({
    stack: { name: 'A', account, region: 'r', template: { Parameters: {}, Resources: {}, Outputs: {} } },
    logicalId: 'Thing0123ABCD',
    type,
    properties: { ...properties },
    name: 'thing',
    arn: 'arn',
    ref: 'thing',
    attributes: {},
  });
  const trust = (Effect: string) => ({
    Version: '2012-10-17',
    Statement: [{ Effect, Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  });

  test.each([
    ['AWS::IAM::ManagedPolicy', {}, 'its policy is not evaluated locally'],
    ['AWS::Logs::ResourcePolicy', {}, 'its policy is not evaluated locally'],
    [
      'AWS::IAM::Role',
      { AssumeRolePolicyDocument: trust('Allow'), ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] },
      'ManagedPolicyArns: managed policies are not evaluated locally',
    ],
    ['AWS::IAM::Role', { AssumeRolePolicyDocument: trust('Perhaps') }, 'AssumeRolePolicyDocument.Statement.0.Effect'],
    [
      'AWS::KMS::Key',
      { KeyPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'Decrypt' }] } },
      'Action',
    ],
  ])('%s %j', (type, properties, reason) => {
    expect(() => statementsOf([resource(type, properties)])).toThrow(`A/Thing (${type}): `);
    expect(() => statementsOf([resource(type, properties)])).toThrow(reason);
  });
});

test('nothing is enforced that was not asked for', async () => {
  const kezek = await startFixture({
    assembly: assemblyWithout(fixtureAssembly(), isOf('BedVacatedHandlerRole', 'dynamodb:PutItem')),
  });
  onTestFinished(() => kezek.stop());
  expect(kezek.iam()).toBeUndefined();
  expect(await kezek.putEvents([{ source: 'x', detailType: 'BedVacated', detail: { id: 'b-1' } }])).toStrictEqual({
    accepted: 1,
  });
});
