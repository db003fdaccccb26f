import { describe, expect, test } from 'vitest';
import { fileApplication, makeDecision } from '../../../domain/application/decide-entry.ts';
import { cite } from '../../../domain/law/amendments.ts';
import { everyDuty } from '../../../domain/obligation/duty.ts';
import { applicationId, granted } from '../../support/facts.ts';
import { calendar, given } from '../../support/given.ts';
import { department, doing, filedIn, host, noonOf, owes, shortOf } from './cases.ts';

describe('the survey at home', () => {
  const filed = filedIn('home', 'elderly', '2025-03-11', owes('home-visit', department, '2025-03-18', 'APP-6'));
  const visited = (on: string) => [
    filed,
    ...given(filed).when(noonOf('2025-03-18'), doing('home-visit.1', { on }), department).facts(),
  ];
  const surveyed = (on: string) => [
    ...visited('2025-03-14'),
    ...given(...visited('2025-03-14'))
      .when(noonOf('2025-03-20'), doing('survey-act.2', { on }), department)
      .facts(),
  ];
  const dutiesOf = (facts: ReturnType<typeof visited>) =>
    shortOf(
      given(...facts)
        .when(noonOf('2025-03-20'), () => [])
        .states().application.duties,
    );

  test('APP-6 · the act is drawn up within three working days of the visit, whenever that is reported', () => {
    given(filed)
      .when(noonOf('2025-03-18'), doing('home-visit.1', { on: '2025-03-14' }), department)
      .then({
        type: 'ObligationDone',
        applicationId,
        norm: 'APP-6',
        source: 'policy',
        kind: 'home-visit',
        on: '2025-03-14',
        closes: ['home-visit'],
        sets: [
          {
            kind: 'survey-act',
            owner: department,
            due: '2025-03-19',
            norm: 'APP-6',
            source: cite('263/3 cl.8 pt.2', '2025-03-14'),
          },
        ],
      });
    expect(dutiesOf(visited('2025-03-13'))).toStrictEqual(['survey-act department 2025-03-18']);
    expect(dutiesOf(visited('2025-03-18'))).toStrictEqual(['survey-act department 2025-03-26']);
  });

  test('APP-6 · the decision is made within three working days of the act', () => {
    expect(dutiesOf(surveyed('2025-03-18'))).toStrictEqual(['decide department 2025-03-26']);
    expect(dutiesOf(surveyed('2025-03-19'))).toStrictEqual(['decide department 2025-03-27']);
  });

  test('APP-6 · the decision is made, not reported', () => {
    given(...surveyed('2025-03-19'))
      .when(noonOf('2025-03-20'), doing('decide.3'), department)
      .thenRefused({ code: 'done-by-decision', norm: 'APP-6' });
  });

  test('APP-6 · the decision itself fulfils the duty to decide', () => {
    const { application } = given(...surveyed('2025-03-19'))
      .when(
        noonOf('2025-03-20'),
        (state, context) => makeDecision(state, { number: '9', date: '2025-03-20', outcome: 'granted' }, context),
        department,
      )
      .states();
    expect(application.duties.map(({ kind }) => kind)).toStrictEqual(['notify-recipient', 'choose-organization']);
  });

  test('APP-6 · nobody was at home before they had applied, or drew up the act before the visit', () => {
    given(filed)
      .when(noonOf('2025-03-18'), doing('home-visit.1', { on: '2025-03-10' }), department)
      .thenRefused({ code: 'done-before-duty', norm: 'APP-6' });
    expect(dutiesOf(visited('2025-03-11'))).toStrictEqual(['survey-act department 2025-03-14']);
    given(...visited('2025-03-14'))
      .when(noonOf('2025-03-18'), doing('survey-act.2', { on: '2025-03-13' }), department)
      .thenRefused({ code: 'done-before-duty' });
    expect(dutiesOf(surveyed('2025-03-14'))).toStrictEqual(['decide department 2025-03-19']);
  });

  test('APP-6 · a survey that comes after the decision sets nothing more', () => {
    const decided = granted({ date: '2025-03-12', at: noonOf('2025-03-12'), sets: [] });
    const late = given(filed, decided).when(noonOf('2025-03-18'), doing('home-visit.1'), department).facts();
    expect(late.map(({ sets }) => sets)).toStrictEqual([undefined]);
  });
});

