import { describe, expect, test } from 'vitest';
import type { AnswerOf } from '../../events/http/endpoints.ts';
import type { Bearer } from '../../local/identity.ts';
import { tablesOf } from '../support/rows.ts';
import { startWorld } from '../support/world.ts';

type Complaints = AnswerOf<'GET /v1/organizations/{id}/complaints'>['body'];
type Themself = AnswerOf<'GET /v1/me'>['body'];

const tuesday = '2025-03-11T09:00:00+05:00';
const cold = 'Тамақ суық, түнде жылу жоқ';

const start = async (change: Record<string, unknown> = {}, application: Record<string, unknown> = {}) => {
  const world = await startWorld(tuesday);
  const house = await world.register(change);
  const recipient = await world.queue(house, application);
  const host = world.organization(house);
  const her = world.citizen(recipient);
  const { applicationId } = recipient;
  const path = `/v1/organizations/${house}/complaints`;
  const write = (bearer: Bearer, body: object, headers = {}) => world.call(bearer, 'POST', path, body, headers);
  const read = (bearer: Bearer, query = '') => world.done<Complaints>(bearer, 'GET', `${path}${query}`);
  const answer = (bearer: Bearer, no: number, text = 'Жылу қосылды') =>
    world.call(bearer, 'POST', `${path}/${no}/answer`, { text });
  return { world, house, host, her, recipient, applicationId, write, read, answer };
};

