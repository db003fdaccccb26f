import { describe, expect, test } from 'vitest';
import type { AnswerOf } from '../../events/http/endpoints.ts';
import type { Bearer } from '../../local/identity.ts';
import { tablesOf } from '../support/rows.ts';
import { startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;
type Record = AnswerOf<'GET /v1/stays/{id}/visits'>['body'];

const home = { setting: 'home' };
/** A Monday. */
const monday = '2025-04-07T09:00:00+05:00';
const nurse = { name: 'Қанатова Шолпан Ғабитқызы', position: 'әлеуметтік қызметкер' };
const remark = 'Кешігіп келді, ескерту жасаймын';

/** Somebody is served at home, and visited on Mondays and Thursdays. */
const visitedAtHome = async () => {
  const world = await startWorld(monday);
  const house = await world.register({ ...home, occupied: 2 });
  const recipient = await world.queue(house, home);
  const { stayId } = (await world.admit(recipient, house)).body;
  const host = world.organization(house);
  const post = (path: string, body: object, bearer: Bearer = host) =>
    world.call(bearer, 'POST', `/v1/stays/${stayId}/${path}`, body);
  const schedule = {
    order: { number: '14', date: world.today() },
    from: world.today(),
    weekdays: ['monday', 'thursday'],
    services: ['social-household', 'social-medical'],
  };
  expect(await post('visit-schedule', schedule)).toStrictEqual({ status: 200, body: { stayId, from: '2025-04-07' } });
  const record = (month = '2025-04', bearer: Bearer = host) =>
    world.done<Record>(bearer, 'GET', `/v1/stays/${stayId}/visits?month=${month}`);
  return { world, house, host, recipient, stayId, post, record };
};

const due = async (world: World, host: Bearer) =>
  (await world.obligationsOf(host)).flatMap(({ kind, due, state }) =>
    kind === 'mark-visit' ? [`${due} ${state}`] : [],
  );

describe('visits at home', () => {
  test('HOM-1 · the record of a month has what was planned, marked, entered later and missed, in the words of annex 6', async () => {
    const { world, host, recipient, post, record, stayId } = await visitedAtHome();
    expect(await due(world, host)).toStrictEqual(['2025-04-07 open']);
    const first = { on: '2025-04-07', services: ['social-household'], specialist: nurse, remark };
    expect((await post('visits', first)).status).toBe(201);
    expect(await due(world, host)).toStrictEqual(['2025-04-10 open', '2025-04-07 done']);

    await world.moveTo('2025-04-15T09:00:00+05:00');
    expect(await due(world, host)).toStrictEqual(['2025-04-10 overdue', '2025-04-07 done']);
    expect(await post('visits', { on: '2025-04-10', services: ['social-medical'] })).toStrictEqual({
      status: 201,
      body: { stayId, on: '2025-04-10', enteredOn: '2025-04-15' },
    });
    expect(await due(world, host)).toStrictEqual(['2025-04-14 overdue', '2025-04-07 done', '2025-04-10 done']);

    const { days, form, ...head } = await record();
    expect(head).toStrictEqual({
      stayId,
      month: '2025-04',
      organization: { kk: 'Мейірім үйі', ru: 'Дом милосердия' },
      recipient: 'Әлімова Гүлнәр Сейітқызы',
      registeredOn: '2025-04-07',
    });
    expect(form.title.kk).toBe('2025 жылғы сәуірде ұсынылған арнаулы әлеуметтік қызметтерді есепке алу журналы');
    expect(form.columns.map(({ no }) => no)).toStrictEqual([1, 2, 3]);
    const planned = ['social-household', 'social-medical'];
    expect(days.slice(0, 4)).toStrictEqual([
      {
        on: '2025-04-07',
        planned,
        marks: [{ services: ['social-household'], specialist: nurse, remark }],
      },
      { on: '2025-04-10', planned, marks: [{ services: ['social-medical'], enteredOn: '2025-04-15' }] },
      { on: '2025-04-14', planned, missing: true, marks: [] },
      { on: '2025-04-17', planned, marks: [] },
    ]);
    // It stands with the recipient, who has every mark in their own record, too, and is told who has read them.
    expect(await record('2025-04', world.citizen(recipient))).toMatchObject({ days });
    const me = await world.done<AnswerOf<'GET /v1/me'>['body']>(world.citizen(recipient), 'GET', '/v1/me');
    expect(me.remarks.filter(({ kind }) => kind === 'visit').map(({ text }) => JSON.parse(text))).toContainEqual(first);
    expect(me.readings.map(({ purpose }) => purpose)).toContain('visits');
    expect((await record('2025-05')).days[0]?.on).toBe('2025-05-01');
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('HOM-1 · it is printed as the form, and what was written in it is no part of the page', async () => {
    const { world, host, post, stayId } = await visitedAtHome();
    await post('visits', { on: '2025-04-07', services: ['social-legal'], remark: '<script>alert(1)</script>' });
    const token = await world.kezek.token(host);
    const ask = (accept: string) =>
      fetch(`${world.kezek.baseUrl}/v1/stays/${stayId}/visits`, {
        headers: { authorization: `Bearer ${token}`, accept },
      });
    const page = await ask('text/html,application/xhtml+xml;q=0.9,*/*;q=0.8');
    expect([page.status, page.headers.get('content-type'), page.headers.get('cache-control')]).toStrictEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    const text = await page.text();
    expect(text).toContain('2025 жылғы сәуірде ұсынылған арнаулы әлеуметтік қызметтерді есепке алу журналы');
    expect(text).toContain('Отметка о качестве');
    expect(text).toContain('әлеуметтік-құқықтық');
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toContain('<script>');
    expect((await ask('application/json')).headers.get('content-type')).toMatch(/json/);
    expect((await ask('text/csv')).status).toBe(406);
  });

  test('HOM-1, SUS-1 · a suspension stops the visits and a resumption goes on with them', async () => {
    const { world, host, post, record } = await visitedAtHome();
    await post('visits', { on: '2025-04-07', services: ['social-household'] });
    const { stayId } = await record();
    await world.onStay(host, stayId, 'suspension');
    expect(await due(world, host)).toStrictEqual(['2025-04-07 done']);
    await world.moveTo('2025-04-15T09:00:00+05:00');
    const card = { issuedOn: world.today(), contraindications: false };
    expect((await world.onStay(host, stayId, 'resumption', { medicalCard: card })).status).toBe(200);
    expect(await due(world, host)).toStrictEqual(['2025-04-17 open', '2025-04-07 done']);
    const refused = await post('visits', { on: '2025-04-10', services: ['social-household'] });
    expect([refused.status, refused.body.code]).toStrictEqual([422, 'visit-while-suspended']);
    expect((await record()).days.map(({ on }) => on.slice(-2))).toStrictEqual(['07', '17', '21', '24', '28']);
  });

  test('HOM-1 · the organization tells why a visit bears no mark; its authority has seen that it was missing', async () => {
    const { world, host, record } = await visitedAtHome();
    await world.moveTo('2025-04-08T09:00:00+05:00');
    expect(await due(world, world.authority)).toStrictEqual(['2025-04-07 overdue']);
    await world.fulfil(host, 'mark-visit', { note: 'Үйінде болмады' });
    expect(await due(world, host)).toStrictEqual(['2025-04-10 open', '2025-04-07 done']);
    expect((await record()).days[0]).toMatchObject({ on: '2025-04-07', missing: true });
  });

  test('HOM-1 · who visits and what is said of it stands with the person alone', async () => {
    const { world, post } = await visitedAtHome();
    await post('visits', { on: '2025-04-07', services: ['social-household'], specialist: nurse, remark });
    const { queue, people } = await tablesOf(world.dynamodb);
    expect(JSON.stringify(people)).toContain('Қанатова');
    expect(JSON.stringify(queue)).not.toMatch(/Қанатова|Кешігіп/);
  });

  test.each([
    [{ weekdays: undefined }, 'invalid-value'],
    [{ services: [] }, 'invalid-value'],
    [{ weekdays: ['monday', 'monday'] }, 'invalid-value'],
  ])('HOM-1 · a schedule that names no day or no service is none: %j', async (change, code) => {
    const { world, post } = await visitedAtHome();
    const order = { number: '15', date: world.today() };
    const body = { order, from: world.today(), weekdays: ['friday'], services: ['social-cultural'], ...change };
    const { status, body: problem } = await post('visit-schedule', body);
    expect([status, problem.code]).toStrictEqual([400, code]);
  });
});
