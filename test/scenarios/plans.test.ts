import { describe, expect, test } from 'vitest';
import type { AnswerOf } from '../../events/http/endpoints.ts';
import { startWorld } from '../support/world.ts';

type Plans = AnswerOf<'GET /v1/stays/{id}/plan'>['body'];
type Monitoring = AnswerOf<'GET /v1/stays/{id}/monitoring'>['body'];
type Themself = AnswerOf<'GET /v1/me'>['body'];

const semi = { setting: 'semi-inpatient' };

/** Somebody admitted on Wednesday 9 April 2025. */
const admitted = async () => {
  const world = await startWorld('2025-04-09T09:00:00+05:00');
  const house = await world.register({ ...semi, occupied: 2 });
  const recipient = await world.queue(house, semi);
  const { stayId } = (await world.admit(recipient, house)).body as { stayId: string };
  const by = world.organization(house);
  const owed = async () =>
    (await world.obligationsOf(by, 'open'))
      .map(({ kind, due }) => `${kind} ${due}`)
      .filter((duty) => /plan|monitor/.test(duty));
  const post = <T>(act: string, body: object) => world.done<T>(by, 'POST', `/v1/stays/${stayId}/${act}`, body);
  return { world, house, recipient, stayId, by, owed, post };
};

const measure = {
  kind: 'social-labour',
  name: 'Тігін шеберханасындағы сабақтар',
  volume: '2 × 30 минут',
  specialist: 'Әбілқайыр Нұсқаушы',
  period: 'week',
  by: '2025-06-30',
};
const scores = { 'social-household': 12, 'social-medical': 8, 'social-labour': 5 };

describe('a plan and its monitoring, from the day somebody came', () => {
  test('PLN-1, PLN-2, MON-1 · drawn up, filled in, approved, monitored; each term an obligation of the organization', async () => {
    const { world, recipient, stayId, by, owed, post } = await admitted();
    expect(await owed()).toStrictEqual(['draw-up-plan 2025-04-23', 'monitor 2025-07-09']);

    await world.moveTo('2025-04-21T10:00:00+05:00');
    const observed = { from: '2025-04-10', until: '2025-04-18' };
    expect(await post('plan', { observed, needs: 'Еңбек дағдыларын қалпына келтіру' })).toStrictEqual({
      ...{ stayId, no: 1, revision: 0, stage: 'drawn-up' },
    });
    expect(await owed()).toStrictEqual(['fill-in-plan 2025-04-24', 'monitor 2025-07-09']);
    await post('plan/measures', { measures: [measure], reviewOn: '2025-07-09' });
    expect(await owed()).toStrictEqual(['approve-plan 2025-04-24', 'monitor 2025-07-09']);
    await post('plan/approval', { head: 'Әлия Басшы' });
    expect(await owed()).toStrictEqual(['monitor 2025-07-09', 'draw-up-plan 2026-04-22']);

    await world.moveTo('2025-07-09T10:00:00+05:00');
    const correction = { revise: ['social-labour'], recommendations: 'Сағат санын арттыру' };
    expect(
      await post('monitoring', { month: 3, scores, changed: true, ...correction, specialist: 'Ғани Маман' }),
    ).toStrictEqual({ stayId, no: 1, next: '2025-08-09' });
    expect(await owed()).toStrictEqual(['correct-plan 2025-07-14', 'monitor 2025-08-09', 'draw-up-plan 2026-04-22']);
    await post('plan/measures', { measures: [{ ...measure, volume: '3 × 30 минут' }] });

    const { plans } = await world.done<Plans>(by, 'GET', `/v1/stays/${stayId}/plan`);
    expect(plans).toMatchObject([
      {
        no: 1,
        stage: 'filled-in',
        from: '2025-04-21',
        until: '2026-04-21',
        observed,
        revisions: [
          { revision: 2, measures: [{ volume: '3 × 30 минут' }] },
          { revision: 1, measures: [measure], reviewOn: '2025-07-09', approved: { head: 'Әлия Басшы' } },
        ],
      },
    ]);
    expect(plans[0]?.revisions[0]).not.toHaveProperty('approved');
    const { entries } = await world.done<Monitoring>(by, 'GET', `/v1/stays/${stayId}/monitoring`);
    expect(entries).toMatchObject([{ no: 1, on: '2025-07-09', month: 3, scores, total: 25, changed: true }]);

    for (const [path, words] of [
      ['plan?language=kk', ['Жеке жоспарды қайта қарау күні', 'Әлеуметтік-еңбек', '3 × 30 минут', 'Мейірім үйі']],
      ['plan?language=ru&no=1', ['Индивидуальный план', 'Социально-трудовые', '3 × 30 минут']],
      ['monitoring', ['Оңалту мақсаты', 'Ғани Маман', '25']],
    ] as const) {
      const page = await world.page(by, `/v1/stays/${stayId}/${path}`);
      for (const word of words) expect(page).toContain(word);
    }

    // It is theirs, and they see who has read it.
    const mine = await world.done<Plans>(world.citizen(recipient), 'GET', `/v1/stays/${stayId}/plan`);
    expect(mine.plans).toStrictEqual(plans);
    const { records, readings } = await world.done<Themself>(world.citizen(recipient), 'GET', '/v1/me');
    expect(records).toStrictEqual([{ stayId, plans, entries }]);
    expect(readings.map(({ purpose }) => purpose)).toContain('individual-plan');
  });

  test('MON-2 · a correction is a new entry that names the one it corrects; the first stands as it was', async () => {
    const { world, stayId, by, owed, post } = await admitted();
    await world.moveTo('2025-04-10T10:00:00+05:00');
    await post('monitoring', { month: 0, scores, specialist: 'Ғани Маман' });
    await post('monitoring', {
      month: 0,
      scores: { ...scores, 'social-labour': 7 },
      specialist: 'Ғани Маман',
      corrects: 1,
    });
    const { entries } = await world.done<Monitoring>(by, 'GET', `/v1/stays/${stayId}/monitoring`);
    expect(entries.map(({ no, total, corrects, correctedBy }) => ({ no, total, corrects, correctedBy }))).toStrictEqual(
      [
        { no: 1, total: 25, corrects: undefined, correctedBy: 2 },
        { no: 2, total: 27, corrects: 1, correctedBy: undefined },
      ],
    );
    expect(await owed()).toStrictEqual(['draw-up-plan 2025-04-23', 'monitor 2025-07-09']);
    const none = await world.call(by, 'POST', `/v1/stays/${stayId}/monitoring`, { specialist: 'Ғ', corrects: 3 });
    expect(none).toMatchObject({ status: 409, body: { code: 'no-such-entry', norm: 'MON-1' } });
    const bare = await world.call(by, 'POST', `/v1/stays/${stayId}/monitoring`, { specialist: 'Ғ', month: 3 });
    expect(bare).toMatchObject({ status: 400 });
  });

  test('MON-3 · a plan not drawn up in time is reminded of, and then shown to the authority', async () => {
    const { world, owed } = await admitted();
    await world.moveTo('2025-04-24T09:00:00+05:00');
    expect(await owed()).toStrictEqual(['monitor 2025-07-09']);
    const overdue = await world.obligationsOf(world.authority, 'overdue');
    expect(overdue.map(({ kind, due, norm }) => ({ kind, due, norm }))).toContainEqual({
      ...{ kind: 'draw-up-plan', due: '2025-04-23', norm: 'PLN-1' },
    });
  });
});
