import { describe, expect, test } from 'vitest';
import { LawEditionMissing } from '../../../domain/law/law.ts';
import { addressee, adultOn, type Person, reachedThrough } from '../../../domain/person/person.ts';

const representative = {
  iin: '000000000000',
  name: { family: 'Ә', given: 'Ә' },
  phone: '+77010000002',
  relation: 'mother',
};

const person = (change: Partial<Person> = {}): Person => ({
  personId: 'p',
  iin: '000000000000',
  name: { family: 'Ә', given: 'Ә' },
  birthDate: '2010-03-11',
  sex: 'female',
  address: { region: 'R1', locality: 'L1', line: '1' },
  phone: '+77010000001',
  language: 'kk',
  ...change,
});

describe('whom a message goes to', () => {
  test('SMS-1 · a minor’s goes to the representative, until the day of turning eighteen', () => {
    expect(addressee(person({ representative }), '2028-03-10')).toStrictEqual({
      phone: '+77010000002',
      language: 'kk',
    });
    expect(addressee(person({ representative }), '2028-03-11')).toStrictEqual({
      phone: '+77010000001',
      language: 'kk',
    });
  });

  test('SMS-1 · a minor without a representative’s number has none, though a number of their own is known', () => {
    expect(addressee(person(), '2028-03-10')).toStrictEqual({ language: 'kk' });
    expect(addressee(person(), '2028-03-11')).toStrictEqual({ phone: '+77010000001', language: 'kk' });
  });

  test('SMS-1 · an incapacitated adult’s goes to the representative and to nobody else', () => {
    const adult = { birthDate: '1980-01-01', language: 'ru' } as const;
    expect(addressee(person({ ...adult, incapacity: true, representative }), '2025-03-10')).toStrictEqual({
      phone: '+77010000002',
      language: 'ru',
    });
    expect(addressee(person({ ...adult, incapacity: true }), '2025-03-10')).toStrictEqual({ language: 'ru' });
    expect(addressee(person({ ...adult, incapacity: false }), '2025-03-10')).toStrictEqual({
      phone: '+77010000001',
      language: 'ru',
    });
  });

  test('SMS-1 · it is one and the same person through whom somebody is reached, whatever number is known', () => {
    const through = (on: string, change: Partial<Person> = {}) => reachedThrough(person(change), on);
    expect([through('2028-03-10'), through('2028-03-11')]).toStrictEqual(['representative', 'recipient']);
    expect(through('2028-03-11', { incapacity: true })).toBe('representative');
    expect(through('2028-03-11', { representative })).toBe('recipient');
  });

  test('SMS-3 · with no number known there is none to guess', () => {
    const { phone: _, ...unreachable } = person({ birthDate: '1980-01-01' });
    expect(addressee(unreachable, '2025-03-10')).toStrictEqual({ language: 'kk' });
  });
});

describe('coming of age', () => {
  test('CAT-1 · somebody comes of age on the eighteenth birthday, or where that month has no such day on its last', () => {
    expect(adultOn('2007-03-10', '2025-03-10')).toBe('2025-03-10');
    expect(adultOn('2008-02-29', '2025-03-10')).toBe('2026-02-28');
  });

  test('EDI-1 · before the editions in hand the age of majority is an error, never a guess', () => {
    expect(adultOn('2000-01-01', '2021-12-26')).toBe('2018-01-01');
    expect(() => adultOn('2000-01-01', '2021-12-25')).toThrow(LawEditionMissing);
  });
});
