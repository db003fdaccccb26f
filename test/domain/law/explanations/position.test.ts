import { describe, expect, it } from 'vitest';
import { explainPosition } from '../../../../domain/law/explanations/index.ts';
import { positionFrom } from '../../../../domain/queue/position.ts';
import { expectLetters } from './letters.ts';

const inpatient = { setting: 'inpatient', on: '2025-03-10' } as const;

const ahead = (
  outOfTurn: number,
  firstOfAll: number,
  ordinary: number,
  where: Parameters<typeof positionFrom>[1] = inpatient,
) => positionFrom({ 'out-of-turn': outOfTurn, 'first-of-all': firstOfAll, ordinary }, where);

describe('QUE-11 · where somebody stands, and why', () => {
  it('QUE-11 · who is ahead by which right, with the clause of each', () => {
    const explanation = explainPosition(ahead(1, 2, 5), {}, inpatient);
    expectLetters(explanation);
    expect(explanation).toStrictEqual({
      kk: 'Кезектегі нөміріңіз – 9, алдыңызда 8 адам бар: кезектен тыс – 1 (№ 263 бұйрық, 1-қосымша, 7-тармақ), бірінші кезекте – 2 (№ 263 бұйрық, 1-қосымша, 10-тармақ), жалпы кезек бойынша – 5 (№ 263 бұйрық, 1-қосымша, 7-тармақ).',
      ru: 'Ваш номер в очереди – 9, впереди вас 8 человек: вне очереди – 1 (приказ № 263, приложение 1, пункт 7), в первую очередь – 2 (приказ № 263, приложение 1, пункт 10), в порядке общей очереди – 5 (приказ № 263, приложение 1, пункт 7).',
    });
  });

  it('QUE-11 · the clause of the last group is that of the order: it is said once', () => {
    expect(explainPosition(ahead(1, 0, 0), {}, inpatient)).toStrictEqual({
      kk: 'Кезектегі нөміріңіз – 2, алдыңызда 1 адам бар: кезектен тыс – 1 (№ 263 бұйрық, 1-қосымша, 7-тармақ).',
      ru: 'Ваш номер в очереди – 2, впереди вас 1 человек: вне очереди – 1 (приказ № 263, приложение 1, пункт 7).',
    });
    expect(explainPosition(ahead(1, 2, 0), {}, inpatient).ru).toMatch(
      /вне очереди – 1 \(приказ № 263, приложение 1, пункт 7\), в первую очередь – 2 \(приказ № 263, приложение 1, пункт 10\) \(приказ № 263, приложение 1, пункт 7\)\.$/,
    );
  });

  it.each([
    [1, '1 человек:'],
    [2, '2 человека:'],
    [5, '5 человек:'],
    [21, '21 человек:'],
    [22, '22 человека:'],
  ])('QUE-11 · %i ahead', (count, ru) => {
    expect(explainPosition(ahead(0, 0, count), {}, inpatient).ru).toContain(`впереди вас ${ru}`);
    expect(explainPosition(ahead(0, 0, count), {}, inpatient).kk).toContain(`алдыңызда ${count} адам бар:`);
  });

  it('QUE-6 · the first in line is told so', () =>
    expect(explainPosition(ahead(0, 0, 0), {}, inpatient)).toStrictEqual({
      kk: 'Кезекте сіздің алдыңызда ешкім жоқ: орын босағанда сізге ұсынылады (№ 263 бұйрық, 1-қосымша, 7-тармақ).',
      ru: 'Впереди вас в очереди никого нет: когда место освободится, его предложат вам (приказ № 263, приложение 1, пункт 7).',
    }));
});

describe('why no place is offered meanwhile', () => {
  it('QUE-7 · with a programme that has run out, until it is renewed; nobody is promised a place before', () => {
    const explanation = explainPosition(
      ahead(0, 0, 0),
      { blocked: 'isp-expired' },
      { setting: 'home', on: '2025-03-10' },
    );
    expectLetters(explanation);
    expect(explanation).toStrictEqual({
      kk: 'Кезекте сіздің алдыңызда ешкім жоқ (№ 263 бұйрық, 1-қосымша, 7-тармақ). Оңалтудың жеке бағдарламасының (ОЖБ) мерзімі өткендіктен, ол жаңартылғанша сізге орын ұсынылмайды, бірақ кезегіңіз сақталады (№ 263 бұйрық, 3-қосымша, 8-тармақ).',
      ru: 'Впереди вас в очереди никого нет (приказ № 263, приложение 1, пункт 7). Срок вашей программы реабилитации (ИПР) истёк, поэтому до её обновления место вам не предлагают, но ваша очередь сохраняется (приказ № 263, приложение 3, пункт 8).',
    });
  });

  it('QUE-10, CAT-7 · after contraindications, until a card shows none, by the clause of the setting', () => {
    const told = (setting: 'inpatient' | 'semi-inpatient') =>
      explainPosition(ahead(0, 0, 3), { blocked: 'contraindications' }, { setting, on: '2025-03-10' });
    expectLetters(told('inpatient'));
    expect(told('inpatient').ru).toMatch(
      /пока не представлена карта об отсутствии противопоказаний.*\(приказ № 263, приложение 1, пункт 7\)\.$/,
    );
    expect(told('semi-inpatient').ru).toMatch(/\(приказ № 230, Правила, пункт 14\)\.$/);
  });

  it('CAT-8 · in an organization that takes nobody now, why, whatever else there is; nobody is promised a place', () => {
    const obstacle = { kk: 'Лицензияның мерзімі өткен.', ru: 'Лицензия истекла.' };
    expect(explainPosition(ahead(0, 0, 0), { obstacle, blocked: 'isp-expired' }, inpatient)).toStrictEqual({
      kk: 'Кезекте сіздің алдыңызда ешкім жоқ (№ 263 бұйрық, 1-қосымша, 7-тармақ). Лицензияның мерзімі өткен.',
      ru: 'Впереди вас в очереди никого нет (приказ № 263, приложение 1, пункт 7). Лицензия истекла.',
    });
    expect(explainPosition(ahead(0, 0, 0), { away: true }, inpatient).ru).toMatch(
      /^Впереди вас в очереди никого нет \(/,
    );
  });

  it('ARR-5 · to who is away, that the next place is theirs until the moved term ends', () => {
    const explanation = explainPosition(
      ahead(0, 0, 1),
      { away: true },
      { setting: 'semi-inpatient', on: '2025-03-10' },
    );
    expectLetters(explanation);
    expect(explanation.kk).toMatch(/босаған келесі орын – сіздікі \(№ 263 бұйрық, 2-қосымша, 7-тармақ\)\.$/);
  });
});
