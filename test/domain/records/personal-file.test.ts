import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../domain/fact.ts';
import type { FileDocumentKind } from '../../../domain/records/file-documents.ts';
import { listOf } from '../../../domain/records/file-documents.ts';
import { formationOf } from '../../../domain/records/file-formation.ts';
import { type Journal, journalOf } from '../../../domain/records/journal.ts';
import { entriesOf, type Received } from '../../../domain/records/personal-file.ts';
import type { Category, Setting } from '../../../domain/vocabulary.ts';
import { statesAfter } from '../../support/given.ts';
import { admittedOn, ids, orderOf, stayIn } from '../stay/stays.ts';

const caseOf = (setting: Setting, change: Parameters<typeof stayIn>[1] = {}) =>
  statesAfter(stayIn(setting, change)).application;

const semi = (category: Category, change: Parameters<typeof stayIn>[1] = {}) =>
  caseOf('semi-inpatient', { ...change, category });

const linesOf = (application: ReturnType<typeof caseOf>, incapacity = false, day = admittedOn) =>
  listOf({ application, incapacity }, day).map(({ kind, ifAny, norm, source }) =>
    [kind, ifAny && 'if any', norm, source.replace(/ \(.*$/, '')].filter(Boolean).join(' · '),
  );

const isp = { number: 'ОЖБ-1', settings: ['semi-inpatient' as const], validTo: '2027-01-31' };

describe('the list of documents in a personal file', () => {
  it('FIL-1 · semi-inpatient care keeps what 230 cl.23(2) lists, in its order', () => {
    expect(linesOf(semi('persons-with-disability'))).toStrictEqual(
      [
        'application',
        'identity-document',
        'disability-certificate',
        'medical-card',
        'isp-extract',
        'court-decision-incapacity · if any',
        'decision',
        'admission-order',
      ].map((line) => `${line} · FIL-1 · 230 cl.23(2)`),
    );
  });

  it('FIL-1 · of the elderly the disability certificate and the programme are kept if there are any, and the pension certificate', () => {
    const kinds = (application: ReturnType<typeof caseOf>) =>
      linesOf(application).map((line) => line.replace(/ · FIL-1.*/, ''));
    expect(kinds(semi('elderly'))).toStrictEqual([
      'application',
      'identity-document',
      'disability-certificate · if any',
      'medical-card',
      'isp-extract · if any',
      'court-decision-incapacity · if any',
      'pension-certificate',
      'decision',
      'admission-order',
    ]);
    expect(kinds(semi('elderly', { filed: { isp } }))).toContain('isp-extract');
  });

  it('FIL-1 · a court decision is kept of adults, and is sure of whom is known to be incapacitated', () => {
    expect(linesOf(semi('persons-with-disability'), true)).toContain(
      'court-decision-incapacity · FIL-1 · 230 cl.23(2)',
    );
    expect(linesOf(semi('children-psychoneurological'), true).join()).not.toContain('court-decision');
  });

  it('FIL-1, QUE-3 · of whom the veterans’ law lets in first of all, the certificate that says so', () => {
    const veteran = semi('elderly', { filed: { priorityClass: 'first-of-all' } });
    expect(linesOf(veteran)).toContain('veteran-certificate · FIL-1 · 230 cl.23(2)');
    expect(linesOf(semi('elderly')).join()).not.toContain('veteran');
  });

  it('ADM-1, ADM-3 · inpatient care keeps what the card is formed with, and what the representative presents', () => {
    expect(linesOf(caseOf('inpatient', { category: 'children-musculoskeletal' }))).toStrictEqual([
      'decision · ADM-1 · 263/1 cl.8',
      'medical-card · ADM-1 · 263/1 cl.8',
      'birth-certificate · ADM-3 · 263/1 cl.9',
      'vaccination-card · ADM-3 · 263/1 cl.9',
      'admission-order · ADM-1 · 263/1 cl.8',
    ]);
    expect(linesOf(caseOf('inpatient', { category: 'adults-psychoneurological' }), true)).toStrictEqual([
      'decision · ADM-1 · 263/1 cl.8',
      'medical-card · ADM-1 · 263/1 cl.8',
      'identity-document · ADM-3 · 263/1 cl.9',
      'court-decision-incapacity · ADM-1 · 263/1 cl.8',
      'admission-order · ADM-1 · 263/1 cl.8',
    ]);
  });

  it('FIL-1 · at home it is what the department forwards, of a child with the conclusion of the consultation', () => {
    const kinds = (category: Category) => linesOf(caseOf('home', { category })).map((line) => line.split(' · ')[0]);
    expect(kinds('elderly')).toStrictEqual(['decision', 'medical-card', 'admission-order']);
    expect(kinds('children-psychoneurological')).toContain('pmp-conclusion');
  });

  it.each<[Category, object, string[]]>([
    ['no-fixed-residence', {}, ['application', 'contract', 'admission-order']],
    ['domestic-violence-victim', {}, ['application', 'assessment-sheet', 'decision', 'contract', 'admission-order']],
    [
      'trafficking-victim',
      { temporary: { recognized: true } },
      ['application', 'decision', 'contract', 'admission-order'],
    ],
  ])('FIL-1, TMP-3 · in temporary stay, of a %s %j: %j', (category, filed, kinds) => {
    const application = caseOf('temporary-stay', { category, filed });
    expect(linesOf(application).map((line) => line.split(' · ')[0])).toStrictEqual(kinds);
  });

  it('FIL-1, ADM-6 · who stays by a contract of their own has that, and neither application nor decision', () => {
    const { stay, ...rest } = semi('persons-with-disability');
    const paid = { ...rest, stay: { ...stay, stayId: 'stay-1', admittedOn, paid: true as const } };
    const kinds = linesOf(paid).map((line) => line.split(' · ')[0]);
    expect(kinds).toContain('contract');
    expect(kinds).not.toContain('application');
    expect(kinds).not.toContain('decision');
  });

  it('EDI-2, FIL-1 · the clause is cited as on its day', () => {
    expect(listOf({ application: caseOf('home'), incapacity: false }, '2026-07-12')[0]?.source).toContain(
      'reworded by № 163',
    );
  });
});

const received = (kind: FileDocumentKind, change: Partial<Received> = {}): Received => ({
  stayId: 'stay-1',
  documentId: `doc-${kind}`,
  kind,
  type: 'application/pdf',
  size: 1000,
  receivedAt: '2025-04-10T05:00:00.000Z',
  ...change,
});

const statesIn = (setting: Setting, documents: readonly Received[], change: Parameters<typeof stayIn>[1] = {}) => {
  const timeline = stayIn(setting, change);
  const { application } = statesAfter(timeline);
  return entriesOf({ application, incapacity: false }, timeline, documents, admittedOn);
};

describe('what is there of it, and what is missing', () => {
  it('FIL-1 · what was handed in with the application, the decision, the programme and the order are known; the rest is missing', () => {
    const change = { category: 'persons-with-disability' as const, filed: { isp } };
    expect(
      statesIn('semi-inpatient', [], change).map(({ kind, state, paper }) => [kind, state, ...(paper ? [paper] : [])]),
    ).toStrictEqual([
      ['application', 'present', { handedInOn: '2025-03-03' }],
      ['identity-document', 'present', { handedInOn: '2025-03-03' }],
      ['disability-certificate', 'missing'],
      ['medical-card', 'present', { handedInOn: '2025-03-03' }],
      ['isp-extract', 'present', { number: 'ОЖБ-1' }],
      ['court-decision-incapacity', 'if-any'],
      ['decision', 'present', expect.objectContaining({ number: expect.any(String) })],
      ['admission-order', 'present', orderOf(admittedOn, '1')],
    ]);
  });

  it('FIL-1 · what was uploaded is there; a petition serves instead of the application, and what is kept besides stands behind', () => {
    const documents = [
      received('medical-petition'),
      received('disability-certificate'),
      received('monitoring-journal'),
    ];
    const entries = statesIn('semi-inpatient', documents, { category: 'persons-with-disability' });
    const uploaded = entries.filter(({ state }) => state === 'uploaded');
    expect(uploaded.map(({ kind, norm }) => [kind, norm])).toStrictEqual([
      ['application', 'FIL-1'],
      ['disability-certificate', 'FIL-1'],
      ['monitoring-journal', 'FIL-1'],
    ]);
    expect(uploaded.flatMap(({ documents }) => documents)).toStrictEqual(documents);
    expect(entries).toHaveLength(9);
  });

  it('FIL-1 · a refusal is no decision of the file, and a child at home brought the conclusion along', () => {
    const refused = stayIn('home', { category: 'children-psychoneurological' }).map(
      (fact): Fact => (fact.type === 'DecisionMade' ? { ...fact, outcome: 'refused' } : fact),
    );
    const { application } = statesAfter(stayIn('home', { category: 'children-psychoneurological' }));
    const states = entriesOf({ application, incapacity: false }, refused, [], admittedOn);
    expect(states.map(({ kind, state }) => [kind, state])).toStrictEqual([
      ['decision', 'missing'],
      ['medical-card', 'present'],
      ['pmp-conclusion', 'present'],
      ['admission-order', 'present'],
    ]);
  });
});

const journalIn = (facts: readonly Fact[]): Journal => {
  const own = facts.filter((fact) => 'applicationId' in fact).map((fact, index) => ({ version: index + 1, fact }));
  return journalOf(own) as Journal;
};

const as = (facts: readonly Fact[], applicationId: string): Fact[] =>
  JSON.parse(JSON.stringify(facts).replaceAll('"app-1"', `"${applicationId}"`)) as Fact[];

const ended: Fact = {
  type: 'StayEnded',
  ...ids,
  ground: 'request',
  date: '2025-05-05',
  order: orderOf('2025-05-05', '9'),
  at: '2025-05-05T05:00:00.000Z',
  by: { role: 'system' },
};
const moved: Fact = {
  type: 'RecipientTransferred',
  ...ids,
  toOrganizationId: 'org-2',
  toRegionId: 'R1',
  date: '2025-05-06',
  order: orderOf('2025-05-06', '10'),
  at: '2025-05-06T05:00:00.000Z',
  by: { role: 'system' },
};
const again = { admitted: { order: orderOf('2025-06-02', '20'), at: '2025-06-02T05:00:00.000Z' } };

describe('a file is formed, or goes on', () => {
  const first = stayIn('semi-inpatient');

  it('FIL-1 · it is formed when somebody is taken in, and bears the number of that row', () => {
    expect(formationOf([journalIn(first)], 'app-1', 'org-1')).toStrictEqual({
      row: { applicationId: 'app-1', opened: 4 },
      formedOn: admittedOn,
      admittedOn,
      applicationIds: ['app-1'],
    });
  });

  it('FIL-1 · of whom nobody has taken in there is none', () => {
    expect(formationOf([journalIn(first.slice(0, -1))], 'app-1', 'org-1')).toBeUndefined();
    expect(formationOf([journalIn(first)], 'app-1', 'org-2')).toBeUndefined();
  });

  it('FIL-1, ADM-2 · who comes again has the former number, and what was filed then is in it', () => {
    const journals = [journalIn(as(stayIn('semi-inpatient', again), 'app-2')), journalIn([...first, ended])];
    expect(formationOf(journals, 'app-2', 'org-1')).toStrictEqual({
      row: { applicationId: 'app-1', opened: 4 },
      formedOn: admittedOn,
      admittedOn: '2025-06-02',
      continued: true,
      applicationIds: ['app-1', 'app-2'],
    });
  });

  it('FIL-1, TRA-2 · a file that came along goes on under a number of the organization that received it', () => {
    expect(formationOf([journalIn([...first, moved])], 'app-1', 'org-2')).toMatchObject({
      formedOn: '2025-05-06',
      admittedOn: '2025-05-06',
      continued: true,
      cameFrom: 'org-1',
      applicationIds: ['app-1'],
    });
  });

  it('FIL-1, TRA-2 · what went along elsewhere is here no more when they come again', () => {
    const journals = [journalIn([...first, moved]), journalIn(as(stayIn('semi-inpatient', again), 'app-2'))];
    expect(formationOf(journals, 'app-2', 'org-1')).toMatchObject({
      row: { applicationId: 'app-1' },
      continued: true,
      applicationIds: ['app-2'],
    });
  });
});
