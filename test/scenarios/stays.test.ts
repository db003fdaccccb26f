import { DynamoDBClient, ListTablesCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import type { Bearer } from '../../local/identity.ts';
import { startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;

const semi = { setting: 'semi-inpatient' };
const elsewhere = 'Ұлытау';
const there: Bearer = { role: 'authority', regionId: elsewhere };
const address = { region: elsewhere, locality: 'Жезқазған', line: 'Сәтбаев 1' };

/** An inpatient organization here with somebody in it, and one with a free place in another region. */
const twoRegions = async () => {
  const world = await startWorld('2025-04-07T09:00:00+05:00');
  const house = await world.register({ occupied: 2 });
  const body = world.organizationBody({ occupied: 2, address });
  const { organizationId: far } = await world.done<{ organizationId: string }>(
    there,
    'POST',
    '/v1/organizations',
    body,
  );
  const recipient = await world.queue(house);
  const { stayId } = (await world.admit(recipient, house)).body;
  const host = world.organization(house);
  const transfer = (bearer: Bearer, change: object = {}) =>
    world.call(bearer, 'POST', `/v1/stays/${stayId}/transfer`, { toOrganizationId: far, ...change });
  const order = () => ({ order: { number: '14', date: world.today() } });
  return { world, house, far, recipient, stayId, host, transfer, order };
};

const agreements = async (world: World, office: Bearer) =>
  (await world.obligationsOf(office)).flatMap(({ kind, state, owner }) =>
    kind === 'agree-transfer' && owner.role === 'authority' ? [state] : [],
  );

const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body.code];

describe('a leave', () => {
  test('LEA-1 · is not entered for a day that is far ahead, and is taken back before it begins', async () => {
    const world = await startWorld('2025-04-07T09:00:00+05:00');
    const house = await world.register({ occupied: 2 });
    const recipient = await world.queue(house);
    const { stayId } = (await world.admit(recipient, house)).body;
    const host = world.organization(house);
    const far = await world.onStay(host, stayId, 'leave', { from: '2999-12-31' });
    expect([...codeOf(far), far.body.norm]).toStrictEqual([422, 'leave-too-far', 'LEA-1']);
    expect(far.body.explanation).toMatchObject({
      kk: expect.stringMatching(/мамыр/),
      ru: expect.stringMatching(/мая/),
    });
    expect((await world.onStay(host, stayId, 'leave', { from: '2025-05-07' })).status).toBe(200);
    expect((await world.see(recipient)).stay?.leave).toMatchObject({ from: '2025-05-07', until: '2025-08-07' });
    expect((await world.onStay(host, stayId, 'return')).status).toBe(200);
    expect((await world.see(recipient)).stay?.leave).toBeUndefined();
    expect(world.deadLetters()).toStrictEqual([]);
  });
});

describe('a transfer between regions', () => {
  test('TRA-1, END-7 · one order asks, two authorities agree without another, and the recipient moves', async () => {
    const { world, house, far, recipient, stayId, host, transfer, order } = await twoRegions();
    const orderless = await transfer(host);
    expect([...codeOf(orderless), orderless.body.errors]).toMatchObject([400, 'invalid-value', [{ path: 'order' }]]);
    const stays = { stayId, organizationId: house, transferred: false };
    expect((await transfer(host, { ...order(), requestedOn: '2025-04-07' })).body).toStrictEqual(stays);
    expect((await transfer(world.authority)).body).toStrictEqual(stays);
    expect(await agreements(world, world.authority)).toContain('done');
    expect((await transfer(there)).body).toStrictEqual({ stayId, organizationId: far, transferred: true });
    const moved = await world.see(recipient);
    expect(moved).toMatchObject({ organizationId: far, stay: { transferredOn: '2025-04-07' } });
    expect(moved.stay).not.toHaveProperty('left');
    expect(moved.timeline.map(({ type }) => type)).toStrictEqual(
      expect.arrayContaining(['TransferRequested', 'TransferAgreed', 'RecipientTransferred']),
    );
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('TRA-1 · to report the agreement done is to agree: with the last one the recipient moves', async () => {
    const { world, house, far, recipient, host, transfer, order } = await twoRegions();
    await transfer(host, order());
    await world.fulfil(world.authority, 'agree-transfer');
    expect((await world.see(recipient)).organizationId).toBe(house);
    await world.fulfil(there, 'agree-transfer');
    expect((await world.see(recipient)).organizationId).toBe(far);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('TRA-1 · whose agreement is due refuses; the recipient stays, and nobody owes or has done anything', async () => {
    const { world, house, recipient, host, transfer, order } = await twoRegions();
    await transfer(host, order());
    expect(await agreements(world, world.authority)).toStrictEqual(['open']);
    expect(codeOf(await transfer(there, { refused: true }))).toStrictEqual([409, 'agreement-not-due']);
    expect((await transfer(world.authority, { refused: true })).body).toMatchObject({ transferred: false });
    expect(await agreements(world, world.authority)).toStrictEqual([]);
    expect(await world.see(recipient)).toMatchObject({ status: 'admitted', organizationId: house });
    expect((await world.see(recipient)).timeline.at(-1)).toMatchObject({ type: 'TransferDeclined', norm: 'TRA-1' });

    expect(codeOf(await transfer(host, { refused: true }))).toStrictEqual([409, 'transfer-not-requested']);
    await transfer(host, order());
    expect((await transfer(host, { refused: true })).status).toBe(200);
    expect(await agreements(world, world.authority)).toStrictEqual([]);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('TRA-1, LEA-1 · a leave takes the request back', async () => {
    const { world, recipient, stayId, host, transfer, order } = await twoRegions();
    await transfer(host, order());
    expect((await world.onStay(host, stayId, 'leave')).status).toBe(200);
    expect(await agreements(world, world.authority)).toStrictEqual([]);
    const types = (await world.see(recipient)).timeline.map(({ type }) => type);
    expect(types.slice(-2)).toStrictEqual(['TransferDeclined', 'LeaveBegan']);
    expect(codeOf(await transfer(world.authority))).toStrictEqual([409, 'on-leave']);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('TRA-1 · to those who are not asked there is no such stay, and they are not told what exists elsewhere', async () => {
    const { world, far, host, transfer, order } = await twoRegions();
    const stranger: Bearer = { role: 'authority', regionId: 'Абай' };
    const none = [404, 'stay-not-found'];
    const unknown = { toOrganizationId: 'nobody' };
    for (const bearer of [there, stranger, world.organization(far)]) {
      expect(codeOf(await transfer(bearer, order()))).toStrictEqual(none);
      expect(codeOf(await transfer(bearer, { ...order(), ...unknown }))).toStrictEqual(none);
      expect(codeOf(await transfer(bearer, { refused: true }))).toStrictEqual(none);
    }
    expect(codeOf(await transfer(host, { ...order(), ...unknown }))).toStrictEqual([404, 'organization-not-found']);
    await transfer(host, order());
    expect(codeOf(await transfer(there))).toStrictEqual([409, 'agreement-not-due']);
    expect(codeOf(await transfer(there, unknown))).toStrictEqual(none);
    expect(codeOf(await transfer(stranger))).toStrictEqual(none);
  });

  test('TRA-1 · what was written about it is kept with the person', async () => {
    const { world, host, transfer } = await twoRegions();
    await transfer(host, { order: { number: 'АУ-77/ш', date: world.today() } });
    const { endpoint, accessKeyId } = world.dynamodb;
    const credentials = { accessKeyId, secretAccessKey: 'x' };
    const client = new DynamoDBClient({ endpoint, region: 'eu-central-1', credentials });
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const people = TableNames.find((name) => /people/i.test(name)) ?? '';
    const { Items = [] } = await client.send(new ScanCommand({ TableName: people }));
    const remarks = Items.filter(({ sk }) => sk?.S?.startsWith('REMARK#')).map(({ text }) => text?.S ?? '');
    expect(remarks.filter((text) => text.includes('АУ-77/ш'))).toHaveLength(1);
  });
});

test('TRA-1 · semi-inpatient care: the three working days count from the day that the request comes in', async () => {
  const world = await startWorld('2025-04-07T09:00:00+05:00');
  const [one, two] = [await world.register({ ...semi, occupied: 2 }), await world.register({ ...semi, occupied: 2 })];
  const recipient = await world.queue(one, semi);
  const { stayId } = (await world.admit(recipient, one)).body;
  await world.moveTo('2025-04-14T09:00:00+05:00');
  await world.onStay(world.organization(one), stayId, 'transfer', { toOrganizationId: two, requestedOn: '2025-04-08' });
  const duties = await world.obligationsOf(world.authority, 'open');
  expect(duties.filter(({ kind }) => kind === 'agree-transfer')).toMatchObject([{ due: '2025-04-17' }]);
  const agreed = await world.call(world.authority, 'POST', `/v1/stays/${stayId}/transfer`, { toOrganizationId: two });
  expect(agreed.body).toMatchObject({ transferred: true });
});

test('ADM-2 · who was transferred away and comes again is seen to have returned', async () => {
  const world = await startWorld('2025-04-07T09:00:00+05:00');
  const [one, two] = [await world.register({ ...semi, occupied: 2 }), await world.register({ ...semi, occupied: 2 })];
  const first = await world.queue(one, semi);
  const { stayId } = (await world.admit(first, one)).body;
  expect((await world.see(first)).stay).not.toHaveProperty('returned');
  await world.onStay(world.organization(one), stayId, 'transfer', { toOrganizationId: two });
  await world.onStay(world.authority, stayId, 'transfer', { toOrganizationId: two });
  expect((await world.onStay(world.organization(two), stayId, 'discharge', { ground: 'request' })).status).toBe(200);
  const again = await world.queue(one, semi, { iin: first.iin, phone: first.phone });
  expect((await world.admit(again, one)).status).toBe(201);
  expect((await world.see(again)).stay).toMatchObject({ returned: true });
});

test('ADM-5 · who leaves the unit of supported living leaves its place to another and stays in the organization', async () => {
  const world = await startWorld('2025-04-07T09:00:00+05:00');
  const house = await world.register({ capacity: 10, occupied: 8, supportedLivingPlaces: 6 });
  const recipient = await world.queue(house);
  const { stayId } = (await world.admit(recipient, house)).body;
  const host = world.organization(house);
  const assessment = { on: world.today(), fullyDependent: false };
  expect(codeOf(await world.onStay(host, stayId, 'supported-living-end'))).toStrictEqual([
    409,
    'not-in-supported-living',
  ]);
  expect((await world.onStay(host, stayId, 'supported-living', { assessment })).status).toBe(200);
  expect((await world.see(recipient)).stay).toMatchObject({ supportedLiving: true });
  expect((await world.onStay(host, stayId, 'supported-living-end')).status).toBe(200);
  const left = await world.see(recipient);
  expect(left.status).toBe('admitted');
  expect(left.stay).not.toHaveProperty('supportedLiving');
  expect((await world.onStay(host, stayId, 'supported-living', { assessment })).status).toBe(200);
  expect(world.deadLetters()).toStrictEqual([]);
});
