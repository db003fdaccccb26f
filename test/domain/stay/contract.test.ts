import { describe, expect, test } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import { type ExtendStay, extendStay } from '../../../domain/stay/contract.ts';
import { calendar, given, refusalOf, statesAfter } from '../../support/given.ts';
import { contractIn, house, ids, orderOf, placesOf, reviewDuty, stayIn } from './stays.ts';

const now = '2025-09-01T05:00:00.000Z';
const today = '2025-09-01';
const lastDay = '2025-10-09';

type Application = Parameters<typeof extendStay>[0];
type Context = Parameters<typeof extendStay>[2];

const extending =
  (ground: ExtendStay['ground'], until: string, order = orderOf(today)) =>
  (state: Application, context: Context) =>
    extendStay(state, { ground, until, order }, context);

const contract = (category: Parameters<typeof contractIn>[0] = 'trafficking-victim', until = lastDay) =>
  contractIn(category, until, {
    admitted: { sets: [reviewDuty(until, 'TMP-7', '263/4 cl.9')] },
  });

const extended = (facts: readonly Fact[], ground: ExtendStay['ground'], until: string): Fact[] => [
  ...facts,
  ...given(...facts)
    .when(now, extending(ground, until), house)
    .facts(),
];

const latestOf = (facts: readonly Fact[], ground: ExtendStay['ground']) => {
  const { application } = statesAfter(facts);
  const refusal = refusalOf(() => extending(ground, '2099-01-01')(application, { now, by: house, calendar }));
  expect(refusal.code).toBe('extension-too-long');
  return refusal.particulars;
};

describe('TMP-7 · a contract of temporary stay is extended', () => {
  test('TMP-7 · while the recipient is in hospital; the new last day is looked after, the place stays taken', () => {
    given(...contract())
      .when(now, extending('hospital', '2025-11-09'), house)
      .then({
        type: 'StayExtended',
        ...ids,
        norm: 'TMP-7',
        source: expect.stringMatching(/^263\/4 cl\.9/) as unknown as string,
        ground: 'hospital',
        until: '2025-11-09',
        order: orderOf(today),
        sets: [reviewDuty('2025-11-09', 'TMP-7', expect.stringMatching(/^263\/4 cl\.9/) as unknown as string)],
      });
    const { application, organization } = statesAfter(extended(contract(), 'hospital', '2025-11-09'));
    expect(application.stay?.until).toBe('2025-11-09');
    expect(application.duties).toMatchObject([{ kind: 'review-stay', due: '2025-11-09' }]);
    expect(placesOf(organization)).toStrictEqual({ free: 1, reserved: 0, residents: 1, unknownResidents: 8 });
  });

  test('TMP-7 · in hospital three months to the day, a day more is refused', () => {
    const there = given(...contract());
    expect(there.when(now, extending('hospital', '2026-01-09')).facts()).toHaveLength(1);
    there.when(now, extending('hospital', '2026-01-10')).thenRefused({ code: 'extension-too-long', norm: 'TMP-7' });
    expect(latestOf(contract(), 'hospital')).toStrictEqual({ latest: '2026-01-09' });
  });

  test('TMP-7 · while the organization’s duties are unfulfilled six months to the day, a day more is refused', () => {
    const there = given(...contract('no-fixed-residence'));
    expect(there.when(now, extending('duties-unfulfilled', '2026-04-09')).facts()).toMatchObject([
      { source: '263/4 cl.12' },
    ]);
    there
      .when(now, extending('duties-unfulfilled', '2026-04-10'))
      .thenRefused({ code: 'extension-too-long', norm: 'TMP-7' });
  });

  test('TMP-7 · repeated, one ground moves the last day no further than once', () => {
    expect(latestOf(extended(contract(), 'hospital', '2025-11-09'), 'hospital')).toStrictEqual({
      latest: '2026-01-09',
    });
    const spent = extended(contract(), 'hospital', '2026-01-09');
    given(...spent)
      .when(now, extending('hospital', '2026-01-10'))
      .thenRefused({ code: 'extension-too-long' });
  });

  test('TMP-7 · a ground does not use up what another allows', () => {
    const both = extended(extended(contract(), 'hospital', '2025-11-09'), 'duties-unfulfilled', '2026-02-09');
    // 31 days of the three months are used: the rest is counted from the last day that the other ground gave.
    expect(latestOf(both, 'hospital')).toStrictEqual({ latest: '2026-04-09' });
    expect(latestOf(both, 'duties-unfulfilled')).toStrictEqual({ latest: '2026-05-09' });
  });

  test('TMP-7 · of victims of trafficking while the criminal case runs, a year ahead at most and as often as needed', () => {
    const there = given(...contract());
    const running = there.when(now, extending('criminal-case', '2026-09-01'));
    expect(running.facts()).toMatchObject([
      {
        norm: 'TMP-7',
        source: expect.stringMatching(/^263\/4 cl\.8, 9/),
        ground: 'criminal-case',
        until: '2026-09-01',
      },
    ]);
    there
      .when(now, extending('criminal-case', '2026-09-02'))
      .thenRefused({ code: 'extension-beyond-review', norm: 'TMP-7' });
    const { application } = running.states();
    const context = { now: '2026-08-31T05:00:00.000Z', by: house, calendar };
    const again = extending('criminal-case', '2027-08-31', orderOf('2026-08-31'))(application, context);
    expect(again).toMatchObject([{ until: '2027-08-31' }]);
  });

  test('TMP-7 · of nobody else while a criminal case runs', () => {
    for (const category of ['domestic-violence-victim', 'no-fixed-residence', 'released-or-probation'] as const)
      given(...contract(category))
        .when(now, extending('criminal-case', '2025-10-10'))
        .thenRefused({ code: 'not-a-trafficking-case', norm: 'TMP-7' });
  });

  test('TMP-7 · the new last day is later than the present one', () => {
    const there = given(...contract());
    there.when(now, extending('hospital', lastDay)).thenRefused({ code: 'extension-not-later', norm: 'TMP-7' });
    expect(there.when(now, extending('hospital', '2025-10-10')).facts()).toHaveLength(1);
  });

  test.each(['inpatient', 'semi-inpatient', 'home'] as const)('TMP-7 · %s service is not extended so', (setting) => {
    given(...stayIn(setting, { admitted: { until: '2025-10-09' } }))
      .when(now, extending('hospital', '2025-10-10'))
      .thenRefused({ code: 'extension-not-in-setting', norm: 'TMP-7' });
  });

  test('TMP-7 · by the head’s order, in a stay that runs', () => {
    given(...contract())
      .when(now, extending('hospital', '2025-10-10', orderOf('2025-09-02')))
      .thenRefused({ code: 'order-in-the-future' });
    const ended = { type: 'StayEnded', ...ids, ground: 'request', date: today, order: orderOf(today) } as const;
    given(...contract(), { ...ended, at: now, by: house })
      .when(now, extending('hospital', '2025-10-10'))
      .thenRefused({ code: 'not-in-service', norm: 'TMP-7' });
  });
});
