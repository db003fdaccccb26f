import { describe, expect, test } from 'vitest';
import { fileApplication } from '../../../../domain/application/decide-entry.ts';
import type { Context } from '../../../../domain/context.ts';
import type { FactOf } from '../../../../domain/fact.ts';
import { command, context, filing, papers, refused, today } from './fixture.ts';

/** A Monday after order 72 has come into force. */
const april: Context = { ...context, now: '2025-04-07T05:00:00.000Z' };

const dutiesOf = (...[change, on]: Parameters<typeof filing>) =>
  (filing(change, on) as FactOf<'ApplicationFiled'>).sets?.map(({ kind, owner, due, norm }) => [
    kind,
    owner.id,
    due,
    norm,
  ]);

describe('an application is filed', () => {
  test('APP-4 · a complete one is entered, with ids and nothing else of the person', () => {
    expect(fileApplication(command(), context)).toStrictEqual([
      {
        type: 'ApplicationFiled',
        applicationId: 'app-1',
        at: context.now,
        by: context.by,
        norm: 'APP-4',
        source: expect.stringContaining('263/1 cl.6'),
        setting: 'inpatient',
        category: 'elderly',
        priorityClass: 'ordinary',
        departmentId: 'dep-1',
        regionId: 'R1',
        personId: 'person-1',
        filedOn: today,
      },
    ]);
  });

  test('APP-4 · not on a day to come', () => {
    expect(filing({ filedOn: '2025-03-10' })).toMatchObject({ filedOn: '2025-03-10' });
    expect(refused({ filedOn: '2025-03-11' })).toMatchObject({
      code: 'filed-in-the-future',
      norm: 'APP-4',
      particulars: { date: '2025-03-11' },
    });
  });

  test('APP-5 · consent is part of it, and has been given', () => {
    expect(filing({ consentOn: '2025-03-10' })).toMatchObject({ type: 'ApplicationFiled' });
    expect(refused({ consentOn: '2025-03-11' })).toMatchObject({
      code: 'consent-in-the-future',
      norm: 'APP-5',
      particulars: { date: '2025-03-11' },
    });
  });

  test('QUE-8 · the elderly may have no ISP; one that they have is kept', () => {
    const isp = { number: '5', settings: ['inpatient' as const], validTo: '2026-03-10' };
    expect(filing()).not.toHaveProperty('isp');
    expect(filing({ registers: { isp } })).toMatchObject({ isp });
  });

  test('QUE-3, QUE-4 · the class is read from the registers', () => {
    expect(filing({ registers: { veteran: true } })).toMatchObject({ priorityClass: 'first-of-all' });
    expect(filing({ registers: { orphanReached18InInpatient: true } })).toMatchObject({ priorityClass: 'out-of-turn' });
  });

  test('QUE-5 · where somebody lives already counts in inpatient care only', () => {
    expect(filing({ livesIn: 'org-1' })).toMatchObject({ livesIn: 'org-1' });
    expect(filing({ setting: 'home', livesIn: 'org-1' })).not.toHaveProperty('livesIn');
  });
});

describe('what an application sets going', () => {
  test('APP-6 · at home persons with disability and the elderly are visited within 5 working days, others are not', () => {
    for (const category of ['elderly', 'persons-with-disability'] as const)
      expect(dutiesOf({ setting: 'home', category })).toStrictEqual([['home-visit', 'dep-1', '2025-03-17', 'APP-6']]);
    expect(dutiesOf({ setting: 'home', category: 'adults-psychoneurological' })).toBeUndefined();
    expect(dutiesOf({ setting: 'semi-inpatient' })).toBeUndefined();
  });

  test('APP-6 · the visit is counted from the day of filing', () => {
    expect(dutiesOf({ setting: 'home', filedOn: '2025-03-03' })).toStrictEqual([
      ['home-visit', 'dep-1', '2025-03-11', 'APP-6'],
    ]);
  });

  const victim = {
    setting: 'temporary-stay',
    category: 'domestic-violence-victim',
    documents: papers('application'),
  } as const;

  test('TMP-3 · a victim is identified within 1 working day by the organization applied at, else by the department', () => {
    expect(dutiesOf({ ...victim, temporary: { appliedAt: 'org-1' } }, april)).toStrictEqual([
      ['identify-victim', 'org-1', '2025-04-08', 'TMP-3'],
    ]);
    expect(dutiesOf(victim, april)).toStrictEqual([['identify-victim', 'dep-1', '2025-04-08', 'TMP-3']]);
    expect(dutiesOf({ ...victim, category: 'no-fixed-residence' }, april)).toBeUndefined();
  });

  test('TMP-3, TMP-4 · a recognized victim needs no identification: the decision is due within 3 working days', () => {
    expect(dutiesOf({ ...victim, temporary: { recognized: true } }, april)).toStrictEqual([
      ['decide', 'dep-1', '2025-04-10', 'TMP-4'],
    ]);
    const documents = papers('application', 'victim-recognition');
    expect(dutiesOf({ ...victim, documents }, april)).toStrictEqual(
      dutiesOf({ ...victim, temporary: { recognized: true } }, april),
    );
  });

  test('TMP-6 · when the victim declines to go to the police, the organization informs it within 3 working days', () => {
    const temporary = { appliedAt: 'org-1', declinesPolice: true };
    expect(dutiesOf({ ...victim, temporary }, april)).toStrictEqual([
      ['identify-victim', 'org-1', '2025-04-08', 'TMP-3'],
      ['inform-police', 'org-1', '2025-04-10', 'TMP-6'],
    ]);
    expect(filing({ ...victim, temporary }, april)).toMatchObject({ temporary: { appliedAt: 'org-1' } });
    expect((filing({ ...victim, temporary }, april) as FactOf<'ApplicationFiled'>).temporary).not.toHaveProperty(
      'declinesPolice',
    );
  });

  test('TMP-2 · what is said of temporary stay is kept of temporary stay alone, and nothing when only the police was', () => {
    const sheltered = {
      setting: 'temporary-stay',
      category: 'no-fixed-residence',
      documents: papers('application'),
    } as const;
    expect(filing({ ...sheltered, temporary: { nightBed: true } })).toMatchObject({
      temporary: { nightBed: true },
    });
    expect(filing({ ...sheltered, temporary: { declinesPolice: true } })).not.toHaveProperty('temporary');
    expect(filing({ temporary: { nightBed: true } })).not.toHaveProperty('temporary');
  });

  test('TMP-3, EDI-3 · before the entry of order 72, too, a victim is identified within a day', () => {
    expect(dutiesOf({ ...victim, filedOn: '2025-03-14' }, april)).toHaveLength(1);
  });
});
