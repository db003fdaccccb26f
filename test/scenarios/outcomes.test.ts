import { describe, expect, test } from 'vitest';
import type { AnswerOf } from '../../events/http/endpoints.ts';
import { there } from '../support/targets.ts';
import { startWorld } from '../support/world.ts';

type World = Awaited<ReturnType<typeof startWorld>>;
type Own = AnswerOf<'GET /v1/organizations/{id}/outcomes'>['body'];
type Regional = AnswerOf<'GET /v1/statistics/outcomes'>['body'];

const shelter = { setting: 'temporary-stay', categories: ['no-fixed-residence'], capacity: 9, occupied: 0 };
const homeless = { setting: 'temporary-stay', category: 'no-fixed-residence', documents: [{ kind: 'application' }] };

const told = (outcomes: Own['outcomes']) =>
  Object.fromEntries(
    outcomes.map(({ outcome, now, before }) => [
      outcome,
      [now, before].map((one) => ('count' in one ? one.count : `<${one.fewerThan}`)),
    ]),
  );

/** Somebody is taken in today and leaves today, on a ground and with what it led to. */
const passThrough = async (world: World, house: string, body: object, application: Record<string, unknown> = {}) => {
  const recipient = await world.queue(house, application);
  const { stayId } = (await world.admit(recipient, house)).body;
  return world.onStay(world.organization(house), stayId, 'discharge', { ...body });
};

const ofHouse = (world: World, house: string, year: number) =>
  world.done<Own>(world.organization(house), 'GET', `/v1/organizations/${house}/outcomes?year=${year}`);

describe('outcomes from year to year', () => {
  test('STA-1 · an organization counts what stays led to, by the year they ended in, beside the year before', async () => {
    const world = await startWorld('2025-12-29T09:00:00+05:00');
    const house = await world.register({ capacity: 9, occupied: 0 });
    expect((await passThrough(world, house, { ground: 'request', outcome: 'returned-to-family' })).status).toBe(200);
    await passThrough(world, house, { ground: 'request' });
    await world.moveTo('2026-01-05T09:00:00+05:00');
    await passThrough(world, house, { ground: 'request', outcome: 'returned-to-family' });
    await passThrough(world, house, { ground: 'request', outcome: 'engaged-in-work' });
    await passThrough(world, house, { ground: 'death' });
    const year = await ofHouse(world, house, 2026);
    expect([year.endings, year.endingsBefore, year.setting]).toStrictEqual([3, 2, 'inpatient']);
    expect(told(year.outcomes)).toStrictEqual({
      'returned-to-family': [1, 1],
      'semi-inpatient-or-home': [0, 0],
      'engaged-in-work': [1, 0],
      none: [1, 0],
      'not-told': [0, 1],
    });
    expect(year.outcomes[0]?.name.kk).toBe('Отбасыларға қайтарылған (берілген)');
    expect((await ofHouse(world, house, 2027)).endingsBefore).toBe(3);
    expect(world.deadLetters()).toStrictEqual([]);
  });

  test('STA-1 · an outcome of another setting is refused, and nothing has ended', async () => {
    const world = await startWorld('2025-12-29T09:00:00+05:00');
    const house = await world.register({ capacity: 9, occupied: 0 });
    const refused = await passThrough(world, house, { ground: 'request', outcome: 'rehabilitated' });
    expect([refused.status, refused.body.code, refused.body.norm]).toStrictEqual([
      422,
      'outcome-not-of-setting',
      'STA-1',
    ]);
    expect((await ofHouse(world, house, 2025)).endings).toBe(0);
  });

  test('STA-1, TMP-6 · the authority sees its region, of temporary stay no small number, and nothing of another region', async () => {
    const world = await startWorld('2025-12-29T09:00:00+05:00');
    const [one, other, house] = [
      await world.register(shelter),
      await world.register(shelter),
      await world.register({ capacity: 9, occupied: 0 }),
    ];
    await passThrough(world, one, { ground: 'housing-found' }, homeless);
    await passThrough(world, other, { ground: 'contract-fulfilled' }, homeless);
    await passThrough(world, house, { ground: 'request', outcome: 'returned-to-family' });
    const of = async (query: string, bearer: typeof world.authority = world.authority) =>
      world.done<Regional>(bearer, 'GET', `/v1/statistics/outcomes?year=2025${query}`);
    const { region, settings } = await of('');
    expect([region, settings.map(({ setting, organizations }) => [setting, organizations])]).toStrictEqual([
      'Жетісу',
      [
        ['inpatient', 1],
        ['semi-inpatient', 0],
        ['home', 0],
        ['temporary-stay', 2],
      ],
    ]);
    expect(settings[0]?.endings).toBe(1);
    expect(settings[3]).not.toHaveProperty('endings');
    expect(told(settings[3]?.outcomes ?? [])).toStrictEqual({
      rehabilitated: ['<5', 0],
      none: [0, 0],
      'not-told': [0, 0],
    });
    // The organization itself knows its own.
    expect(told((await ofHouse(world, one, 2025)).outcomes)).toMatchObject({ rehabilitated: [1, 0] });
    expect((await of('&setting=inpatient')).settings).toHaveLength(1);
    expect((await of('', there)).settings.every(({ organizations }) => organizations === 0)).toBe(true);
  });
});
