import { describe, expect, test } from 'vitest';
import { makeDecision, priorityClassOf } from '../../../domain/application/decide-entry.ts';
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
        source: '263/1 cl.3, 7',
        // Nauryz 2025: 22 and 23 March fall on a weekend, so 21, 24 and 25 March are off.
        sets: [notifyDuty('2025-03-12'), chooseDuty('2025-03-27')],
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
        source: '263/1 cl.3, 7',
        sets: [notifyDuty('2025-03-12', '263/2 cl.7 pt.1'), chooseDuty('2025-03-17', '263/2 cl.7 pt.3')],
      });
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
      .then({ type: 'DecisionMade', applicationId: 'app-1', ...refuse, norm: 'DEC-1', source: '263/1 cl.3, 7' });
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
  test('QUE-3 · veterans are first of all, inpatient and semi-inpatient', () => {
    expect(priorityClassOf('inpatient', { veteran: true })).toBe('first-of-all');
    expect(priorityClassOf('semi-inpatient', { veteran: true })).toBe('first-of-all');
    expect(priorityClassOf('inpatient', {})).toBe('ordinary');
  });

  test('QUE-4 · orphans who reached 18 in inpatient care go out of turn into inpatient care only', () => {
    expect(priorityClassOf('inpatient', { orphanReached18InInpatient: true, veteran: true })).toBe('out-of-turn');
    expect(priorityClassOf('semi-inpatient', { orphanReached18InInpatient: true })).toBe('ordinary');
  });
});
