import { expect, test } from 'vitest';
import { functionNames } from '../../infra/functions.ts';
import { House } from './house.ts';

const house = new House();
const { Parameters } = house.template('KezekFunctions').toJSON();

const settingsOf = (name: (typeof functionNames)[number]): Record<string, unknown> =>
  house.lambda(name).properties.Environment?.Variables ?? {};

test('ARR-3 · who deploys and says nothing demands a signature under a postponement, and trusts nobody yet', () => {
  const { Signatures, SignedActs, SignatureTrustAnchors } = Parameters;
  expect(Signatures).toMatchObject({ Default: 'required', AllowedValues: ['required', 'optional'] });
  expect(SignedActs.Default).toBe('postponement');
  expect(SignatureTrustAnchors.Default).toBe('');
  const acts = new RegExp(`^${SignedActs.AllowedPattern}$`);
  expect(['choice', 'postponement,choice, joining'].filter((list) => !acts.test(list))).toStrictEqual([]);
  expect(['', 'withdrawal', 'choice;joining', 'choice,'].filter((list) => acts.test(list))).toStrictEqual([]);
});

test('only the API is told of signatures, as the parameters say', () => {
  const told = functionNames.filter((name) =>
    Object.keys(settingsOf(name)).some((setting) => setting.startsWith('SIGN')),
  );
  expect(told).toStrictEqual(['api']);
  expect(settingsOf('api')).toMatchObject({
    SIGNATURES: { Ref: 'Signatures' },
    SIGNED_ACTS: { Ref: 'SignedActs' },
    SIGNATURE_TRUST_ANCHORS: { Ref: 'SignatureTrustAnchors' },
  });
});

test('the longest list of certificates leaves room for the other variables: a function has 4096 bytes for all', () => {
  const longest: Record<string, number> = {
    Signatures: 'required'.length,
    SignedActs: 'postponement, choice, joining'.length,
    SignatureTrustAnchors: Parameters.SignatureTrustAnchors.MaxLength,
    // Two transfers of days off, with their sources.
    DaysOffTransfers: 180,
  };
  // The name of a table or the id of a key, made by CloudFormation.
  const reference = 64;
  const bytes = Object.entries(settingsOf('api')).map(([name, value]) => {
    const { Ref } = value as { Ref?: string };
    return name.length + ((Ref !== undefined && longest[Ref]) || reference);
  });
  expect(bytes.length).toBeGreaterThan(6);
  expect(bytes.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(4096);
});
