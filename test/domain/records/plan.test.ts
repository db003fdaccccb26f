import { describe, expect, test } from 'vitest';
import type { Application } from '../../../domain/application/application.ts';
import { services } from '../../../domain/catalogues/services.ts';
import type { Context } from '../../../domain/context.ts';
import { CalendarYearMissing } from '../../../domain/law/calendar.ts';
import { fillInPlan } from '../../../domain/records/plan.ts';
import type { ServiceKind, Setting } from '../../../domain/vocabulary.ts';
import { calendar } from '../../support/given.ts';
import { admittedOn, house, ids, orderOf } from '../stay/stays.ts';
import { approve, drawUp, fillIn, noonOf, report, story } from './plans.ts';

/** Drawn up on 21.04.2025, filled in and approved two days later. */
const approved = (setting: Setting = 'semi-inpatient', until?: string) =>
  story(setting)
    .on('2025-04-21', drawUp({ on: '2025-04-21', until }))
    .on('2025-04-23', fillIn('2025-04-23'))
    .on('2025-04-24', approve('2025-04-24'));

describe('PLN-1 · the individual plan', () => {
  test.each([
    ['semi-inpatient', '2025-04-23', '230 cl.23(3) pt.3'],
    ['temporary-stay', '2025-04-14', '379 cl.35(4) pt.3 as amended by 308'],
    ['inpatient', '2025-04-23', 'policy'],
    ['home', '2025-04-23', 'policy'],
  ] as const)('PLN-1 · in %s care it is drawn up by %s', (setting, due, source) => {
    const owner = { role: 'organization', id: ids.organizationId };
    expect(story(setting).duty('draw-up-plan')).toMatchObject({ owner, due, norm: 'PLN-1' });
    expect(story(setting).duty('draw-up-plan')?.source).toContain(source);
  });

  test('PLN-1 · drawn up, it is filled in within the next three working days, and is for a year at most', () => {
    story('semi-inpatient')
      .when('2025-04-21', drawUp({ on: '2025-04-21' }))
      .then({
        type: 'PlanDrawnUp',
        ...ids,
        norm: 'PLN-1',
        source: '230 cl.23(3)',
        no: 1,
        on: '2025-04-21',
        from: '2025-04-21',
        until: '2026-04-21',
        sets: [
          {
            kind: 'fill-in-plan',
            owner: { role: 'organization', id: ids.organizationId },
            due: '2025-04-24',
            norm: 'PLN-1',
            source: '230 cl.23(3) pt.3',
          },
        ],
        closes: ['draw-up-plan'],
        voids: ['approve-plan', 'correct-plan'],
      });
    expect(
      story('temporary-stay')
        .on('2025-04-14', drawUp({ on: '2025-04-14' }))
        .duty('fill-in-plan')?.due,
    ).toBe('2025-04-16');
  });

  test('PLN-1 · a day more than a year is refused, and in a stay for a time its last day is the plan’s', () => {
    const semi = story('semi-inpatient');
    expect(semi.refusal('2025-04-21', drawUp({ on: '2025-04-21', until: '2026-04-22' }))).toMatchObject({
      code: 'plan-too-long',
      ground: { norm: 'PLN-1' },
      particulars: { latest: '2026-04-21' },
    });
    const short = story('semi-inpatient', { admitted: { until: '2025-10-09', kind: 'temporary' } });
    expect(short.refusal('2025-04-21', drawUp({ on: '2025-04-21', until: '2025-10-10' }))).toMatchObject({
      code: 'plan-too-long',
      particulars: { latest: '2025-10-09' },
    });
    expect(short.on('2025-04-21', drawUp({ on: '2025-04-21' })).state().stay?.plan?.until).toBe('2025-10-09');
  });

  test('PLN-1 · filled in, the head approves it within the same term; then the next is due when it ends', () => {
    const plan = story('semi-inpatient').on('2025-04-21', drawUp({ on: '2025-04-21' }));
    plan.on('2025-04-23', fillIn('2025-04-22'));
    expect(plan.owed()).toStrictEqual(['approve-plan 2025-04-24', 'monitor 2025-07-09']);
    expect(plan.state().stay?.plan).toMatchObject({ no: 1, revision: 1, stage: 'filled-in', on: '2025-04-22' });
    plan.on('2025-04-24', approve('2025-04-24'));
    // 21.04.2026 is a Tuesday.
    expect(plan.owed()).toStrictEqual(['draw-up-plan 2026-04-22', 'monitor 2025-07-09']);
    expect(plan.state().stay?.plan?.stage).toBe('approved');
  });

  test('PLN-1 · filled in late, it is to be approved at once', () => {
    const plan = story('semi-inpatient').on('2025-04-21', drawUp({ on: '2025-04-21' }));
    plan.on('2025-05-05', fillIn('2025-05-05'));
    expect(plan.duty('approve-plan')?.due).toBe('2025-05-05');
  });

  test('PLN-1 · the next plan may be drawn up before the former ends, for the time after it', () => {
    const plan = approved();
    expect(plan.refusal('2026-04-15', drawUp({ on: '2026-04-15', from: '2026-04-21' }))).toMatchObject({
      code: 'plan-runs',
      reason: 'state',
      particulars: { until: '2026-04-21' },
    });
    plan.on('2026-04-15', drawUp({ on: '2026-04-15', from: '2026-04-22' }));
    expect(plan.state().stay?.plan).toMatchObject({ no: 2, from: '2026-04-22', until: '2027-04-22', revision: 0 });
    expect(plan.owed()).toContain('fill-in-plan 2026-04-20');
  });

  test('PLN-1 · nobody owes a plan for after the stay', () => {
    const until = '2025-10-09';
    const plan = story('semi-inpatient', { admitted: { until, kind: 'temporary' } })
      .on('2025-04-21', drawUp({ on: '2025-04-21' }))
      .on('2025-04-22', fillIn('2025-04-22'))
      .on('2025-04-22', approve('2025-04-22'));
    expect(plan.owed()).toStrictEqual(['monitor 2025-07-09']);
  });

  test('PLN-1 · a plan that ends in a year no calendar knows is followed the day after', () => {
    const until = '2027-12-31';
    const plan = story('semi-inpatient', { admitted: { order: orderOf('2027-01-11', '1') } })
      .on('2027-01-11', drawUp({ on: '2027-01-11', until }))
      .on('2027-01-12', fillIn('2027-01-12'));
    const year = (asked: number) => {
      if (asked > 2027) throw new CalendarYearMissing(asked);
      return calendar.year(asked);
    };
    const context = { now: noonOf('2027-01-13'), by: house, calendar: { year } };
    const [fact] = approve('2027-01-13')(plan.state(), context);
    expect(fact?.sets).toMatchObject([{ kind: 'draw-up-plan', due: '2028-01-01', source: '230 cl.23(3) pt.2' }]);
  });
});

