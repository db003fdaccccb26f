import { describe, expect, test } from 'vitest';
import type { Application } from '../../../../domain/application/application.ts';
import type { FileApplication } from '../../../../domain/application/decide-entry.ts';
import { evolveApplication } from '../../../../domain/application/evolve.ts';
import type { Fact } from '../../../../domain/fact.ts';
import type { Setting } from '../../../../domain/vocabulary.ts';
import { filed, registered } from '../../../support/facts.ts';
import { statesAfter } from '../../../support/given.ts';
import { context, filing, papers, refused } from './fixture.ts';

const by = { role: 'organization', id: 'org-1' } as const;
const ids = { applicationId: 'app-0', organizationId: 'org-1', stayId: 'stay-0', by };

/** A former case of the person, in service and then ended on a ground. */
const ended = (setting: Setting, ground: string, date = '2025-03-10'): Application =>
  statesAfter([
    registered({ setting }),
    filed({ applicationId: 'app-0', setting }),
    {
      type: 'RecipientAdmitted',
      ...ids,
      at: '2024-06-03T05:00:00.000Z',
      order: { number: '1', date: '2024-06-03' },
      placeHeld: true,
    },
    { type: 'StayEnded', ...ids, at: `${date}T05:00:00.000Z`, ground, date, order: { number: '2', date } },
  ] satisfies Fact[]).application;

const categoryIn = (setting: Setting): FileApplication['category'] =>
  setting === 'temporary-stay' ? 'no-fixed-residence' : 'elderly';

const again = (setting: Setting, others: Application[], filedOn: string, change: Partial<FileApplication> = {}) =>
  [
    { setting, category: categoryIn(setting), others, filedOn, ...change },
    { ...context, now: '2027-01-11T05:00:00.000Z' },
  ] as const;

const complete = ['application', 'identity-document', 'medical-card'];

