import { afterEach, expect, test, vi } from 'vitest';
import { listen } from '../../local/http/server.ts';
import { apiOf, eventOf, speakTo } from '../support/api.ts';
import { organizationBody } from '../support/seeded.ts';

const registration = {
  key: 'POST /v1/organizations',
  claims: { role: 'authority', regionId: 'Жетісу' },
  body: JSON.stringify(organizationBody(3, 1)),
};
const reading = {
  key: 'GET /v1/applications/{id}',
  id: 'app-1',
  claims: { role: 'citizen', iin: '500505300109' },
};

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** What the API answers while AWS refuses all, in the words of its protocol; and what it logs. */
const told = async (call: typeof registration | typeof reading, type: string, reasons?: string[]) => {
  const CancellationReasons = reasons?.map((Code) => ({ Code }));
  const aws = await listen(0, async () => ({
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: JSON.stringify({ __type: `com.amazonaws#${type}`, message: 'No.', CancellationReasons }),
  }));
  const endpoint = `http://127.0.0.1:${aws.port}`;
  speakTo({ dynamodb: endpoint, kms: endpoint, accessKeyId: 'x' });
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
  const logged: unknown[] = [];
  for (const level of ['warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation((entry) => void logged.push(entry.code));
  const handler = apiOf() as unknown as (event: object, context: object) => Promise<Record<string, never>>;
  const { statusCode, headers, body } = await handler(eventOf(call, '2025-03-11T04:00:00.000Z'), {});
  await aws.close();
  return [statusCode, JSON.parse(String(body)).code, headers?.['retry-after'], ...logged];
};

test.each(['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'])(
  'DynamoDB asked too much (%s) is an overload: come back, and when',
  async (type) => {
    expect(await told(registration, type)).toStrictEqual([429, 'overloaded', '5', 'request-throttled']);
  },
);

test('so is the key service asked too much, and a transaction that was cancelled for it', async () => {
  expect(await told(reading, 'ThrottlingException')).toStrictEqual([429, 'overloaded', '5', 'request-throttled']);
  for (const reason of ['ThrottlingError', 'ProvisionedThroughputExceeded'])
    expect(await told(registration, 'TransactionCanceledException', ['None', reason])).toStrictEqual([
      429,
      'overloaded',
      '5',
      'request-throttled',
    ]);
});

test('who is overtaken by others is told of them, and what is our own fault is none of the load', async () => {
  expect(await told(registration, 'TransactionCanceledException', ['TransactionConflict'])).toStrictEqual([
    429,
    'busy',
    '1',
    'request-overtaken',
  ]);
  for (const type of ['ValidationException', 'AccessDeniedException'])
    expect(await told(registration, type)).toStrictEqual([500, 'failed', undefined, 'request-failed']);
});
