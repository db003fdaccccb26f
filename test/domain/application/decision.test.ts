import { describe, expect, test } from 'vitest';
import { makeDecision, priorityClassOf } from '../../../domain/application/decide-entry.ts';
import { dutyOf, everyDuty } from '../../../domain/obligation/duty.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';
import { chooseDuty, filed, granted, notifyDuty } from '../../support/facts.ts';
import { given } from '../../support/given.ts';

const monday = '2025-03-10T05:00:00.000Z';
const grant = { number: '7', date: '2025-03-10', outcome: 'granted' } as const;

describe('the decision', () => {
  test('DEC-1, NOT-1, CHO-1 · a positive decision has the department notify within 2 and the recipient choose within 10 working days', () => {
    given(filed())
      .when(monday, (application, context) => makeDecision(application, grant, context))
      .then({
        type: 'DecisionMade',
        applicationId: 'app-1',
        ...grant,
        norm: 'DEC-1',
        source: expect.stringContaining('263/1 cl.3, 7'),
        // Nauryz 2025: 22 and 23 March fall on a weekend, so 21, 24 and 25 March are off.
        sets: [notifyDuty('2025-03-12'), chooseDuty('2025-03-27')],
        closes: ['decide'],
      });
  });

  test('CHO-1 · semi-inpatient: 5 working days to choose', () => {
    given(filed({ setting: 'semi-inpatient' }))
      .when(monday, (application, context) => makeDecision(application, grant, context))
      .then({
        type: 'DecisionMade',
        applicationId: 'app-1',
        ...grant,
        norm: 'DEC-1',
        source: expect.stringContaining('263/2 cl.3, 7'),
        sets: [notifyDuty('2025-03-12', '263/2 cl.7 pt.1'), chooseDuty('2025-03-17', '263/2 cl.7 pt.3')],
        closes: ['decide'],
      });
  });

  test('NOT-1, CHO-1 · at home the department has 1 working day to notify, and the recipient 5 to choose', () => {
    const { application } = given(filed({ setting: 'home' }))
      .when(monday, (state, context) => makeDecision(state, grant, context))
      .states();
    expect(application.duties.map(({ kind, due }) => [kind, due])).toStrictEqual([
      ['notify-recipient', '2025-03-11'],
      ['choose-organization', '2025-03-17'],
    ]);
  });

  test('TMP-1, TMP-4 · temporary stay has no notice and no choice; a victim’s decision is sent to the organization', () => {
    const duties = (category: Category) =>
      given(filed({ setting: 'temporary-stay', category }))
        .when('2025-04-07T05:00:00.000Z', (state, context) =>
          makeDecision(state, { ...grant, date: '2025-04-07' }, context),
        )
        .states()
        .application.duties.map(({ kind, due, norm }) => [kind, due, norm]);
    expect(duties('trafficking-victim')).toStrictEqual([['send-decision', '2025-04-08', 'TMP-4']]);
    expect(duties('no-fixed-residence')).toStrictEqual([]);
  });

  test('APP-6 · a survey not made stays a duty after the decision; the duty to decide does not', () => {
    const department = { role: 'department', id: 'dep-1' } as const;
    const { application } = given(
      filed({
        setting: 'home',
        sets: [
          { kind: 'survey-act', owner: department, due: '2025-03-13', norm: 'APP-6', source: '263/3 cl.8 pt.2' },
          { kind: 'decide', owner: department, due: '2025-03-13', norm: 'APP-6', source: '263/3 cl.8 pt.3' },
        ],
      }),
    )
      .when(monday, (state, context) => makeDecision(state, grant, context))
      .states();
    expect(dutyOf(application.duties, 'survey-act')).toMatchObject({ due: '2025-03-13' });
    expect(dutyOf(application.duties, 'decide')).toBeUndefined();
  });

  test('APP-2 · an akim decides on service at home, and on nothing else', () => {
    const byAkim = { ...grant, decidedBy: 'akim' } as const;
    const deciding = (setting: Setting) =>
      given(filed({ setting })).when(monday, (state, context) => makeDecision(state, byAkim, context));
    expect(deciding('home').states().application.status).toBe('granted');
    for (const setting of ['inpatient', 'semi-inpatient', 'temporary-stay'] as const)
      deciding(setting).thenRefused({ code: 'akim-not-competent', norm: 'APP-2' });
  });

  test('NOT-1, SMS-5 · the department’s term counts from the decision, the recipient’s from the morning the notice goes out', () => {
    const { application } = given(filed())
      .when('2025-03-10T18:30:00.000Z', (state, context) =>
        makeDecision(state, { ...grant, date: '2025-03-07' }, context),
      )
      .states();
    expect(application.duties.map(({ kind, due }) => [kind, due])).toStrictEqual([
      // 8 March 2025 is a Saturday, so Monday the 10th is off: the days are the 11th and the 12th.
      ['notify-recipient', '2025-03-12'],
      ['choose-organization', '2025-03-28'],
    ]);
  });

  test('DEC-1 · a refusal names its reason, which stays out of the facts', () => {
    const refuse = { number: '8', date: '2025-03-10', outcome: 'refused' } as const;
    given(filed())
      .when(monday, (application, context) => makeDecision(application, refuse, context))
      .thenRefused({ code: 'reason-missing', norm: 'DEC-1' });
    given(filed())
      .when(monday, (application, context) => makeDecision(application, { ...refuse, reason: 'no need' }, context))
      .then({
        type: 'DecisionMade',
        applicationId: 'app-1',
        ...refuse,
        norm: 'DEC-1',
        source: expect.stringContaining('263/1 cl.3, 7'),
        closes: ['decide'],
        voids: [...everyDuty],
      });
  });

  test('DEC-1 · a decision is made once, and not on a day to come', () => {
    given(filed(), granted())
      .when(monday, (application, context) => makeDecision(application, grant, context))
      .thenRefused({ code: 'already-decided' });
    given(filed())
      .when(monday, (application, context) => makeDecision(application, { ...grant, date: '2025-03-11' }, context))
      .thenRefused({ code: 'decision-in-the-future', norm: 'DEC-1' });
  });
});