describe('PLN-1, PLN-2 · the measures of a plan', () => {
  test('PLN-2 · each is for a day within the plan', () => {
    const plan = story('semi-inpatient').on('2025-04-21', drawUp({ on: '2025-04-21', until: '2025-12-31' }));
    for (const by of ['2025-04-20', '2026-01-01'])
      plan
        .when('2025-04-21', fillIn('2025-04-21', '2025-05-01', by))
        .thenRefused({ code: 'measure-outside-plan', norm: 'PLN-2' });
    plan.on('2025-04-21', fillIn('2025-04-21', '2025-04-21', '2025-12-31'));
    expect(plan.state().stay?.plan?.revision).toBe(1);
  });

  test('PLN-2, REF-1 · a service that is named is of the list of the setting, and of its own kind there', () => {
    const plan = story('semi-inpatient').on('2025-04-21', drawUp({ on: '2025-04-21' }));
    const filling =
      (service: string, kind: ServiceKind) =>
      (...[state, context]: [Application, Context]) => [
        fillInPlan(
          state,
          { on: '2025-04-21', measures: [{ by: '2025-05-01', kind, service }], listed: services['semi-inpatient'] },
          context,
        ),
      ];
    const [listed] = services['semi-inpatient'].filter(({ kind }) => kind === 'social-labour');
    plan
      .when('2025-04-21', filling('no-such-service', 'social-labour'))
      .thenRefused({ code: 'service-not-listed', norm: 'PLN-2' });
    plan.when('2025-04-21', filling(listed?.id ?? '', 'social-legal')).thenRefused({ code: 'service-not-listed' });
    plan.on('2025-04-21', filling(listed?.id ?? '', 'social-labour'));
    expect(plan.state().stay?.plan?.stage).toBe('filled-in');
  });

  test('PLN-1 · corrected, the plan is the next revision, which the head approves anew', () => {
    const plan = approved();
    plan.on('2025-07-10', fillIn('2025-07-10'));
    expect(plan.state().stay?.plan).toMatchObject({ no: 1, revision: 2, stage: 'filled-in' });
    expect(plan.duty('approve-plan')?.due).toBe('2025-07-15');
    plan.on('2025-07-11', approve('2025-07-11'));
    // The next plan is owed once, as it was.
    expect(plan.owed()).toStrictEqual(['draw-up-plan 2026-04-22', 'monitor 2025-07-09']);
  });

  test('PLN-1 · nobody fills in or approves what is not there, and nothing twice', () => {
    const none = story('semi-inpatient');
    none.when('2025-04-21', fillIn('2025-04-21')).thenRefused({ code: 'no-plan', norm: 'PLN-1' });
    none.when('2025-04-21', approve('2025-04-21')).thenRefused({ code: 'no-plan' });
    const drawn = story('semi-inpatient').on('2025-04-21', drawUp({ on: '2025-04-21' }));
    drawn.when('2025-04-22', approve('2025-04-22')).thenRefused({ code: 'plan-not-filled-in' });
    approved().when('2025-04-25', approve('2025-04-25')).thenRefused({ code: 'plan-approved' });
  });

  test('PLN-1 · on days that have come, in their order, and while the recipient is here', () => {
    const semi = story('semi-inpatient');
    semi.when('2025-04-21', drawUp({ on: '2025-04-22' })).thenRefused({ code: 'plan-in-the-future' });
    expect(semi.refusal('2025-04-21', drawUp({ on: '2025-04-08', from: admittedOn }))).toMatchObject({
      code: 'plan-before-admission',
      particulars: { since: admittedOn },
    });
    semi
      .when('2025-04-21', drawUp({ on: admittedOn, from: '2025-04-08' }))
      .thenRefused({ code: 'plan-before-admission' });
    semi
      .when('2025-04-21', drawUp({ on: '2025-04-21', until: '2025-04-20' }))
      .thenRefused({ code: 'plan-ends-before-it-begins' });
    semi.on('2025-04-21', drawUp({ on: '2025-04-21' }));
    semi.when('2025-04-22', fillIn('2025-04-20')).thenRefused({ code: 'plan-step-before-last' });
    semi.on('2025-04-22', fillIn('2025-04-22'));
    semi.when('2025-04-23', approve('2025-04-21')).thenRefused({ code: 'plan-step-before-last' });
  });
});