describe('the identification of a victim', () => {
  const identify = owes('identify-victim', host, '2025-03-20', 'TMP-3');
  const applied = filedIn('temporary-stay', 'domestic-violence-victim', '2025-03-19', identify);
  const identified = (report: Parameters<typeof doing>[1], ...facts: (typeof applied)[]) =>
    given(...(facts.length > 0 ? facts : [applied])).when(
      noonOf('2025-03-20'),
      doing('identify-victim.1', report),
      host,
    );
  const done = {
    type: 'ObligationDone',
    applicationId,
    norm: 'TMP-3',
    source: 'policy',
    kind: 'identify-victim',
    on: '2025-03-20',
    closes: ['identify-victim'],
  } as const;
  const sendAssessment = (on: string, due: string) => ({
    kind: 'send-assessment' as const,
    owner: host,
    due,
    norm: 'TMP-4',
    source: cite('263/4 cl.4-4', on),
  });

  test('TMP-3, EDI-3 · within one working day of applying, before the entry of order 72 as after it', () => {
    const on = (date: string) => {
      const facts = fileApplication(
        {
          applicationId,
          setting: 'temporary-stay',
          category: 'domestic-violence-victim',
          personId: 'person-1',
          departmentId: 'dep-1',
          regionId: 'R1',
          birthDate: '1990-01-01',
          documents: [{ kind: 'application' }, { kind: 'identity-document' }],
          consentOn: date,
          registers: {},
          temporary: { appliedAt: host.id },
        },
        { now: noonOf(date), by: department, calendar },
      );
      return facts.flatMap(({ sets = [] }) => sets.map(({ kind, due, owner }) => `${kind} ${owner.id} ${due}`));
    };
    expect(on('2025-03-14')).toStrictEqual(['identify-victim org-1 2025-03-17']);
    expect(on('2025-03-17')).toStrictEqual(['identify-victim org-1 2025-03-18']);
    expect(on('2025-03-20')).toStrictEqual(['identify-victim org-1 2025-03-26']);
  });

  test('TMP-3, TMP-4 · recognized: the office that identified sends the sheet within one working day', () => {
    identified({}).then(done, {
      type: 'ApplicantIdentified',
      applicationId,
      norm: 'TMP-3',
      source: cite('263/4 cl.4-1', '2025-03-20'),
      on: '2025-03-20',
      recognized: true,
      sets: [sendAssessment('2025-03-20', '2025-03-26')],
    });
    const { application } = identified({ on: '2025-03-19', recognized: true }).states();
    expect(application.status).toBe('filed');
    expect(shortOf(application.duties)).toStrictEqual(['send-assessment organization 2025-03-20']);
  });

  test('TMP-4, TMP-6 · not recognized: refused, and all falls away but a word to the police owed of the application', () => {
    const refused = identified(
      { recognized: false, declinesPolice: true },
      filedIn('temporary-stay', 'trafficking-victim', '2025-03-19', identify, {
        ...owes('inform-police', host, '2025-03-27', 'TMP-6'),
      }),
    );
    refused.then(done, {
      type: 'ApplicantIdentified',
      applicationId,
      norm: 'TMP-4',
      source: cite('263/4 cl.4-4, 4-9', '2025-03-20'),
      on: '2025-03-20',
      recognized: false,
      voids: [...everyDuty],
    });
    const { application } = refused.states();
    expect([application.status, shortOf(application.duties)]).toStrictEqual([
      'refused',
      ['inform-police organization 2025-03-27'],
    ]);
    const undeclined = identified({ recognized: false }).states().application;
    expect([undeclined.status, undeclined.duties]).toStrictEqual(['refused', []]);
  });

  test('TMP-4 · what has been decided only a decision undoes: an identification that comes late takes nothing away', () => {
    const decided = granted({ date: '2025-03-20', at: noonOf('2025-03-20'), sets: [] });
    expect(() => identified({ recognized: false }, applied, decided).facts()).toThrow('only a decision cancels it');
    identified({ recognized: false }, applied, decided).thenRefused({ code: 'already-decided', norm: 'TMP-4' });
    const { application } = identified({ recognized: true }, applied, decided).states();
    expect([application.status, shortOf(application.duties)]).toStrictEqual(['granted', []]);
  });

  test('TMP-4 · the decision is made within three working days of the receipt of the sheet', () => {
    const sent = (on: string) => {
      const facts = [applied, ...identified({}).facts()];
      const { application } = given(...facts)
        .when(noonOf('2025-03-27'), doing('send-assessment.3', { on }), host)
        .states();
      return shortOf(application.duties);
    };
    expect(sent('2025-03-20')).toStrictEqual(['decide department 2025-03-28']);
    expect(sent('2025-03-26')).toStrictEqual(['decide department 2025-03-31']);
    expect(sent('2025-03-27')).toStrictEqual(['decide department 2025-04-01']);
    given(applied, ...identified({}).facts())
      .when(noonOf('2025-03-27'), doing('send-assessment.3', { on: '2025-03-19' }), host)
      .thenRefused({ code: 'done-before-duty', norm: 'TMP-4' });
  });

  test('TMP-4 · the decision closes its duty, and is sent to the organization within one working day', () => {
    const facts = [applied, ...identified({}).facts()];
    const sent = given(...facts).when(noonOf('2025-03-26'), doing('send-assessment.3'), host);
    const decided = given(...facts, ...sent.facts()).when(
      noonOf('2025-03-28'),
      (state, context) => makeDecision(state, { number: '9', date: '2025-03-27', outcome: 'granted' }, context),
      department,
    );
    const { application } = decided.states();
    expect(shortOf(application.duties)).toStrictEqual(['send-decision department 2025-03-28']);
    const sentOn = (on: string) =>
      given(...facts, ...sent.facts(), ...decided.facts()).when(
        noonOf('2025-03-28'),
        doing('send-decision.5', { on }),
        department,
      );
    sentOn('2025-03-26').thenRefused({ code: 'done-before-duty', norm: 'TMP-4' });
    expect(sentOn('2025-03-27').states().application.duties).toStrictEqual([]);
  });

  test('TMP-6 · who declines to go to the police: the organization informs it within three working days', () => {
    const { application } = identified({ declinesPolice: true }).states();
    expect(shortOf(application.duties)).toStrictEqual([
      'send-assessment organization 2025-03-26',
      'inform-police organization 2025-03-28',
    ]);
    const earlier = identified({ on: '2025-03-19', declinesPolice: true }).states().application;
    expect(shortOf(earlier.duties)).toContain('inform-police organization 2025-03-27');
    expect(shortOf(identified({ declinesPolice: false }).states().application.duties)).toHaveLength(1);
  });

  test('TMP-6 · a term to inform the police that runs already is not put off', () => {
    const inform = owes('inform-police', host, '2025-03-27', 'TMP-6');
    const declined = filedIn('temporary-stay', 'domestic-violence-victim', '2025-03-19', identify, inform);
    const { application } = identified({ declinesPolice: true }, declined).states();
    expect(shortOf(application.duties)).toContain('inform-police organization 2025-03-27');
    expect(application.duties).toHaveLength(2);
  });

  test('TMP-6 · the police is informed whatever has been decided meanwhile', () => {
    const decided = granted({ date: '2025-03-20', at: noonOf('2025-03-20'), sets: [] });
    const { application } = identified({ declinesPolice: true }, applied, decided).states();
    expect(shortOf(application.duties)).toStrictEqual(['inform-police organization 2025-03-28']);
  });
});
