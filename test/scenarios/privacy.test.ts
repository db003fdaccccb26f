import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import { startWorld } from '../support/world.ts';

describe('the queue does not know who you are', () => {
  test('SMS-2 · names, IINs, phones, addresses and what people wrote are in the people table and nowhere else', async () => {
    const world = await startWorld('2025-03-11T09:00:00+05:00');
    const organizationId = await world.register({ setting: 'semi-inpatient' });
    const semi = { setting: 'semi-inpatient' };
    const representative = {
      iin: world.applicationBody().recipient.iin,
      name: { family: 'Бөлекова', given: 'Өрзия' },
      phone: '+77079876543',
      relation: 'daughter',
    };
    const ill = await world.queue(organizationId, semi, { representative });
    const refused = await world.file(semi);
    await world.decide(refused, 'refused', 'емделуде, диагноз F20');
    await world.vacate(organizationId);
    await world.done(world.department, 'POST', `/v1/applications/${ill.applicationId}/postponement`, {
      reason: 'hospitalization',
      until: '2025-03-20',
    });
    await world.done(world.citizen(ill), 'POST', `/v1/applications/${ill.applicationId}/withdrawal`, {
      reason: 'көшіп кеттім',
    });

    const { endpoint, accessKeyId } = world.dynamodb;
    const client = new DynamoDBClient({
      endpoint,
      region: 'eu-central-1',
      credentials: { accessKeyId, secretAccessKey: 'x' },
    });
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const told = async (name: string) =>
      JSON.stringify((await client.send(new ScanCommand({ TableName: name }))).Items);
    const people = TableNames.filter((name) => /people/i.test(name));
    const others = TableNames.filter((name) => !/people/i.test(name));
    expect([people.length, others.length]).toStrictEqual([1, 1]);

    const personal = [
      ill.iin,
      representative.iin,
      refused.iin,
      'Әлімова',
      'Гүлнәр',
      'Бөлекова',
      '+7701',
      '+7707',
      'Абай 2',
      'диагноз',
      'hospitalization',
      'көшіп',
    ];
    const known = await told(String(people[0]));
    for (const value of personal) expect(known).toContain(value);
    const queue = await told(String(others[0]));
    expect(queue.length).toBeGreaterThan(5000);
    const logs = JSON.stringify(world.kezek.logs());
    for (const value of personal) {
      expect(queue).not.toContain(value);
      expect(logs).not.toContain(value);
    }
  });
});
