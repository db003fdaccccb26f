import { type LimitName, limitOn } from './law.ts';
import { nightBedSummer } from './policies.ts';
import type { LegalDate } from './time.ts';

/** Wall clock times in Asia/Almaty; `until` is on the next morning. */
export type NightBedHours = { readonly from: string; readonly until: string };

const isSummer = (date: LegalDate): boolean => {
  const day = date.slice('YYYY-'.length);
  return nightBedSummer.value.from <= day && day <= nightBedSummer.value.to;
};

/**
 * TMP-8: between which hours a bed without hot food is given, in the night that begins on the day, to those unwilling to
 * change their way of life. The seasons are the policy's, the hours the law's (263/4 cl.6).
 * @throws {LawEditionMissing}
 */
export const nightBedHours = (date: LegalDate): NightBedHours => {
  const hour = (name: LimitName): string =>
    `${String(limitOn(name, 'temporary-stay', date).value).padStart(2, '0')}:00`;
  return isSummer(date)
    ? { from: hour('nightFromInSummer'), until: hour('nightUntilInSummer') }
    : { from: hour('nightFromInWinter'), until: hour('nightUntilInWinter') };
};
