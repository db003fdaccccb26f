import { type MetadataJson, parsePhoneNumberFromString } from 'libphonenumber-js/core';
import { InvalidValue } from './invalid-value.ts';
import seven from './phone-numbers.json' with { type: 'json' };

/**
 * The number in E.164, when it is a Kazakhstani mobile number: an SMS can go nowhere else. What is known of numbers is that of
 * +7 alone, Kazakhstan's and Russia's; those of all others are no such number, whatever they are, and take long to load.
 * @throws InvalidValue `invalid-phone`
 */
export const kazakhstaniMobile = (phone: string, path: string): string => {
  const parsed = parsePhoneNumberFromString(phone, 'KZ', seven as unknown as MetadataJson);
  if (!parsed?.isValid() || parsed.country !== 'KZ')
    throw new InvalidValue('invalid-phone', path, 'is no Kazakhstani mobile number');
  return parsed.number;
};
