import { describe, expect, test } from 'vitest';
import { admittedOn, ids } from '../stay/stays.ts';
import { enter, report, story } from './plans.ts';

describe('MON-1 · monitoring', () => {
  test.each([
    ['semi-inpatient', '230 cl.23(4) pt.2, pt.3'],
    ['temporary-stay', '379 cl.35(5) pt.2, pt.3 as amended by 308'],
    ['inpatient', 'policy'],
    ['home', 'policy'],
  ] as const)('MON-1 · in %s care each quarter from the day they came', (setting, source) => {
    const there = story(setting);
    expect(there.duty('monitor')).toMatchObject({ due: '2025-07-09', norm: 'MON-1' });
    expect(there.duty('monitor')?.source).toContain(source);
    there.on('2025-07-09', enter({ on: '2025-07-08', month: 3 }));
    expect(there.duty('monitor')?.due).toBe('2025-10-09');
    there.on('2025-10-20', enter({ on: '2025-10-20', month: 6 }));
    expect(there.duty('monitor')?.due).toBe('2026-01-09');
  });

  test('MON-1, MON-2 · entered, it closes what was due, and is numbered', () => {
    story('semi-inpatient')
      .when('2025-07-09', enter({ on: '2025-07-08', month: 3 }))
      .then({
        type: 'MonitoringEntered',
        ...ids,
        norm: 'MON-1',
        source: '230 cl.23(4)',
        no: 1,
        on: '2025-07-08',
        month: 3,
        sets: [
          {
            kind: 'monitor',
            owner: { role: 'organization', id: ids.organizationId },
            due: '2025-10-09',
            norm: 'MON-1',
            source: '230 cl.23(4) pt.2, pt.3',
          },
        ],
        closes: ['monitor', 'enter-monitoring'],
      });
  });

  test('MON-1 · the scores of the day they came leave the first quarter due', () => {
    const there = story('semi-inpatient').on('2025-04-10', enter({ on: '2025-04-10', month: 0 }));
    expect(there.duty('monitor')?.due).toBe('2025-07-09');
    expect(there.state().stay?.monitorings).toBe(1);
  });

  test('MON-1 · held less than a month before its day it is that of the quarter; earlier, it is not', () => {
    const early = story('semi-inpatient').on('2025-06-10', enter({ on: '2025-06-10' }));
    expect(early.duty('monitor')?.due).toBe('2025-10-09');
    const tooEarly = story('semi-inpatient').on('2025-06-09', enter({ on: '2025-06-09' }));
    expect(tooEarly.duty('monitor')?.due).toBe('2025-07-09');
  });

  test('MON-1 · held late, the next quarter is due all the same; one that has gone by is not owed twice', () => {
    const late = story('semi-inpatient').on('2025-09-20', enter({ on: '2025-09-20' }));
    expect(late.duty('monitor')?.due).toBe('2025-10-09');
    const tooLate = story('semi-inpatient').on('2025-11-20', enter({ on: '2025-11-20' }));
    expect(tooLate.duty('monitor')?.due).toBe('2026-01-09');
  });

  test('MON-1 · when the state has changed it is looked at again in a month', () => {
    const there = story('semi-inpatient').on('2025-07-09', enter({ on: '2025-07-09', month: 3, changed: true }));
    expect(there.duty('monitor')).toMatchObject({ due: '2025-08-09', norm: 'MON-1', source: '230 cl.23(4) pt.8' });
    there.on('2025-08-11', enter({ on: '2025-08-08', changed: true }));
    expect(there.duty('monitor')?.due).toBe('2025-09-08');
    there.on('2025-09-08', enter({ on: '2025-09-08' }));
    expect(there.duty('monitor')).toMatchObject({ due: '2025-10-09', source: '230 cl.23(4) pt.2, pt.3' });
  });

  test('MON-1 · changed between two quarters, too; but never later than the quarter', () => {
    const there = story('semi-inpatient').on('2025-05-05', enter({ on: '2025-05-05', changed: true }));
    expect(there.duty('monitor')?.due).toBe('2025-06-05');
    const near = story('semi-inpatient').on('2025-06-09', enter({ on: '2025-06-09', changed: true }));
    expect(near.duty('monitor')?.due).toBe('2025-07-09');
  });

  test('MON-1 · reported held, it is entered within a working day; the next is that of the next quarter', () => {
    // 11.07.2025 is a Friday.
    const there = story('semi-inpatient').on('2025-07-11', report('monitor'));
    expect(there.owed()).toStrictEqual([
      'draw-up-plan 2025-04-23',
      'enter-monitoring 2025-07-14',
      'monitor 2025-10-09',
    ]);
    there.when('2025-07-14', report('enter-monitoring', '2025-07-10')).thenRefused({ code: 'done-before-duty' });
    const onPaper = story('semi-inpatient')
      .on('2025-07-11', report('monitor'))
      .on('2025-07-14', report('enter-monitoring'));
    expect(onPaper.owed()).toStrictEqual(['draw-up-plan 2025-04-23', 'monitor 2025-10-09']);
    there.on('2025-07-14', enter({ on: '2025-07-11', month: 3 }));
    expect(there.owed()).toStrictEqual(['draw-up-plan 2025-04-23', 'monitor 2025-10-09']);
  });

  test('MON-1 · reported held and then entered as a change, it is looked at again in a month', () => {
    const there = story('semi-inpatient').on('2025-07-11', report('monitor'));
    there.on('2025-07-14', enter({ on: '2025-07-11', changed: true }));
    expect(there.duty('monitor')?.due).toBe('2025-08-11');
  });

  test('MON-2 · a decision to correct the plan is a duty of its own', () => {
    const there = story('semi-inpatient').on('2025-07-09', enter({ on: '2025-07-09', revise: ['social-labour'] }));
    expect(there.duty('correct-plan')).toMatchObject({ due: '2025-07-14', norm: 'PLN-1', source: 'policy' });
    expect(there.facts().at(-1)).toMatchObject({ correctsPlan: true });
    expect(JSON.stringify(there.facts())).not.toContain('social-labour');
  });

  test('MON-1 · of a day that has come, while the recipient is here', () => {
    const there = story('semi-inpatient');
    there.when('2025-07-09', enter({ on: '2025-07-10' })).thenRefused({ code: 'monitoring-in-the-future' });
    expect(there.refusal('2025-07-09', enter({ on: '2025-04-08' }))).toMatchObject({
      code: 'monitoring-before-admission',
      ground: { norm: 'MON-1' },
      particulars: { since: admittedOn },
    });
  });
});
