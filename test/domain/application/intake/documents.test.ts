import { describe, expect, test } from 'vitest';
import type { Category, Setting } from '../../../../domain/vocabulary.ts';
import { filing, papers, refused } from './fixture.ts';

const child = {
  category: 'children-musculoskeletal',
  birthDate: '2015-01-01',
  representativeId: 'person-2',
} as const;

describe('the documents of an application', () => {
  test.each<[string, Setting, string]>([
    ['APP-4', 'inpatient', '263/1 cl.6'],
    ['APP-4', 'semi-inpatient', '263/2 cl.6'],
    ['APP-4', 'home', '263/3 cl.6'],
  ])('%s · %s: an incomplete application is refused, and all that is missing is named', (_, setting, source) => {
    expect(refused({ setting, documents: [] })).toStrictEqual({
      reason: 'norm',
      code: 'documents-missing',
      norm: 'APP-4',
      source: expect.stringContaining(source),
      particulars: { missing: ['application', 'identity-document', 'medical-card'] },
    });
  });

  test.each(['application', 'identity-document', 'medical-card'])('APP-1 · without %s it is not complete', (kind) => {
    const others = ['application', 'identity-document', 'medical-card'].filter((other) => other !== kind);
    for (const setting of ['inpatient', 'semi-inpatient', 'home'] as const)
      expect(refused({ setting, documents: papers(...others) }).particulars).toStrictEqual({ missing: [kind] });
  });

  test('APP-1 · a petition serves instead of the application in semi-inpatient care and at home, not in inpatient care', () => {
    const documents = papers('medical-petition', 'identity-document', 'medical-card');
    expect(filing({ setting: 'semi-inpatient', documents })).toMatchObject({ setting: 'semi-inpatient' });
    expect(filing({ setting: 'home', documents })).toMatchObject({ setting: 'home' });
    expect(refused({ documents }).particulars).toStrictEqual({ missing: ['application'] });
  });

  test('APP-2 · at home a child’s application also needs the conclusion of the PMP consultation, and only there', () => {
    const documents = papers('application', 'identity-document', 'medical-card');
    expect(refused({ ...child, setting: 'home', documents })).toMatchObject({
      code: 'documents-missing',
      particulars: { missing: ['pmp-conclusion'] },
    });
    expect(filing({ ...child, setting: 'home', documents: [...documents, { kind: 'pmp-conclusion' }] })).toMatchObject({
      setting: 'home',
    });
    for (const setting of ['inpatient', 'semi-inpatient'] as const)
      expect(filing({ ...child, setting, documents })).toMatchObject({ setting });
    expect(filing({ setting: 'home', documents })).toMatchObject({ category: 'elderly' });
  });

  test('APP-4 · what the conclusion and the rest lack is named in one refusal', () => {
    expect(refused({ ...child, setting: 'home', documents: papers('identity-document') }).particulars).toStrictEqual({
      missing: ['application', 'medical-card', 'pmp-conclusion'],
    });
  });

  const sheltered = { setting: 'temporary-stay', category: 'no-fixed-residence' as Category } as const;

  test('TMP-1 · temporary stay needs an application or a written referral', () => {
    for (const kind of ['application', 'referral'])
      expect(filing({ ...sheltered, documents: papers(kind) })).toMatchObject({ setting: 'temporary-stay' });
    expect(refused({ ...sheltered, documents: papers('medical-petition') })).toStrictEqual({
      reason: 'norm',
      code: 'documents-missing',
      norm: 'APP-4',
      source: expect.stringContaining('263/4 cl.3'),
      particulars: { missing: ['application'] },
    });
    expect(refused({ documents: papers('referral', 'identity-document', 'medical-card') }).particulars).toStrictEqual({
      missing: ['application'],
    });
  });

  test('TMP-2 · who lost their housing in another region is taken in without identity documents', () => {
    expect(
      filing({ ...sheltered, documents: papers('application'), temporary: { fromOtherRegion: true } }),
    ).toMatchObject({ temporary: { fromOtherRegion: true } });
  });
});
