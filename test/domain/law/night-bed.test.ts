import { describe, expect, it } from 'vitest';
import { LawEditionMissing } from '../../../domain/law/law.ts';
import { nightBedHours } from '../../../domain/law/night-bed.ts';

const summer = { from: '21:00', until: '09:00' };
const winter = { from: '18:00', until: '10:00' };

describe('TMP-8 · the hours of a night bed', () => {
  it.each([
    ['the last night of winter', '2025-05-31', winter],
    ['the first night of summer', '2025-06-01', summer],
    ['a night of July', '2026-07-15', summer],
    ['the last night of summer', '2025-08-31', summer],
    ['the first night of winter', '2025-09-01', winter],
    ['New Year’s Eve', '2025-12-31', winter],
    ['a leap day', '2028-02-29', winter],
  ])('TMP-8 · %s, %s', (_night, date, hours) => {
    expect(nightBedHours(date)).toStrictEqual(hours);
  });

  it('TMP-8 · on a day before every edition in hand there are none', () => {
    expect(() => nightBedHours('2021-12-25')).toThrow(LawEditionMissing);
  });
});