describe('PLN-1 · a plan that is kept on paper', () => {
  test('PLN-1 · reported done, each step sets the next', () => {
    const plan = story('semi-inpatient').on('2025-04-22', report('draw-up-plan', '2025-04-21'));
    expect(plan.owed()).toStrictEqual(['fill-in-plan 2025-04-24', 'monitor 2025-07-09']);
    plan.on('2025-04-23', report('fill-in-plan'));
    expect(plan.owed()).toStrictEqual(['approve-plan 2025-04-24', 'monitor 2025-07-09']);
    plan.on('2025-04-24', report('approve-plan'));
    expect(plan.owed()).toStrictEqual(['draw-up-plan 2026-04-27', 'monitor 2025-07-09']);
  });

  test('PLN-1 · it cannot have been filled in before it was drawn up', () => {
    const plan = story('semi-inpatient').on('2025-04-21', report('draw-up-plan'));
    plan.when('2025-04-22', report('fill-in-plan', '2025-04-18')).thenRefused({ code: 'done-before-duty' });
  });

  test('PLN-1 · what is filled in here is approved here', () => {
    const plan = story('semi-inpatient')
      .on('2025-04-21', drawUp({ on: '2025-04-21' }))
      .on('2025-04-22', fillIn('2025-04-22'));
    plan.when('2025-04-23', report('approve-plan')).thenRefused({ code: 'done-by-approval' });
  });
});