describe('the book of complaints and proposals', () => {
  test('BOK-1 · is written in by recipients, by a department for them, and from paper; the head and the authority read it', async () => {
    const { world, host, her, applicationId, write, read, answer, house } = await start();
    expect(await write(her, { applicationId, text: cold })).toStrictEqual({
      status: 201,
      body: { organizationId: house, no: 1 },
    });
    expect((await write(world.department, { applicationId, text: 'Қол жетпейді' })).body.no).toBe(2);
    await world.moveTo('2025-03-14T09:00:00+05:00');
    expect((await write(host, { text: 'Келушіден: рақмет', on: '2025-03-12' })).body.no).toBe(3);
    const author = 'Әлімова Гүлнәр Сейітқызы';
    const all = [
      { no: 1, on: '2025-03-11', text: cold, author, applicationId },
      { no: 2, on: '2025-03-11', text: 'Қол жетпейді', author, applicationId },
      { no: 3, on: '2025-03-12', enteredOn: '2025-03-14', text: 'Келушіден: рақмет', onPaper: true },
    ];
    for (const bearer of [host, world.authority])
      expect(await read(bearer)).toStrictEqual({ complaints: all, looks: [] });
    expect((await read(host, '?from=2025-03-12')).complaints).toStrictEqual(all.slice(2));
    expect((await read(host, '?to=2025-03-11')).complaints).toStrictEqual(all.slice(0, 2));
    const page = await read(host, '?limit=2');
    expect((await read(host, `?limit=2&cursor=${page.next}`)).complaints).toStrictEqual(all.slice(2));

    expect((await answer(host, 1)).status).toBe(200);
    const told = { on: '2025-03-14', by: 'organization', text: 'Жылу қосылды' };
    expect((await read(world.authority)).complaints[0]).toStrictEqual({ ...all[0], answer: told });
    expect([(await answer(host, 1)).body.code, (await answer(host, 4)).body.code]).toStrictEqual([
      'complaint-answered',
      'complaint-not-found',
    ]);
    const me = await world.done<Themself>(her, 'GET', '/v1/me');
    expect(me.complaints).toStrictEqual([
      { organizationId: house, no: 2, on: '2025-03-11', text: 'Қол жетпейді' },
      { organizationId: house, no: 1, on: '2025-03-11', text: cold, answer: told },
    ]);
    expect(me.readings.map(({ purpose }) => purpose)).toContain('complaints');
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('BOK-1 · one that is anonymous never names its author to the organization; who oversees it is told', async () => {
    const { world, host, her, applicationId, write, read } = await start();
    await write(her, { applicationId, text: cold, anonymous: true });
    expect((await read(host)).complaints).toStrictEqual([{ no: 1, on: '2025-03-11', text: cold, anonymous: true }]);
    // Nor has the organization read a person by it.
    const { readings } = await world.done<Themself>(her, 'GET', '/v1/me');
    expect(readings.filter(({ purpose }) => purpose === 'complaints')).toStrictEqual([]);
    expect((await read(world.authority)).complaints[0]).toMatchObject({
      author: 'Әлімова Гүлнәр Сейітқызы',
      applicationId,
    });
  });

  test('BOK-1 · the book is looked at in its terms, and what was noted is kept with it', async () => {
    const { world, host, her, applicationId, write, read } = await start();
    await write(her, { applicationId, text: cold });
    await world.moveTo('2025-03-17T10:00:00+05:00');
    await world.fulfil(host, 'review-complaints', { note: 'Қазандық жөнделеді' });
    const mine = (await world.obligationsOf(world.authority)).find(({ owner }) => owner.role === 'authority');
    await world.done(world.authority, 'POST', `/v1/obligations/${mine?.obligationId}/done`, { on: '2025-03-16' });
    const looks = [
      { on: '2025-03-17', by: 'organization', note: 'Қазандық жөнделеді' },
      { on: '2025-03-16', by: 'authority' },
    ];
    expect((await read(world.authority)).looks).toStrictEqual(looks);
    expect((await read(host, '?from=2025-03-17')).looks).toStrictEqual(looks.slice(0, 1));
    expect((await read(host, '?to=2025-03-16')).looks).toStrictEqual(looks.slice(1));
  });

  test('BOK-1 · of a shelter that a department runs, that department looks at the book; another department does not', async () => {
    const homeless = {
      setting: 'temporary-stay',
      category: 'no-fixed-residence',
      documents: [{ kind: 'application' }],
    };
    const shelter = { setting: 'temporary-stay', categories: ['no-fixed-residence'], departmentId: 'dep-1' };
    const { world, her, applicationId, write, read, answer } = await start(shelter, homeless);
    await write(her, { applicationId, text: cold });
    expect((await read(world.department)).complaints).toHaveLength(1);
    expect((await answer(world.department, 1)).status).toBe(200);
    const other = { role: 'department', departmentId: 'dep-2' } as const;
    expect((await answer(other, 1)).status).toBe(403);
  });

  test('BOK-1 · whose case it is not, or in an organization that it has nothing to do with, writes nothing', async () => {
    const { world, her, host, applicationId, write, read } = await start();
    const stranger = world.citizen(await world.file());
    expect((await write(stranger, { applicationId, text: cold })).status).toBe(404);
    expect((await write(her, { text: cold })).status).toBe(400);
    const other = await world.register();
    const elsewhere = await world.call(her, 'POST', `/v1/organizations/${other}/complaints`, {
      applicationId,
      text: cold,
    });
    expect([elsewhere.status, elsewhere.body.code, elsewhere.body.norm]).toStrictEqual([422, 'no-case-there', 'BOK-1']);
    expect((await read(host)).complaints).toStrictEqual([]);
  });

  test('BOK-1 · a key used again is of one complaint, and of another one’s answer it is another request', async () => {
    const { host, her, applicationId, write, read, answer, world, house } = await start();
    const keyed = { 'idempotency-key': 'complaint-1' };
    const twice = [0, 1].map(() => write(her, { applicationId, text: cold }, keyed));
    expect((await Promise.all(twice)).map(({ body }) => body.no)).toStrictEqual([1, 1]);
    await write(host, { text: 'Екінші' });
    expect((await read(host)).complaints).toHaveLength(2);
    const send = (no: number) =>
      world.call(host, 'POST', `/v1/organizations/${house}/complaints/${no}/answer`, { text: 'Иә' }, keyed);
    expect([(await send(1)).status, (await send(1)).status, (await send(2)).body.code]).toStrictEqual([
      200,
      200,
      'idempotency-key-reused',
    ]);
    expect((await answer(host, 2)).status).toBe(200);
  });

  test('BOK-1, SMS-2 · what somebody writes is beside the people alone', async () => {
    const { world, her, applicationId, write } = await start();
    await write(her, { applicationId, text: cold });
    const { queue, people } = await tablesOf(world.dynamodb);
    expect(JSON.stringify(people)).toContain(cold);
    expect(JSON.stringify(queue)).not.toContain(cold);
  });
});