describe('the waiting year', () => {
  test.each<[string, Setting, string, string, string]>([
    ['END-3, END-9', 'inpatient', 'rules-broken', 'END-3', '263/1 cl.21, 22'],
    ['END-3, END-9', 'inpatient', 'capacity-limited', 'END-3', '263/1 cl.21, 22'],
    ['END-4, END-9', 'semi-inpatient', 'rules-broken', 'END-4', '263/2 cl.13, 14'],
    ['END-5, END-9', 'home', 'insult', 'END-5', '263/3 cl.15, 16'],
    ['END-6, END-9', 'temporary-stay', 'rules-broken', 'END-6', '263/4 cl.13, 18'],
    ['END-6, END-9', 'temporary-stay', 'absent-without-leave', 'END-6', '263/4 cl.13, 18'],
    ['END-6, END-9', 'temporary-stay', 'false-information', 'END-6', '263/4 cl.13, 18'],
    ['END-6, END-9', 'temporary-stay', 'contract-not-kept', 'END-6', '263/4 cl.13, 18'],
  ])(
    '%s · %s: after %s the last day of the year is refused, naming the first, and the first is not',
    (_, setting, ground, settingNorm, source) => {
      const others = [ended(setting, ground)];
      expect(refused(...again(setting, others, '2026-03-10'))).toStrictEqual({
        reason: 'norm',
        code: 'waiting-year',
        norm: 'END-9',
        source: expect.stringContaining(source),
        particulars: { first: '2026-03-11', endedOn: '2025-03-10', settingNorm },
      });
      expect(filing(...again(setting, others, '2026-03-11'))).toMatchObject({ filedOn: '2026-03-11' });
    },
  );

  test.each<[string, Setting, string[]]>([
    ['END-1, END-2, END-3', 'inpatient', ['request', 'disability-lifted', 'majority', 'absent-without-leave']],
    ['END-4', 'semi-inpatient', ['request', 'measures-over', 'disability-lifted', 'other-setting']],
    ['END-5', 'home', ['request', 'disability-lifted', 'other-setting', 'moved', 'education']],
    [
      'END-6',
      'temporary-stay',
      ['request', 'housing-found', 'contract-over', 'contract-fulfilled', 'contraindications'],
    ],
  ])('%s · %s: after the other endings there is no wait', (_, setting, grounds) => {
    for (const ground of grounds)
      expect(filing(...again(setting, [ended(setting, ground)], '2025-03-11'))).toMatchObject({ setting });
  });

  test('END-3 · limited capacity waits no more once the court has restored it; broken rules do', () => {
    const documents = papers(...complete, 'court-decision-capacity-restored');
    expect(
      filing(...again('inpatient', [ended('inpatient', 'capacity-limited')], '2025-03-11', { documents })),
    ).toMatchObject({
      filedOn: '2025-03-11',
    });
    expect(
      refused(...again('inpatient', [ended('inpatient', 'rules-broken')], '2025-03-11', { documents })),
    ).toMatchObject({
      code: 'waiting-year',
    });
  });

  test('END-6 · who was absent for a valid reason is taken in again at once; who broke the rules is not', () => {
    const documents = papers('application', 'valid-absence-reason');
    const absent = [ended('temporary-stay', 'absent-without-leave')];
    expect(filing(...again('temporary-stay', absent, '2025-03-10', { documents }))).toMatchObject({
      filedOn: '2025-03-10',
    });
    const rude = [ended('temporary-stay', 'rules-broken')];
    expect(refused(...again('temporary-stay', rude, '2025-03-10', { documents }))).toMatchObject({
      code: 'waiting-year',
    });
  });

  test('END-6, TMP-8 · a night bed is given in the waiting year: the wait is for a contract of rehabilitation', () => {
    const others = [ended('temporary-stay', 'rules-broken')];
    expect(filing(...again('temporary-stay', others, '2025-03-11', { temporary: { nightBed: true } }))).toMatchObject({
      temporary: { nightBed: true },
    });
    expect(refused(...again('temporary-stay', others, '2025-03-11', { temporary: {} }))).toMatchObject({
      code: 'waiting-year',
    });
  });

  test('END-9 · outside temporary stay no bed by night goes past the year', () => {
    const others = [ended('inpatient', 'rules-broken')];
    expect(refused(...again('inpatient', others, '2025-03-11', { temporary: { nightBed: true } }))).toMatchObject({
      code: 'waiting-year',
    });
  });

  test('END-9 · the year is waited in the setting that ended the service, not in another', () => {
    const others = [ended('inpatient', 'rules-broken')];
    expect(filing(...again('semi-inpatient', others, '2025-03-11'))).toMatchObject({ setting: 'semi-inpatient' });
  });

  test('END-9 · of several endings the last day to come counts', () => {
    const others = [
      ended('inpatient', 'rules-broken', '2025-03-10'),
      ended('inpatient', 'rules-broken', '2025-11-03'),
      ended('inpatient', 'request', '2026-08-03'),
    ];
    expect(refused(...again('inpatient', others, '2026-11-03')).particulars).toMatchObject({ first: '2026-11-04' });
    expect(filing(...again('inpatient', others, '2026-11-04'))).toMatchObject({ filedOn: '2026-11-04' });
  });

  test('END-9 · a filing dated back before the ending is refused too', () => {
    const others = [ended('inpatient', 'rules-broken')];
    expect(refused(...again('inpatient', others, '2025-03-03'))).toMatchObject({ code: 'waiting-year' });
  });

  test('END-9 · a year that begins on 29 February ends on the 28th', () => {
    const others = [ended('inpatient', 'rules-broken', '2024-02-29')];
    expect(refused(...again('inpatient', others, '2025-02-28')).particulars).toMatchObject({ first: '2025-03-01' });
    expect(filing(...again('inpatient', others, '2025-03-01'))).toMatchObject({ filedOn: '2025-03-01' });
  });

  test('END-9 · a former case still open, or closed in a queue, is no exclusion', () => {
    const open = evolveApplication(undefined, filed({ applicationId: 'app-0' }));
    const left = evolveApplication(open, {
      type: 'ApplicationEnded',
      applicationId: 'app-0',
      at: '2025-03-10T05:00:00.000Z',
      by: { role: 'system' },
      left: 'nothing',
      reason: 'admitted-elsewhere',
    });
    expect(filing(...again('inpatient', [open, left], '2025-03-11'))).toMatchObject({ setting: 'inpatient' });
  });
});