describe('the class of a recipient', () => {
  test('QUE-3 · veterans are first of all in inpatient and semi-inpatient care and at home', () => {
    for (const setting of ['inpatient', 'semi-inpatient', 'home'] as const) {
      expect(priorityClassOf(setting, 'elderly', { veteran: true })).toBe('first-of-all');
      expect(priorityClassOf(setting, 'elderly', { veteran: false })).toBe('ordinary');
      expect(priorityClassOf(setting, 'elderly', {})).toBe('ordinary');
    }
  });

  test('QUE-3 · temporary stay knows no classes', () => {
    const registers = { veteran: true, orphanReached18InInpatient: true };
    expect(priorityClassOf('temporary-stay', 'no-fixed-residence', registers)).toBe('ordinary');
  });

  test('QUE-4 · orphans who reached 18 in inpatient care go out of turn into inpatient care for adults', () => {
    for (const category of ['adults-psychoneurological', 'persons-with-disability', 'elderly'] as const) {
      expect(priorityClassOf('inpatient', category, { orphanReached18InInpatient: true })).toBe('out-of-turn');
      expect(priorityClassOf('semi-inpatient', category, { orphanReached18InInpatient: true })).toBe('ordinary');
      expect(priorityClassOf('home', category, { orphanReached18InInpatient: true })).toBe('ordinary');
    }
    expect(priorityClassOf('inpatient', 'children-psychoneurological', { orphanReached18InInpatient: true })).toBe(
      'ordinary',
    );
  });

  test('QUE-3, QUE-4 · of two rights the higher counts, and where it does not reach the other does', () => {
    const both = { veteran: true, orphanReached18InInpatient: true };
    expect(priorityClassOf('inpatient', 'persons-with-disability', both)).toBe('out-of-turn');
    expect(priorityClassOf('semi-inpatient', 'persons-with-disability', both)).toBe('first-of-all');
  });
});
